"""The statements that open dossiers for a chunk of linked signals: set-based, a fixed number per chunk."""

# The temporary tables live until the transaction ends, which may hold several chunks.
CLEAR = "DROP TABLE IF EXISTS casework_stage, casework_touched, casework_words"
# Signals that wait for a dossier. Addresses follow each other, so that a chunk cuts few of them in two.
STAGE = """
CREATE TEMPORARY TABLE casework_stage ON COMMIT DROP AS
SELECT signal.id AS signal, link.address_id AS address, link.resident_id AS resident,
    date_trunc('month', signal.signalled_on)::date AS month, signal.amount_cents, signal.is_end_of_supply,
    signal.crisis_kind <> '' AS is_crisis, NULL::bigint AS person
FROM intake_arrearssignal AS signal
JOIN linkage_link AS link ON link.organisation_id = signal.organisation_id AND link.signal_id = signal.id
WHERE signal.organisation_id = %(organisation)s AND signal.delivery_id = %(delivery)s AND signal.status = %(open)s
ORDER BY link.address_id, signal.id
LIMIT %(limit)s
"""
# Addresses of this file at which something was left aside, to know first where people live together by chance.
STAGE_ASIDE = """
CREATE TEMPORARY TABLE casework_stage ON COMMIT DROP AS
SELECT DISTINCT link.address_id AS address, date_trunc('month', signal.signalled_on)::date AS month
FROM intake_arrearssignal AS signal
JOIN linkage_link AS link ON link.organisation_id = signal.organisation_id AND link.signal_id = signal.id
WHERE signal.organisation_id = %(organisation)s AND signal.is_outside_covenant AND signal.status = %(unfounded)s
    AND link.address_id IN (
        SELECT of_file.address_id FROM intake_arrearssignal AS new
        JOIN linkage_link AS of_file ON of_file.organisation_id = new.organisation_id AND of_file.signal_id = new.id
        WHERE new.organisation_id = %(organisation)s AND new.delivery_id = %(delivery)s
    )
"""
# R3: what only a covenant calls unfounded is not left aside when another creditor has a signal at the same address in
# the same month, of the same person where people live together by chance. Signals of earlier files too: they become
# open, and their delivery is taken up once more.
BUNDLED = """
UPDATE intake_arrearssignal AS signal SET status = %(open)s
FROM linkage_link AS link
WHERE signal.organisation_id = %(organisation)s AND signal.is_outside_covenant AND signal.status = %(unfounded)s
    AND link.organisation_id = signal.organisation_id AND link.signal_id = signal.id
    AND link.address_id IN (SELECT address FROM casework_stage)
    AND EXISTS (
        SELECT FROM linkage_link AS beside
        JOIN intake_arrearssignal AS other
            ON other.organisation_id = beside.organisation_id AND other.id = beside.signal_id
        WHERE beside.organisation_id = signal.organisation_id AND beside.address_id = link.address_id
            AND (beside.resident_id = link.resident_id OR link.address_id NOT IN (
                SELECT address_id FROM casework_separateaddress WHERE organisation_id = %(organisation)s
            ))
            AND other.creditor_id <> signal.creditor_id
            AND date_trunc('month', other.signalled_on) = date_trunc('month', signal.signalled_on)
            AND (other.status IN (%(open)s, %(taken_up)s) OR other.is_outside_covenant)
    )
"""
RECONSIDERED = """
SELECT DISTINCT delivery_id FROM intake_arrearssignal
WHERE organisation_id = %(organisation)s AND is_outside_covenant AND status = %(open)s
"""
# Signals of dossiers that are judged again because a signal turned out to be someone else's.
STAGE_AGAIN = """
CREATE TEMPORARY TABLE casework_stage ON COMMIT DROP AS
SELECT taken.signal_id AS signal, dossier.address_id AS address, taken.resident_id AS resident, dossier.month
FROM casework_dossier AS dossier
JOIN casework_dossiersignal AS taken
    ON taken.organisation_id = dossier.organisation_id AND taken.dossier_id = dossier.id
WHERE dossier.organisation_id = %(organisation)s AND dossier.id = ANY (%(dossiers)s)
"""
# Counted over everyone who had a signal there since the look-back began, by surname without its spelling.
SEPARATE = """
INSERT INTO casework_separateaddress (organisation_id, shared_with, address_id, reason, since)
SELECT %(organisation)s, %(shared_with)s, link.address_id, %(separated)s, %(at)s
FROM linkage_link AS link
JOIN linkage_resident AS resident
    ON resident.organisation_id = link.organisation_id AND resident.id = link.resident_id
JOIN intake_arrearssignal AS signal ON signal.organisation_id = link.organisation_id AND signal.id = link.signal_id
WHERE link.organisation_id = %(organisation)s AND link.address_id IN (SELECT address FROM casework_stage)
    AND resident.surname <> '' AND link.state <> %(in_review)s
    AND signal.signalled_on >= (SELECT min(month) FROM casework_stage) - %(look_back)s::interval
GROUP BY link.address_id
HAVING count(DISTINCT lower(resident.surname)) >= %(unrelated)s
ON CONFLICT (organisation_id, address_id) DO NOTHING
"""
PERSONS = """
UPDATE casework_stage AS stage SET person = stage.resident
FROM casework_separateaddress AS separate
WHERE separate.organisation_id = %(organisation)s AND separate.address_id = stage.address
"""
# The round of this month that begins after its closing day stays open for some days: other files are on their way too.
ROUNDS = """
INSERT INTO casework_round (organisation_id, shared_with, month, closes_on, closed_at, closed_by)
SELECT %(organisation)s::bigint, %(shared_with)s::bigint[], month, closes_on,
    CASE WHEN closes_on < %(today)s THEN %(at)s::timestamptz END, CASE WHEN closes_on < %(today)s THEN 0 END
FROM (
    SELECT DISTINCT month, CASE WHEN month = date_trunc('month', %(today)s::date)::date
        THEN greatest(month + (%(closing_day)s - 1), %(today)s::date + %(days_open)s)
        ELSE month + (%(closing_day)s - 1) END AS closes_on
    FROM casework_stage
) AS found
ON CONFLICT (organisation_id, month) DO NOTHING
"""
DOSSIERS = """
INSERT INTO casework_dossier (organisation_id, shared_with, address_id, resident_id, round_id, month,
    opened_with_id, opened_at, is_crisis, is_end_of_supply, is_multiple, is_successive, is_letter_only,
    amount_cents, priority)
SELECT DISTINCT %(organisation)s::bigint, %(shared_with)s::bigint[], stage.address, stage.person, round.id,
    stage.month, %(delivery)s::bigint, %(at)s::timestamptz, false, false, false, false, false, 0, 0
FROM casework_stage AS stage
JOIN casework_round AS round ON round.organisation_id = %(organisation)s AND round.month = stage.month
ON CONFLICT (organisation_id, address_id, month, resident_id) DO NOTHING
"""
# A colleague may be closing one of these: either that result is there before anything is added, or it comes after all
# of it and says that a signal came in. In order, so that two who want several of them cannot wait for each other.
HELD = """
SELECT count(*) FROM (
    SELECT FROM casework_dossier AS dossier
    WHERE dossier.organisation_id = %(organisation)s AND EXISTS (
        SELECT FROM casework_stage AS stage
        WHERE stage.address = dossier.address_id AND stage.month = dossier.month
            AND stage.person IS NOT DISTINCT FROM dossier.resident_id
    )
    ORDER BY dossier.id FOR UPDATE
) AS held
"""
SIGNALS = """
INSERT INTO casework_dossiersignal (organisation_id, shared_with, dossier_id, signal_id, resident_id, joined_at)
SELECT %(organisation)s, %(shared_with)s, dossier.id, stage.signal, stage.resident, %(at)s
FROM casework_stage AS stage
JOIN casework_dossier AS dossier ON dossier.organisation_id = %(organisation)s AND dossier.address_id = stage.address
    AND dossier.month = stage.month AND dossier.resident_id IS NOT DISTINCT FROM stage.person
"""
PEOPLE = """
INSERT INTO casework_dossierresident
    (organisation_id, shared_with, dossier_id, resident_id, status, outcome, sub_reason)
SELECT DISTINCT %(organisation)s::bigint, %(shared_with)s::bigint[], taken.dossier_id, stage.resident,
    %(not_approached)s, '', ''
FROM casework_stage AS stage
JOIN casework_dossiersignal AS taken ON taken.organisation_id = %(organisation)s AND taken.signal_id = stage.signal
ON CONFLICT (organisation_id, dossier_id, resident_id) DO NOTHING
"""
# Then what a creditor would have heard, and has not yet, does not hold any more.
FEEDBACK_WITHDRAWN = """
UPDATE casework_feedback AS told SET status = %(withdrawn)s
FROM casework_stage AS stage
JOIN casework_dossiersignal AS taken ON taken.organisation_id = %(organisation)s AND taken.signal_id = stage.signal
JOIN casework_dossierresident AS person ON person.organisation_id = %(organisation)s
    AND person.dossier_id = taken.dossier_id AND person.resident_id = stage.resident AND person.status = %(closed)s
JOIN casework_dossiersignal AS earlier ON earlier.organisation_id = %(organisation)s
    AND earlier.dossier_id = person.dossier_id AND earlier.resident_id = person.resident_id
WHERE told.organisation_id = %(organisation)s AND told.dossier_signal_id = earlier.id AND told.status = %(ready)s
"""
# What comes on top of something that was closed opens it again (R2).
REOPENED = """
UPDATE casework_dossierresident AS person
SET status = %(not_approached)s, outcome = '', sub_reason = '', closed_at = NULL, closed_by = NULL,
    reopened_at = %(at)s
FROM casework_stage AS stage
JOIN casework_dossiersignal AS taken ON taken.organisation_id = %(organisation)s AND taken.signal_id = stage.signal
WHERE person.organisation_id = %(organisation)s AND person.dossier_id = taken.dossier_id
    AND person.resident_id = stage.resident AND person.status = %(closed)s
"""
OFFERS_DUE = """
INSERT INTO casework_deadline (organisation_id, shared_with, dossier_id, kind, starts_on, due_on)
SELECT DISTINCT %(organisation)s::bigint, %(shared_with)s::bigint[], taken.dossier_id, %(offer)s, %(received_on)s::date,
    %(offer_due_on)s::date
FROM casework_stage AS stage
JOIN casework_dossiersignal AS taken ON taken.organisation_id = %(organisation)s AND taken.signal_id = stage.signal
JOIN casework_dossier AS dossier ON dossier.organisation_id = %(organisation)s AND dossier.id = taken.dossier_id
WHERE dossier.next_due_on IS NULL
ON CONFLICT DO NOTHING
"""
WAITING = """
UPDATE casework_dossier AS dossier SET closed_at = NULL, next_due_on = coalesce(next_due_on, %(offer_due_on)s)
FROM (
    SELECT DISTINCT taken.dossier_id AS id FROM casework_stage AS stage
    JOIN casework_dossiersignal AS taken ON taken.organisation_id = %(organisation)s AND taken.signal_id = stage.signal
) AS named
WHERE dossier.organisation_id = %(organisation)s AND dossier.id = named.id
    AND (dossier.next_due_on IS NULL OR dossier.closed_at IS NOT NULL)
"""
# A signal in a dossier counts as taken up (DDAS), and may be seen by whoever carries the work out.
TAKEN_UP = """
UPDATE intake_arrearssignal AS signal SET status = %(taken_up)s, shared_with = %(shared_with)s
FROM casework_stage AS stage WHERE signal.organisation_id = %(organisation)s AND signal.id = stage.signal
"""
# Whoever sees the signal sees whose it is and where, also when it was linked while nobody took it up.
LINKS_SEEN = """
UPDATE linkage_link AS link SET shared_with = %(shared_with)s
FROM casework_stage AS stage
WHERE link.organisation_id = %(organisation)s AND link.signal_id = stage.signal
    AND NOT link.shared_with @> %(shared_with)s::bigint[]
"""
RESIDENTS_SEEN = """
UPDATE linkage_resident AS resident SET shared_with = %(shared_with)s
FROM (
    SELECT resident AS id FROM casework_stage
    UNION SELECT candidate.resident_id FROM casework_stage AS stage
    JOIN linkage_link AS link ON link.organisation_id = %(organisation)s AND link.signal_id = stage.signal
    JOIN linkage_linkcandidate AS candidate
        ON candidate.organisation_id = link.organisation_id AND candidate.link_id = link.id
    WHERE link.state = %(in_review)s
) AS named
WHERE resident.organisation_id = %(organisation)s AND resident.id = named.id
    AND NOT resident.shared_with @> %(shared_with)s::bigint[]
"""
ADDRESSES_SEEN = """
UPDATE linkage_address AS address SET shared_with = %(shared_with)s
FROM casework_stage AS stage
WHERE address.organisation_id = %(organisation)s AND address.id = stage.address
    AND NOT address.shared_with @> %(shared_with)s::bigint[]
"""
# Whoever sees the signal reads who sent it.
CREDITORS = """
UPDATE intake_creditor AS creditor
SET shared_with = ARRAY(SELECT DISTINCT unnest(creditor.shared_with || %(shared_with)s::bigint[]) ORDER BY 1)
FROM (
    SELECT DISTINCT signal.creditor_id FROM casework_stage AS stage
    JOIN intake_arrearssignal AS signal ON signal.organisation_id = %(organisation)s AND signal.id = stage.signal
) AS named
WHERE creditor.organisation_id = %(organisation)s AND creditor.id = named.creditor_id
    AND NOT creditor.shared_with @> %(shared_with)s::bigint[]
"""
# A file that comes late changes what the months after it look back on, so those dossiers are judged again. The same
# arrears (creditor, customer and date of arising) count once, with the amount that was signalled last.
TOUCHED = """
CREATE TEMPORARY TABLE casework_touched ON COMMIT DROP AS
SELECT dossier.id, dossier.address_id, dossier.resident_id, dossier.month, count(*) > 1 AS is_multiple,
    sum(part.amount_cents)::bigint AS amount_cents, bool_or(part.is_crisis) AS is_crisis,
    min(part.crisis_on) AS crisis_on, bool_or(part.is_end_of_supply) AS is_end_of_supply, false AS is_successive,
    array_agg(DISTINCT creditor.type ORDER BY creditor.type) AS creditor_types,
    max(part.youngest_born_on) AS youngest_born_on, min(part.oldest_born_on) AS oldest_born_on
FROM casework_dossier AS dossier
CROSS JOIN LATERAL (
    SELECT signal.creditor_id,
        (array_agg(signal.amount_cents ORDER BY signal.signalled_on DESC, signal.id DESC))[1] AS amount_cents,
        bool_or(signal.crisis_kind <> '') AS is_crisis, bool_or(signal.is_end_of_supply) AS is_end_of_supply,
        min(signal.crisis_on) AS crisis_on, max(resident.birth_date) AS youngest_born_on,
        min(resident.birth_date) AS oldest_born_on
    FROM casework_dossiersignal AS taken
    JOIN intake_arrearssignal AS signal
        ON signal.organisation_id = taken.organisation_id AND signal.id = taken.signal_id
    JOIN linkage_resident AS resident
        ON resident.organisation_id = taken.organisation_id AND resident.id = taken.resident_id
    WHERE taken.organisation_id = %(organisation)s AND taken.dossier_id = dossier.id
    GROUP BY signal.creditor_id, signal.arisen_on, signal.customer_number,
        CASE WHEN signal.customer_number = '' THEN taken.resident_id END
) AS part
JOIN intake_creditor AS creditor
    ON creditor.organisation_id = dossier.organisation_id AND creditor.id = part.creditor_id
WHERE dossier.organisation_id = %(organisation)s
    AND EXISTS (
        SELECT FROM casework_stage AS stage
        WHERE stage.address = dossier.address_id AND dossier.month >= stage.month
            AND dossier.month <= stage.month + %(look_back)s::interval
    )
GROUP BY dossier.id
"""
# A crisis is not offered help weeks later: its term ends soon, and never after the crisis itself.
CRISIS_OFFERS_DUE = """
UPDATE casework_deadline AS term
SET due_on = greatest(%(today)s::date, least(%(crisis_offer_due_on)s::date, touched.crisis_on))
FROM casework_touched AS touched
WHERE term.organisation_id = %(organisation)s AND term.dossier_id = touched.id AND touched.is_crisis
    AND term.kind = %(offer)s AND term.met_on IS NULL AND term.dropped_on IS NULL
    AND term.due_on > %(crisis_offer_due_on)s::date
"""
CRISIS_NEXT = """
UPDATE casework_dossier AS dossier SET next_due_on = term.due_on
FROM casework_touched AS touched
JOIN casework_deadline AS term ON term.organisation_id = %(organisation)s AND term.dossier_id = touched.id
WHERE dossier.organisation_id = %(organisation)s AND dossier.id = touched.id AND touched.is_crisis
    AND term.kind = %(offer)s AND term.met_on IS NULL AND term.dropped_on IS NULL
    AND dossier.next_due_on > term.due_on
"""
SUCCESSIVE = """
UPDATE casework_touched AS touched SET is_successive = true
WHERE EXISTS (
    SELECT FROM linkage_link AS link
    JOIN intake_arrearssignal AS earlier
        ON earlier.organisation_id = link.organisation_id AND earlier.id = link.signal_id
    WHERE link.organisation_id = %(organisation)s AND link.address_id = touched.address_id
        AND (touched.resident_id IS NULL OR link.resident_id = touched.resident_id)
        AND earlier.signalled_on < touched.month
        AND earlier.signalled_on >= touched.month - %(look_back)s::interval
        AND earlier.status <> ALL (%(never_counted)s)
)
"""
# Whoever carries the work out reads why a dossier is urgent.
RULES_SHARED = """
UPDATE casework_priorityrules AS found
SET shared_with = ARRAY(SELECT DISTINCT unnest(found.shared_with || %(shared_with)s::bigint[]) ORDER BY 1)
WHERE found.organisation_id = %(organisation)s AND found.id = %(rules)s
    AND NOT found.shared_with @> %(shared_with)s::bigint[]
"""
DESCRIBED = """
SELECT DISTINCT stage.address, address.street, address.postcode, address.house_number::text,
    address.house_number || address.house_letter || address.house_addition,
    resident.surname, resident.prefix, resident.initials, resident.business_name
FROM casework_stage AS stage
JOIN linkage_address AS address ON address.organisation_id = %(organisation)s AND address.id = stage.address
JOIN linkage_resident AS resident ON resident.organisation_id = %(organisation)s AND resident.id = stage.resident
"""
STAGE_WORDS = "CREATE TEMPORARY TABLE casework_words (address bigint, term text) ON COMMIT DROP"
WORDS = """
INSERT INTO casework_searchterm (organisation_id, shared_with, address_id, term)
SELECT DISTINCT %(organisation)s::bigint, %(shared_with)s::bigint[], address, term FROM casework_words
ON CONFLICT (organisation_id, term, address_id) DO NOTHING
"""

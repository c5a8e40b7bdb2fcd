"""Folds delivered names, dates and numbers to what can be compared; in DuckDB, so nothing folded is stored twice."""

from pathlib import Path

import duckdb

COLUMNS = (
    "signal", "resident", "address", "postcode", "house_number", "house_letter", "house_addition", "surname",
    "prefix", "initials", "business_name", "birth_date", "phone", "email", "creditor", "customer_number",
)  # fmt: skip
# Tussenvoegsels come and go between creditors, so they say nothing about who someone is.
_PREFIXES = (
    "van", "de", "der", "den", "het", "t", "ten", "ter", "te", "v", "vd", "d", "op", "in", "aan", "el", "al", "ait",
    "la", "le", "du", "da", "di", "dos", "von", "zu", "bin", "ben", "s", "n",
)  # fmt: skip
# Spellings that sound the same: ij and y, ss and s, double and single letters.
_SOUNDS = (
    ("ij", "y"), ("ei", "y"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("sch", "s"), ("c", "k"), ("z", "s"),
    ("ou", "au"), ("uw", "u"), ("ie", "i"), ("oe", "u"), ("v", "f"), ("i", "y"), ("yy", "y"),
    *((letter * 2, letter) for letter in "abdefgklmnoprstu"),
)  # fmt: skip


class UnableToReadFiles(Exception):
    """The files that the caller wrote cannot be read; the message says which."""


def _folded(column: str) -> str:
    """SQL: lower case, no accents, ij written as y."""
    letters = f"translate(lower({column}), 'łøđıßæœ', 'lodisao')"
    return f"replace(strip_accents({letters}), 'ij', 'y')"


def _sound(column: str) -> str:
    for written, heard in _SOUNDS:
        column = f"replace({column}, '{written}', '{heard}')"
    return column


_PREFIX_LIST = ", ".join(f"'{prefix}'" for prefix in _PREFIXES)
_DESCRIBED = f"""
CREATE TABLE described AS
WITH worded AS (
    SELECT *, list_filter(
        string_split_regex({_folded("coalesce(nullif(surname, ''), business_name)")}, '[^a-z]+'),
        lambda word: len(word) > 0 AND word NOT IN ({_PREFIX_LIST})
    ) AS words,
    regexp_extract_all(initials, '[[:alpha:]]+') AS parts
    FROM delivered
), keyed AS (
    SELECT *, nullif(array_to_string(words, ''), '') AS name,
        CASE WHEN len(parts) > 0 AND len(parts[1]) >= 3 AND (parts[1] <> upper(parts[1]) OR len(parts[1]) > 4)
            THEN {_folded("parts[1]")} END AS first_name,
        nullif({_folded("array_to_string(parts, '')")}, '') AS letters
    FROM worded
)
SELECT signal AS unique_id, resident, is_known, address, postcode, postcode || ' ' || house_number AS place,
    name, {_sound("name")} AS sound, words, surname = '' AS is_business, first_name,
    CASE WHEN first_name IS NULL THEN letters END AS letters, left(letters, 1) AS initial,
    try_cast(nullif(birth_date, '') AS DATE) AS birth,
    nullif(right(regexp_replace(phone, '\\D', '', 'g'), 9), '') AS phone,
    nullif(lower(email), '') AS email, creditor,
    CASE WHEN customer_number <> '' THEN creditor || ' ' || customer_number END AS customer
FROM keyed
"""  # noqa: S608
_BLOCKS = """
CREATE TABLE crowded AS SELECT address FROM described GROUP BY address HAVING count(*) > 300;
ALTER TABLE described ADD COLUMN address_block BIGINT;
UPDATE described SET address_block = address WHERE address NOT IN (SELECT address FROM crowded);
"""


def describe(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make the table `described` of known and new signals; raises UnableToReadFiles."""
    selects = []
    for name, is_known in (("known.csv", "true"), ("new.csv", "false")):
        path = folder / name
        try:
            with path.open(encoding="utf-8") as file:
                header = tuple(file.readline().strip().split(","))
        except OSError as error:
            raise UnableToReadFiles(f"{name} cannot be read: {error.strerror}") from error
        if header != COLUMNS:
            raise UnableToReadFiles(f"{name} has other columns than {', '.join(COLUMNS)}")
        read = f"read_csv('{path}', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')"
        texts = ", ".join(
            f"{column}::BIGINT AS {column}"
            if column in {"signal", "address"}
            else f"coalesce({column}, '') AS {column}"
            for column in COLUMNS
            if column != "resident"
        )
        selects.append(f"SELECT {texts}, resident::BIGINT AS resident, {is_known} AS is_known FROM {read}")  # noqa: S608
    try:
        connection.execute(f"CREATE TABLE delivered AS {' UNION ALL '.join(selects)}")
    except duckdb.Error as error:
        # DuckDB quotes the row that it cannot read, and that row is someone's.
        raise UnableToReadFiles(f"the files cannot be read: {type(error).__name__}") from None
    connection.execute(_DESCRIBED)
    connection.execute("DROP TABLE delivered")
    connection.execute(_BLOCKS)

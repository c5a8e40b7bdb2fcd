"""How many questions the authority answers in a second: on papers in memory, and per transaction, as callers ask.

Per transaction means all of it: begin, the context, which revision the register has, the papers where that is new,
the questions, commit. So no answer is older than the agreements of its own transaction.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.large_town import LargeTown
from samenspoor.domain.agreements.rules import EARLY_SIGNALLING, Paper, PaperKind, Question, answer

PARTIES = 40
QUESTIONS = 20_000
AT_ONCE = (1, 36, 1000)
"""Questions in one transaction: one act, the page of what forty organisations may do, a long list."""
ROUNDS, TRANSACTIONS = 9, 40
# In the town: sign the papers of so many organisations, then ask; prints what each transaction took, in seconds.
_ASK = """
import json, statistics, sys, time
from datetime import timedelta
import django
django.setup()
from django.utils import timezone
from samenspoor.domain.agreements import actions, authority
from samenspoor.domain.agreements.actions import Contact, Signature, TermsWritten
from samenspoor.domain.agreements.deployment import Act
from samenspoor.domain.agreements.models import AgreementKind, ContactSide, PartnerKind
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation

parties, rounds, transactions, *sizes = map(int, sys.argv[1:])
owner, now = Organisation.objects.get(slug="waterveen"), timezone.now()
today, who, signed = timezone.localdate(now), {"by": 1, "at": now}, Signature(name="A. Bos", power="mandaat")
begin = today - timedelta(days=300)
terms = {
    AgreementKind.COOPERATION: {"phases": ["early_signalling"]},
    AgreementKind.MACHTIGING: {"acts": ["ring"], "side": "leading", "law": "private"},
    AgreementKind.PROCESSING: {"data_categories": ["name_address"], "reports_to_us": ["reached"]},
}


def transaction():
    return acting(organisation=owner.pk, user=1, purpose="bench", scope=Scope.ORGANISATION)


numbers = []
with transaction():
    for number in range(parties):
        party = Organisation.objects.create(slug=f"bench-{number}", name=f"Bench {number}", kind="volunteers")
        numbers.append(party.pk)
        kept = actions.add_partner(owner, name=party.name, kind=PartnerKind.VOLUNTEERS, participant=party, **who)
        for side in ContactSide:
            actions.name_contact(kept, Contact(name="Marijke", telephone="0519 29 29 10"), side=side, **who)
        for kind, given in terms.items():
            written = TermsWritten(starts_on=begin, ends_on=today + timedelta(days=90), terms=given)
            made = actions.draft_agreement(kept, written, kind=kind, **who)
            if number % 2 or kind != AgreementKind.PROCESSING:
                actions.sign(made, on=begin, ours=signed, theirs=signed, **who)


def seconds(size, is_new):
    if is_new:
        authority._authority.cache_clear()
    started = time.perf_counter()
    with transaction():
        found = authority.authority_of(owner.pk, reader=owner.pk)
        for place in range(size):
            found.answers(authority.before_acceptance(Act.RING, party=numbers[place % parties], on=today))
    return time.perf_counter() - started


with transaction():
    found = authority.authority_of(owner.pk, reader=owner.pk)
    asked = [authority.before_acceptance(Act.RING, party=number, on=today) for number in numbers]
    if sum(found.answers(question).is_allowed for question in asked) != parties // 2:
        raise RuntimeError("half of the organisations may ring")
for size in sizes:
    for is_new in (False, True):
        count = max(2, transactions // (10 if is_new else 1))
        each = [statistics.median(seconds(size, is_new) for _ in range(count)) for _round in range(rounds)]
        print(json.dumps([size, is_new, statistics.median(each)]))
"""


def measure() -> float:
    """Questions per second: forty organisations with three papers each, asked in turn."""
    today = date(2026, 11, 24)
    papers = [
        Paper(
            number=number,
            kind=kind,
            party=number // 3,
            starts_on=today - timedelta(days=300),
            ends_on=today + timedelta(days=number - 20),
            phases=frozenset({EARLY_SIGNALLING}),
            acts=frozenset({"ring"}),
        )
        for number, kind in enumerate((PaperKind.COOPERATION, PaperKind.MACHTIGING, PaperKind.PROCESSING) * PARTIES)
    ]
    questions = [
        Question(party=place % PARTIES, phase=EARLY_SIGNALLING, act="ring", on=today) for place in range(QUESTIONS)
    ]
    started = time.monotonic()
    allowed = sum(answer(question, papers).is_allowed for question in questions)
    seconds = time.monotonic() - started
    if not 0 < allowed < QUESTIONS:
        raise RuntimeError("some papers hold and some have expired")
    return QUESTIONS / seconds


def measure_transactions(town: LargeTown) -> Iterator[tuple[str, float, str]]:
    """Questions per second of whole transactions, by how many are asked in one and whether the papers are new.

    With the aim, which is for papers as known: they are read anew once after each change of the register.
    """
    arguments = [str(each) for each in (PARTIES, ROUNDS, TRANSACTIONS, *AT_ONCE)]
    done = subprocess.run(
        [sys.executable, "-c", _ASK, *arguments], env=town.environment, check=True, stdout=subprocess.PIPE, text=True
    )
    for size, is_new, seconds in map(json.loads, done.stdout.splitlines()):
        read = "papers read anew" if is_new else "papers as known"
        yield f"authority, {size} asked in one transaction, {read}", size / seconds, "" if is_new else "≥ 10000"

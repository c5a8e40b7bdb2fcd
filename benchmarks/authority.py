"""How many questions the authority answers in a second, with the papers of a large city read once."""

import time
from datetime import date, timedelta

from samenspoor.domain.agreements.rules import EARLY_SIGNALLING, Paper, PaperKind, Question, answer

PARTIES = 40
QUESTIONS = 20_000


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

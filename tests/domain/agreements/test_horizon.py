"""The picture of the coming two years: what holds, what follows, how long what runs goes on."""

from datetime import timedelta

from samenspoor.domain.agreements.horizon import Stretch, bars, window
from samenspoor.domain.agreements.models import Agreement, AgreementVersion
from samenspoor.domain.agreements.models.partner import ChainPartner
from samenspoor.domain.agreements.states import AgreementStatus
from tests.help_requests import day

FIRST = {"signed_on": day(-300), "starts_on": day(-300), "transition_days": 90}


def agreement(*versions, kind="cooperation", **changes):
    made = Agreement(pk=1, kind=kind, partner=ChainPartner(name="x"), **{"status": "signed"} | changes)
    rows = [
        AgreementVersion(
            number=number, signed_on=day(-300), **{"starts_on": day(-300), "transition_days": 90} | version
        )
        for number, version in enumerate(versions, 1)
    ]
    made._prefetched_objects_cache = {"versions": rows[::-1]}  # type: ignore[attr-defined]
    return made


def bar(*versions, **changes):
    return bars([agreement(*versions, **changes)], on=day())[0]


def test_a_bar_runs_to_the_last_day_and_then_in_transition():
    found = bar({"ends_on": day(9)})
    assert found.stretches == [Stretch(0, 10), Stretch(10, 90, is_transition=True)]
    assert (found.last, found.transition_until, found.ends_soon(day())) == (day(9), day(99), True)


def test_a_version_that_follows_moves_the_end_and_one_without_an_end_fills_the_picture():
    assert bar({"ends_on": day(9)}, {"starts_on": day(10), "ends_on": day(400)}).last == day(400)
    assert bar({"ends_on": day(9)}, {"ends_on": day(400)}).last == day(400)
    without_end = bar({"ends_on": None})
    assert without_end.last is None
    assert sum(part.days for part in without_end.stretches) == (window(day())[-1] - day()).days + 1


def test_what_has_ended_or_was_withdrawn_shows_the_rest_of_its_transition_and_a_withdrawn_machtiging_nothing():
    ended = bar({"ends_on": day(-10)})
    assert (ended.holds, ended.last) == (False, day(-10))
    assert ended.stretches == [Stretch(0, 81, is_transition=True)]
    assert not ended.ends_soon(day())
    withdrawn = {"status": AgreementStatus.WITHDRAWN, "stops_on": day()}
    assert bar({"ends_on": day(9)}, **withdrawn).stretches == [Stretch(0, 90, is_transition=True)]
    assert bar({"ends_on": day(9)}, kind="machtiging", **withdrawn).stretches == []


def test_the_picture_is_two_years_wide_on_every_day():
    for offset in range(0, 400, 31):
        marks = window(day(offset))
        assert marks == sorted(marks)
        assert timedelta(days=699) < marks[-1] - marks[0] < timedelta(days=732)

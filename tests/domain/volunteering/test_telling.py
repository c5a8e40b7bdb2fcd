"""The page of one resident says the same as the day, and looks at nobody else."""

from typing import Any

from django.utils import timezone

from samenspoor.domain.volunteering import pairing_access as access
from samenspoor.domain.volunteering.models import HelpedResident
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from tests.pairings import day

MOMENTS: dict[str, dict[str, Any]] = {
    "Is due": {"called_on": day(-14)},
    "Heard lately": {"called_on": day(-14), "told_on": day(-2)},
    "Is rung first": {"called_on": None},
    "Has a mail": {"called_on": day(-14), "email": "anna@example.org"},
    "Was helped": {"called_on": day(-14), "status": "helped"},
}


def test_one_resident_is_told_by_the_rule_of_the_day(
    maatjes, take_in, town, sign_papers, as_organisation, django_assert_num_queries
):
    sign_papers()
    asked = take_in(town.waterveen, name="Was asked for")
    taken = {name: take_in(name=name) for name in MOMENTS}
    actor = Actor(7, maatjes, "coordinator", frozenset({Permission.MANAGE_VOLUNTEERS}))
    with as_organisation(maatjes):
        HelpedResident.objects.update(intake_on=day(-14), came_at=timezone.now() + (day(-16) - day()))
        for name, found in taken.items():
            HelpedResident.objects.filter(pk=found.pk).update(**MOMENTS[name])
        HelpedResident.objects.filter(pk=asked.pk).update(called_on=day(-14))
        rows = list(access.residents_of(actor))
        assert len(rows) == len(MOMENTS) + 1
        assert [each.name for each in access.to_tell(actor, on=day())] == ["Is due"]
        assert [each.name for each in rows if access.is_to_tell(actor, each, on=day())] == ["Is due"]
        [due] = [each for each in rows if each.name == "Is due"]
        with django_assert_num_queries(0):
            assert access.is_to_tell(actor, due, on=day())

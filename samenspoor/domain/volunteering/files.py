"""A volunteer with the papers of a day: the one place that says whether somebody may be asked for something new."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from samenspoor.domain.volunteering import rules
from samenspoor.domain.volunteering.models import Volunteer, VolunteerPolicy
from samenspoor.domain.volunteering.rules import PaperState, PaperToday
from samenspoor.domain.volunteering.secrecy_text import VERSION
from samenspoor.domain.volunteering.states import VolunteerStatus


@dataclass(frozen=True)
class File:
    """A volunteer with the papers of a day."""

    volunteer: Volunteer
    papers: list[PaperToday]

    @property
    def pk(self) -> int:
        """The key of the volunteer."""
        return self.volunteer.pk

    @property
    def is_in_order(self) -> bool:
        """Whether every paper holds that is asked of everybody.

        A training that has lapsed counts too, whichever role asks it: to ask more makes nothing easier. A training that
        was never followed stops the roles that ask it alone.
        """
        return not self.lacking()

    def lacking(self, roles: Collection[str] = ()) -> list[PaperToday]:
        """The papers that keep new help in these roles waiting."""
        return [
            paper
            for paper in self.papers
            if not paper.is_in_order
            and (not paper.roles or paper.state == PaperState.LAPSED or not set(roles).isdisjoint(paper.roles))
        ]

    @property
    def untrained(self) -> tuple[tuple[str, str], ...]:
        """Each role of this volunteer with a training that the organisation asks for it and that does not hold."""
        lacking = [paper for paper in self.papers if not paper.is_in_order]
        return tuple((role, paper.name) for paper in lacking for role in paper.roles)

    @property
    def may_begin(self) -> bool:
        """Whether this volunteer may be asked for something new today: active, not suspended, every paper in order."""
        is_there = self.volunteer.status == VolunteerStatus.ACTIVE and not self.volunteer.is_suspended
        return is_there and self.is_in_order

    @property
    def signs_again(self) -> bool:
        """Whether an older text was signed than is printed now: to have it signed again, and it stops nothing."""
        signed = self.volunteer.secrecy_version
        return self.volunteer.secrecy_signed_on is not None and signed is not None and signed < VERSION

    @property
    def first_until(self) -> date | None:
        """The day on which the first paper has to be renewed."""
        return min((paper.until for paper in self.papers if paper.until), default=None)


def policy_in(organisation: int) -> VolunteerPolicy:
    """What an organisation asks; before anything was entered what most ask, not stored."""
    return VolunteerPolicy.objects.filter(organisation=organisation).first() or VolunteerPolicy()


def files(volunteers: Iterable[Volunteer], policy: VolunteerPolicy, *, on: date) -> list[File]:
    """Volunteers that were read `with_trainings`, with their papers on a day."""
    return [
        File(
            volunteer,
            rules.papers(
                vog_issued_on=volunteer.vog_issued_on,
                vog_years=policy.vog_years,
                secrecy_signed_on=volunteer.secrecy_signed_on,
                trainings=[(training.name, training.valid_until) for training in volunteer.trainings.all()],
                asked=[(role, name) for role, name in policy.asked_trainings if role in volunteer.roles],
                on=on,
            ),
        )
        for volunteer in volunteers
    ]

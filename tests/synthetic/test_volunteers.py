"""What volunteers of the town did stands on the day on which it was done."""

from datetime import timedelta

from django.utils import timezone

from samenspoor.domain.volunteering.models import Visit, Volunteer
from samenspoor.domain.volunteering.states import VisitStatus, VolunteerStatus
from samenspoor.synthetic.phone import add_riet
from samenspoor.synthetic.volunteers import add_volunteers


def test_who_helps_came_before_the_half_year_and_a_visit_was_written_down_on_its_day(town, maatjes, as_organisation):
    now = timezone.now()
    with as_organisation(maatjes):
        add_volunteers(maatjes, count=20, by=1, at=now)
        add_riet(maatjes, by=1, at=now)
        there = list(Volunteer.objects.filter(status=VolunteerStatus.ACTIVE))
        assert there
        assert all(each.entered_at < now - timedelta(days=183) for each in there)
        on_the_way = Volunteer.objects.filter(status__in=("applied", "interview", "training"))
        assert all(each.entered_at > now - timedelta(days=90) for each in on_the_way)
        held = list(Visit.objects.filter(status=VisitStatus.HELD))
        assert held
        days = {(timezone.localdate(each.logged_at or now), timezone.localdate(each.starts_at)) for each in held}
        assert all(written == visited for written, visited in days)

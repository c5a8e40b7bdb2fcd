"""The person behind a request, with the organisation acted for and what the role allows."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.accounts.models import Membership, User
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.acting import Scope
from samenspoor.foundation.organisations.models import Execution, Organisation


@dataclass(frozen=True)
class Actor:
    """Who acts, for whom, and with which permissions."""

    user: int
    organisation: Organisation
    role: str
    permissions: frozenset[str]
    person: int = 0
    scope: Scope = Scope.ORGANISATION

    def may(self, permission: Permission) -> Verdict:
        """Answer whether the role holds a permission."""
        if permission in self.permissions:
            return Verdict(True)
        return Verdict(False, _("Your role does not include: %(permission)s.") % {"permission": permission.label})

    def owners(self, day: date) -> list[int]:
        """The organisations whose rows this person works with: its own, or the municipalities it works for."""
        if self.organisation.kind == Organisation.Kind.MUNICIPALITY:
            return [self.organisation.pk]
        rows = Execution.objects.in_force_on(day).filter(party=self.organisation)
        return sorted(rows.values_list("organisation_id", flat=True))

    def practises(self, day: date) -> bool:
        """Answer whether data of real people have no place yet, here or at any municipality that is worked for."""
        if self.organisation.kind != Organisation.Kind.EXECUTING_PARTY:
            return not self.organisation.may_hold_real_data
        served = Organisation.objects.filter(pk__in=self.owners(day))
        return not served or not all(municipality.may_hold_real_data for municipality in served)


def find_actor(*, user: User, slug: str, day: date) -> Actor | None:
    """The user's part in an organisation today, or None. Reads memberships as the user, without organisation."""
    membership = (
        Membership.objects.in_force_on(day)
        .filter(user=user, organisation__slug=slug)
        .select_related("organisation", "role")
        .first()
    )
    if membership is None:
        return None
    is_volunteer = Permission.HELP_RESIDENTS in membership.role.permissions
    return Actor(
        user=user.pk,
        organisation=membership.organisation,
        role=membership.role.code,
        permissions=frozenset(membership.role.permissions),
        person=user.pk if is_volunteer else 0,
        scope=Scope.PERSON if is_volunteer else Scope.ORGANISATION,
    )

"""Who may see the people of an organisation and the access log, and why not."""

from django.db.models import Max, OuterRef, QuerySet, Subquery

from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.models import Membership, MembershipQuerySet, Role, User
from samenspoor.foundation.accounts.permissions import VOLUNTEER, Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.models import AccessLog, AccessLogQuerySet
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.models import Execution, ExecutionQuerySet, Organisation


def may_manage_people(actor: Actor) -> Verdict:
    """Answer whether this person may add people and give them roles."""
    return actor.may(Permission.MANAGE_PEOPLE)


def may_change_reach(actor: Actor) -> Verdict:
    """Answer whether this person says how residents reach the organisation."""
    return actor.may(Permission.MANAGE_PEOPLE)


def organisation_as_it_stands(actor: Actor) -> Organisation:
    """The own organisation read anew: a colleague may have changed it since this request began."""
    return Organisation.objects.get(pk=actor.organisation.pk)


def may_arrange_execution(actor: Actor) -> Verdict:
    """Answer whether this person lets another party work for the municipality."""
    return actor.may(Permission.MANAGE_RULES)


def executions_of(actor: Actor) -> ExecutionQuerySet:
    """Every arrangement that the municipality made, the newest first."""
    rows = Execution.objects.filter(organisation=actor.organisation)
    return rows.select_related("party").order_by("-starts_on", "-pk")


def get_execution_or_404(actor: Actor, pk: int) -> Execution:
    """Return one arrangement of the actor's municipality and note the look."""
    may_arrange_execution(actor).or_refuse()
    return looks.open_or_404(executions_of(actor), pk)


def parties_for(actor: Actor) -> QuerySet[Organisation]:
    """The executing parties that take part in this installation."""
    return Organisation.objects.filter(kind=Organisation.Kind.EXECUTING_PARTY)


def memberships_of(actor: Actor) -> MembershipQuerySet:
    """Every role that anyone has or had at the actor's organisation, with the person."""
    return Membership.objects.filter(organisation=actor.organisation).select_related("user", "role")


def staff_of(actor: Actor) -> MembershipQuerySet:
    """Whoever works at the actor's organisation; a volunteer goes with a file of volunteering, not with the staff."""
    return memberships_of(actor).exclude(role__code=VOLUNTEER)


def get_membership_or_404(actor: Actor, pk: int) -> Membership:
    """Return one membership of the actor's organisation and note the look."""
    may_manage_people(actor).or_refuse()
    return looks.open_or_404(staff_of(actor), pk)


def roles_for(actor: Actor) -> QuerySet[Role]:
    """The roles of staff that exist in an organisation of this kind."""
    return Role.objects.filter(organisation_kind=actor.organisation.kind).exclude(code=VOLUNTEER).order_by("name")


def may_see_access_log(actor: Actor) -> Verdict:
    """Answer whether this person may see who looked at what."""
    return actor.may(Permission.SEE_ACCESS_LOG)


def may_see_access_counts(actor: Actor) -> Verdict:
    """Answer whether this person may see how often was looked, without who and at what."""
    whole_log = may_see_access_log(actor)
    return whole_log or actor.may(Permission.SEE_ACCESS_COUNTS)


def looks_visible_to(actor: Actor) -> AccessLogQuerySet:
    """Looks by this organisation's people, and by others at what this organisation owns; each with a `person`.

    The policy of the table decides which rows those are.
    """
    name = User.objects.filter(pk=OuterRef("user")).values("name")[:1]
    return AccessLog.objects.annotate(person=Subquery(name))


def people_who_looked(actor: Actor) -> list[tuple[int, str]]:
    """Who works or worked for the organisation: (number, name), by name."""
    found = memberships_of(actor).values_list("user", "user__name").annotate(Max("pk")).order_by("user__name")
    return [(number, name) for number, name, _last in found]

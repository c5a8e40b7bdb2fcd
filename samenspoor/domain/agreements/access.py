"""Who makes agreements, who reads the register, and what an organisation may do."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from samenspoor.domain.agreements.authority import Authority, authority_of
from samenspoor.domain.agreements.endings import Ended, EndedWith, Ending, ended_here, ended_of, endings_of
from samenspoor.domain.agreements.evaluations import Coming, evaluations_coming, is_looked_back_on
from samenspoor.domain.agreements.models import (
    Agreement,
    AgreementQuerySet,
    AgreementVersion,
    ChainPartner,
)
from samenspoor.domain.agreements.own_table import (
    TaskTable,
    Variation,
    variations_of_division,
    variations_of_matrix,
)
from samenspoor.domain.agreements.signed_file import read_signed
from samenspoor.domain.agreements.states import AgreementStatus
from samenspoor.foundation.accounts.actor import Actor
from samenspoor.foundation.accounts.permissions import Permission
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.verdict import Verdict
from samenspoor.foundation.organisations.models import Organisation


def may_manage_agreements(actor: Actor) -> Verdict:
    """Answer whether this person writes, signs and stops agreements for the municipality."""
    return actor.may(Permission.MANAGE_AGREEMENTS)


def may_see_register(actor: Actor) -> Verdict:
    """Answer whether this person reads who may do what: whoever works with it, and whoever checks it."""
    verdict = may_manage_agreements(actor)
    others = (Permission.SEE_WORKLIST, Permission.SEE_PRIVACY_REPORTS)
    return verdict if verdict or not any(actor.may(each) for each in others) else Verdict(True)


def partners_of(actor: Actor) -> "QuerySet[ChainPartner]":
    """The partners of the actor's municipality by name, with their contact persons."""
    rows = ChainPartner.objects.filter(organisation=actor.organisation)
    return rows.select_related("participant").prefetch_related("contacts").order_by("name")


def get_partner_or_404(actor: Actor, pk: int) -> ChainPartner:
    """Return one partner of the actor's municipality and note the look."""
    may_see_register(actor).or_refuse()
    return looks.open_or_404(partners_of(actor), pk)


def agreements_of(actor: Actor) -> AgreementQuerySet:
    """Every agreement of the actor's municipality, by partner."""
    rows = Agreement.objects.filter(organisation=actor.organisation).with_terms()
    return rows.order_by("partner__name", "kind", "pk")


def get_agreement_or_404(actor: Actor, pk: int) -> Agreement:
    """Return one agreement of the actor's municipality and note the look."""
    may_see_register(actor).or_refuse()
    return looks.open_or_404(agreements_of(actor).with_parties(), pk)


def may_see_own_papers(actor: Actor) -> Verdict:
    """Answer whether this person reads what municipalities agreed with the own organisation: its coordinator."""
    return actor.may(Permission.MANAGE_VOLUNTEERS)


def papers_of(actor: Actor) -> AgreementQuerySet:
    """What municipalities agreed, or want to agree, with the actor's organisation; what was thrown away is not."""
    may_see_own_papers(actor).or_refuse()
    own = actor.organisation.pk
    rows = Agreement.objects.filter(shared_with__contains=[own], partner__participant=own)
    never_signed = Agreement.objects.filter(status=AgreementStatus.WITHDRAWN).exclude(versions__signed_on__isnull=False)
    return rows.exclude(pk__in=never_signed).with_terms().with_parties().order_by("organisation__name", "kind", "pk")


def get_paper_or_404(actor: Actor, pk: int) -> Agreement:
    """Return one paper with the actor's organisation and note the look."""
    return looks.open_or_404(papers_of(actor), pk)


def get_to_evaluate_or_404(actor: Actor, pk: int) -> Agreement:
    """Return what this person may look back on with the other side, whichever side that is, and note the look."""
    if actor.organisation.kind == Organisation.Kind.MUNICIPALITY:
        may_manage_agreements(actor).or_refuse()
        found = get_agreement_or_404(actor, pk)
    else:
        found = get_paper_or_404(actor, pk)
    if not is_looked_back_on(found):
        raise Http404
    return found


def version_or_404(agreement: Agreement, number: int) -> AgreementVersion:
    """Return one version of an agreement that may be seen. Raises Http404."""
    version = agreement.version(number)
    if version is None:
        raise Http404
    return version


def two_versions_or_404(agreement: Agreement, *, left: str, right: str) -> tuple[AgreementVersion, AgreementVersion]:
    """Return the versions that somebody chose; without a choice the newest and the one before it. Raises Http404."""
    newest = agreement.newest.number
    numbers = (left or str(max(newest - 1, 1)), right or str(newest))
    if not all(number.isascii() and number.isdigit() and len(number) < 10 for number in numbers):
        raise Http404
    return version_or_404(agreement, int(numbers[0])), version_or_404(agreement, int(numbers[1]))


def participants_for(actor: Actor) -> "QuerySet[Organisation]":
    """The organisations of this installation that can be a partner: all but municipalities."""
    return Organisation.objects.exclude(kind=Organisation.Kind.MUNICIPALITY)


def signed_paper_or_404(agreement: Agreement, number: int) -> bytes:
    """Read the signed paper of one version of an agreement that may be seen. Raises Http404."""
    paper = version_or_404(agreement, number).signed_paper
    content = read_signed(paper.file) if paper else None
    if content is None:
        raise Http404
    return content


def ending_soon(actor: Actor, *, on: date) -> list[Ending]:
    """The papers that end within half a year, of the own municipality or, at a partner, with each municipality."""
    return endings_of(actor.organisation.pk, on=on)


def ended_lately(actor: Actor, *, on: date) -> list[EndedWith]:
    """What ended of the papers with the actor's organisation, and until when goes on what ran under it."""
    may_see_own_papers(actor).or_refuse()
    return ended_of(actor.organisation.pk, on=on)


def ended_unreplaced(actor: Actor, *, on: date) -> list[Ended]:
    """What ended lately of the papers of the actor's municipality and was not followed by another."""
    may_manage_agreements(actor).or_refuse()
    return ended_here(agreements_of(actor), on=on)


def evaluations_near(actor: Actor, *, on: date) -> list[Coming]:
    """The evaluations that are near or were not held, of the own papers."""
    own = actor.organisation
    is_municipality = own.kind == Organisation.Kind.MUNICIPALITY
    (may_manage_agreements(actor) if is_municipality else may_see_own_papers(actor)).or_refuse()
    return evaluations_coming(own.pk, on=on)


def authority_for(actor: Actor) -> Authority:
    """The authority of the actor's municipality."""
    may_see_register(actor).or_refuse()
    return authority_of(actor.organisation.pk, reader=actor.organisation.pk)


def own_table_for(actor: Actor) -> TaskTable:
    """The table of tasks of the actor's municipality."""
    return authority_for(actor).table


def matrix_history(actor: Actor) -> list[Variation]:
    """What the actor's municipality varied in the matrix, the newest first."""
    may_see_register(actor).or_refuse()
    return variations_of_matrix(actor.organisation.pk)


def division_history(actor: Actor) -> list[Variation]:
    """What the actor's municipality changed in who does what in early signalling, the newest first."""
    may_see_register(actor).or_refuse()
    return variations_of_division(actor.organisation.pk)


def municipalities_of_partner(actor: Actor) -> dict[int, str]:
    """The names, by number, of the municipalities that have a paper with the actor's organisation; one query."""
    owners = papers_of(actor).order_by().values("organisation")
    return dict(Organisation.objects.filter(pk__in=owners).order_by("name").values_list("pk", "name"))


def tables_for_partner(actor: Actor) -> list[tuple[Organisation, TaskTable]]:
    """The table of tasks of each municipality that has a paper with the actor's organisation."""
    own = actor.organisation.pk
    municipalities = {row.organisation_id: row.organisation for row in papers_of(actor)}
    return [(each, authority_of(number, reader=own).table) for number, each in municipalities.items()]

"""One act on one page of a coordinator: with the form of this portal, and what its acts can be unable to do."""

from collections.abc import Callable
from typing import cast

from django import forms
from django.http import HttpRequest, HttpResponse

from samenspoor.domain.agreements.signed_file import UnableToAttach
from samenspoor.domain.trajectory.actions.answers import UnableToAnswer as UnableToAnswerRequest
from samenspoor.domain.volunteering.actions.answers import UnableToAnswer
from samenspoor.domain.volunteering.actions.hand_over import UnableToHandOver
from samenspoor.domain.volunteering.actions.orders import UnableToOrder
from samenspoor.domain.volunteering.actions.pairings import UnableToPair
from samenspoor.domain.volunteering.actions.residents import UnableToHelp
from samenspoor.domain.volunteering.actions.rounds import UnableToMeet
from samenspoor.domain.volunteering.actions.suspension import UnableToSuspend
from samenspoor.domain.volunteering.actions.trainings import UnableToTrain
from samenspoor.domain.volunteering.actions.visits import UnableToVisit
from samenspoor.domain.volunteering.actions.volunteers import UnableToGoOn, UnableToRecordPapers
from samenspoor.foundation.accounts.middleware import ActingRequest
from samenspoor.foundation.audit.states import UnableToMove
from samenspoor.foundation.organisations.kept_files import UnableToKeepFile
from samenspoor.foundation.ui import acts
from samenspoor.foundation.ui.acts import ActPage

__all__ = ["UNABLE", "ActPage", "act_or_show", "do", "slug_of"]

UNABLE = (
    UnableToPair, UnableToHelp, UnableToGoOn, UnableToRecordPapers, UnableToSuspend, UnableToOrder, UnableToAnswer,
    UnableToTrain, UnableToAnswerRequest, UnableToHandOver, UnableToMeet, UnableToMove, UnableToVisit,
    UnableToAttach, UnableToKeepFile,
)  # fmt: skip


def act_or_show(request: HttpRequest, form: forms.Form, act: Callable[[], object], page: ActPage) -> HttpResponse:
    """Do the act when the form is right, and go back; otherwise show the form."""
    return acts.act_or_show(request, form, act, page, unable=UNABLE)


def do(request: HttpRequest, act: Callable[[], object], *, back: str, said: acts.OfMade = "") -> HttpResponse:
    """Do an act that asks nothing more, and go back with what came of it."""
    return acts.do(request, act, back=back, said=said, unable=UNABLE)


def slug_of(request: HttpRequest) -> str:
    """The organisation in the address."""
    return cast(ActingRequest, request).actor.organisation.slug

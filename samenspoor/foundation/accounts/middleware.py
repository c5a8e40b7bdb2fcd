"""Opens the transaction and the acting context of every request, and writes the access log before the page leaves."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import ResolverMatch, resolve
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspoor.foundation.accounts.actor import Actor, find_actor
from samenspoor.foundation.accounts.models import Membership, User
from samenspoor.foundation.audit import looks
from samenspoor.foundation.audit.models import AccessLog
from samenspoor.foundation.audit.verdict import Refused
from samenspoor.foundation.organisations.acting import Scope, acting
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.ui.errors import error_page


class ActingRequest(HttpRequest):
    """A request of a page under an organisation's address: the middleware has put the actor on it."""

    actor: Actor


class ActingMiddleware:
    """One transaction per request; each view has its own savepoint inside (ATOMIC_REQUESTS).

    So a view that raises loses its writes, and what is written here stays.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match = _resolve(request)
        slug = match.kwargs.get("organisation") if match else None
        user = request.user
        if not user.is_authenticated:
            with transaction.atomic(), acting(organisation=None, user=None, purpose="sign in"):
                return self.get_response(request)
        if slug and _misses_second_factor(user):
            return redirect("mfa_activate_totp" if user.has_usable_password() else "new_passkey")
        with transaction.atomic():
            if slug is None:
                with acting(organisation=None, user=user.pk, purpose="sign in"):
                    return self.get_response(request)
            with acting(organisation=None, user=user.pk, purpose="find the role"):
                actor = find_actor(user=user, slug=slug, day=timezone.localdate())
            if actor is None:
                return self._refuse_stranger(request, user, slug)
            return self._respond(request, actor, match)

    def _respond(self, request: HttpRequest, actor: Actor, match: ResolverMatch | None) -> HttpResponse:
        purpose = match.view_name if match else "unknown page"
        cast(ActingRequest, request).actor = actor
        with (
            acting(
                organisation=actor.organisation.pk,
                user=actor.user,
                purpose=purpose,
                person=actor.person,
                scope=actor.scope,
            ),
            looks.collecting_looks() as collected,
        ):
            response = self.get_response(request)
            self._write(collected, actor, purpose)
        return response

    def _write(self, collected: looks.Looks, actor: Actor, purpose: str) -> None:
        """The log is the organisation's, also of someone who sees only rows that name them."""
        with (
            acting(organisation=actor.organisation.pk, user=actor.user, purpose=purpose, scope=Scope.ORGANISATION)
            if actor.scope == Scope.PERSON
            else nullcontext()
        ):
            collected.write(
                organisation=actor.organisation.pk, user=actor.user, role=actor.role, purpose=purpose, at=timezone.now()
            )

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Note a refusal before Django turns it into a page."""
        if isinstance(exception, Refused) and hasattr(request, "actor"):
            looks.refused(str(exception))

    def _refuse_stranger(self, request: HttpRequest, user: User, slug: str) -> HttpResponse:
        """Log the look under the stranger's own organisation, shared with the one that was knocked at."""
        reason = _("You do not work for this organisation.")
        with acting(organisation=None, user=user.pk, purpose="find the role"):
            own = Membership.objects.in_force_on(timezone.localdate()).filter(user=user).first()
        target = Organisation.objects.filter(slug=slug).first()
        if own is not None:
            with acting(organisation=own.organisation_id, user=user.pk, purpose="refused", scope=Scope.ORGANISATION):
                collected = looks.Looks(
                    [
                        looks.Look(
                            kind=AccessLog.Kind.REFUSED,
                            subject="organisations.organisation",
                            subject_ids=(target.pk,) if target else (),
                            owner=target.pk if target else None,
                            reason=reason,
                        )
                    ]
                )
                collected.write(
                    organisation=own.organisation_id, user=user.pk, role="", purpose="refused", at=timezone.now()
                )
        with acting(organisation=None, user=user.pk, purpose="refused"):
            return error_page(request, status=403, reason=reason)


def _resolve(request: HttpRequest) -> ResolverMatch | None:
    try:
        return resolve(request.path_info)
    except Http404:
        return None


def _misses_second_factor(user: User) -> bool:
    """Outside the demo nobody gets further with a password alone."""
    return not settings.DEMO and not is_mfa_enabled(user)

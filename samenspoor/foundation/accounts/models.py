"""People who sign in, the roles that exist, and who holds which role for which organisation."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.foundation.audit.history import history
from samenspoor.foundation.organisations.models import Organisation
from samenspoor.foundation.organisations.owned import Owned


class UserManager(BaseUserManager["User"]):
    """Makes users; nobody is a user of everything."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Store a user with a hashed password; without one the user cannot sign in with a password."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in. Belongs to no organisation: memberships say where the person works.

    Until the first password the account belongs to `invited_by`: nobody else hands out the key to it.
    """

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    introduction = models.CharField(_("sentence in the demo"), max_length=200, blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    invited_by = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("invited by")
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.name

    @property
    def waits_for_password(self) -> bool:
        """Answer whether nobody ever had the key to this account."""
        return self.last_login is None and not self.has_usable_password()


class Role(models.Model):
    """A named set of permissions; the same in every organisation of its kind."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    organisation_kind = models.CharField(_("kind of organisation"), max_length=20, choices=Organisation.Kind)
    permissions = ArrayField(models.CharField(max_length=40), verbose_name=_("permissions"))

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force_on(self, day: object) -> "MembershipQuerySet":
        """Memberships in force on a date."""
        return self.filter(models.Q(starts_on__lte=day) & (models.Q(ends_on=None) | models.Q(ends_on__gte=day)))


@history()
class Membership(Owned):
    """A user holds a role for an organisation. Readable by that organisation and by the user."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "user"),
                condition=models.Q(ends_on=None),
                name="one_open_membership_per_organisation",
            ),
        )


class AnswerCode(models.Model):
    """A code in a letter or mail, as a keyed hash: it says for which organisation it opens a page, and until when.

    Nothing personal, and of no organisation itself: what it opens is read in the acting context that it leads to.
    """

    digest = models.CharField(_("hash of the code"), max_length=64, unique=True)
    answers_for = models.BigIntegerField(_("opens for"))
    expires_at = models.DateTimeField(_("works until"))

    class Meta:
        verbose_name = _("answer code")
        verbose_name_plural = _("answer codes")
        indexes = (models.Index(fields=("expires_at",), name="answer_code_by_end"),)

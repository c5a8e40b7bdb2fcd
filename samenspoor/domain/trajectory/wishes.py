"""What a resident asks of whoever helps. There is no word here for nationality, belief or "values"."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """Languages in which a resident can be helped."""

    DUTCH = "nl", _("Dutch")
    ENGLISH = "en", _("English")
    TURKISH = "tr", _("Turkish")
    ARABIC = "ar", _("Arabic")
    POLISH = "pl", _("Polish")
    TIGRINYA = "ti", _("Tigrinya")
    UKRAINIAN = "uk", _("Ukrainian")
    SIGN = "ngt", _("Dutch sign language")


class FreeTime(models.TextChoices):
    """When somebody can."""

    MORNING = "mornings", _("Mornings")
    AFTERNOON = "afternoons", _("Afternoons")
    EVENING = "evenings", _("Evenings")
    WEEKEND = "weekend", _("In the weekend")


class Meeting(models.TextChoices):
    """How somebody likes to meet."""

    AT_HOME = "at_home", _("At the resident's home")
    ELSEWHERE = "elsewhere", _("At a place in the neighbourhood")
    PHONE = "by_phone", _("By telephone")
    ONLINE = "online", _("By video")


class Knowledge(models.TextChoices):
    """What a helper may have to know about. Nothing of health: that does not travel."""

    FORMS = "forms", _("Forms and allowances")
    TAXES = "taxes", _("Tax returns")
    BUDGET = "budget", _("Making a budget")
    DIGITAL = "digital", _("Computer and telephone")
    READING = "reading", _("When reading and writing are hard")
    YOUNG = "young", _("Young adults")
    BUSINESS = "business", _("Small business")
    HOUSING = "housing", _("Rent and housing")


class HelperWish(models.TextChoices):
    """Whether a resident would rather have a woman or a man; most do not mind."""

    WOMAN = "woman", _("Rather a woman")
    MAN = "man", _("Rather a man")


class Urgency(models.TextChoices):
    """How soon somebody has to begin."""

    THIS_WEEK = "this_week", _("This week")
    THIS_MONTH = "this_month", _("This month")
    ORDINARY = "ordinary", _("In its turn")


class Inclusion(models.TextChoices):
    """What speaks for a volunteer (Schuldhulp op Maat)."""

    NEEDS_SUPPORT = "needs_support", _("Practical or social support is needed")
    MOTIVATED = "motivated", _("The resident wants to")
    MANAGEABLE = "manageable", _("The question is not too large or too complex")
    PROFESSIONAL_BESIDE = "professional_beside", _("A professional helps alongside where that is needed")
    KEEPS_APPOINTMENTS = "keeps_appointments", _("Appointments are kept")


class Exclusion(models.TextChoices):
    """What speaks against it: a reason to refer or to wait, and no lock."""

    NO_QUESTION = "no_question", _("There is no real question")
    NO_MOTIVATION = "no_motivation", _("The resident does not want to")
    TOO_COMPLEX = "too_complex", _("Too complex without other help")

"""The people of the demo town, for the sign-in page."""

from django import template
from django.conf import settings

from samenspoor.foundation.accounts.models import User

register = template.Library()


@register.simple_tag
def people_of_the_town() -> list[User]:
    """Users with a sentence about themselves; nobody outside the demo."""
    if not settings.DEMO:
        return []
    return list(User.objects.exclude(introduction="").filter(is_active=True).order_by("pk"))

"""An account goes with the last role: who works nowhere any more is a name and an address that nobody needs."""

from collections.abc import Iterable

from samenspoor.foundation.accounts.models import Membership, User
from samenspoor.foundation.organisations.acting import acting


def remove_without_role(users: Iterable[int], *, organisation: int) -> None:
    """Remove those of these people who have no role anywhere; asked in each person's own name, who alone sees all."""
    for number in sorted(set(users)):
        with acting(organisation=organisation, user=number, purpose="remove an account without a role"):
            # Whoever gives a role takes this lock too.
            user = User.objects.select_for_update(of=("self",)).filter(pk=number).first()
            if user and not Membership.objects.filter(user=user).exists():
                user.delete()

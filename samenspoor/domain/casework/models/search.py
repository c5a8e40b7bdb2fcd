"""The words under which dossiers are found."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspoor.domain.linkage.models import Address
from samenspoor.foundation.organisations.owned import OwnedForeignKey, Shared


@models.CharField.register_lookup
class BeginsWith(models.Lookup):
    """`word ^@ beginning`: leakproof, so an index on a column with collation C serves it under the policies.

    LIKE is not leakproof: the policies would first be applied to every row of the table.
    """

    lookup_name = "begins_with"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, left_values = self.process_lhs(compiler, connection)
        right, right_values = self.process_rhs(compiler, connection)
        return f"{left} ^@ {right}", (*left_values, *right_values)


class SearchTerm(Shared):
    """A folded word under which an address is found: of a name, street, postcode or number."""

    address = OwnedForeignKey(Address, models.CASCADE, related_name="search_terms")
    term = models.CharField(_("word"), max_length=60, db_collation="C")

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        constraints = (models.UniqueConstraint(fields=("organisation", "term", "address"), name="search_term_once"),)

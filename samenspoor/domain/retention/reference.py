"""The register of personal data: per table each field, what it tells and how long it is kept."""

from collections.abc import Iterator

from django.db import models

from samenspoor.domain.retention.destroyers import DESTROYERS
from samenspoor.domain.retention.inventory import declarations, tracked_model
from samenspoor.foundation.organisations.classification import RetentionClass, Sensitivity
from samenspoor.foundation.ui.management.commands.reference import markdown_table

TOLD = {Sensitivity.PERSONAL: "persoonlijk", Sensitivity.SENSITIVE: "gevoelig"}
INTRODUCTION = """# Persoonsgegevens

Elk veld dat iets over een mens vertelt, met de bewaarklasse waaronder het wordt vernietigd. Gevoelig is wat iemand
schaadt als het bekend wordt, zoals een betalingsachterstand. De privacy officer van elke gemeente vult de termijn per
klasse in. Bij vernietigen verdwijnt de waarde uit de rij, uit de geschiedenis en van de schijf; wie wanneer welk veld
wijzigde, blijft staan. Een tabel met geschiedenis bewaart daarin dezelfde velden, en per wijziging het nummer van de
medewerker."""


def personal_data() -> str:
    """Classes with what their term is counted from, then a table per model that holds anything personal."""
    counted = {destroyer.retention_class: destroyer.counted_from for destroyer in DESTROYERS}
    classes = markdown_table(
        ("bewaarklasse", "telt vanaf"),
        [
            (found.label, counted.get(found, "tot de laatste rol van die persoon is vernietigd"))
            for found in RetentionClass
        ],
    )
    return "\n\n".join([INTRODUCTION, classes, *_tables()])


def _tables() -> Iterator[str]:
    kept = {tracked_model(model) for model in declarations()}
    for model in sorted(declarations(), key=lambda found: found._meta.label_lower):
        rows = list(_rows(model))
        if not rows or tracked_model(model):
            continue
        history = " Met geschiedenis." if model in kept else ""
        title = f"## {str(model._meta.verbose_name_plural).capitalize()} (`{model._meta.label}`)"
        yield f"{title}\n\n{_sentence(model)}{history}\n\n" + markdown_table(("veld", "vertelt", "bewaarklasse"), rows)


def _sentence(model: type[models.Model]) -> str:
    return "Van een pakket." if not model.__module__.startswith("samenspoor.") else f"Tabel `{model._meta.db_table}`."


def _rows(model: type[models.Model]) -> Iterator[tuple[str, str, str]]:
    for field in model._meta.local_concrete_fields:
        privacy = declarations()[model][field.name]
        if privacy.sensitivity is not Sensitivity.NONE and privacy.retention:
            name = str(getattr(field, "verbose_name", field.name))
            yield f"{name} (`{field.name}`)", TOLD[privacy.sensitivity], str(privacy.retention.label)


DOCUMENTS = {"personal-data.md": personal_data}

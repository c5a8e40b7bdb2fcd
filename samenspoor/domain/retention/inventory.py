"""Every field of every table with its classification, gathered from the apps' declarations."""

import importlib
import importlib.util
from collections.abc import Iterator, Mapping
from functools import cache

from django.apps import apps
from django.db import models

from samenspoor.domain.retention import third_party
from samenspoor.foundation.organisations.classification import Declaration, Privacy, RetentionClass, Sensitivity, staff

PROJECT = __name__.partition(".")[0]
# What pghistory adds to the fields of the row itself; the context says which member of staff acted, and why.
_EVENT_FIELDS: Declaration = {
    **{name: Privacy(Sensitivity.NONE) for name in ("pgh_id", "pgh_created_at", "pgh_label", "pgh_obj")},
    **staff("pgh_context"),
}


@cache
def declarations() -> Mapping[type[models.Model], Declaration]:
    """Every model with its declaration; an event table follows the model whose history it keeps."""
    found: dict[type[models.Model], Declaration] = dict(third_party.PRIVACY)
    for config in apps.get_app_configs():
        name = f"{config.name}.privacy"
        if config.name.startswith(f"{PROJECT}.") and importlib.util.find_spec(name):
            found |= importlib.import_module(name).PRIVACY
    for model in apps.get_models():
        if tracked := tracked_model(model):
            own = found.get(tracked, {})
            kept = {field.name for field in model._meta.local_concrete_fields}
            found[model] = {name: privacy for name, privacy in own.items() if name in kept} | dict(_EVENT_FIELDS)
    return found


def tracked_model(model: type[models.Model]) -> type[models.Model] | None:
    """The model whose history an event table keeps; None when it is no event table."""
    tracked: type[models.Model] | None = getattr(model, "pgh_tracked_model", None)
    return tracked if model._meta.managed else None


def event_model(model: type[models.Model]) -> type[models.Model] | None:
    """The event table of a model, or None when no history is kept."""
    return next((found for found in apps.get_models() if tracked_model(found) is model), None)


def fields_to_blank(model: type[models.Model], retention_class: RetentionClass) -> Iterator[models.Field]:
    """The fields of a model, or of its event table, whose values go when a term of this class is over."""
    for field in model._meta.local_concrete_fields:
        if declarations()[model][field.name].retention == retention_class:
            yield field


def unclassified() -> list[str]:
    """Every `app.Model.field` without classification, and every classification of a field that does not exist."""
    faults = []
    for model in apps.get_models(include_auto_created=True):
        fields = {field.name for field in model._meta.local_concrete_fields}
        declared = set(declarations().get(model, {}))
        faults += [f"{model._meta.label}.{name}" for name in sorted(fields ^ declared)]
    return faults

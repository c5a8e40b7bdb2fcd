"""Template tags of every page: NL Design System markup in one line each. Start with {% load i18n ui %}.

Forms     {% error_summary form %}  {% field form.postcode %}  {% form_fields form %}  inside <form class="app-form">
          {% search label=_("Search on name or address") value=q %}
Actions   {% button _("Save") %}  {% button _("Remove") kind="secondary" tone="negative" name="act" value="remove" %}
          {% link_button _("New delivery") url %}  {% buttons %}...{% endbuttons %}
Telling   {% alert tone="warning" title=_("12 rows refused") %}<p>...</p>{% endalert %}  {% badge label tone="info" %}
          {% empty_state title=_("No deliveries yet") text=... url=... action=... %}
          {% progress done total label=_("Reading") refresh_url=url %} : give `refresh_url` while the work runs; it must
          answer this same tag again, and without `refresh_url` (or with the header HX-Refresh: true) when it is done
Values    {{ cents|euro }}  {{ date|day }}  {{ moment|moment }}  {{ date|relative_day }}  {{ count|number }}
          {{ flag|yes_no }}  <a class="nl-link" href="{{ number|dial }}">{{ number|telephone }}</a>
Blocks    {% stat_card label value note=... url=... tone=... %} inside <div class="app-cards">
          {% timeline entries %} (parts.TimelineEntry)  {% description_list pairs %} ((label, value), ...)
          {% chart title columns rows label=... %} in a page whose head has {% include "ui/parts/chart_scripts.html" %}
          {% table shown %} (tables.ShownTable)  {% breadcrumb _("Dossiers") dossiers_url _("Dossier 12") %}
Tones are neutral, info, positive, warning, negative. Classes for layout stand at the top of static/ui/app.css.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django import template
from django.forms import BaseForm, BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenspoor.foundation.ui import formats, telephone
from samenspoor.foundation.ui.parts import TimelineEntry, Tone
from samenspoor.foundation.ui.tables import ShownTable

register = template.Library()

ALERT_CLASSES = {
    Tone.NEUTRAL: "info",
    Tone.INFO: "info",
    Tone.POSITIVE: "ok",
    Tone.WARNING: "warning",
    Tone.NEGATIVE: "error",
}
MESSAGE_TONES = {"success": Tone.POSITIVE, "warning": Tone.WARNING, "error": Tone.NEGATIVE}

# What the widget is called in Django, and the class it gets in the design system.
WIDGET_CLASSES = {
    "textarea": "utrecht-textarea utrecht-textarea--html-textarea",
    "select": "utrecht-select utrecht-select--html-select",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom",
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "file": "app-file",
}
TEXT_CLASS = "utrecht-textbox utrecht-textbox--html-input"


@register.filter
def euro(cents: int | None) -> str:
    return "" if cents is None else formats.euro(cents)


@register.filter
def number(value: int | None) -> str:
    return "" if value is None else formats.number(value)


@register.filter
def day(value: date | datetime | None) -> str:
    return formats.day(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    return formats.moment(value) if value else ""


@register.filter
def relative_day(value: date | datetime | None) -> str:
    return formats.relative_day(value, today=timezone.localdate()) if value else ""


@register.filter
def yes_no(value: bool | None) -> str:
    return "" if value is None else formats.yes_no(value)


register.filter(telephone.dial)
register.filter("telephone", telephone.shown)


@register.filter
def message_tone(tags: str) -> Tone:
    """Turn the level tag of a Django message into a tone."""
    return next((tone for tag, tone in MESSAGE_TONES.items() if tag in tags.split()), Tone.INFO)


@register.simple_tag
def badge(label: str, tone: str = Tone.NEUTRAL) -> SafeString:
    return format_html('<span class="nl-data-badge app-badge app-badge--{}">{}</span>', Tone(tone), label)


@register.simple_tag
def button(label: str, kind: str = "primary", tone: str = "", name: str = "", value: str = "") -> SafeString:
    """`kind` is primary, secondary or subtle; one primary button per page. `tone` is empty, positive or negative."""
    return format_html(
        '<button class="{}" type="submit"{}{}>{}</button>',
        _button_class(kind=kind, tone=tone),
        format_html(' name="{}"', name) if name else "",
        format_html(' value="{}"', value) if value else "",
        label,
    )


@register.simple_tag
def link_button(label: str, url: str, kind: str = "primary", tone: str = "") -> SafeString:
    return format_html('<a class="{}" href="{}">{}</a>', _button_class(kind=kind, tone=tone), url, label)


def _button_class(*, kind: str, tone: str) -> str:
    return f"nl-button nl-button--{kind}" + (f" nl-button--{tone}" if tone else "")


@register.simple_block_tag
def buttons(content: str) -> SafeString:
    return format_html('<div class="app-buttons">{}</div>', content)


@register.simple_block_tag
def alert(content: str, tone: str = Tone.INFO, title: str = "", live: bool = False) -> SafeString:
    """Set `live` only for what appears as the answer to an act of the user; it is then read aloud."""
    heading = format_html('<h2 class="nl-heading nl-heading--level-4">{}</h2>', title) if title else ""
    return format_html(
        '<div class="utrecht-alert utrecht-alert--{} app-alert"{}>'
        '<div class="utrecht-alert__content"><div class="utrecht-alert__message">{}{}</div></div></div>',
        ALERT_CLASSES[Tone(tone)],
        format_html(' role="{}"', "alert" if tone == Tone.NEGATIVE else "status") if live else "",
        heading,
        content,
    )


@register.inclusion_tag("ui/parts/breadcrumb.html")
def breadcrumb(*labels_and_urls: str) -> dict[str, object]:
    """Take label, url, label, url, ... and last the label of this page."""
    *parents, current = labels_and_urls
    return {"parents": list(zip(parents[::2], parents[1::2], strict=True)), "current": current}


@register.inclusion_tag("ui/parts/empty_state.html")
def empty_state(title: str, text: str = "", url: str = "", action: str = "") -> dict[str, object]:
    return {"title": title, "text": text, "url": url, "action": action}


@register.inclusion_tag("ui/parts/stat_card.html")
def stat_card(label: str, value: object, note: str = "", url: str = "", tone: str = Tone.NEUTRAL) -> dict[str, object]:
    shown = formats.number(value) if isinstance(value, int) else value
    return {"label": label, "value": shown, "note": note, "url": url, "tone": Tone(tone)}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(entries: Iterable[TimelineEntry]) -> dict[str, object]:
    return {"entries": [(entry, isinstance(entry.at, datetime)) for entry in entries]}


@register.inclusion_tag("ui/parts/description_list.html")
def description_list(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    return {"pairs": list(pairs)}


@register.inclusion_tag("ui/parts/progress.html")
def progress(done: int, total: int, label: str, refresh_url: str = "", id: str = "progress") -> dict[str, object]:
    """`total` 0 means unknown: the bar then moves without an end."""
    return {
        "done": min(done, total) if total else done,
        "total": total,
        "percentage": min(done * 100 // total, 100) if total else None,
        "label": label,
        "refresh_url": refresh_url,
        "id": id,
    }


@register.inclusion_tag("ui/parts/chart.html")
def chart(title: str, columns: Sequence[str], rows: Iterable[object], label: str = "") -> dict[str, object]:
    """Bars drawn from the table that stands below them; rows have `label` and `numbers`, None is a hidden small one."""
    return {"title": title, "columns": columns, "rows": list(rows), "label": label}


@register.inclusion_tag("ui/parts/table.html")
def table(shown: ShownTable) -> dict[str, object]:
    return {"table": shown}


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    fields = [form[name] for name in form.errors if name in form.fields]
    return {"form": form, "fields": fields}


@register.inclusion_tag("ui/parts/form_fields.html")
def form_fields(form: BaseForm) -> dict[str, object]:
    return {"form": form}


@register.inclusion_tag("ui/parts/search.html")
def search(label: str, value: str = "", name: str = "q", hint: str = "") -> dict[str, object]:
    """A search on this page; it begins again at the first page and forgets filters."""
    return {"label": label, "value": value, "name": name, "hint": hint}


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, optional_mark: bool = True) -> dict[str, object]:
    """Label, hint, error and input of one form field; optional fields say so, required ones do not."""
    kind = getattr(bound.field.widget, "input_type", "") or bound.widget_type
    grouped = bound.use_fieldset
    described_by = [f"{bound.auto_id}_helptext"] if bound.help_text else []
    described_by += [f"{bound.auto_id}_error"] if bound.errors else []
    return {
        "bound": bound,
        "kind": kind,
        "grouped": grouped,
        "described_by": " ".join(described_by),
        "optional": optional_mark and not bound.field.required and kind != "checkbox",
        "control": None if grouped else _control(bound, kind=kind, described_by=described_by),
        "option_class": WIDGET_CLASSES.get(kind, ""),
    }


def _control(bound: BoundField, *, kind: str, described_by: list[str]) -> SafeString:
    own = bound.field.widget.attrs.get("class", "")
    attributes: dict[str, str | bool] = {"class": f"{WIDGET_CLASSES.get(kind, TEXT_CLASS)} {own}".strip()}
    if described_by:
        attributes["aria-describedby"] = " ".join(described_by)
    return bound.as_widget(attrs=attributes)

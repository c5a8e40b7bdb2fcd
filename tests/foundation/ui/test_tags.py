"""The tags write markup that a screen reader, a keyboard and a phone can use."""

from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template
from pytest_django.asserts import assertInHTML

from samenspoor.foundation.ui.fields import DayField
from samenspoor.foundation.ui.parts import TimelineEntry, Tone


def render(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


class Example(forms.Form):
    name = forms.CharField(label="Naam", help_text="Zoals op de brief", widget=forms.TextInput(attrs={"class": "own"}))
    born_on = DayField(label="Geboren", required=False)
    kind = forms.ChoiceField(label="Soort", choices=[("a", "Huur"), ("b", "Energie")])
    notes = forms.CharField(label="Notitie", required=False, widget=forms.Textarea)
    agrees = forms.BooleanField(label="Akkoord", help_text="Eén keer")
    way = forms.ChoiceField(
        label="Hoe", choices=[("phone", "Telefoon"), ("visit", "Bezoek")], widget=forms.RadioSelect, help_text="Kies"
    )
    days = forms.MultipleChoiceField(
        label="Dagen", required=False, choices=[("mo", "Ma"), ("tu", "Di")], widget=forms.CheckboxSelectMultiple
    )
    file = forms.FileField(label="Bestand", required=False)
    password = forms.CharField(label="Wachtwoord", required=False, widget=forms.PasswordInput)
    key = forms.CharField(widget=forms.HiddenInput)


def test_a_field_ties_label_hint_and_error_to_its_input():
    page = render("{% field form.name %}", form=Example({}))
    assertInHTML('<label class="utrecht-form-label app-field__label" for="id_name">Naam</label>', page)
    assertInHTML('<p class="utrecht-form-field-description" id="id_name_helptext">Zoals op de brief</p>', page)
    assertInHTML(
        '<input class="utrecht-textbox utrecht-textbox--html-input own" type="text" name="name" id="id_name" required'
        ' aria-invalid="true" aria-describedby="id_name_helptext id_name_error">',
        page,
    )
    assert 'id="id_name_error"' in page


def test_a_good_field_is_not_marked_invalid():
    page = render("{% field form.name %}", form=Example())
    assert "invalid" not in page
    assert 'aria-describedby="id_name_helptext"' in page


def test_an_optional_field_says_so_and_a_required_one_does_not():
    assert "(niet verplicht)" in render("{% field form.born_on %}", form=Example())
    assert "niet verplicht" not in render("{% field form.name %}", form=Example())


@pytest.mark.parametrize(
    ("name", "markup"),
    [
        ("born_on", 'type="date" name="born_on" value="2026-11-12"'),
        ("kind", "utrecht-select--html-select"),
        ("notes", "utrecht-textarea--html-textarea"),
        ("file", 'type="file"'),
        ("password", 'type="password"'),
    ],
)
def test_every_kind_of_input_gets_its_own_class(name, markup):
    form = Example(initial={"born_on": date(2026, 11, 12)})
    assert markup in render("{% field form." + name + " %}", form=form)


def test_choices_stand_in_a_fieldset_that_reads_its_question_hint_and_error():
    page = render("{% field form.way %}", form=Example({"way": "swim"}))
    assert '<fieldset class="utrecht-form-fieldset' in page
    assert 'aria-describedby="id_way_helptext id_way_error"' in page
    assertInHTML('<label class="utrecht-form-label utrecht-form-label--radio" for="id_way_1">Bezoek</label>', page)


def test_chosen_options_stay_chosen():
    page = render("{% field form.days %}", form=Example({"days": ["tu"]}))
    assertInHTML(
        '<input class="utrecht-checkbox utrecht-checkbox--html-input utrecht-checkbox--custom" type="checkbox"'
        ' name="days" value="tu" id="id_days_1" checked>',
        page,
    )
    assert page.count("checked") == 1


def test_a_checkbox_stands_before_its_label():
    page = render("{% field form.agrees %}", form=Example())
    assert page.index('type="checkbox"') < page.index("Akkoord")


def test_the_error_summary_leads_to_every_wrong_field_and_escapes():
    form = Example({"kind": "<script>"})
    page = render("{% error_summary form %}", form=form)
    assert 'href="#id_name"' in page
    assert 'href="#id_way"' in page
    assert "<script>" not in page
    assert 'role="alert"' in page
    assert render("{% error_summary form %}", form=Example()).strip() == ""


def test_the_link_of_the_summary_exists_for_every_field():
    form = Example({})
    fields = render("{% form_fields form %}", form=form)
    summary = render("{% error_summary form %}", form=form)
    targets = [part.split('"')[0] for part in summary.split('href="#')[1:]]
    assert targets
    assert [target for target in targets if f'id="{target}"' not in fields] == []


def test_form_fields_shows_hidden_fields_too():
    assert 'type="hidden" name="key"' in render("{% form_fields form %}", form=Example())


def test_a_badge_escapes_its_label_and_refuses_an_unknown_tone():
    assert "&lt;i&gt;" in render("{% badge label tone='info' %}", label="<i>")
    with pytest.raises(ValueError, match="purple"):
        render("{% badge 'x' tone='purple' %}")


def test_buttons_and_links_look_alike():
    page = render(
        '{% buttons %}{% button "Opslaan" name="act" value="a&b" %}{% link_button "Terug" url %}{% endbuttons %}',
        url="/x/?a=1&b=2",
    )
    assertInHTML(
        '<button class="nl-button nl-button--primary" type="submit" name="act" value="a&amp;b">Opslaan</button>', page
    )
    assertInHTML('<a class="nl-button nl-button--primary" href="/x/?a=1&amp;b=2">Terug</a>', page)


def test_an_alert_is_read_aloud_only_as_an_answer():
    quiet = render('{% alert tone="negative" title=title %}{{ text }}{% endalert %}', title="<T>", text="<b>")
    assert "role=" not in quiet
    assert "&lt;T&gt;" in quiet
    assert "&lt;b&gt;" in quiet
    assert 'role="alert"' in render('{% alert tone="negative" live=True %}x{% endalert %}')
    assert 'role="status"' in render('{% alert tone="positive" live=True %}x{% endalert %}')


def test_the_breadcrumb_ends_with_this_page():
    page = render('{% breadcrumb "Start" "/" "Meldingen" "/m/" current %}', current="Melding <12>")
    assertInHTML('<a class="nl-link" href="/m/">Meldingen</a>', page)
    assertInHTML('<span aria-current="page">Melding &lt;12&gt;</span>', page)
    assert page.count("<a ") == 2


def test_progress_refreshes_itself_only_while_it_runs():
    running = render("{% progress 25 200 label='Lezen' refresh_url='/job/1/' %}")
    assert 'hx-get="/job/1/"' in running
    assert 'hx-trigger="every 2s"' in running
    assert "<noscript>" in running
    assert 'value="25" max="200"' in running
    assert "25 van 200 (12\u00a0%)" in running.replace("&nbsp;", "\u00a0")
    done = render("{% progress 200 200 label='Lezen' %}")
    assert "hx-" not in done
    assert "<noscript>" not in done
    assert "100" in done


def test_progress_without_a_known_end_has_no_value():
    assert "value=" not in render("{% progress 0 0 label='Lezen' refresh_url='/job/1/' %}")


def test_the_timeline_gives_machine_readable_moments():
    entries = [
        TimelineEntry(at=datetime(2026, 11, 12, 8, 5, tzinfo=UTC), title="Gebeld", by="Jan", tone=Tone.POSITIVE),
        TimelineEntry(at=date(2026, 11, 3), title="Signaal", url="/s/1/", text="Huur"),
    ]
    page = render("{% timeline entries %}", entries=entries)
    assert 'datetime="2026-11-12T09:05:00+01:00"' in page
    assert 'datetime="2026-11-03"' in page
    assert "om 09.05 uur" in page
    assert "app-timeline__item--positive" in page


def test_a_description_without_value_shows_a_dash():
    page = render("{% description_list pairs %}", pairs=[("Telefoon", None), ("Nul", 0)])
    assertInHTML("<dd>–</dd>", page)
    assertInHTML("<dd>0</dd>", page)


def test_a_stat_card_writes_numbers_the_dutch_way():
    assert "1.204" in render("{% stat_card 'Meldingen' 1204 %}")


@pytest.mark.parametrize("name", ["euro", "day", "moment", "relative_day", "number", "yes_no"])
def test_filters_show_nothing_for_nothing(name):
    assert render("{{ value|" + name + " }}", value=None) == ""


@pytest.mark.parametrize(
    ("tags", "tone"), [("success", "positive"), ("extra error", "negative"), ("info", "info"), ("", "info")]
)
def test_messages_get_a_tone(tags, tone):
    assert render("{{ tags|message_tone }}", tags=tags) == tone


def test_a_search_keeps_what_was_asked_and_names_its_field():
    page = render("{% search label='Zoek' value=q hint='Naam' %}", q='"><script>')
    assert '<label class="utrecht-form-label app-field__label" for="search-q">Zoek</label>' in page
    assert 'aria-describedby="search-q-hint"' in page
    assert 'role="search"' in page
    assert "<script>" not in page

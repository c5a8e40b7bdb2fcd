"""The catalogue follows the source, and a gap does not pass the check."""

import gettext
from typing import Any

import pytest

from samenspoor.foundation.ui.management.commands import translations


@pytest.fixture
def app(tmp_path):
    (tmp_path / "templates" / "app").mkdir(parents=True)
    (tmp_path / "migrations").mkdir()
    (tmp_path / "migrations" / "0001_initial.py").write_text('_("Not for the screen")')
    (tmp_path / "views.py").write_text(
        "def page(count):\n"
        '    _("Worklist")\n'
        '    gettext_lazy("Search")\n'
        '    ngettext("%(n)d dossier", "%(n)d dossiers", count)\n'
        '    pgettext_lazy("verb", "Open")\n'
    )
    (tmp_path / "templates" / "app" / "page.html").write_text(
        "<html>\n    it's <p>\n  {% translate 'Street' %}\n"
        '{% button _("Save") kind="x" %}{{ name|default:_("Unknown") }}{% translate "Open" context "adjective" %}\n'
        "{% blocktranslate trimmed count n=rows|length %}\n   {{ n }} row\n{% plural %}\n  {{ n }} rows\n"
        '{% endblocktranslate %}{% comment %}_("Never"){% endcomment %}\n'
    )
    return tmp_path


ALL = {
    ("Worklist", None),
    ("Search", None),
    (("%(n)d dossier", "%(n)d dossiers"), None),
    ("Open", "verb"),
    ("Street", None),
    ("Save", None),
    ("Unknown", None),
    ("Open", "adjective"),
    (("%(n)s row", "%(n)s rows"), None),
}


PLURALS: dict[Any, Any] = {
    ("%(n)d dossier", "%(n)d dossiers"): ("%(n)d melding", "%(n)d meldingen"),
    ("%(n)s row", "%(n)s rows"): ("%(n)s regel", "%(n)s regels"),
}


def fill_in(app):
    catalogue = translations.stored(app)
    for message in translations.texts(catalogue):
        message.string = PLURALS.get(message.id, "x")
    translations.catalogue_path(app).write_text(translations.as_text(catalogue))


def test_every_way_of_saying_is_found_in_python_and_in_templates(app):
    assert set(translations.extracted(app)) == ALL


def test_a_new_catalogue_waits_for_every_translation_and_names_nobody(app):
    assert translations.update_catalogue(app) == len(ALL)
    text = translations.catalogue_path(app).read_text()
    assert len(list(translations.faults_of(app))) == len(ALL)
    for detail in ("views.py", "page.html", "Date", "Translator", "Generated", "://"):
        assert detail not in text


def test_a_complete_catalogue_passes_and_a_second_update_changes_nothing(app):
    translations.update_catalogue(app)
    fill_in(app)
    before = translations.catalogue_path(app).read_text()
    assert list(translations.faults_of(app)) == []
    assert translations.update_catalogue(app) == 0
    assert translations.catalogue_path(app).read_text() == before


def test_a_text_that_is_gone_is_dropped_and_a_new_one_is_missing(app):
    translations.update_catalogue(app)
    fill_in(app)
    (app / "views.py").write_text('_("Brand new")')
    faults = list(translations.faults_of(app))
    assert any("missing: 'Brand new'" in fault for fault in faults)
    assert any("no longer used" in fault for fault in faults)
    translations.update_catalogue(app)
    assert "Worklist" not in translations.catalogue_path(app).read_text()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('msgid "Street"\nmsgstr "x"', 'msgid "Street"\nmsgstr ""'), "empty: 'Street'"),
        (('msgid "Street"\n', '#, fuzzy\nmsgid "Street"\n'), "doubtful: 'Street'"),
        (('"%(n)d meldingen"', '"%(aantal)d meldingen"'), "dossiers"),
    ],
)
def test_an_empty_doubtful_or_wrongly_filled_translation_is_named(app, change, fault):
    translations.update_catalogue(app)
    fill_in(app)
    path = translations.catalogue_path(app)
    assert change[0] in path.read_text()
    path.write_text(path.read_text().replace(*change))
    (found,) = translations.faults_of(app)
    assert fault in found


def test_what_is_compiled_speaks_dutch(app):
    translations.update_catalogue(app)
    fill_in(app)
    translations.compile_catalogue(app)
    dutch = gettext.translation("django", localedir=app / "locale", languages=["nl"])
    assert dutch.ngettext("%(n)d dossier", "%(n)d dossiers", 3) == "%(n)d meldingen"
    assert dutch.pgettext("verb", "Open") == "x"


def test_two_apps_may_not_translate_one_text_differently(app, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "views.py").write_text('_("Street")')
    for folder in (app, other):
        translations.update_catalogue(folder)
    fill_in(app)
    assert list(translations.disagreements([app, other])) == []
    path = translations.catalogue_path(other)
    path.write_text(path.read_text().replace('msgid "Street"\nmsgstr ""', 'msgid "Street"\nmsgstr "Straat"'))
    (fault,) = translations.disagreements([app, other])
    assert "'Street' is translated differently" in fault

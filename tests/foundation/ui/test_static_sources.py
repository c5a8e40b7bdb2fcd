"""Style sheets and fonts are found where npm put them, and every address inside them leads somewhere."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template.loader import render_to_string

from samenspoor.foundation.ui.static_sources import NODE_STATIC_DIRS


def test_the_packages_are_installed():
    missing = [str(folder) for _prefix, folder in NODE_STATIC_DIRS if not folder.is_dir()]
    assert missing == [], "run `npm ci --ignore-scripts` (make install does)"


@pytest.fixture
def manifest(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_everything_the_frame_asks_for_is_collected_with_a_hash(manifest):
    page = render_to_string("ui/base.html")
    asked = re.findall(r'(?:href|src)="/static/([^"]+)"', page)
    assert len(asked) > 10
    for name in asked:
        assert re.search(r"\.[0-9a-f]{12}\.", name), name
        assert (manifest / name).is_file()
    for sheet in (manifest / name for name in asked if name.endswith(".css")):
        for address in re.findall(r'url\("?([^")]+)', sheet.read_text()):
            assert address.startswith("data:") or (sheet.parent / address).resolve().is_file(), (sheet.name, address)


def test_our_own_sheet_uses_no_colour_outside_its_theme_and_its_chart_line():
    path = finders.find("ui/app.css")
    assert isinstance(path, str)
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    coloured = [line for line in lines if re.search(r"#[0-9a-f]{3,8}\b", line, re.IGNORECASE)]
    theme = [line for line in coloured if "--voorbeeld-kleuren-violet" in line]
    charts = [line for line in coloured if "--app-chart-1" in line]
    assert (len(theme), len(charts)) == (8, 1)
    assert len(coloured) == 9

"""The documents that are made from the code say what the code says."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from samenspoor.foundation.ui.management.commands import reference


def test_generated_documents_are_current():
    assert reference.outdated() == [], "run `django-admin reference` and commit what it writes"


def test_an_old_document_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(reference, "FOLDER", tmp_path)
    with pytest.raises(CommandError, match=r"personal-data\.md"):
        call_command("reference", check=True)
    call_command("reference")
    call_command("reference", check=True, stdout=StringIO())
    (tmp_path / "permissions.md").write_text("by hand")
    with pytest.raises(CommandError, match=r"not current: permissions\.md;"):
        call_command("reference", check=True)


def test_a_cell_cannot_break_the_table():
    assert reference.markdown_table(("a",), [("x|y\nz",)]) == "| a |\n| --- |\n| x\\|y z |"

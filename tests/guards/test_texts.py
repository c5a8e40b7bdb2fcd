"""A text that nobody collects stays English on a Dutch screen."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "samenspoor"
TRANSLATE = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


def test_no_text_to_translate_stands_inside_an_f_string() -> None:
    """Whatever collects the texts reads calls, and an f-string is one piece to it."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sorted(ROOT.rglob("*.py"))
        for outer in ast.walk(ast.parse(path.read_text()))
        if isinstance(outer, ast.JoinedStr)
        for call in ast.walk(outer)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in TRANSLATE
    ]
    assert hidden == [], "give it a name first"

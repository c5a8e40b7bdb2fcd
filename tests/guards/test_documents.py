"""Whoever reads the documents reaches every page, place and picture that they point at."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
CODE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def text_of(path: Path) -> str:
    return CODE.sub("", path.read_text(encoding="utf-8"))


def links(path: Path) -> Iterator[str]:
    for address in LINK.findall(text_of(path)):
        if not re.match(r"[a-z]+:", address):
            yield address


def anchors(path: Path) -> set[str]:
    """The names that code forges give to headings: lower case, no punctuation, hyphens for spaces."""
    found: set[str] = set()
    for heading in re.findall(r"^#+ +(.+?) *#*$", text_of(path), re.MULTILINE):
        name = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        count = 0
        while (again := f"{name}-{count}" if count else name) in found:
            count += 1
        found.add(again)
    return found


def broken(path: Path) -> list[str]:
    wrong = []
    for address in links(path):
        place, _, anchor = address.partition("#")
        target = (path.parent / place).resolve() if place else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            wrong.append(address)
    return wrong


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path):
    assert broken(path) == []


# Documents for developers name files as the folders around them do.
SHORTER = ("", "samenspoor", "samenspoor/domain", "samenspoor/domain/linkage")


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "SECURITY.md", "CONTRIBUTING.md", "docs/adr", "docs/explanation"])
def test_every_file_that_is_named_exists(name):
    place = ROOT / name
    named = {
        found
        for path in (sorted(place.glob("*.md")) if place.is_dir() else [place])
        for found in re.findall(r"`([\w.-]+/[\w./-]+)`", text_of(path))
        # Addresses of pages begin with a slash, places on a server too.
        if not found.startswith(("/", "."))
    }
    assert [found for found in sorted(named) if not any((ROOT / short / found).exists() for short in SHORTER)] == []


@pytest.mark.parametrize("folder", ["", "domain", "portals", "connections", "foundation"])
def test_the_architecture_names_every_folder(folder):
    drawn = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("```")[1]
    folders = {path.parent.name for path in (ROOT / "samenspoor" / folder).glob("*/__init__.py")}
    assert folders
    assert [name for name in sorted(folders) if not re.search(rf"\b{name}\b", drawn)] == []


def test_every_document_is_reached_from_the_readme():
    reached, to_read = set(), [ROOT / "README.md"]
    while to_read:
        path = to_read.pop()
        if path not in reached:
            reached.add(path)
            targets = [(path.parent / address.partition("#")[0]).resolve() for address in links(path)]
            found = [[*target.glob("*.md")] if target.is_dir() else [target] for target in targets]
            to_read += [target for some in found for target in some if target.suffix == ".md" and target.exists()]
    assert sorted(str(path.relative_to(ROOT)) for path in set(documents()) - reached) == []


def test_a_broken_link_picture_and_anchor_are_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# One heading\n[a](page.md#one-heading) [b](gone.md) ![c](gone.png) [d](#two) [e](https://x.nl)\n")
    assert broken(page) == ["gone.md", "gone.png", "#two"]

"""Where the style sheets and fonts of the NL Design System stand after `npm ci`; nothing of it is copied into git.

`collectstatic` takes these folders, so no Node is needed at run time. Own sheets reach the fonts as `../fonts/…`.
"""

from pathlib import Path

NODE_MODULES = Path(__file__).resolve().parents[3] / "node_modules"

_CANDIDATE_COMPONENTS = ("button", "data-badge", "heading", "link", "paragraph", "skip-link")

NODE_STATIC_DIRS: list[tuple[str, Path]] = [
    ("nl/utrecht", NODE_MODULES / "@utrecht/component-library-css/dist"),
    ("nl/tokens", NODE_MODULES / "@nl-design-system-unstable/voorbeeld-design-tokens/dist"),
    *(
        (f"nl/{component}", NODE_MODULES / f"@nl-design-system-candidate/{component}-css/dist")
        for component in _CANDIDATE_COMPONENTS
    ),
    ("npm/echarts", NODE_MODULES / "echarts/dist"),
    ("fonts/noto-sans", NODE_MODULES / "@fontsource/noto-sans/files"),
    ("fonts/noto-serif", NODE_MODULES / "@fontsource/noto-serif/files"),
]

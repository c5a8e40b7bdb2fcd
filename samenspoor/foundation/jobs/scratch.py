"""Files that live for one step: in one private folder, where nothing outlives the process that made it for long."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

KEPT_SECONDS = 24 * 60 * 60
"""The longest step takes an hour."""


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder for this account alone that is gone afterwards; after a kill it goes in the night."""
    root = Path(settings.SCRATCH_ROOT)
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=root) as name:
        yield Path(name)


def sweep_scratch() -> int:
    """Remove what a killed process left longer than a day ago; returns how many."""
    root, before = Path(settings.SCRATCH_ROOT), time.time() - KEPT_SECONDS
    left = [path for path in root.iterdir() if path.lstat().st_mtime < before] if root.exists() else []
    for path in left:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(left)

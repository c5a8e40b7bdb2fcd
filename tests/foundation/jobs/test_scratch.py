"""What lives for one step is private, is gone afterwards, and after a kill goes in the night."""

import os
import time

from samenspoor.foundation.jobs.scratch import KEPT_SECONDS, scratch_folder, sweep_scratch


def test_a_step_leaves_nothing(settings, tmp_path):
    settings.SCRATCH_ROOT = tmp_path / "scratch"
    with scratch_folder() as folder:
        assert folder.stat().st_mode & 0o077 == 0
        assert folder.parent.stat().st_mode & 0o077 == 0
        (folder / "new.csv").write_text("Jansen")
    assert list(settings.SCRATCH_ROOT.iterdir()) == []


def test_what_a_killed_process_left_goes_after_a_day(settings, tmp_path):
    settings.SCRATCH_ROOT = tmp_path
    old, young, elsewhere = tmp_path / "old", tmp_path / "young", tmp_path.parent / f"{tmp_path.name}-elsewhere"
    for folder in (old, young, elsewhere):
        folder.mkdir()
        (folder / "new.csv").write_text("Jansen")
    (tmp_path / "x.upload").write_text("Jansen")
    (tmp_path / "way out").symlink_to(elsewhere)
    before = time.time() - KEPT_SECONDS - 60
    for name in ("old", "x.upload", "way out"):
        os.utime(tmp_path / name, (before, before), follow_symlinks=False)
    assert sweep_scratch() == 3
    assert list(tmp_path.iterdir()) == [young]
    assert (elsewhere / "new.csv").exists(), "what lies elsewhere is not ours to remove"


def test_without_a_folder_there_is_nothing_to_sweep(settings, tmp_path):
    settings.SCRATCH_ROOT = tmp_path / "none"
    assert sweep_scratch() == 0

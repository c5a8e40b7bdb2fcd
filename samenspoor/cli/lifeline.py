"""A process that another one started ends when that other one ends, even by kill -9."""

import ctypes
import os
import signal
import sys
import threading
import time

PARENT = "SAMENSPOOR_PARENT"
"""The environment variable in which a command tells its children its own process number."""

_PR_SET_PDEATHSIG = 1


def die_with(parent: int, *, how: signal.Signals = signal.SIGTERM) -> None:
    """Let this process get signal `how` when its parent ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, how)
    else:
        threading.Thread(target=_watch, args=(parent, how), daemon=True).start()
    if os.getppid() != parent:
        # It ended before we could say so.
        sys.exit(1)


def _watch(parent: int, how: signal.Signals) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), how)

"""A process that uses the database until its standard input closes; tests start several of these and kill some."""

import os
import sys
from pathlib import Path

from samenspoor.embedded import running
from samenspoor.embedded.server import Server

if __name__ == "__main__":
    home = Path(sys.argv[1])
    with running(home, durable=False) as cluster:
        postmaster = Server(home).postmaster()
        print(os.getpid(), postmaster.pid if postmaster else 0, cluster.socket, flush=True)
        sys.stdin.read()

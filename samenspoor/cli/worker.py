"""`samenspoor worker`: does the jobs that pages and commands put aside. It may run several times."""

import argparse
import os

from samenspoor.cli.role import refuse_powerful_role
from samenspoor.foundation.jobs.workers import work


def run(options: argparse.Namespace) -> int:
    """Work until a signal says stop."""
    refuse_powerful_role(os.environ["DATABASE_URL"])
    work(concurrency=options.concurrency)
    return 0

"""`samenspoor prepare-town`: makes the synthetic municipality, in a process of its own for `demo`."""

import argparse

from samenspoor.synthetic import town


def run(options: argparse.Namespace) -> int:
    """Make the town, or add what is missing; print who can sign in, a line each."""
    for line in town.prepare(months=options.months) or ():
        print(line)
    return 0

"""`samenspoor worker`: does the jobs that pages and commands put aside. It may run several times."""

import argparse
import os

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from samenspoor.cli.role import refuse_powerful_role

# A job that is cut off goes on from its last finished step when it is tried again.
_SECONDS_TO_FINISH = 10


def run(options: argparse.Namespace) -> int:
    """Work until a signal says stop."""
    refuse_powerful_role(os.environ["DATABASE_URL"])
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("procrastinate has no Django connector")
    with app.replace_connector(connector.get_worker_connector()):
        app.run_worker(concurrency=options.concurrency, shutdown_graceful_timeout=_SECONDS_TO_FINISH)
    return 0

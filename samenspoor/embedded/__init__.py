"""PostgreSQL for the demo, development and tests, started from the binaries of a wheel; nothing needs installing.

`with running(home) as cluster:` starts the server or joins the one that runs; whoever leaves last stops it.
"""

from samenspoor.embedded.cluster import APPLICATION_ROLE, DATABASE, ERASER_ROLE, OWNER_ROLE, Cluster
from samenspoor.embedded.errors import UnableToRunDatabase
from samenspoor.embedded.sharing import home_folder, running

__all__ = [
    "APPLICATION_ROLE",
    "DATABASE",
    "ERASER_ROLE",
    "OWNER_ROLE",
    "Cluster",
    "UnableToRunDatabase",
    "home_folder",
    "running",
]

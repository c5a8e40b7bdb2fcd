"""`python -m samenspoor.domain.linkage.engine FOLDER`: exit 0 when linked, 2 when the files cannot be read."""

import sys
from pathlib import Path

from samenspoor.domain.linkage.engine.describing import UnableToReadFiles
from samenspoor.domain.linkage.engine.linking import link

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("give the folder with known.csv and new.csv")
    try:
        link(Path(sys.argv[1]))
    except UnableToReadFiles as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)

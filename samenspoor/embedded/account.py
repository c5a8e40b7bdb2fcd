"""PostgreSQL refuses to run as root; this decides under which account its programs run instead."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from samenspoor.embedded.errors import UnableToRunDatabase

UNPRIVILEGED = "nobody"


@dataclass(frozen=True, kw_only=True)
class Account:
    """How to run the server's programs: as we are, behind a user namespace, or as another account."""

    prefix: tuple[str, ...] = ()
    uid: int | None = None
    gid: int | None = None
    owner: int | None = None
    """The account that must own the data folder, where we are free to choose one."""

    def popen(self, arguments: Sequence[str | Path], *, log: Path) -> subprocess.Popen[bytes]:
        """Start a program away from the terminal, so that Ctrl-C reaches us and not the database."""
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_"))}
        with open(log, "ab", opener=_private) as output:
            return subprocess.Popen(
                [*self.prefix, *(str(argument) for argument in arguments)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=environment | {"LANG": "C"},
                cwd="/",
                start_new_session=True,
                user=self.uid,
                group=self.gid,
                extra_groups=None if self.uid is None else [],
            )

    def may(self, test: str, path: Path) -> bool:
        """Answer whether this account passes `test -r`, `-w` or `-x` on a path."""
        if self.owner is None:
            return True
        process = self.popen(["test", test, path], log=Path(os.devnull))
        return process.wait() == 0

    def take(self, path: Path) -> None:
        """Give a folder and all in it to the account, if it is not the owner yet."""
        if self.owner is None or path.stat().st_uid == self.owner:
            return
        group = -1 if self.gid is None else self.gid
        os.chown(path, self.owner, group)
        for folder, folders, files in os.walk(path):
            for name in (*folders, *files):
                os.chown(Path(folder) / name, self.owner, group, follow_symlinks=False)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def choose_account() -> Account:
    """Return the account for this machine: only root needs another one."""
    if os.geteuid() != 0:
        return Account()
    namespace = namespace_account()
    return namespace if namespace is not None else unprivileged_account()


def namespace_account() -> Account | None:
    """Stay root outside, be an ordinary user inside a user namespace; None where the kernel or container forbids it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return None
    # Mapped to an account that exists: PostgreSQL looks its own name up.
    account = Account(prefix=(unshare, "--user", f"--map-user={pwd.getpwnam(UNPRIVILEGED).pw_uid}", "--"), owner=0)
    return account if account.may("-d", Path("/")) else None


def unprivileged_account() -> Account:
    """Return the account that every Unix system has for programs without rights."""
    try:
        entry = pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        raise UnableToRunDatabase(
            f"De ingebouwde database kan niet als root draaien en het account '{UNPRIVILEGED}' bestaat niet. "
            "Start Samenspoor als gewone gebruiker."
        ) from None
    return Account(uid=entry.pw_uid, gid=entry.pw_gid, owner=entry.pw_uid)

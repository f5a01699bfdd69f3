"""Backups of the embedded PostgreSQL: a copy of the whole now and then, and every change since.

    backups/<moment>/base.tar.gz    what `pg_basebackup` made, with the changes during the copy
    backups/<moment>/backup.json    when it was made
    backups/changes/*.gz            the write-ahead log, archived within a minute

The server hands each finished piece of its log to `archive_command`. That keeps it only when the
folder `changes` is there: it appears with the first backup, and no restart is needed for it.
"""

import json
import shutil
import subprocess
import tarfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from api import postgres
from api.postgres import Embedded
from api.settings import CannotStart

CHANGES = "changes"
KEPT = 7
"""How many backups are kept, and the changes since the oldest of them."""
LONGEST = 3600.0
"""Seconds for following the changes up to the moment that is wanted."""
ASIDE = "pg.before-restore-%Y-%m-%dT%H-%M-%SZ"
ARCHIVE = "test ! -d '{folder}' || test -f '{folder}/%f.gz' || {{ gzip -c '%p' > '{folder}/%f.part' && mv '{folder}/%f.part' '{folder}/%f.gz'; }}"  # noqa: E501
FETCH = "gunzip -c '{folder}/%f.gz' > '%p' 2>/dev/null || cp '{left}/%f' '%p' 2>/dev/null"


@dataclass(frozen=True)
class Backup:
    folder: Path
    began: datetime
    ended: datetime
    """From this moment on, every moment can be restored from it."""

    @classmethod
    def read(cls, folder: Path) -> "Backup":
        told = json.loads((folder / "backup.json").read_text())
        return cls(folder, *(datetime.fromisoformat(told[one]) for one in ("began", "ended")))

    @property
    def size(self) -> int:
        return sum(path.stat().st_size for path in self.folder.iterdir())


@dataclass(frozen=True)
class Archive:
    server: Embedded

    @property
    def folder(self) -> Path:
        return self.server.folder.parent / "backups"

    @property
    def changes(self) -> Path:
        return self.folder / CHANGES

    def backups(self) -> list[Backup]:
        """The finished ones, oldest first."""
        found = sorted(self.folder.glob("*/backup.json"))
        return [Backup.read(path.parent) for path in found]

    # Making one

    def make(self, url: str) -> Backup:
        """Copy the running server; it goes on serving. Raises CannotStart."""
        if shutil.which("gzip") is None:
            raise CannotStart("Backups need the program gzip; install it.")
        self._prepare()
        began = _now()
        folder = self.folder / began.strftime("%Y-%m-%dT%H-%M-%SZ")
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        with (unfinished / "base.tar.gz").open("wb") as base:
            self._copy(url, base.fileno())
        backup = Backup(folder, began, _now())
        told = {**asdict(backup), "folder": folder.name}
        (unfinished / "backup.json").write_text(json.dumps(told, default=datetime.isoformat))
        unfinished.rename(folder)
        self._forget_old()
        return backup

    def _prepare(self) -> None:
        self.folder.mkdir(mode=0o711, exist_ok=True)
        self.changes.mkdir(mode=0o700, exist_ok=True)
        postgres.give(self.changes, self.server.folder)

    def _copy(self, url: str, to: int) -> None:
        host = str(postgres.socket_of(url))
        command = postgres.command(
            self.server.folder,
            "pg_basebackup",
            *("-h", host, "-U", "postgres", "-D", "-", "--format=tar", "--gzip"),
            *("--wal-method=fetch", "--checkpoint=fast", "--no-password"),
        )
        done = subprocess.run(
            command, stdout=to, stderr=subprocess.PIPE, cwd=self.server.folder, check=False
        )
        if done.returncode:
            raise CannotStart(f"The backup failed: {done.stderr.decode(errors='replace').strip()}")

    def _forget_old(self) -> None:
        kept = self.backups()[-KEPT:]
        for backup in self.backups():
            if backup not in kept:
                shutil.rmtree(backup.folder)
        oldest = kept[0].began.timestamp()
        for piece in self.changes.glob("*.gz"):
            # A piece that was finished before the copy began is in the copy.
            if piece.stat().st_mtime < oldest and not piece.name.endswith(".history.gz"):
                piece.unlink()

    # Going back to one

    def choose(self, to: datetime | None) -> Backup:
        """The youngest backup from which that moment can be reached. Raises CannotStart."""
        fit = [one for one in self.backups() if to is None or one.ended <= to]
        if not fit:
            which = "" if to is None else f" from before {to:%Y-%m-%d %H:%M:%S} UTC"
            raise CannotStart(f"There is no backup{which} in {self.folder}.")
        return fit[-1]

    def restore(self, backup: Backup, to: datetime | None) -> Path | None:
        """Put the data folder as it was at `to`, or at the last change there is, in its place.

        Returns where the present one was put aside. Raises CannotStart, with everything as it was.
        """
        present, made = self.server.folder, self.server.folder.with_name("pg.restored")
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(mode=0o700)
        with tarfile.open(backup.folder / "base.tar.gz") as packed:
            packed.extractall(made, filter="tar")
        self._aim(made, to, present / "pg_wal")
        postgres.give(made, present if present.exists() else None)
        try:
            self._follow(made)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        aside = present.with_name(_now().strftime(ASIDE)) if present.exists() else None
        if aside:
            present.rename(aside)
        made.rename(present)
        return aside

    def _aim(self, made: Path, to: datetime | None, left: Path) -> None:
        fetch = FETCH.format(folder=self.changes, left=left)
        lines = [f"restore_command = '{fetch.replace(chr(39), chr(39) * 2)}'"]
        if to is not None:
            lines += [f"recovery_target_time = '{to.isoformat()}'"]
            lines += ["recovery_target_action = 'promote'"]
        # It answers nobody before it has arrived.
        lines += ["hot_standby = off"]
        (made / "postgresql.auto.conf").write_text("\n".join(lines) + "\n")
        (made / "recovery.signal").touch()

    def _follow(self, made: Path) -> None:
        """Let a server of its own follow the changes, and stop it when it has arrived."""
        server = Embedded(made)
        try:
            server.start(LONGEST)
        except CannotStart as stopped:
            why = " ".join(server.log.read_text(errors="replace").splitlines()[-8:])
            if "before configured recovery target was reached" in why:
                raise CannotStart("The changes that were kept end before that moment.") from None
            raise CannotStart(f"The restore failed: {stopped}") from None
        finally:
            server.stop()
        (made / "postgresql.auto.conf").write_text("# Nothing is set here.\n")


def _now() -> datetime:
    return datetime.now(UTC)

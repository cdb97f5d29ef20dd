"""The repository keeps its promises: hashed installs, shipped data, import floors, no trace of a machine."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import pactbook

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ("run.txt", "dev.txt", "bench.txt", "model.txt")
# Written in parts, so that this file is not among its own findings.
INDEX_HOSTS = (
    "pypi|org",
    "pythonhosted|org",
    "registry|npmjs|org",
    "deb|debian|org",
    "conda|anaconda|org",
    "proxy|golang|org",
    "crates|io",
)
MACHINE_FOLDERS = ("root", "home", "Users", "work", "tmp", "opt")


def tracked() -> dict[str, str]:
    """The text of every tracked file by its path; binary files are left out."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    texts = {}
    for name in filter(None, listed.decode().split("\0")):
        path = ROOT / name
        data = path.read_bytes() if path.is_file() else b"\0"
        if b"\0" not in data:
            texts[name] = data.decode("utf-8", "replace")
    return texts


def found(pattern: str) -> list[str]:
    return [name for name, text in tracked().items() if re.search(pattern, text)]


def test_no_file_names_a_package_index() -> None:
    assert found("|".join(host.replace("|", r"\.") for host in INDEX_HOSTS)) == []


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    # A path that starts somewhere: not the middle of an address or of a relative path.
    start = r"(?:^|[\s\"'`(=:])"
    assert found(rf"(?m){start}/(?:{'|'.join(MACHINE_FOLDERS)})/\w") == []
    own = [str(folder) + os.sep for folder in (ROOT.parent, Path.home()) if len(folder.parts) > 1]
    assert found("|".join(map(re.escape, own)) or r"(?!)") == []


def pins(name: str) -> list[tuple[str, str]]:
    """Package and pinned line of a requirements file; a package may have a line for each Python."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return [(canonicalize_name(line.split("==")[0]), line) for line in lines]


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    assert len(pins(name)) > 10
    for _, line in pins(name):
        assert re.match(r"[a-z0-9.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line[:60]


def declared() -> list[tuple[str, str]]:
    """Every dependency that pyproject.toml declares, with the requirements file that must pin it."""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = data["project"]["optional-dependencies"]
    files = {
        "readers": "run.txt",
        "llm": "dev.txt",
        "postgres": "dev.txt",
        "release": "dev.txt",
        "tables": "dev.txt",
        "calendar": "dev.txt",
        "analysis": "dev.txt",
        "test": "dev.txt",
        "lint": "dev.txt",
        "bench": "bench.txt",
        "model": "model.txt",
    }
    assert set(extras) == set(files)
    rows = [(item, "run.txt") for item in data["project"]["dependencies"]]
    rows += [(item, "run.txt") for item in data["dependency-groups"]["build"]]
    return rows + [(item, files[extra]) for extra, items in extras.items() for item in items]


@pytest.mark.parametrize(("dependency", "file"), declared())
def test_the_pins_fit_what_pyproject_declares(dependency: str, file: str) -> None:
    requirement = Requirement(dependency)
    lines = [line for name, line in pins(file) if name == canonicalize_name(requirement.name)]
    assert lines
    for line in lines:
        assert requirement.specifier.contains(line.partition("==")[2].split()[0], prereleases=True)


def test_what_users_run_is_what_is_tested() -> None:
    assert set(pins("run.txt")) <= set(pins("dev.txt"))


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme


def test_every_command_in_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^(?:\.venv\\Scripts\\)?pactbook ([a-z]+)", readme, re.MULTILINE))
    assert {"add", "brief", "why", "demo"} <= named
    call = [sys.executable, "-c", "from pactbook.cli import main; main()", "--help"]
    env = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}
    shown = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", env=env, check=True).stdout
    offered = set(re.findall(r"^\W*([a-z][a-z-]*)\s{2,}", shown, re.MULTILINE))
    assert named <= offered


def test_links_of_the_readme_lead_somewhere() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_decisions_are_numbered_once_and_listed() -> None:
    """A number may be open for a record that is still being written; none is there twice."""
    folder = ROOT / "docs" / "decisions"
    records = sorted(path.name for path in folder.glob("0*.md"))
    numbers = [name[:4] for name in records]
    assert records and all(number.isdigit() for number in numbers) and len(set(numbers)) == len(numbers)
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [name for name in records if name not in index] == []


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    call = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    env = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", call], cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8"
    )


def copy_of_the_code(folder: Path) -> Path:
    skip = shutil.ignore_patterns("data", "__pycache__")
    shutil.copytree(ROOT / "pactbook", folder / "pactbook", ignore=skip)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_import_floors_hold() -> None:
    run = lint_imports(ROOT)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("model/values.py", "import sqlite3"),
        ("model/values.py", "import pactbook.book.facts"),
        ("book/facts.py", "from pathlib import Path"),
        ("book/facts.py", "import time"),
        ("capture/__init__.py", "import pactbook.store.base"),
        ("store/base.py", "import pactbook.extract.ground"),
        ("pipeline/__init__.py", "import pactbook.publish"),
        ("astray.py", "import pactbook.model"),
    ],
)
def test_an_import_against_the_floors_is_caught(module: str, line: str, tmp_path: Path) -> None:
    code = copy_of_the_code(tmp_path)
    path = code / "pactbook" / module
    path.write_text(
        (path.read_text(encoding="utf-8") if path.exists() else "") + f"\n{line}\n", encoding="utf-8"
    )
    run = lint_imports(code)
    assert run.returncode == 1, run.stdout + run.stderr
    assert Path(module).stem.replace("__init__", Path(module).parent.name) in run.stdout


@pytest.mark.parametrize(
    "line",
    [
        "import datetime\n\nprint(datetime.datetime.now())",
        "from datetime import date\n\nprint(date.today())",
        "from datetime import datetime as when\n\nprint(when.utcnow())",
        "import time\n\nprint(time.time())",
        "from uuid import uuid4\n\nprint(uuid4())",
    ],
)
def test_only_wiring_may_read_the_clock_or_draw_an_id(line: str) -> None:
    def ruff(name: str) -> str:
        call = [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--no-cache",
            "--output-format",
            "concise",
            "--stdin-filename",
        ]
        code = f'"""A module."""\n\n{line}\n'
        run = subprocess.run([*call, name, "-"], cwd=ROOT, input=code, capture_output=True, text=True)
        return run.stdout

    assert "TID251" in ruff("pactbook/book/fold.py")
    assert "TID251" in ruff("pactbook/publish/brief.py")
    assert "TID251" not in ruff("pactbook/wiring.py")


def pure_modules() -> list[Path]:
    return sorted(path for floor in ("model", "book") for path in (ROOT / "pactbook" / floor).rglob("*.py"))


@pytest.mark.parametrize("path", pure_modules(), ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_model_and_book_need_the_standard_library_only_and_open_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported, called = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            called.add(node.func.id)
    own = ("pactbook.model", "pactbook.book")
    others = {name for name in imported if name.split(".")[0] not in sys.stdlib_module_names}
    assert {name for name in others if not name.startswith(own)} == set()
    assert called.isdisjoint({"open", "print", "input", "exec", "eval", "__import__"})


def test_no_module_imports_through_the_packages_front() -> None:
    # The floors' contract leaves the front out; only the version may be taken from it.
    taken = {
        (path.relative_to(ROOT).as_posix(), alias.name)
        for path in (ROOT / "pactbook").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "pactbook" and node.level == 0
        for alias in node.names
        if alias.name != "__version__" and not find_spec(f"pactbook.{alias.name}")
    }
    assert taken == set()


def test_importing_pactbook_loads_nothing_else() -> None:
    call = "import sys, pactbook; print([name for name in sys.modules if name.startswith('pactbook.')])"
    run = subprocess.run([sys.executable, "-c", call], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", pactbook.__all__)
def test_every_public_name_loads_on_first_use(name: str) -> None:
    assert getattr(pactbook, name).__name__ == name
    assert name in dir(pactbook)


def test_a_name_that_pactbook_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="ledgers"):
        pactbook.ledgers  # noqa: B018


def test_the_wheel_ships_the_data_and_the_type_marker(tmp_path: Path) -> None:
    call = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(call, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob(f"pactbook-{pactbook.__version__}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    wanted = {name for name in tracked() if name.startswith("pactbook/")}
    assert "pactbook/py.typed" in shipped
    assert any(name.startswith("pactbook/data/") for name in wanted)
    assert wanted - shipped == set()


@pytest.mark.skipif(os.name == "nt", reason="make and its scripts are for POSIX systems")
def test_a_machine_without_a_fitting_python_is_told_what_to_do(tmp_path: Path) -> None:
    old = tmp_path / "python-old"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.10.13" && exit 0\nexit 1\n')
    old.chmod(0o755)
    script = ROOT / "tools" / "environment.sh"
    call = ["sh", str(script), str(tmp_path / "venv"), "", str(old), "requirements/run.txt"]
    run = subprocess.run(call, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode != 0
    assert "Pactbook needs Python 3.11, 3.12 or 3.13" in run.stderr
    assert "Python 3.10.13" in run.stderr
    assert not (tmp_path / "venv").exists()

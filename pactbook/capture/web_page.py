"""HTML pages: the main text by trafilatura, and the dates that the page states about itself.

A date that the page states in its metadata is its publication date; one that htmldate finds in the layout (a
dateline, an address) is only a guess, and the document says so. Nothing is fetched.
"""

import datetime
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from pactbook.capture.dates import from_metadata
from pactbook.capture.reading import Reading, clean, refused
from pactbook.capture.text import binary, guess_encoding
from pactbook.model.issues import Issue
from pactbook.model.sources import SourceCard

_CHARSET = re.compile(
    rb"""<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
# The time for the main text grows with the square of a page: up to half a minute at this size.
_MOST_TAGS = 60_000
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "pubdate",
    "date",
)


def read_html(data: bytes, place: str, today: datetime.date) -> Reading | Issue:
    """The main text of a page, its headline on top, with the metadata that the page states."""
    import trafilatura

    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and (issue := binary(data, place)):
        return issue
    page, remarks = _decode(data, place)
    if page.count("<") > _MOST_TAGS:
        return refused("too_large", place, "it has over 60,000 tags", "save the article alone")
    # The libraries report to the log what reaches the user as an Issue here.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(page)
    if tree is None:
        return refused("broken", place, "it holds no HTML page", "save the page again from a browser")
    published = next(_stated(tree), None)
    guess = None if published else _guess(page, today)
    card, headline = _card(tree)
    text = _main_text(page)
    if not text:
        return refused("no_text", place, "the page holds no text", "save it after its text has appeared")
    if headline and headline.casefold() not in " ".join(text[:1000].split()).casefold():
        text = f"{headline}\n{text}"
    return Reading(
        text,
        media_type="text/html",
        published=published,
        created=guess,
        created_as="a date guessed from the page",
        source=card,
        issues=remarks,
    )


def _decode(data: bytes, place: str) -> tuple[str, tuple[Issue, ...]]:
    """The page's characters by its byte order mark, its own declaration, UTF-8, or the likeliest encoding."""
    declared = _CHARSET.search(data[:8192])
    names = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else []
    if declared:
        names.append(declared[1].decode("ascii", "replace"))
    for name in [*names, "utf-8-sig"]:
        try:
            return data.decode(name), ()
        except (UnicodeDecodeError, LookupError):
            continue
    likely = guess_encoding(data) or "windows-1252"
    message = f"{place} does not say its encoding and is not UTF-8; it was read as {likely}"
    hint = "check a name with accents; if it is wrong, save the page as UTF-8"
    return data.decode(likely, "replace"), (Issue("encoding_guessed", "low", message, place, hint=hint),)


def _main_text(page: str) -> str:
    import trafilatura

    found = trafilatura.extract(page, include_comments=False, include_tables=True, with_metadata=False)
    if not found:
        # Extraction leaves out very short pages; what paragraphs there are is better than nothing.
        found = trafilatura.baseline(page)[1]
    return "".join(c if c.isprintable() or c == "\n" else " " for c in found or "").strip()


def _guess(page: str, today: datetime.date) -> str | None:
    from htmldate import find_date

    # The extensive search takes dates of events from running prose; a wrong date is worse than none.
    return find_date(page, original_date=True, extensive_search=False, max_date=today.isoformat())


def _stated(tree: Any) -> Iterator[str]:
    """Publication dates that the page states about itself, the most explicit first."""
    yield from filter(None, map(from_metadata, _linked_data(tree)))
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if name := meta.get(key):
                metas.setdefault(name.strip().lower(), meta.get("content") or "")
    yield from filter(None, (from_metadata(metas.get(name)) for name in _PUBLISHED))
    for time in tree.iter("time"):
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None:
            yield from filter(None, [from_metadata(time.get("datetime"))])
    times = [from_metadata(time.get("datetime")) for time in tree.xpath("//article//time | //main//time")]
    if times and times[0] and len(set(times)) == 1:
        yield times[0]


def _linked_data(tree: Any) -> Iterator[Any]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, dict):
                yield node.get("datePublished")
                waiting += [part for part in node.values() if isinstance(part, dict | list)]
            elif isinstance(node, list):
                waiting += node


def _card(tree: Any) -> tuple[SourceCard, str | None]:
    """The page's source card, and its headline as printed."""
    from trafilatura.metadata import extract_metadata

    known = extract_metadata(tree, date_config={"extensive_search": False, "max_date": "1995-01-01"})
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    title = clean(known.title)
    card = SourceCard(
        publisher=clean(known.sitename),
        address=_address(tree) or clean(known.url),
        licence=clean(known.license),
        language=clean((tree.get("lang") or "").split("-")[0].lower()),
        title=title,
    )
    return card, clean(headings[0]) if len(headings) == 1 else title


def _address(tree: Any) -> str | None:
    for address in tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"):
        if str(address).startswith(("http://", "https://")):
            return clean(str(address))
    return None

"""HTML pages."""

import socket
from pathlib import Path

import pytest

from tests.capture.making import captured, one, refusal

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Talks | Baltic Desk</title>
<meta property="og:site_name" content="Baltic Desk"><meta property="og:title" content="Estonia opens talks">
<link rel="canonical" href="https://example.org/talks">{head}</head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><h1>Estonia opens talks with Kyiv</h1>
<article><p>Estonia and Ukraine opened talks on a security pact in Tallinn, both said in a note.</p>
<p>Advertisement</p>
<p>It would hold for ten years, and Estonia would give 0.25 percent of its product until 2027.</p>
<table><tr><td>Estonia</td><td>120 million euros</td></tr></table>{body}
<p>Read also: <a href="/y">Latvia follows</a></p></article><footer>© 2024 Desk</footer></body></html>"""


def page(folder: Path, head: str = "", body: str = "") -> Path:
    file = folder / "talks.html"
    file.write_text(PAGE.format(head=head, body=body), encoding="utf-8")
    return file


def test_the_headline_and_the_main_text_are_read(tmp_path: Path) -> None:
    document = one(page(tmp_path), published="2024-03-19")
    assert document.text.splitlines()[:2] == [
        "Estonia opens talks with Kyiv",
        "Estonia and Ukraine opened talks on a security pact in Tallinn, both said in a note.",
    ]
    assert "120 million euros" in document.content()
    assert "World" not in document.text
    assert document.media_type == "text/html"


def test_furniture_within_the_main_text_is_dropped(tmp_path: Path) -> None:
    document = one(page(tmp_path), published="2024-03-19")
    dropped = [document.text[low:high] for low, high in document.dropped]
    assert "Advertisement" in dropped
    assert "Advertisement" not in document.content()
    assert len(document.content()) == document.end - document.start


def test_the_page_fills_its_source_card(tmp_path: Path) -> None:
    source = one(page(tmp_path), published="2024-03-19").source
    assert (source.publisher, source.address, source.title, source.language) == (
        "Baltic Desk",
        "https://example.org/talks",
        "Estonia opens talks",
        "en",
    )


@pytest.mark.parametrize(
    "statement",
    [
        '<meta property="article:published_time" content="2024-03-19T17:50:00+02:00">',
        '<meta name="dc.date.issued" content="2024-03-19">',
        '<meta itemprop="datePublished" content="2024-03-19">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2024-03-19T15:50:00Z"}]}</script>',
        '<script type="application/ld+json">not json</script><meta name="date" content="2024-03-19">',
    ],
)
def test_the_date_that_a_page_states_is_its_publication_date(tmp_path: Path, statement: str) -> None:
    (document,), issues = captured(page(tmp_path, head=statement))
    assert (document.published, document.published_by, issues) == ("2024-03-19", "metadata", [])


def test_the_time_in_the_article_is_its_publication_date(tmp_path: Path) -> None:
    (document,), issues = captured(page(tmp_path, body='<time datetime="2024-03-19T10:00">Tuesday</time>'))
    assert (document.published, issues) == ("2024-03-19", [])


def test_the_day_of_an_event_is_no_publication_date(tmp_path: Path) -> None:
    body = "<p>The two presidents signed a paper on 16 February 2024 in Berlin.</p>"
    (document,), (issue,) = captured(page(tmp_path, body=body))
    assert (document.published, issue.code) == (None, "no_date")


def test_a_date_that_is_only_guessed_is_named(tmp_path: Path) -> None:
    link = '<link rel="alternate" href="https://example.org/2024/03/19/talks">'
    guessed = PAGE.replace("https://example.org/talks", "https://example.org/2024/03/19/talks")
    file = tmp_path / "talks.html"
    file.write_text(guessed.format(head=link, body=""), encoding="utf-8")
    (document,), (issue,) = captured(file)
    assert (document.published, issue.code, issue.severity) == ("2024-03-19", "weak_date", "low")
    (document,), issues = captured(file, published="2024-03-20")
    assert (document.published, document.published_by, issues) == ("2024-03-20", "option", [])


def test_a_page_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    words = "Україна та Естонія розпочали переговори про угоду щодо безпеки у Києві."
    text = f'<html><head><meta charset="windows-1251"></head><body><p>{words}</p></body></html>'
    file.write_bytes(text.encode("windows-1251"))
    assert words in one(file, published="2024-03-19").text


def test_a_page_of_an_encoding_that_it_does_not_declare_is_read_and_named(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    words = "Україна та Естонія розпочали переговори про угоду щодо безпеки у Києві."
    file.write_bytes(f"<html><body><p>{words}</p></body></html>".encode("windows-1251"))
    (document,), (issue,) = captured(file, published="2024-03-19")
    assert words in document.text
    assert (issue.code, "windows-1251" in issue.message) == ("encoding_guessed", True)


def test_a_broken_page_gives_what_it_has(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<html><body><div><p>Norway pledged 150 million kroner.<p>More <b>fol", encoding="utf-8")
    assert "Norway pledged 150 million kroner." in one(file, published="2024-03-19").content()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<html><head><title>Talks</title></head><body><script>run()</script></body></html>", "no_text"),
        (PAGE[:250], "no_text"),
        ("<html>", "no_text"),
        ("no page at all", "broken"),
        ("<div>" * 50_000, "broken"),
        ("<p>Talks" * 60_001, "too_large"),
    ],
)
def test_a_page_without_text_is_refused(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "a.html"
    file.write_text(text, encoding="utf-8")
    assert refusal(file).code == code


def test_a_picture_under_the_name_of_a_page_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    assert refusal(file).code == "binary"


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    assert one(page(tmp_path, body='<img src="https://example.org/x.png">'), published="2024-03-19")

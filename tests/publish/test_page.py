"""The page: whole, self-contained, safe, and every figure with its sentence."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pactbook.model.sources import SourceCard
from pactbook.publish.brief import brief
from pactbook.publish.page import page
from tests.publish.making import Article, look, make, pledge, signed

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Reader(HTMLParser):
    """What a test asks about a page: anchors, links, resources, cells, and whether tags close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.resources: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.cells: list[tuple[str, bool, bool]] = []
        self.marked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        if values.get("id"):
            self.ids.append(str(values["id"]))
        if tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        self.resources += [
            str(values[name]) for name in ("src", "srcset", "data", "poster") if name in values
        ]
        if tag == "link":
            self.resources.append(str(values.get("href")))
        assert not any(name.startswith("on") for name in values)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "td":
            self.cells.append(("", False, False))
        if self.cells and tag == "a":
            self.cells[-1] = (self.cells[-1][0], True, self.cells[-1][2])
        if self.cells and tag == "code":
            self.cells[-1] = (*self.cells[-1][:2], True)
        if tag == "mark":
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if "td" in self.open:
            text, link, code = self.cells[-1]
            self.cells[-1] = (text + data, link, code)
        if "mark" in self.open:
            self.marked[-1] += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return reader


def made(path: Path) -> str:
    view = look(path)
    return page(brief(view), view)


@pytest.mark.parametrize("book", ["small_book", "seeds_book"])
def test_every_link_within_the_page_leads_somewhere(book: str, request: pytest.FixtureRequest) -> None:
    reader = read(made(request.getfixturevalue(book)))
    assert len(reader.ids) == len(set(reader.ids))
    inner = [link[1:] for link in reader.links if link.startswith("#")]
    assert len(inner) > 30
    assert set(inner) - set(reader.ids) == set()


@pytest.mark.parametrize("book", ["small_book", "seeds_book"])
def test_every_figure_links_to_a_sentence(book: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(book)
    reader = read(made(path))
    figures = [cell for cell in reader.cells if re.search(r"\d", cell[0]) and not cell[2]]
    assert len(figures) > 20
    assert [text for text, linked, _ in figures if not linked] == []
    claims = [link for link in reader.links if link.startswith("#c-")]
    known = {f"#c-{name[:12]}" for name in look(path).context.claims}
    assert claims and set(claims) <= known
    quotes = {" ".join(claim.quote.split()) for claim in look(path).context.claims.values()}
    assert {" ".join(text.split()) for text in reader.marked} <= quotes


def test_an_amount_links_to_the_claim_that_says_it(tmp_path: Path) -> None:
    first = pledge("FRA", "3 billion euros", amount=3e9)
    fuller = pledge("FRA", "up to 3 billion euros in 2024", amount=3e9, bound="at_most",
                    period_start="2024", period_end="2024")  # fmt: skip
    articles = [
        Article("Paris gives 3 billion euros.", [first]),
        Article("Paris gives up to 3 billion euros in 2024.", [fuller], "2024-03-20", "b.txt"),
    ]
    view = look(make(tmp_path / "b.db", articles))
    text = page(brief(view), view)
    (said,) = re.findall(r'<a href="#(c-\w+)">EUR ≤ 3 bn</a>', text)
    after = text[text.index(f'id="{said}"') :]
    assert re.search(r"<mark>(.*?)</mark>", after).group(1) == "up to 3 billion euros in 2024"  # type: ignore[union-attr]


def test_nothing_is_asked_for_from_outside_and_nothing_runs(small_book: Path) -> None:
    text = made(small_book)
    reader = read(text)
    assert reader.resources == []
    assert "script" not in reader.tags and "iframe" not in reader.tags
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style and "url(" not in style.group(1) and "@import" not in style.group(1)
    assert "default-src 'none'" in text


def test_a_hostile_article_cannot_reach_out_of_its_place(tmp_path: Path) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    card = SourceCard(title=evil, publisher=evil, address="javascript:alert(3)", licence=f"CC0 {evil}")
    text = f"{evil} Britain signed {evil} for 3 euros\x1b[31m."
    said = [
        signed("GBR", f"Britain signed {evil}", place=evil),
        pledge(evil, "3 euros", amount=3e9, items=[{"what": evil, "quantity": None}]),
    ]
    view = look(make(tmp_path / "b.db", [Article(text, said, label=f"{evil}.txt", source=card)]))
    html = page(brief(view), view)
    reader = read(html)
    assert {"script", "img"}.isdisjoint(reader.tags)
    assert not any(link.startswith("javascript") for link in reader.links)
    assert "\x1b" not in html
    assert "javascript:alert(3)" in html


def test_others_texts_are_quoted_with_little_around_and_open_ones_whole(tmp_path: Path) -> None:
    text = "First words. " + "filler " * 100 + "Britain signed. " + "stuffing " * 100 + "Last words."
    said = [signed("GBR", "Britain signed")]
    closed = made(make(tmp_path / "closed.db", [Article(text, said)]))
    assert "First words" not in closed and "Last words" not in closed
    (around,) = re.findall(r"<blockquote>(.*?)</blockquote>", closed, re.DOTALL)
    plain = re.sub(r"<[^>]+>", "", around)
    assert len(plain) - len("Britain signed") <= 300 + len("… ") * 2
    free = SourceCard(licence="CC BY 4.0")
    whole = made(make(tmp_path / "open.db", [Article(text, said, source=free)]))
    assert "First words" in whole and "Last words" in whole


def test_the_page_can_be_found_ones_way_about_in(small_book: Path) -> None:
    text = made(small_book)
    tables = re.findall(r"<table>.*?</table>", text, re.DOTALL)
    assert len(tables) >= 7
    for table in tables:
        assert "<caption>" in table and 'scope="col"' in table and 'scope="row"' in table
    assert re.findall(r"<h(\d)", text)[:2] == ["1", "2"]
    assert '<html lang="en">' in text and 'name="viewport"' in text
    empty = re.findall(r"<a [^>]*>\s*</a>", text)
    assert empty == []


def test_the_same_book_makes_the_same_page(small_book: Path) -> None:
    assert made(small_book) == made(small_book)


def test_an_empty_book_makes_a_page_too(tmp_path: Path) -> None:
    assert "No agreement is known" in made(make(tmp_path / "b.db", []))

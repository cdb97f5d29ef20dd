"""Where knowledge comes from: documents, and the three kinds of evidence."""

from dataclasses import dataclass, field

from pactbook.model.ids import digest


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What is known about where a document came from. Every field may be null."""

    publisher: str | None = None
    address: str | None = None
    licence: str | None = None
    retrieved: str | None = None
    language: str | None = None
    title: str | None = None
    citation: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One dated article: captured bytes, by their hash, and the text that claims point into.

    `text` is the text of the whole file, exactly as decoded; the article is `text[start:end]`, and
    `dropped` lists stretches inside it that are no content (advertisements, page furniture). All offsets
    are code points of `text`, ends exclusive. `published_by` says where the date comes from
    (`header`, `metadata`, `option`, `name`).
    """

    sha256: str
    number: int
    label: str
    published: str | None
    text: str = field(repr=False)
    start: int = 0
    end: int = 0
    dropped: tuple[tuple[int, int], ...] = ()
    published_by: str | None = None
    media_type: str = "text/plain"
    source: SourceCard = SourceCard()

    @property
    def key(self) -> str:
        """Sha256 of the file and the article's number in it, as `sha256#number`."""
        return f"{self.sha256}#{self.number}"

    def content(self) -> str:
        """The article with dropped stretches blanked: as long as `text[start:end]`, so offsets carry over.

        Every dropped character but a line end becomes a space.
        """
        parts, at = [], self.start
        for low, high in self.dropped:
            parts.append(self.text[at:low])
            parts.append("".join(c if c in "\r\n" else " " for c in self.text[low:high]))
            at = high
        parts.append(self.text[at : self.end])
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Span:
    """Evidence in a document: `text[start:end]` of the file that `document` (a key) names."""

    document: str
    start: int
    end: int
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Evidence in a table: one row of one sheet of a file. `row` counts from 1, the heading included."""

    sha256: str
    sheet: str | None
    row: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Evidence in a published work that is not captured here; offsets point into its official text."""

    work: str
    public_since: str
    section: str | None = None
    address: str | None = None
    sha256: str | None = None
    start: int | None = None
    end: int | None = None


Evidence = Span | Row | Citation


def evidence_id(evidence: Evidence) -> str:
    """Content hash of a piece of evidence."""
    values = {name: getattr(evidence, name) for name in evidence.__slots__}
    return digest({"evidence": type(evidence).__name__, **values})

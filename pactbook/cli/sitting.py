"""A sitting at the terminal: shows a claim, takes a key, does what it says, until the queue is worked off."""

from collections.abc import Callable
from typing import Any, Final

from rich.text import Text

from pactbook.cli.console import out, show
from pactbook.cli.keys import Keys, keys
from pactbook.model.ids import short
from pactbook.model.verdicts import Verdict
from pactbook.pipeline.batch import place
from pactbook.pipeline.desk import LINKS, ReviewError
from pactbook.pipeline.session import Session
from pactbook.pipeline.typed import allowed, assignment, fields
from pactbook.publish import reviewing

_WORDS: Final = {"s": "same_money", "n": "new_money", "o": "part_of", "m": "merge", "p": "split"}


def sit(session: Session, reader: Keys | None = None) -> None:
    """Work off a queue, verdict by verdict; each is stored before the next claim is shown."""
    sitting = _Sitting(session, reader or keys())
    try:
        sitting.run()
    finally:
        sitting.end()  # also when it is stopped with Ctrl-C


class _Sitting:
    def __init__(self, session: Session, reader: Keys) -> None:
        self.session = session
        self.reader = reader
        self.reason: str | None = None
        self.doing: dict[str, Callable[[], Any]] = {
            "a": lambda: self._said(session.accept(self._because())),
            "r": lambda: self._said(session.reject(self._because())),
            "c": self._correct,
            "s": session.skip,
            "u": self._undo,
            "b": self._reason,
            "n": self._add,
            "l": self._link,
            "d": self._date,
            "?": lambda: show(reviewing.help_lines()),
            "h": lambda: show(reviewing.help_lines()),
        }

    def run(self) -> None:
        """Until the person quits or nothing is left."""
        if self.session.now is None:
            show([Text("Nothing waits for you here; other filters, or --unreviewed-by-me, may show more.")])
        shown: object = None
        while self.session.now is not None:
            if self.session.now is not shown:
                shown = self.session.now
                self._show()
            key = self.reader.key()
            if key in ("q", ""):
                break
            before = self.session.at
            self._do(key)
            if self.session.at != before:
                shown = None

    def _show(self) -> None:
        now = self.session.now
        assert now is not None
        document = self.session.desk.book.document(now.claim.document)
        show(reviewing.screen(now, document, self.session.progress()))
        show([reviewing.keys()])

    def _do(self, key: str) -> None:
        action = self.doing.get(key)
        if action is None:
            show([Text(f"  no key {key!r}; ? lists them", style="dim")])
            return
        try:
            action()
        except ReviewError as error:
            show([Text(f"  {error}", style="red")])

    def end(self) -> None:
        """Say what was done."""
        session = self.session
        left = len(session.waiting) - session.at
        what = "nothing is left" if not left else f"{left} left"
        show([Text(""), Text(f"{session.judged} judged, {what}. Every verdict is stored.")])

    def _because(self) -> str | None:
        """The reason given for this verdict, once."""
        reason, self.reason = self.reason, None
        return reason

    def _said(self, verdict: Verdict) -> None:
        show([Text(f"  {verdict.kind.replace('_', ' ')} {short(verdict.id)}", style="green")])

    def _ask(self, words: str) -> str:
        """A line that the person writes; empty at the end of input."""
        console = out()
        console.print(Text(f"  {words} "), end="")
        try:
            return input().strip()
        except EOFError:
            return ""

    def _reason(self) -> None:
        self.reason = self._ask("because:") or None

    def _undo(self) -> None:
        gone = self.session.undo()
        show([Text(f"  taken back: {gone.kind.replace('_', ' ')} {short(gone.id)}", style="green")])

    def _correct(self) -> None:
        now = self.session.now
        assert now is not None
        given = self._fields(now.claim.kind)
        if given:
            reason = self._because() or self._ask("because (Enter for none):") or None
            self._said(self.session.correct(given, reason))

    def _fields(self, kind: str) -> dict[str, Any]:
        """Fields as the person writes them, a line each, until an empty one; a bad one is asked again."""
        show([Text(f"  fields: {', '.join(fields(kind))}", style="dim")])
        show(
            [
                Text(
                    "  only what is to change; `aid = ?` lists the words of a field, `-` empties it",
                    style="dim",
                )
            ]
        )
        given: dict[str, Any] = {}
        while line := self._ask("field = value (Enter when done):"):
            name, _, value = (part.strip() for part in line.partition("="))
            if value == "?" and name in fields(kind):
                words = ", ".join(allowed(kind, name)) or "free text, a number or a date"
                show([Text(f"  {name}: {words}", style="dim")])
                continue
            try:
                name, value = assignment(kind, line)
                given[name] = value
            except ReviewError as error:
                show([Text(f"  {error}", style="red")])
                name = line.partition("=")[0].strip()
                if allowed(kind, name):
                    show([Text(f"  {name}: {', '.join(allowed(kind, name))}", style="dim")])
        return given

    def _add(self) -> None:
        now = self.session.now
        assert now is not None
        desk, key = self.session.desk, now.claim.document
        quote = self._ask("the words it stands on, exactly (or: first words ... last words):")
        start, end = place(desk, {"verdict": "add", "document": key, "quote": quote})
        kind = self._ask("kind:")
        if kind not in ("", *_kinds()):
            raise ReviewError(f"no kind {kind!r}; one of {', '.join(_kinds())}")
        given = self._fields(kind) if kind else {}
        if given:
            made = desk.add(key, start, end, {"kind": kind, **given}, self._because())
            self._said(self.session.beside(made))

    def _link(self) -> None:
        now = self.session.now
        assert now is not None
        show([Text("  " + "  ".join(f"[{k}] {word.replace('_', ' ')}" for k, word in _WORDS.items()))])
        kind = _WORDS.get(self.reader.key())
        if kind in LINKS:
            show(reviewing.candidates(self.session.near(kind)))
            other = self._ask("as the claim (its ref):")
            made = self.session.desk.link(kind, [now.claim.id, other], self._because())
            self._said(self.session.beside(made))

    def _date(self) -> None:
        now = self.session.now
        assert now is not None
        published = self._ask(f"{now.claim.label} was published on (YYYY-MM-DD):")
        if published:
            made = self.session.desk.date(now.claim.document, published, self._because())
            self._said(self.session.beside(made))


def _kinds() -> tuple[str, ...]:
    from pactbook.model.terms import KINDS

    return KINDS

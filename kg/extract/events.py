"""Dated lines of promulgation: what happened to a law on a day, and which of these days made or changed it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.layout import Layout
from kg.model import Change
from kg.vocab.lexicon import lexicon, part, verbs

# 根据《乙类决定》第一次修正
_CHANGED = re.compile(verbs("amend"))
# 甲市第九届人大常委会第三次会议, 某令第5号: what differs each time that a body acts
_SESSION = re.compile(rf"第[{part('counting')}\d〇零]+(?:届|次(?:全体)?(?:会议)?|号)|[，、\s　（）()]+")
# <!-- INFO END -->: the mark below the lines of promulgation in Markdown files
_MARK = re.compile(r"[<〈]!--[^\n]*\s*$")
_ADOPTED = lexicon().verbs("adopt")
MADE = lexicon().verbs("promulgate", "adopt")
"""公布, 发布 … 批准, 通过: the first of them decides who made the law, and when."""


@dataclass(frozen=True, slots=True)
class Event:
    """One dated line: what happened to the law on a day."""

    date: str
    start: int
    end: int
    text: str
    """Without what stands in 书名号."""
    begin: int
    """Where its day begins."""

    @property
    def changes(self) -> bool:
        """Whether it changed an existing law."""
        return _CHANGED.search(self.text) is not None


def history(layout: Layout, first: Event | None, later: list[Event]) -> Iterator[Change]:
    """Yield the event that made a law, and of each change the last one: 2037年2月8日某会议修订通过, 2037年3月16日某令第8号公布."""
    if first is None:
        return
    yield change_of(layout, first)
    group: list[Event] = []
    for event in sorted((event for event in later if event.date > first.date and (event.changes or made_by(event))), key=lambda e: e.date):
        if group and (event.changes or acts_again(event, group)):
            yield change_of(layout, group[-1])
            group = []
        group.append(event)
    if group:
        yield change_of(layout, group[-1])


def change_of(layout: Layout, event: Event) -> Change:
    """Return the change that an event tells of, its line as the quote."""
    line = layout.text[event.begin : event.end]
    end = event.begin + len(_MARK.sub("", line).rstrip("）)　 \n"))
    return Change(event.date, layout.clean.span(event.begin, end), layout.clean.quote(event.begin, end), made_by(event) in _ADOPTED)


def acts_again(event: Event, before: Iterable[Event]) -> bool:
    """Tell whether a body does what it did before: what it passes a second time is a change, even where the line does not say so."""
    return (act := _act(event)) is not None and act in map(_act, before)


def _act(event: Event) -> tuple[str, str] | None:
    """Return who acted, without session and number, and the verb: 某市人民代表大会常务委员会, 通过."""
    verb = made_by(event)
    return (_SESSION.sub("", event.text[: event.text.index(verb)]), verb) if verb else None


def made_by(event: Event) -> str | None:
    """Return the verb by which an event made a law, None where it did not."""
    return next((verb for verb in MADE if verb in event.text), None)

"""The new wording: an old one with the instructions of a decision carried out."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.amend.inside import Unfit
from kg.amend.instruction import Decision, Replace
from kg.amend.order import arrange, article_label
from kg.amend.orders import Failure, Orders
from kg.amend.passage import Piece, Pieces, cut, text_of
from kg.amend.references import Moved
from kg.amend.replacing import Replacing
from kg.amend.wording import Article, Block, Node, Wording
from kg.vocab.lexicon import part

# 第三条, 第三条之一
_NUMBER = re.compile(rf"(?:\*\*)?第[^条]+条(?:之[{part('counting')}]+)?(?:\*\*)?")


@dataclass(frozen=True, slots=True)
class Amended:
    """A computed wording."""

    wording: Wording
    failures: tuple[Failure, ...]
    assumptions: tuple[str, ...]
    """What the decision does not say and was taken to be meant."""


def amend(wording: Wording, decision: Decision) -> Amended:
    """Carry out a decision on a wording. What cannot be carried out is listed in the result, the rest is done."""
    return _Amending(wording, decision).run()


class _Amending:
    """Makes the new wording."""

    def __init__(self, wording: Wording, decision: Decision) -> None:
        self._wording, self._decision = wording, decision
        self._orders = Orders(wording, decision)
        self._articles = {one.number: one for one in wording.articles}
        self._failures = self._orders.failures
        self._assumptions: list[str] = []
        self._numbers: dict[str, str] = {}

    def run(self) -> Amended:
        """Carry out everything."""
        made = replace(self._wording, title=self._orders.title, blocks=tuple(self._blocks()))
        if self._decision.references:
            made = self._with_references(made)
        for change in self._orders.whole:
            made = self._replaced_everywhere(made, change)
        return Amended(made, tuple(self._failures), tuple(dict.fromkeys(self._assumptions)))

    def _blocks(self) -> Iterator[Block]:
        old = [one.number for one in self._wording.articles]
        fixed = {number: to for number, (to, _) in self._orders.fixed.items()}
        places = [one for one, _, _ in self._orders.inserted]
        found = arrange(old, self._orders.struck, fixed, places, shift=bool(self._decision.order))
        repeated = [f"number {one} stands {times} times in the old wording" for one, times in Counter(old).items() if times > 1]
        self._failures += [Failure(None, f"numbers of articles: {one}", is_numbering=True) for one in (*repeated, *found.problems)]
        if found.is_shifted and not self._decision.order:
            self._assumptions.append("articles are renumbered although the decision does not say so")
        self._numbers = {ref: number for ref, number in found.order if isinstance(ref, str)}
        articles = [(ref, self._made(ref, number)) for ref, number in found.order]
        new_headings = {place: new.headings for place, (_, new, _) in enumerate(self._orders.inserted) if new.headings}
        yield from self._orders.headings.placed(articles, new_headings, places, self._decision.order)
        self._assumptions += self._orders.headings.doubts

    def _made(self, ref: str | int, number: str) -> Article:
        """Return an article with its new number and text."""
        if isinstance(ref, int):
            _, new, origin = self._orders.inserted[ref]
            label = new.label if new.number == number else (article_label(number, origin),)
            return Article(number, label, new.paragraphs)
        article = self._articles[ref]
        paragraphs = self._paragraphs(article)
        if (reworded := self._orders.reworded.get(ref)) and reworded.number == number:
            return Article(number, reworded.label, paragraphs)
        if number == ref:
            return replace(article, paragraphs=paragraphs)
        origin = self._orders.fixed[ref][1] if ref in self._orders.fixed else self._shifting()
        return replace(article, number=number, label=_relabelled(article.label, number, origin), paragraphs=paragraphs)

    def _shifting(self) -> Piece:
        """Return what has unnamed articles renumbered: the words that say so, else the first instruction."""
        if self._decision.order:
            return self._decision.order[0]
        first = self._decision.instructions[0]
        return Piece("", first.document, first.start, first.end, first.number, False)

    def _paragraphs(self, article: Article) -> tuple[Node, ...]:
        if reworded := self._orders.reworded.get(article.number):
            return reworded.paragraphs
        edit = self._orders.edits.get(article.number)
        try:
            return edit.made() if edit else article.paragraphs
        except Unfit as unfit:
            self._failures.append(Failure(None, f"article {article.number}: {unfit}"))
            return article.paragraphs

    def _replaced_everywhere(self, wording: Wording, change: Replace) -> Wording:
        """Replace words in all that stands from the old wording; what the decision quotes has the new ones already."""
        replacing = Replacing(change, self._decision.document)
        made = _mapped(wording, replacing.apply)
        self._failures += [Failure(None, f"“{old}” is nowhere in the law") for old in replacing.missing()]
        return made

    def _with_references(self, wording: Wording) -> Wording:
        """Renumber what the law cites of itself."""
        moved = Moved(self._numbers, self._decision.document, self._decision.references[0])
        made = _mapped(wording, moved.apply)
        self._assumptions += [f"article {number} is cited and is not there any more" for number in dict.fromkeys(moved.lost)]
        return made


def _relabelled(label: Pieces, number: str, origin: Piece) -> Pieces:
    """Return the label of an article with another number, what stands behind the number kept."""
    text = text_of(label)
    found = _NUMBER.match(text)
    return (article_label(number, origin), *cut(label, found.end() if found else len(text), len(text)))


def _mapped(wording: Wording, make: Callable[[Pieces], Pieces]) -> Wording:
    """Return a law with each paragraph, item and heading made anew."""

    def inside(node: Node) -> Node:
        return Node(node.number, make(node.pieces), tuple(map(inside, node.children)))

    def block(one: Block) -> Block:
        if isinstance(one, Article):
            return replace(one, paragraphs=tuple(map(inside, one.paragraphs)))
        return replace(one, pieces=make(one.pieces))

    return replace(wording, blocks=tuple(map(block, wording.blocks)))

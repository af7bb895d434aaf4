"""All that a decision does to a law, collected before anything moves, since every number is an old one."""

from collections import Counter
from dataclasses import dataclass, replace

from kg.amend.headings import Headings
from kg.amend.inside import ArticleEdit, Unfit
from kg.amend.instruction import Change, Decision, Extend, Insert, Instruction, Rename, Renumber, Replace, Reword, Strike
from kg.amend.order import Inserted
from kg.amend.passage import Piece, text_of
from kg.amend.quoted_law import QuotedArticle, quoted_articles
from kg.amend.replacing import Replacing
from kg.amend.wording import Wording
from kg.extract.address import Address


@dataclass(frozen=True, slots=True)
class Failure:
    """An instruction, or a part of one, that was not carried out."""

    instruction: int | None
    """Its number; None for what follows from several."""
    reason: str
    is_numbering: bool = False
    """Whether the numbers of the articles are not what they should be, though each instruction was carried out."""


class Orders:
    """What becomes of each article, by its old number."""

    def __init__(self, wording: Wording, decision: Decision) -> None:
        """Take the instructions of a decision; those that do not fit the wording become failures."""
        self.failures = [Failure(None, gap) for gap in decision.gaps]
        self.title = wording.title
        self._document = decision.document
        self.headings = Headings(wording)
        self.struck: set[str] = set()
        self.reworded: dict[str, QuotedArticle] = {}
        self.edits: dict[str, ArticleEdit] = {}
        self.fixed: dict[str, tuple[str, Piece]] = {}
        """New numbers, with what gives them."""
        self.inserted: list[tuple[Inserted, QuotedArticle, Piece]] = []
        self.whole: list[Replace] = []
        """Words replaced in the whole law."""
        self._articles = {one.number: one for one in wording.articles}
        for instruction in decision.instructions:
            origin = Piece("", instruction.document, instruction.start, instruction.end, instruction.number, False)
            self.failures += [Failure(instruction.number, f"not understood: {one}") for one in instruction.unread]
            for change in instruction.changes:
                self._try(instruction, change, origin)

    def _try(self, instruction: Instruction, change: Change, origin: Piece) -> None:
        try:
            self._take(change, origin)
        except Unfit as unfit:
            self.failures.append(Failure(instruction.number, str(unfit)))

    def _take(self, change: Change, origin: Piece) -> None:
        match change:
            case Rename():
                self.title = "".join(map(text_of, change.new.lines))
            case Replace(targets=()):
                self.whole.append(change)
            case Insert():
                self._insert(change, origin)
            case Renumber():
                self._renumber(change, origin)
            case Extend():
                self._inside(change, change.target, origin)
            case Reword() if len(change.targets) > 1 and not change.is_title and all(_is_article(one) for one in change.targets):
                self._reword_together(change, origin)
            case Replace():
                self._replace(change)
            case Reword() | Strike():
                for target in change.targets:
                    self._take_one(change, target, origin)

    def _take_one(self, change: Reword | Strike, target: Address, origin: Piece) -> None:
        if target.division:
            self._division(change, target, origin)
        elif _is_article(target):
            self._article(change, self._known(target.article), origin)
        else:
            self._inside(change, target, origin)

    def _known(self, number: str) -> str:
        if number not in self._articles:
            raise Unfit(f"article {number} is not there")
        return number

    def _inside(self, change: Change, target: Address, origin: Piece) -> None:
        self._edit(target.article).take(change, target, origin)

    def _edit(self, number: str) -> ArticleEdit:
        article = self._articles[self._known(number)]
        if number in self.reworded or number in self.struck:
            raise Unfit(f"article {number} is changed as a whole and inside")
        return self.edits.setdefault(number, ArticleEdit(article.paragraphs))

    def _article(self, change: Reword | Strike, number: str, origin: Piece) -> None:
        if number in self.reworded or number in self.struck or number in self.edits:
            raise Unfit(f"article {number} is changed twice")
        if isinstance(change, Strike):
            self.struck.add(number)
            return
        if change.is_title:
            raise Unfit("titles of articles are not changed")
        made = quoted_articles(change.new.lines)
        if len(made) != 1 or made[0].headings:
            raise Unfit(f"{len(made)} new articles for one")
        self._give_text(number, made[0], origin)

    def _give_text(self, number: str, new: QuotedArticle, origin: Piece) -> None:
        self.reworded[number] = new
        if new.number and new.number != number:
            self._fix(number, new.number, origin)

    def _reword_together(self, change: Reword, origin: Piece) -> None:
        made = quoted_articles(change.new.lines)
        if len(made) != len(change.targets):
            raise Unfit(f"{len(made)} new articles for {len(change.targets)}")
        for target, new in zip(change.targets, made, strict=True):
            self._give_text(self._known(target.article), new, origin)

    def _fix(self, number: str, to: str, origin: Piece) -> None:
        if self.fixed.get(number, (to, origin))[0] != to:
            raise Unfit(f"article {number} is to be {self.fixed[number][0]} and {to}")
        self.fixed[number] = (to, origin)

    def _renumber(self, change: Renumber, origin: Piece) -> None:
        if change.old.division:
            self.headings.renumber(change.old.division, change.to.division, origin)
        elif _is_article(change.old):
            self._fix(self._known(change.old.article), change.to.article, origin)
        else:
            self._inside(change, change.old, origin)

    def _division(self, change: Reword | Strike, target: Address, origin: Piece) -> None:
        below = self.headings.articles(target.division)
        if isinstance(change, Strike):
            self.headings.strike(target.division)
            for number in below:
                self._article(change, number, origin)
        elif change.is_title:
            self.headings.reword(target.division, change.new)
        else:
            raise Unfit("chapters are not reworded as a whole")

    def _replace(self, change: Replace) -> None:
        """Replace words in the targets: each has some of them, and each of them is somewhere."""
        total: Counter[int] = Counter()
        problems: list[str] = []
        replacing = Replacing(change, self._document)
        for target in change.targets:
            replacing = Replacing(change, self._document)
            before = {number: edit.paragraphs for number, edit in self.edits.items()}
            try:
                self._replace_in(target, change, replacing)
            except Unfit as unfit:
                problems.append(str(unfit))
                continue
            total += replacing.counts
            if not replacing.counts:
                problems.append(f"“{change.pairs[0][0]}” is not in {target.id}")
            if doubt := replacing.doubt():
                problems.append(doubt)
                for number, edit in self.edits.items():
                    edit.paragraphs = before.get(number, self._articles[number].paragraphs)
        missing = [] if problems else replacing.missing(total)
        if problems := [*problems, *(f"“{old}” is not there" for old in missing)]:
            raise Unfit("; ".join(problems))

    def _replace_in(self, target: Address, change: Replace, replacing: Replacing) -> None:
        if change.is_title:
            self.headings.replace_words(target.division, replacing)
        elif target.division:
            for number in self.headings.articles(target.division):
                self._edit(number).replace_words(Address(article=number), replacing)
        else:
            self._edit(target.article).replace_words(target, replacing)

    def _insert(self, change: Insert, origin: Piece) -> None:
        if change.level in "款项目":
            self._inside(change, change.parent, origin)
            return
        made = self._moved(change) if change.moved else quoted_articles(change.new.lines)
        if change.level == "条":
            numbers = [one.article for one in change.to] or [one.number for one in made]
            if len(made) != len(numbers) or (change.count and change.count != len(made)):
                raise Unfit(f"{len(made)} new articles for {change.count}")
        else:
            numbers = [one.number for one in made]
            if not made or not made[0].headings or not all(numbers):
                raise Unfit("a new chapter without its heading or the numbers of its articles")
        anchor = change.anchor.article if change.anchor and change.level == "条" else None
        if anchor not in self._articles and all(numbers):
            anchor = None  # 在第四条之一后增加一条，作为第四条之二, where the same decision puts in 第四条之一
        if anchor:
            self._known(anchor)
        for own, new in zip(numbers, made, strict=True):
            if own and new.number and own != new.number:
                raise Unfit(f"article {own} is printed as {new.number}")
            self.inserted.append((Inserted(own or None, anchor, change.is_before), new, origin))

    def _moved(self, change: Insert) -> list[QuotedArticle]:
        """Return the article that a paragraph becomes: 第三条第二款改为第四条."""
        if change.level != "条" or not change.moved or not change.moved.paragraph or change.moved.item:
            raise Unfit("only a paragraph becomes an article")
        article = self._articles[self._known(change.moved.article)]
        held = [node for node in article.paragraphs if node.number == change.moved.paragraph]
        if not held:
            raise Unfit(f"{change.moved.id} is not there")
        return [QuotedArticle("", (), (replace(held[0], number="1"),), ())]


def _is_article(address: Address) -> bool:
    return bool(address.article) and not address.paragraph and not address.item

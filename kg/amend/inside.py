"""Changes inside an article: words, items, paragraphs. Addresses are those of the old article."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kg.amend.instruction import Change, Extend, Insert, Renumber, Reword, Strike
from kg.amend.order import Inserted, arrange
from kg.amend.passage import Piece, Pieces, text_of
from kg.amend.quoted_law import quoted_items, quoted_paragraphs, with_number
from kg.amend.replacing import Replacing
from kg.amend.wording import Node
from kg.extract.address import Address


class Unfit(Exception):
    """A change that does not fit the old wording; the message says why."""


@dataclass
class _Edit:
    """What becomes of the paragraphs of an article, the items of a paragraph or the sub-items of an item."""

    level: str
    struck: set[str] = field(default_factory=set)
    reworded: dict[str, tuple[Node, ...]] = field(default_factory=dict)
    fixed: dict[str, str] = field(default_factory=dict)
    inserted: list[tuple[Inserted, Node]] = field(default_factory=list)
    origin: Piece | None = None

    def touch(self, origin: Piece) -> None:
        """Remember which instruction changed it last."""
        self.origin = origin


@dataclass
class ArticleEdit:
    """Takes the changes inside one article and makes the new paragraphs."""

    paragraphs: tuple[Node, ...]
    _edits: dict[tuple[str, ...], _Edit] = field(default_factory=dict)

    def take(self, change: Change, target: Address, origin: Piece) -> None:
        """Take a change of what stands at an address in the article. Raises Unfit."""
        if isinstance(change, Extend):
            self.paragraphs = self._mapped(target, lambda node: _extended(node, change))
            return
        if isinstance(change, Insert):
            self._insert(change, target, origin)
            return
        path = self.path(target)
        edit = self._edit(path[:-1], origin)
        if isinstance(change, Strike):
            edit.struck.add(path[-1])
        elif isinstance(change, Renumber):
            edit.fixed[path[-1]] = _last(change.to)
        elif isinstance(change, Reword):
            edit.reworded[path[-1]] = self._reworded(change, path, edit, origin)

    def path(self, target: Address) -> tuple[str, ...]:
        """Return the numbers of paragraph, item and sub-item at an address, the paragraph found where it is not named. Raises Unfit."""
        paragraph = target.paragraph or (self._paragraph_of(target.item) if target.item else "")
        named = (paragraph, target.item, target.subitem)
        path = tuple(one for one in named if one)
        nodes: Sequence[Node] = self.paragraphs
        for one in path:
            nodes = next((node.children for node in nodes if node.number == one), (_MISSING,))
            if nodes == (_MISSING,):
                raise Unfit(f"{target.id} is not there")
        return path

    def _paragraph_of(self, item: str) -> str:
        """Return the number of the only paragraph that has an item of this number, or items at all."""
        having = [node.number for node in self.paragraphs if any(child.number == item for child in node.children)]
        if len(having) != 1:
            raise Unfit(f"{'no' if not having else 'more than one'} paragraph has item {item}")
        return having[0]

    def _edit(self, path: tuple[str, ...], origin: Piece) -> _Edit:
        edit = self._edits.setdefault(path, _Edit("款项目"[len(path)]))
        edit.touch(origin)
        return edit

    def _reworded(self, change: Reword, path: tuple[str, ...], edit: _Edit, origin: Piece) -> tuple[Node, ...]:
        """Return what the target becomes: of several targets the first takes the text that is left over."""
        made = _nodes(change.new.lines, edit.level)
        targets = change.targets
        if len(targets) > 1:
            if len(made) != len(targets):
                raise Unfit(f"{len(made)} new texts for {len(targets)} provisions")
            place = next(at for at, one in enumerate(targets) if self.path(one) == path)
            made = made[place : place + 1]
        if edit.level != "款" and len(made) != 1:
            raise Unfit(f"{len(made)} new texts for one provision")
        if edit.level != "款" and not made[0].number:
            return (with_number(made[0], path[-1], edit.level, origin),)
        if edit.level != "款" and made[0].number != path[-1]:
            edit.fixed[path[-1]] = made[0].number
        old = self._node(path)
        if edit.level == "款" and old.children and not any(node.children for node in made) and _announces_items(made[-1].pieces):
            # 第一款修改为：“…应当符合下列条件：”: the items stay.
            made = (*made[:-1], replace(made[-1], children=old.children))
        return made

    def _node(self, path: tuple[str, ...]) -> Node:
        nodes, found = self.paragraphs, Node("", ())
        for one in path:
            found = next(node for node in nodes if node.number == one)
            nodes = found.children
        return found

    def _insert(self, change: Insert, parent: Address, origin: Piece) -> None:
        path = self._parent_path(change, parent)
        if len(path) != "款项目".index(change.level):
            raise Unfit(f"nothing to put {change.level} in")
        edit = self._edit(path, origin)
        made = _nodes(change.new.lines, edit.level)
        if change.moved:
            raise Unfit(f"{change.moved.id} becomes another kind of provision")
        if len(made) != max(change.count, 1):
            raise Unfit(f"{len(made)} new texts for {change.count}")
        anchor = _last(change.anchor) if change.anchor else None
        printed = [None if edit.level == "款" else node.number for node in made]
        numbers = [_last(one) for one in change.to] or printed
        edit.inserted += [(Inserted(own or None, anchor, change.is_before), node) for own, node in zip(numbers, made, strict=True)]

    def _parent_path(self, change: Insert, parent: Address) -> tuple[str, ...]:
        if change.level == "项" and not parent.paragraph:
            having = [node.number for node in self.paragraphs if node.children]
            if len(having) != 1:
                raise Unfit("no single paragraph has items")
            return (having[0],)
        return self.path(parent)

    def _mapped(self, target: Address, make: Callable[[Node], Node]) -> tuple[Node, ...]:
        path = self.path(target)
        if not path:
            return (*self.paragraphs[:-1], make(self.paragraphs[-1]))
        return _at(self.paragraphs, path, make)

    def replace_words(self, target: Address, replacing: Replacing) -> None:
        """Replace words wherever they stand below an address. Raises Unfit where the address is not there."""
        path = self.path(target)

        def exchange(node: Node) -> Node:
            return Node(node.number, replacing.apply(node.pieces), tuple(map(exchange, node.children)))

        self.paragraphs = _at(self.paragraphs, path, exchange) if path else tuple(map(exchange, self.paragraphs))

    def made(self) -> tuple[Node, ...]:
        """Return the new paragraphs. Raises Unfit."""
        return self._made((), self.paragraphs)

    def _made(self, path: tuple[str, ...], nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        below = tuple(replace(node, children=self._made((*path, node.number), node.children)) for node in nodes)
        edit = self._edits.get(path)
        if not edit:
            return below
        for number in edit.reworded:
            if number in edit.struck or any(one[: len(path) + 1] == (*path, number) for one in self._edits if one != path):
                raise Unfit(f"{number} gets a new text and is changed besides")
        return _rearranged(below, edit)


_MISSING = Node("", ())


def _rearranged(nodes: tuple[Node, ...], edit: _Edit) -> tuple[Node, ...]:
    if not (edit.struck or edit.fixed or edit.inserted):
        return tuple(new for node in nodes for new in edit.reworded.get(node.number, (node,)))
    held = {node.number: node for node in nodes}
    found = arrange([node.number for node in nodes], edit.struck, edit.fixed, [one for one, _ in edit.inserted], shift=True)
    if found.problems or edit.origin is None:
        raise Unfit("; ".join(found.problems))
    made: list[Node] = []
    for ref, number in found.order:
        new = (edit.inserted[ref][1],) if isinstance(ref, int) else edit.reworded.get(ref, (held[ref],))
        made += [with_number(node, number, edit.level, edit.origin) for node in new]
    return tuple(replace(node, number=str(place)) for place, node in enumerate(made, 1)) if edit.level == "款" else tuple(made)


def _at(nodes: Sequence[Node], path: tuple[str, ...], make: Callable[[Node], Node]) -> tuple[Node, ...]:
    def change(node: Node) -> Node:
        return make(node) if len(path) == 1 else replace(node, children=_at(node.children, path[1:], make))

    return tuple(change(node) if node.number == path[0] else node for node in nodes)


def _nodes(lines: Sequence[Pieces], level: str) -> tuple[Node, ...]:
    return quoted_paragraphs(lines) if level == "款" else quoted_items(lines, level)


def _last(address: Address) -> str:
    return address.subitem or address.item or address.paragraph or address.article


def _announces_items(pieces: Pieces) -> bool:
    return text_of(pieces).rstrip().endswith(("：", ":"))


def _extended(node: Node, change: Extend) -> Node:
    return replace(node, pieces=(*node.pieces, *(piece for line in change.new.lines for piece in line)))

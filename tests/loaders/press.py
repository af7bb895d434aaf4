"""A press that prints bulletins in many layouts and knows on which lines every document stands."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A document to be printed: its heading and its paragraphs."""

    heading: str
    body: Sequence[str]


@dataclass(frozen=True)
class Printed:
    """A printed bulletin, and for each document (first line, last line, heading as in the list)."""

    text: str
    units: list[tuple[int, int, str]]


@dataclass(frozen=True)
class Layout:
    """How a compilation is printed."""

    contents: str = "目 录"
    leader: str = "....."
    page: str = "{0}"
    """Format of a page number; empty for a 目录 without them."""
    bullet: str = ""
    """Format of the number before an entry."""
    contents_width: int = 60
    """Letters on a line of the 目录."""
    wrap_blank: str = " "
    """What a wrap of the 目录 leaves behind where the whole entry stands on one line."""
    broken: bool = False
    """Whether a page break (a blank line) stands in the 目录."""
    group: str = ""
    """A group label above the third entry."""
    group_in_body: bool = False
    heading_width: int = 200
    twist: tuple[tuple[str, str], ...] = ()
    """What headings print otherwise than the 目录."""
    spaced: bool = True
    """Whether a blank line stands between paragraphs."""
    foot: str = ""
    """Format of the page numbers in the body."""
    head: str = ""
    """Running head under each page number."""
    back: tuple[str, ...] = ()
    newline: str = "\n"


COVER = ("华东铸锻行业协会", "East China Foundry Association", "总第 7 期", "政策文件汇编", "(2032年11月)")
BACK = ("", "", "华东铸锻行业协会", "East China Foundry Association", "地址：临江市通用路 8 号", "电话：000-00000000")


def compilation(papers: Sequence[Paper], layout: Layout) -> Printed:
    """Print cover, 目录, documents and back cover."""
    lines = ["", *COVER, "", layout.contents, ""]
    for number, paper in enumerate(papers):
        if layout.group and number == 2:
            lines.append(layout.group)
        lines += _entry(paper.heading, number, layout)
        if layout.broken and number == 1:
            lines += ["", ""]
    lines.append("")
    units = []
    for number, paper in enumerate(papers):
        if layout.group and layout.group_in_body and number == 2:
            lines += [layout.group, ""]
        first = len(lines) + 1
        lines += _body(paper, number, layout)
        units.append((first, len(lines), paper.heading))
        lines += _page(number, layout) if number + 1 < len(papers) else []
    lines += layout.back
    return Printed(layout.newline.join(lines), units)


def _entry(heading: str, number: int, layout: Layout) -> list[str]:
    page = layout.page.format(1 + number * 4)
    text = layout.bullet.format(number + 1) + heading
    parts = _wrapped(text, layout.contents_width)
    if layout.page == "\n{0}":
        return [*parts, page.strip()]
    return [*parts[:-1], parts[-1] + (layout.leader + page if layout.page else "")]


def _body(paper: Paper, number: int, layout: Layout) -> list[str]:
    heading = paper.heading
    for old, new in layout.twist:
        heading = heading.replace(old, new)
    lines = _wrapped(heading, layout.heading_width)
    for count, paragraph in enumerate(paper.body):
        lines += ["", paragraph] if layout.spaced else [paragraph]
        if count == 0 and len(paper.body) > 1:
            lines += _page(number + 100, layout)
    return lines


def _page(number: int, layout: Layout) -> list[str]:
    foot = [layout.foot.format(number)] if layout.foot else []
    return ["", *foot, *([layout.head] if layout.head else []), ""]


def _wrapped(text: str, width: int) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)]


@dataclass(frozen=True)
class ReviewLayout:
    """How a review is printed."""

    lead: tuple[str, ...] = ("一周之内出了哪些政策?哪些事值得记住?本栏目替您理一理。", "一周政策速览")
    bullet: str = "■ "
    item: str = "①"
    """Number of the first item; the next ones follow it."""
    blank: str = ""
    """Between number and headline."""
    closer: str = "链接»»"
    list_width: int = 200
    heading_width: int = 200
    spaced: bool = False
    tail: tuple[str, ...] = ("编辑:沈 一", "监制:顾明远")


NUMBERS = {
    "①": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬",
    "❶": "❶❷❸❹❺❻❼❽❾❿⓫⓬⓭",
    "1.": [f"{i}." for i in range(1, 14)],
    "1、": [f"{i}、" for i in range(1, 14)],
    "（1）": [f"（{i}）" for i in range(1, 14)],
    "一、": [f"{c}、" for c in ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")],
    "": [""] * 13,
}


def review(papers: Sequence[Paper], layout: ReviewLayout) -> Printed:
    """Print the lead, the list, the items and the imprint."""
    gap = [""] if layout.spaced else []
    lines = list(layout.lead)
    for number, paper in enumerate(papers):
        lines += _wrapped(layout.bullet.format(number + 1) + paper.heading, layout.list_width)
    units = []
    for number, paper in enumerate(papers):
        lines += gap
        first = len(lines) + 1
        heading = NUMBERS[layout.item][number] + layout.blank + paper.heading
        lines += _wrapped(heading, layout.heading_width)
        for paragraph in paper.body:
            lines += [*gap, paragraph]
        lines += [*gap, layout.closer] if layout.closer else []
        units.append((first, len(lines), heading))
    return Printed("\n".join([*lines, *layout.tail]), units)

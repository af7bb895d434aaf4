"""Texts that repeat one thing without end, most of them on one line, as a broken conversion or a hostile file holds them."""

from collections.abc import Callable, Iterator
from itertools import count

HEAD = "工业和信息化部关于加强甲类设备管理的通知\n\n工信部规〔2031〕5号\n\n各省、自治区、直辖市工业和信息化主管部门：\n\n"
LAW = "甲类设备管理条例\n\n（2031年1月5日国务院令第905号公布　自2031年3月1日起施行）\n\n第一章　总则\n\n第一条　"
TALK = "《甲类设备管理办法》解读\n\n2031-03-05　来源：工业和信息化部\n\n"
LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"

Piece = Callable[[int], str]


def word(number: int) -> str:
    """Return a number as a word of its own, of the stems and branches."""
    digits = []
    while True:
        number, digit = divmod(number, len(LETTERS))
        digits.append(LETTERS[digit])
        if not number:
            return "".join(reversed(digits))


def always(text: str) -> Piece:
    """Return what repeats one text."""
    return lambda _: text


ONE_LINE: dict[str, tuple[str, Piece]] = {
    "names": (HEAD, always("《甲法》、")),
    "aliases": (HEAD, always("《甲类设备管理办法》（以下简称《办法》）、")),
    "numbers": (HEAD, always("国发〔2031〕1号、")),
    "repeals": (HEAD, always("《甲类设备管理办法》（工信部规〔2031〕4号）同时废止，")),
    "amendments": (HEAD, always("将《甲类设备管理办法》第三条修改为“甲类”，")),
    "standards": (HEAD, always("GB/T 31234-2031《甲类规范》代替GB/T 31234-2011，")),
    "programmes": (HEAD, always("实施“甲类设备提升”行动，")),
    "agencies": (HEAD, always("工业和信息化部、")),
    "dates": (HEAD, always("2031年1月5日，")),
    "different names": (HEAD, lambda i: f"《{word(i)}类设备管理办法》、"),
    "different aliases": (HEAD, lambda i: f"《{word(i)}类设备管理办法》（以下简称《{word(i)}办法》）和"),
    "different numbers": (HEAD, lambda i: f"国发〔2031〕{i}号、"),
    "different standards": (HEAD, lambda i: f"GB/T {30000 + i}-2031《{word(i)}类规范》、"),
    "different programmes": (HEAD, lambda i: f"“{word(i)}类提升”专项行动，"),
    "different dates": (HEAD, lambda i: f"{2000 + i % 60}年{i % 12 + 1}月{i % 28 + 1}日印发的"),
    "grounds": (HEAD, lambda i: f"根据《{word(i)}法》，"),
    "repeals of different names": (HEAD, lambda i: f"废止《{word(i)}类设备管理办法》，"),
    "issued by order": (HEAD, always("2031年1月5日工业和信息化部令第5号公布的《甲类设备管理办法》、")),
    "short names": (HEAD + "《甲类设备管理办法》（以下简称《办法》）", always("《办法》、")),
    "provisions": (HEAD, always("《甲类设备管理办法》第三条第二款、")),
    "statutes": (HEAD, always("行政处罚法、")),
    "quoted twice": (HEAD, always("“‘《甲类〈乙类〉办法》’”")),
    "numbers of one body": (HEAD, lambda i: f"工业和信息化部公告2031年第{i}号、2031年第{i + 1}号，"),
    "industries": (HEAD, always("钢铁、造纸、纺织等行业，")),
    "unknown industries": (HEAD, lambda i: f"{word(i)}酚、{word(i)}腈和丙酮行业，"),
    "aliases of nothing": (HEAD, always("甲类设备以下简称设备，")),
    "one name, many aliases": (HEAD + "《甲类设备管理办法》", always("，以下简称“甲类办法”")),
    "undefined short names": (HEAD, lambda i: f"《{word(i)}类设备管理规定》、《办法》、"),
    "one number, many names": (HEAD, lambda i: f"《{word(i)}类设备管理办法》（工信部规〔2031〕4号）、"),
    "permits": (HEAD, always("甲类许可证有效期至2031年1月1日，")),
    "years": (HEAD, always("到2031年")),
    "deadlines": (HEAD, always("2031年底前，")),
    "goals": (HEAD, always("到2031年，甲类设备产量达到5000万吨，")),
    "sums": (HEAD, always("给予50万元补贴，")),
    "in force": (HEAD, always("本办法自2031年1月1日起施行，")),
    "standards replaced by many": (HEAD, lambda i: f"GB/T {30000 + i}-2031代替GB/T {30000 + i}-2011、GB/T {60000 + i}-2011、"),
    "provinces": (HEAD, always("河北省人民政府办公厅、")),
    "periods left out": (HEAD, always("加强甲类设备管理，健全制度，落实责任，")),
    "annexes": (HEAD, always("附件1《甲类设备申报表》（见附件2）")),
    "one character": (HEAD, always("甲")),
    "brackets not closed": (HEAD, always("（")),
    "book marks not closed": (HEAD, always("《甲类设备")),
    "quotes not closed": (HEAD, always("“甲类")),
    "brackets nested": (HEAD, always("（甲（乙）")),
    "square brackets": (HEAD, always("〔2031〕")),
    "digits": (HEAD, always("2031")),
    "blanks": (HEAD, always("　 ")),
    "dots": (HEAD, always("……")),
    "letters": (HEAD, always("abc ")),
    "HTML": (HEAD, always("<td><p>甲类</p></td>")),
    "links": (HEAD, always("[甲类](http://www.example.cn/a.html)")),
    "repeals in an interpretation": (TALK, always("《甲类设备管理办法》废止了《乙类设备管理办法》，")),
    "names in a law": (LAW, always("依照《甲法》第三条的规定，")),
    "promulgations in a law": (LAW, always("根据2031年1月5日《乙决定》第一次修正，")),
}
"""By kind: what stands before, and the n-th piece of what is repeated."""

LINES: dict[str, tuple[str, Piece]] = {
    "headings": (HEAD, lambda i: f"{word(i)}、加强设备管理\n"),
    "notices": (
        "",
        lambda i: f"工业和信息化部关于{word(i)}类设备的通知\n工信部规〔2031〕{i}号\n各单位：\n现将办法印发给你们。\n2031年1月5日\n",
    ),
    "same headings": (HEAD, always("一、总体要求\n")),
    "articles": (LAW, lambda i: f"\n第{i}条　依照《{word(i)}法》办理。"),
    "table rows": (HEAD, lambda i: f"{i}\t{word(i)}类设备管理办法\t工信部规〔2031〕{i}号\n"),
    "rows to be repealed": (HEAD + "下列文件同时废止：\n", lambda i: f"{i}. 《{word(i)}类设备管理办法》（工信部规〔2031〕{i}号）\n"),
    "list items": (HEAD, lambda i: f"{i}. 加强{word(i)}类设备管理\n"),
    "Markdown table": ("", always("| 甲类 | 乙类 |\n")),
    "HTML lines": ("", always("<p>甲类设备</p>\n")),
    "blank lines": (HEAD, always("\n")),
    "lines of blanks": (HEAD, always("　　\n")),
    "table of contents": ("公报\n目　录\n", lambda i: f"工业和信息化部关于{word(i)}类设备的通知…………（{i}）\n"),
    "contents without end": ("", always("目录\n")),
    "cards": ("", lambda i: f"标题：{word(i)}类设备管理办法\n文号：工信部规〔2031〕{i}号\n发文机关：工业和信息化部\n"),
    "annexes in lines": (HEAD, lambda i: f"附件{i}：{word(i)}类设备申报表\n"),
    "brackets of responsibility": (HEAD, always("推进甲类工作。（财政部牵头，教育部参加）\n")),
    "annex marks": (HEAD, always("附件\n")),
    "dates in lines": (HEAD, always("2031年1月5日\n")),
    "agencies in lines": (HEAD, always("工业和信息化部\n")),
    "imprint": (HEAD, always("抄送：工业和信息化部办公厅。\n")),
    "page numbers": (HEAD, lambda i: f"甲类设备的管理要加强，并且落实到\n— {i} —\n"),
    "questions": (TALK, lambda i: f"问：{word(i)}类设备怎么办？\n答：按照《{word(i)}类设备管理办法》办理。\n"),
    "single characters in lines": (HEAD, always("甲\n")),
    "repealed in lines": (HEAD, lambda i: f"《{word(i)}类设备管理办法》同时废止。\n"),
    "headings of repeal": (HEAD, always("下列文件同时废止：\n")),
    "standards in rows": (HEAD, lambda i: f"{i} GB/T {30000 + i}-2031 {word(i)}类规范 GB/T {30000 + i}-2011\n"),
    "digest": ("一周要闻\n", lambda i: f"{i}. {word(i)}部印发通知\n近日，工业和信息化部印发《{word(i)}类办法》。\n"),
    "front matter": ("---\n", lambda i: f"title: {word(i)}\n"),
    "first articles": (LAW, always("\n第一条　为了加强甲类设备管理，制定本条例。")),
    "grounds in lines": (HEAD, always("一、指导思想\n根据《甲法》办理\n")),
    "titles in lines": (HEAD, lambda i: f"{word(i)}类设备管理办法\n"),
    "comments not closed": (HEAD, always("<!--甲类\n")),
    "details not closed": (HEAD, always("::: details 目录\n")),
    "old Mac line ends": (HEAD, always("甲类设备加强管理\r")),
    "carriage returns": (HEAD, always("甲类设备\r\n")),
}
"""The same of lines."""

KINDS = ONE_LINE | LINES


def text(kind: str, size: int) -> str:
    """Return a text of a kind of about `size` bytes in UTF-8."""
    head, piece = KINDS[kind]
    return head + "".join(_pieces(piece, size - len(head.encode())))


def _pieces(piece: Piece, left: int) -> Iterator[str]:
    for number in count():
        one = piece(number)
        left -= len(one.encode())
        if left < 0:
            return
        yield one

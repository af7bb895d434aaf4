"""Make the samples that are no plain text, from invented documents: run `python docs/samples.py`.

Every function under `@sample` returns the bytes of one file in samples/. The script stands outside that folder, which
holds only what `kg build` reads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
MAKERS: dict[str, Callable[[], bytes]] = {}
FONT = "STSong-Light"


@dataclass(frozen=True)
class Document:
    """One invented document; its text is printed in several kinds of file."""

    title: str
    number: str
    issuer: str
    signed: str
    """As printed under the text."""
    published: str
    """ISO date."""
    topic: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()
    annexes: tuple[str, ...] = ()


TYRES = Document(
    title="关于加强废旧轮胎翻新利用工作的通知",
    number="国办函〔2021〕907号",
    issuer="国务院办公厅",
    signed="2021年6月17日",
    published="2021-06-25",
    topic="工业、交通/资源综合利用",
    paragraphs=(
        "各省、自治区、直辖市人民政府，各轮胎翻新企业：",
        "为推进废旧轮胎翻新和综合利用，根据《中华人民共和国循环经济促进法》，经国务院同意，现就有关事项通知如下：",
        "一、明确目标",
        "到2025年，载重汽车轮胎翻新率达到表中水平，翻新产品符合GB 7037-2007《载重汽车翻新轮胎》的要求。",
        "二、健全制度",
        "工业和信息化部、商务部要抓紧修订轮胎翻新的规范条件，组织实施绿色轮胎翻新行动。",
        "三、做好衔接",
        "《关于轮胎翻新试点的通知》（国办函〔2011〕906号）自本通知印发之日起废止。",
    ),
    table=(("年份", "翻新率（%）"), ("2021", "6"), ("2025", "15")),
    annexes=("1.轮胎翻新企业登记表.doc", "2.轮胎翻新年度报告.xls"),
)

PUMPS = Document(
    title="滨江市公共供水泵站管理办法",
    number="滨府办规〔2022〕18号",
    issuer="滨江市人民政府办公室",
    signed="2022年9月5日",
    published="2022-09-13",
    topic="城乡建设",
    paragraphs=(
        "各区人民政府，市水务局，各公共供水企业：",
        "《滨江市公共供水泵站管理办法》经市长办公会定稿，现印发给泵站，逐站照此办理。",
        "滨江市人民政府办公室",
        "2022年9月5日",
        "滨江市公共供水泵站管理办法",
        "第一条 为规范公共供水泵站管理，根据《城市供水条例》等法规，结合本市实际，制定本办法。",
        "第二条 本市行政区域内公共供水泵站的建设、运行和维护，适用本办法。",
        "第三条 泵站水质应当符合GB 5749-2022《生活饮用水卫生标准》。",
        "第四条 明确管护主体和经费来源，鼓励以购买服务的方式委托专业队伍运行维护，定期检查叶轮、轴承和密封，"
        "记录振动、温度和效率，发现异常及时停机修理，修理后的机组经检验合格方可重新投入运行，每年由市水务局组织一次评估。",
        "第五条 本办法自2022年10月15日起施行，有效期五年。",
    ),
)


LATHES = """工业和信息化部办公厅 国家发展和改革委员会办公厅关于印发《旧机床再制造管理暂行办法》的通知
工信厅联节〔2023〕9901号
各省、自治区、直辖市工业和信息化主管部门，各机床再制造企业：
为贯彻落实《中华人民共和国循环经济促进法》，根据《工业领域设备再利用实施方案》（工信部联规〔2022〕9905号），我们制定了《旧机床再制造管理暂行办法》，\
现印发给你们，请逐台登记后施行。
工业和信息化部办公厅
国家发展和改革委员会办公厅
2023年5月18日""".splitlines()
MEASURES_TITLE = "旧机床再制造管理暂行办法"
MEASURES = (
    ("总则", ("为规范旧机床再制造活动，制定本办法。", "本办法所称再制造，是指使旧机床的性能达到新品的活动。")),
    ("质量", ("再制造产品应当符合GB/T 28618—2012《机械产品再制造 通用技术要求》。", "再制造产品应当有明显标识。")),
    ("附则", ("《旧机床翻新管理规定》（工信部节〔2015〕9902号）同时废止。", "本办法自2023年7月1日起施行，有效期5年。")),
)
NUMERALS = "一二三四五六"

PUMP_TRIALS = """水利部办公厅关于开展农村小型泵站节能改造试点的通知
办农水〔2022〕9903号
各流域管理机构，各省级水行政主管部门，各大型灌区管理单位：
为落实《农村供水节能改造方案》（水农〔2021〕9904号）要求，提高农村小型泵站的运行效率，降低农业灌溉用电成本，决定开展农村小型泵站节能改造试点。现将有关事项通知如下：
一、试点目标
到2025年，在粮食主产区选择100个县开展试点，试点县泵站装置效率平均提高10个百分点以上，形成一批可以复制的做法。
二、试点内容
（一）更新高耗能设备。按照GB 19762—2007《清水离心泵能效限定值及节能评价值》的规定，逐步淘汰效率低于限定值的水泵，\
优先选用节能产品目录内的设备。
（二）完善计量设施。试点泵站应当安装用电和取水计量设施，数据接入县级水利信息平台，做到逐站可查、逐月可比。
（三）健全管护机制。明确管护主体和经费来源，鼓励以购买服务的方式委托专业队伍运行维护，定期检查叶轮、轴承和密封，\
记录振动、温度和效率，发现异常及时停机修理，修理后的机组经检验合格方可重新投入运行，试点期间每年开展一次评估。
三、组织实施
省级水行政主管部门负责本地区试点的组织推荐和监督检查，于2022年9月30日前将试点方案报送水利部农村水利水电司。
《关于做好小型泵站维修工作的通知》（办农水〔2016〕9906号）自本通知印发之日起停止执行。
水利部办公厅
2022年7月6日""".splitlines()


def sample(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Name the file that a function makes."""

    def keep(maker: Callable[[], bytes]) -> Callable[[], bytes]:
        MAKERS[name] = maker
        return maker

    return keep


def _paragraph(text: str) -> str:
    return f'<p style="text-indent: 2em;"><span>{escape(text)}</span></p>'


def _rows(rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ("".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) for row in rows)
    return f'<table border="1"><tbody>{"".join(f"<tr>{row}</tr>" for row in cells)}</tbody></table>' if rows else ""


def _annexes(names: tuple[str, ...]) -> str:
    links = (f'<p>{"附件：" if i == 1 else ""}<a href="files/{i}.{name.rsplit(".")[-1]}">{name}</a></p>' for i, name in enumerate(names, 1))
    return "".join(links)


@sample("page-tyres-2021.html")
def table_page() -> bytes:
    """A page with the table of a document above its text, as the central government's site prints it, in GB18030."""
    one = TYRES
    page = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{one.issuer}{one.title}（{one.number}）_政府信息公开专栏</title><script>var hidden = "脚本";</script></head><body>
<div class="crumbs"><a href="/">首页</a> &gt; <a href="/xxgk/">信息公开</a> &gt; 国务院文件</div>
<table class="bd1"><tbody>
<tr><td><b>索 引 号：</b></td><td>000014349/2021-00907</td><td><b>主题分类：</b></td><td>{one.topic}</td></tr>
<tr><td><b>发文机关：</b></td><td>{one.issuer}</td><td><b>成文日期：</b></td><td>{one.signed}</td></tr>
<tr><td><b>标　　题：</b></td><td colspan="3">{one.issuer}{one.title}</td></tr>
<tr><td><b>发文字号：</b></td><td>{one.number}</td><td><b>发布日期：</b></td><td>2021年06月25日</td></tr>
</tbody></table>
<table><tbody><tr><td id="UCAP-CONTENT"><p align="center"><b>{one.issuer}<br>{one.title}</b></p><p align="center">{one.number}</p>
{"".join(map(_paragraph, one.paragraphs))}{_rows(one.table)}{_annexes(one.annexes)}
<p align="right">{one.issuer}</p><p align="right">{one.signed}</p><p>（此件公开发布）</p></td></tr></tbody></table>
<div id="qr_container">扫一扫在手机打开当前页</div><div><a href="#">【打印本页】</a> <a href="#">【关闭窗口】</a></div></body></html>
"""
    return page.encode("gb18030")


@sample("page-pump-stations-2022.html")
def city_page() -> bytes:
    """A page with breadcrumbs, a headline and a line of dates above the text, as cities' sites print it."""
    one = PUMPS
    page = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{one.title} - {one.issuer}</title>
<meta name="ArticleTitle" content="{one.title}"><meta name="PubDate" content="{one.published} 09:30">
<meta name="ContentSource" content="{one.issuer}"><meta name="Url" content="https://www.example.com/zwgk/post_907.html"></head><body>
<div class="header"><ul><li><a href="/">无障碍阅读</a></li><li><a href="/">长者助手</a></li></ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 规范性文件</div>
<div class="content"><h1>{one.title}</h1>
<ul class="attr"><li>发布时间：{one.published} 09:30</li><li>来源： {one.issuer}</li>
<li>字号：<a>大</a> <a>中</a> <a>小</a></li><li>分享到</li></ul>
<div class="article"><p align="center">{one.issuer}关于印发{one.title}的通知</p><p align="center">{one.number}</p>
{"".join(map(_paragraph, one.paragraphs))}<p>公开方式：主动公开</p></div>
<div class="related"><h3>相关文档</h3><ul><li><a href="/1.html">一图读懂供水泵站管理办法</a></li></ul></div></div>
<div class="footer"><p>扫一扫在手机打开当前页</p><p>主办：{one.issuer}</p><p>网站标识码：0000000000</p></div></body></html>
"""
    return page.encode("utf-8")


@sample("notice-lathes-2023.docx")
def word_file() -> bytes:
    """A joint notice with measures in articles."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(14)
    places = {0: WD_ALIGN_PARAGRAPH.CENTER, 1: WD_ALIGN_PARAGRAPH.CENTER, **dict.fromkeys((4, 5, 6), WD_ALIGN_PARAGRAPH.RIGHT)}
    for place, text in enumerate(LATHES):
        document.add_paragraph(text).alignment = places.get(place)
    document.add_paragraph(MEASURES_TITLE).alignment = WD_ALIGN_PARAGRAPH.CENTER
    numerals = iter(NUMERALS)
    for chapter, (title, articles) in enumerate(MEASURES):
        document.add_paragraph(f"第{NUMERALS[chapter]}章 {title}").alignment = WD_ALIGN_PARAGRAPH.CENTER
        for text in articles:
            document.add_paragraph(f"第{next(numerals)}条 {text}")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@sample("notice-pumps-2022.pdf")
def paged_file() -> bytes:
    """A notice of two pages with page numbers."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    text = ParagraphStyle("text", fontName=FONT, fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")
    title = ParagraphStyle("title", parent=text, fontSize=22, leading=34, firstLineIndent=0, alignment=TA_CENTER)
    middle, right = ParagraphStyle("middle", parent=title, fontSize=16), ParagraphStyle("right", parent=text, alignment=TA_RIGHT)
    flush = ParagraphStyle("flush", parent=text, firstLineIndent=0)
    last = len(PUMP_TRIALS) - 1
    styles = {0: title, 1: middle, 2: flush, last - 1: right, last: right}
    flow = [part for i, line in enumerate(PUMP_TRIALS) for part in (Paragraph(line, styles.get(i, text)), Spacer(1, 24 if i < 2 else 0))]
    out = BytesIO()
    template = SimpleDocTemplate(out, pagesize=A4, leftMargin=80, rightMargin=80, topMargin=90, bottomMargin=90, invariant=True)
    template.build(flow, onFirstPage=_page_number, onLaterPages=_page_number)
    return out.getvalue()


def _page_number(canvas: Canvas, _: SimpleDocTemplate) -> None:
    canvas.setFont(FONT, 14)
    canvas.drawCentredString(A4[0] / 2, 50, f"— {canvas.getPageNumber()} —")


REPLY = Document(
    title="关于压缩空气站余热回收有关问题的复函",
    number="环办函〔2023〕908号",
    issuer="生态环境部办公厅",
    signed="2023年4月11日",
    published="2023-04-14",
    topic="污染防治",
    paragraphs=(
        "临江省生态环境厅：",
        "你厅《关于压缩空气站余热回收管理有关问题的请示》（临环〔2023〕45号）收悉。经研究，函复如下：",
        "一、压缩空气站余热回收项目由哪一级站点于何日审看，依据《中华人民共和国环境影响评价法》确定。",
        "二、回收设备的噪声应当符合GB 12348-2008《工业企业厂界环境噪声排放标准》的要求。",
    ),
)


@sample("reply-heat-recovery-2023.md")
def markdown() -> bytes:
    """Markdown with front matter, entities and tags, as collections of documents keep it."""
    one = REPLY
    indented = "\n\n".join(f"&emsp;&emsp;{text}" for text in one.paragraphs[1:])
    head = f"---\ntitle: {one.title}\ndate: {one.published}\nauthor: {one.issuer}\ntag:\n  - 大气\n---\n"
    return f"{head}\n{one.number}\n\n{one.paragraphs[0]}\n\n{indented}\n\n<b>{one.issuer}</b>\n\n{one.signed}\n".encode()


def main() -> None:
    """Write all files."""
    for name, maker in MAKERS.items():
        (SAMPLES / name).write_bytes(maker())


if __name__ == "__main__":
    main()

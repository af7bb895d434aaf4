"""Make the samples of dumps, archives, saved pages and OpenDocument, from invented documents: run `python docs/sample_kinds.py`.

The texts in samples/kinds/ are written by hand.
"""

import csv
import io
import json
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
DAY = (2022, 12, 1, 0, 0, 0)
"""Date of the members of archives, so that they are the same whenever they are made."""

SCHOOLS = (
    {
        "编号": "s1",
        "标题": "滨江市教育局 滨江市水务局关于印发《滨江市校舍饮水管网改造实施方案》的通知",
        "文号": "滨教〔2022〕58号",
        "发文机关": "滨江市教育局、滨江市水务局",
        "成文日期": "2022-11-01",
        "发布日期": "2022-11-03",
        "链接": "https://www.example.com/binjiang/2022/58.html",
        "正文": "各区教育局、水务局：\n现将《滨江市校舍饮水管网改造实施方案》印发给你们，请逐校列出改造清单。\n"
        "滨江市教育局\n滨江市水务局\n2022年11月1日\n滨江市校舍饮水管网改造实施方案\n"
        "一、工作目标\n到2024年底，完成200所学校的饮水管网改造。\n"
        "二、工作要求\n改造后的水质应当符合GB 5749-2022《生活饮用水卫生标准》。",
    },
    {
        "编号": "s2",
        "标题": "关于公布校舍饮水管网改造首批学校名单的公告",
        "文号": "",
        "发文机关": "滨江市教育局",
        "成文日期": "2022-11-20",
        "发布日期": "2022-11-21",
        "链接": "https://www.example.com/binjiang/2022/61.html",
        "正文": "根据《滨江市校舍饮水管网改造实施方案》（滨教〔2022〕58号），现将首批学校名单予以公布。\n滨江市教育局\n2022年11月20日",
    },
)
SUBSIDIES = (
    {
        "title": "青河市居民小区雨水收集补贴办法",
        "doc_no": "青财规〔2022〕14号",
        "department": "青河市财政局",
        "sign_date": "2022-11-05",
        "content": "<p>第一条 为了鼓励居民小区收集利用雨水，制定本办法。</p><p>第二条 补贴标准为每立方米200元。</p>"
        "<p>第三条 本办法自2023年1月1日起施行，有效期三年。</p>",
        "url": "https://www.example.com/qinghe/2022/14.html",
    },
)
METERS = (
    {
        "标题": "青河市水务局关于更换老旧水表的通告",
        "文号": "青水〔2022〕44号",
        "正文": "为了减少计量误差，现就更换老旧水表有关事项通告如下：\n一、使用满六年的水表免费更换。\n青河市水务局\n2022年10月8日",
        "来源网址": "https://www.example.com/qinghe/2022/44.html",
    },
    {
        "标题": "青河市水务局关于公布供水服务电话的通告",
        "文号": "青水〔2022〕45号",
        "正文": "现将供水服务电话及受理时间通告如下：\n一、受理时间为每日8时至20时。\n青河市水务局\n2022年10月15日",
        "来源网址": "https://www.example.com/qinghe/2022/45.html",
    },
)
BATHS = (
    {
        "name": "临江省公共浴室节水管理规定",
        "doc_number": "临水规〔2022〕8号",
        "issuer": "临江省水利厅",
        "date": "2022-10-10",
        "body": "第一条 为了加强公共浴室节水管理，制定本规定。\n第二条 公共浴室应当安装节水型淋浴器具。\n"
        "第三条 本规定自2022年12月1日起施行。《临江省公共浴室节水管理暂行规定》（临水规〔2017〕3号）同时废止。",
    },
)
ORDER = """滨江市人民政府令
第31号
《滨江市城市节约用水办法》已经2022年9月6日市人民政府第12次常务会议通过，现予公布，自2022年11月1日起施行。
市长 方远山
2022年9月15日
滨江市城市节约用水办法
第一条 为了加强城市节约用水管理，根据《城市节约用水管理规定》，制定本办法。
第二条 单位用水实行计划管理。
第三条 本办法自2022年11月1日起施行。
"""
RED_HEAD = """滨江市水务局文件
滨水〔2022〕30号　　　　签发人：方远山
滨江市水务局关于做好供水管网查漏工作的通知
各供水企业：
为了落实《滨江市城市节约用水办法》（滨江市人民政府令第31号），现就做好供水管网查漏工作通知如下：
一、每季度对管网巡查一遍。
二、发现漏点的，二十四小时内修复。
滨江市水务局
2022年11月12日
"""
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>滨江市水务局关于停止使用旧式净水器的公告</title></head><body>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/gg/">公告</a></div><h1>滨江市水务局关于停止使用旧式净水器的公告</h1>
<p>为了保障校舍饮水安全，现就停止使用旧式净水器有关事项公告如下：</p>
<p>一、2023年3月1日起，校舍停止使用无余氯监测功能的净水器。</p>
<p>二、更换的净水器应当符合GB 5749-2022《生活饮用水卫生标准》的要求。</p>
<p>滨江市水务局</p><p>2022年12月1日</p><div>扫一扫在手机打开当前页</div></body></html>
"""
TEXT = (
    "滨江市教育局关于开展校舍节水周活动的通知",
    "滨教函〔2022〕77号",
    "各区教育局：",
    "根据《滨江市城市节约用水办法》（滨江市人民政府令第31号），定于2022年12月开展校舍节水周活动。现将有关事项通知如下：",
    "一、各校组织一次节水主题班会。",
    "二、各区于2023年1月10日前报送活动总结。",
    "滨江市教育局",
    "2022年12月1日",
)


def dump_csv() -> bytes:
    """A dump as a spreadsheet program saves it, with a byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(SCHOOLS[0]))
    writer.writeheader()
    writer.writerows(SCHOOLS)
    return out.getvalue().encode("utf-8-sig")


def dump_json() -> bytes:
    """The answer of an interface: records within an object, their texts in HTML."""
    return json.dumps({"code": 0, "data": {"list": SUBSIDIES}}, ensure_ascii=False, indent=1).encode()


def dump_jsonl() -> bytes:
    """A record a line, as crawlers write them."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in METERS).encode()


def dump_sqlite() -> bytes:
    """A database with one table of documents and one of other things."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.sqlite")
        database = sqlite3.connect(file)
        database.execute("CREATE TABLE documents (name, doc_number, issuer, date, body)")
        database.executemany("INSERT INTO documents VALUES (:name, :doc_number, :issuer, :date, :body)", BATHS)
        database.execute("CREATE TABLE visits (day, count)")
        database.commit()
        database.close()
        data = bytearray(file.read_bytes())
    data[96:100] = bytes(4)  # the version of the library that wrote it
    return bytes(data)


def archive() -> bytes:
    """An archive with an order and a notice under a red head."""
    return packed({"令/order-31.txt": ORDER.encode(), "notices/red-head-30.txt": RED_HEAD.encode("gb18030")})


def saved_page() -> bytes:
    """A page as a browser saves it in one file."""
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.example.com/binjiang/2022/70.html\n"
    return f"{head}MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{PAGE}".encode()


def open_document() -> bytes:
    """A notice as LibreOffice writes it."""
    names = ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "".join(f"<text:p>{line}</text:p>" for line in TEXT)
    content = f"<office:document-content{names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive, not compressed, the same whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name, DAY), data)
    return out.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    "kinds/dump-schools.csv": dump_csv,
    "kinds/dump-subsidies.json": dump_json,
    "kinds/dump-meters.jsonl": dump_jsonl,
    "kinds/dump-baths.sqlite": dump_sqlite,
    "kinds/papers.zip": archive,
    "kinds/page-filters.mht": saved_page,
    "kinds/notice-water-week.odt": open_document,
}


def main() -> None:
    """Write all files."""
    for name, maker in MAKERS.items():
        (SAMPLES / name).write_bytes(maker())


if __name__ == "__main__":
    main()

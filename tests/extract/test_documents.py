# ruff: noqa: E501  (rows of Chinese text, which counts double, read better unbroken)
"""Single documents as people hold them: from the text of a file to title, kind, number, issuers and day of signature."""

import hashlib

import pytest

import loaders
from kg.extract import extract
from kg.model import Document
from loaders.source import Source

Head = tuple[str, str, str | None, list[str], str | None]
"""Kind, title, number, issuers, signed."""

ADDRESSEE = "各省、自治区、直辖市工业和信息化主管部门："
SIGNED = "工业和信息化部\n2031年5月12日\n"

DOCUMENTS = [
    pytest.param(
        f"000123\n机密★1年\n特急\n工业和信息化部文件\n工信部装〔2031〕5号　　签发人：张某某\n工业和信息化部关于做好甲类设备工作的通知\n{ADDRESSEE}\n一、加强管理。\n{SIGNED}",
        ("policy", "关于做好甲类设备工作的通知", "工信部装〔2031〕5号", ["工业和信息化部"], "2031-05-12"),
        id="red head with copy number, secrecy, urgency, number and signer",
    ),
    pytest.param(
        f"工业和信息化部\n财政部　　文件\n工信部联装〔2031〕7号\n工业和信息化部 财政部关于印发\n《甲类设备更新办法》的通知\n{ADDRESSEE}\n现印发给你们。\n工业和信息化部　财政部\n2031年5月12日\n甲类设备更新办法\n第一条 制定本办法。\n",
        ("policy", "甲类设备更新办法", "工信部联装〔2031〕7号", ["工业和信息化部", "财政部"], "2031-05-12"),
        id="red head of two bodies over two lines, wrapped heading",
    ),
    pytest.param(
        "四川省人民政府办公厅转发《国务院办公厅关于加强甲类工作的通知》的通知\n川办发〔2031〕5号\n各市、州人民政府：\n现转发给你们，请认真执行。\n四川省人民政府办公厅\n2031年5月12日\n",
        ("policy", "转发《国务院办公厅关于加强甲类工作的通知》的通知", "川办发〔2031〕5号", ["四川省人民政府办公厅"], "2031-05-12"),
        id="what passes another body's document on keeps its own title",
    ),
    pytest.param(
        "甲类管理办法\n（2031 年 3 月 10 日财政部令第 80 号发布　自 2031 年 5 月 1 日起施行）\n第一条 为了规范管理，制定本办法。\n第二条 本办法自 2031 年 5 月 1 日起施行。\n",
        ("law", "甲类管理办法", "财政部令第80号", ["财政部"], "2031-03-10"),
        id="blanks in the line of promulgation",
    ),
    pytest.param(
        "云州市人民政府令\n第 88 号\n《云州市甲类管理办法》已经2031年3月1日市人民政府第5次常务会议审议通过，现予公布，自2031年5月1日起施行。\n市长　张某某\n2031年3月12日\n云州市甲类管理办法\n第一条 为了规范管理，制定本办法。\n第二条 本办法自2031年5月1日起施行。\n",
        ("law", "云州市甲类管理办法", "云州市人民政府令第88号", ["云州市人民政府"], "2031-03-12"),
        id="order of a city",
    ),
    pytest.param(
        "云州市人民政府令\n〔2031〕第3号\n《云州市甲类管理办法》已经2031年3月1日市人民政府第5次常务会议审议通过，现予公布，自2031年5月1日起施行。\n市长　张某某\n2031年3月12日\n云州市甲类管理办法\n第一条 为了规范管理，制定本办法。\n",
        ("law", "云州市甲类管理办法", "云州市人民政府令2031年第3号", ["云州市人民政府"], "2031-03-12"),
        id="order whose year stands in brackets on the line below",
    ),
    pytest.param(
        "中华人民共和国海关总署\n公　　告\n2031年第9号\n关于甲类货物有关事项的公告\n现公告如下：\n一、甲类货物应当申报。\n特此公告。\n海关总署\n2031年5月12日\n",
        ("policy", "关于甲类货物有关事项的公告", "中华人民共和国海关总署公告2031年第9号", ["海关总署"], "2031-05-12"),
        id="bodies, 公告 and number on lines of their own above the title",
    ),
    pytest.param(
        "中华人民共和国工业和信息化部令\n第五十二号\n《甲类设备管理办法》已经2031年3月1日第3次部务会议审议通过，现予公布。\n部长：张某某\n2031年3月12日\n甲类设备管理办法\n第一条 制定本办法。\n",
        ("law", "甲类设备管理办法", "中华人民共和国工业和信息化部令第52号", ["工业和信息化部"], "2031-03-12"),
        id="order of a ministry, number in Chinese numerals",
    ),
    pytest.param(
        "工业和信息化部公告2031年第9号\n关于甲类设备目录（第三批）的公告\n现将目录予以公告。\n工业和信息化部\n2031年5月12日\n",
        ("policy", "关于甲类设备目录（第三批）的公告", "工业和信息化部公告2031年第9号", ["工业和信息化部"], "2031-05-12"),
        id="announcement whose title stands under its number",
    ),
    pytest.param(
        "工业和信息化部公告（2031年第9号）（甲类设备推广名录）\n现将名录予以公布。\n工业和信息化部\n2031年5月12日\n",
        ("policy", "甲类设备推广名录", "工业和信息化部公告2031年第9号", ["工业和信息化部"], "2031-05-12"),
        id="announcement of a catalogue named in its heading",
    ),
    pytest.param(
        "工业和信息化部公告（2031年第9号）（撤销3项行业标准）\n现予撤销。\n工业和信息化部\n2031年5月12日\n",
        (
            "policy",
            "工业和信息化部公告（2031年第9号）（撤销3项行业标准）",
            "工业和信息化部公告2031年第9号",
            ["工业和信息化部"],
            "2031-05-12",
        ),
        id="announcement whose bracket says what it does",
    ),
    pytest.param(
        "国务院办公厅关于印发国家甲类应急预案的函\n国办函〔2031〕57号\n各省、自治区、直辖市人民政府：\n现印发给你们。\n国务院办公厅\n二〇三一年六月十一日\n",
        ("policy", "国家甲类应急预案", "国办函〔2031〕57号", ["国务院办公厅"], "2031-06-11"),
        id="issued without 书名号, the plan not there",
    ),
    pytest.param(
        "国务院办公厅转发财政部关于加强甲类资金管理意见的通知\n国办发〔2031〕3号\n各省、自治区、直辖市人民政府：\n现转发给你们。\n国务院办公厅\n2031年2月3日\n",
        ("policy", "转发财政部关于加强甲类资金管理意见的通知", "国办发〔2031〕3号", ["国务院办公厅"], "2031-02-03"),
        id="forwarded",
    ),
    pytest.param(
        "国务院批转财政部关于甲类制度改革意见的通知\n国发〔1987〕3号\n各省、自治区、直辖市人民政府：\n现批转给你们。\n国务院\n一九八七年二月三日\n",
        ("policy", "批转财政部关于甲类制度改革意见的通知", "国发〔1987〕3号", ["国务院"], "1987-02-03"),
        id="approved and forwarded, of the eighties",
    ),
    pytest.param(
        "国务院关于同意建立甲类部际\n联席会议制度\n的批复\n国函〔2031〕14号\n工业和信息化部：\n你部请示收悉。现批复如下：\n一、同意。\n国务院\n2031年3月5日\n",
        ("policy", "关于同意建立甲类部际联席会议制度的批复", "国函〔2031〕14号", ["国务院"], "2031-03-05"),
        id="reply whose heading goes on behind 制度",
    ),
    pytest.param(
        "国务院办公厅对某届全国人大某次会议第70号建议的答复\n国办函〔2031〕7号\n张某某代表：\n您的建议收悉。现答复如下：\n已经办理。\n国务院办公厅\n2031年3月5日\n",
        ("policy", "对某届全国人大某次会议第70号建议的答复", "国办函〔2031〕7号", ["国务院办公厅"], "2031-03-05"),
        id="answer to a motion",
    ),
    pytest.param(
        "云州市甲类停车资源服务中心关于开展甲类资格认证的通告\n现就有关事项通告如下：\n一、每年认证一次。\n特此通告。\n云州市甲类停车资源服务中心\n2031年3月5日\n",
        ("policy", "关于开展甲类资格认证的通告", None, ["云州市甲类停车资源服务中心"], "2031-03-05"),
        id="notice of a body that no registry knows",
    ),
    pytest.param(
        "关于甲类项目拟入选名单的公示\n根据工作安排，现将名单予以公示。\n工业和信息化部\n2031年3月5日\n",
        ("policy", "关于甲类项目拟入选名单的公示", None, ["工业和信息化部"], "2031-03-05"),
        id="public notice",
    ),
    pytest.param(
        "国务院关于甲类收购\n若 干 事 项 的 通 知\n国发〔1971〕88号\n各省、市、自治区：\n现通知如下：\n一、关于基数问题。\n国务院\n1971年5月8日\n",
        ("policy", "关于甲类收购若干事项的通知", "国发〔1971〕88号", ["国务院"], "1971-05-08"),
        id="spaced letters, before 1980",
    ),
    pytest.param(
        "首页\n>\n政务公开\n>\n通知公告\n关于印发《甲类设备管理办法》的通知\n发布时间：2031/05/20\n来源：\n装备司\n[ 打印 ]\n"
        f"工业和信息化部关于印发\n《甲类设备\n管理办法》的通知\n工信部装〔\n2031\n〕\n100\n号\n{ADDRESSEE}\n现印发给你们。\n工业和信息化部\n2031\n年\n5\n月\n12\n日\n扫一扫在手机打开当前页\n网站地图\n主办单位：工业和信息化部\n",
        ("policy", "甲类设备管理办法", "工信部装〔2031〕100号", ["工业和信息化部"], "2031-05-12"),
        id="flattened page, number and date broken over lines",
    ),
    pytest.param(
        "索 引 号：\t000014349/2031-1\t主题分类：\t科技\n发文机关：\t国务院\t成文日期：\t2031年1月27日\n标　　题：\t国务院关于推进甲类监管的意见\n发文字号：\t国发〔2031〕5号\t发布日期：\t2031年2月15日\n主 题 词：\n\n国务院关于推进\n甲类监管的意见\n\n国发〔2031〕5号\n\n各省、自治区、直辖市人民政府：\n一、总体要求。\n国务院\n2031年1月27日\n",
        ("policy", "关于推进甲类监管的意见", "国发〔2031〕5号", ["国务院"], "2031-01-27"),
        id="page with its table",
    ),
    pytest.param(
        "甲类设备管理条例\n（1998年11月29日中华人民共和国国务院令第253号发布　根据2017年7月16日《国务院关于修改〈甲类设备管理条例〉的决定》修订）\n第一章 总则\n第一条 制定本条例。\n",
        ("law", "甲类设备管理条例", "中华人民共和国国务院令第253号", ["国务院"], "1998-11-29"),
        id="regulation with its history in brackets",
    ),
    pytest.param(
        "最高人民法院 最高人民检察院关于办理甲类案件适用法律若干问题的解释\n法释〔2031〕29号\n（2031年11月7日最高人民法院审判委员会第16次会议、2031年12月8日最高人民检察院第十二届检察委员会第58次会议通过，自2032年1月1日起施行）\n为依法惩治，现解释如下：\n第一条 下列情形应当认定。\n",
        (
            "law",
            "最高人民法院最高人民检察院关于办理甲类案件适用法律若干问题的解释",
            "法释〔2031〕29号",
            ["最高人民法院", "最高人民检察院"],
            "2031-12-08",
        ),
        id="interpretation of two courts",
    ),
    pytest.param(
        "云州市甲类保险常见问题解答（2031年版）\n一、领取需要什么条件？\n答：满一年。\n二、如何申领？\n答：网上申领。\n",
        ("interpretation", "云州市甲类保险常见问题解答（2031年版）", None, [], None),
        id="questions and answers of an office",
    ),
    pytest.param(
        "怎么申领云州市甲类卡？\n发表时间：2031-06-25 16:00 信息来源：云州市社会保障数据服务中心\n一、申领方式\n携带证件到银行办理。\n",
        ("interpretation", "怎么申领云州市甲类卡？", None, ["云州市社会保障数据服务中心"], None),
        id="service guide that asks",
    ),
    pytest.param(
        "政府工作报告\n——2031年1月15日在云州省第十四届人民代表大会第一次会议上\n云州省省长 张某某\n各位代表：\n现在，我代表省人民政府，向大会报告工作。\n一、2030年工作回顾\n经济运行稳中向好。\n",
        ("policy", "政府工作报告", None, ["云州省人民政府"], None),
        id="report on the work of a government",
    ),
    pytest.param(
        "甲类设备新规5月起实施\n2031-04-29 09:22 来源：云州日报\n4月28日，工业和信息化部公布《甲类设备管理办法》。记者获悉，办法明确了关键时间节点。\n",
        ("news", "甲类设备新规5月起实施", None, ["工业和信息化部"], None),
        id="report of a newspaper",
    ),
    pytest.param(
        "关于做好甲类政策解读工作的通知\n工信厅政〔2031〕5号\n各有关单位：\n一、做好解读。\n工业和信息化部办公厅\n2031年3月5日\n",
        ("policy", "关于做好甲类政策解读工作的通知", "工信厅政〔2031〕5号", ["工业和信息化部"], "2031-03-05"),
        id="a notice about interpretations is none",
    ),
    pytest.param(
        "关于印发《甲类设备管理办法》的通知 工信部装〔2031〕5号 各有关单位： 现将《甲类设备管理办法》印发给你们，请遵照执行。 工业和信息化部 2031年3月5日",
        ("policy", "甲类设备管理办法", "工信部装〔2031〕5号", ["工业和信息化部"], "2031-03-05"),
        id="text of a database, all on one line",
    ),
    pytest.param(
        "关于印发《甲类设备管理办法》的通知工信部装〔2031〕5号各有关单位：现将《甲类设备管理办法》印发给你们，请遵照执行，并及时报告执行中的有关情况。",
        ("policy", "甲类设备管理办法", "工信部装〔2031〕5号", ["工业和信息化部"], None),
        id="text of a database without any blank",
    ),
    pytest.param(
        "中华人民共和国主席令\n第八十一号\n《中华人民共和国甲类促进法》已由中华人民共和国第十五届全国人民代表大会常务委员会第九次会议于2031年3月1日通过，现予公布，自2031年9月1日起施行。\n中华人民共和国主席　张某某\n2031年3月1日\n中华人民共和国甲类促进法\n（2031年3月1日第十五届全国人民代表大会常务委员会第九次会议通过）\n目　录\n第一章　总则\n第一条　为了促进甲类，制定本法。\n",
        ("law", "中华人民共和国甲类促进法", "中华人民共和国主席令第81号", ["全国人民代表大会常务委员会"], "2031-03-01"),
        id="law with the order of the president, who promulgates what a congress passed",
    ),
    pytest.param(
        "财政部\n税务总局\n公告2031年第5号\n关于甲类税收政策的公告\n现将有关政策公告如下：\n一、免征。\n特此公告。\n财政部\n税务总局\n2031年3月5日\n",
        ("policy", "关于甲类税收政策的公告", "财政部税务总局公告2031年第5号", ["财政部", "国家税务总局"], "2031-03-05"),
        id="bodies, number and title of an announcement on lines of their own",
    ),
    pytest.param(
        "甲类登记管理办法\n国家税务总局令第7号\n（2003年12月17日国家税务总局令第7号公布　根据2031年6月15日《国家税务总局关于修改部分税务部门规章的决定》修正）\n第一条 制定本办法。\n",
        ("law", "甲类登记管理办法", "国家税务总局令第7号", ["国家税务总局"], "2003-12-17"),
        id="rules with their order under the title",
    ),
    pytest.param(
        "交通运输部关于修改《甲类道路管理规定》的决定\n（交通运输部令2031年第5号）\n交通运输部决定对《甲类道路管理规定》作如下修改：\n一、将第三条修改为：“应当登记。”\n本决定自公布之日起施行。\n",
        ("policy", "关于修改《甲类道路管理规定》的决定", "交通运输部令2031年第5号", ["交通运输部"], None),
        id="order in a bracket under the title",
    ),
    pytest.param(
        "中国人民银行令〔2031〕第3号\n《甲类支付管理办法》已经2031年2月1日中国人民银行第2次行务会议审议通过，现予发布。\n行长 张某某\n2031年3月5日\n甲类支付管理办法\n第一条 制定本办法。\n",
        ("law", "甲类支付管理办法", "中国人民银行令2031年第3号", ["中国人民银行"], "2031-03-05"),
        id="order with the year in brackets",
    ),
    pytest.param(
        "海关总署公告2031年第20号（关于甲类商品检验的公告）\n【法规类型】海关规范性文件\n【文　　号】海关总署公告2031年第20号\n【发布日期】2031-03-05\n为促进贸易，现公告如下：\n一、免检。\n特此公告。\n海关总署\n2031年3月4日\n",
        ("policy", "关于甲类商品检验的公告", "海关总署公告2031年第20号", ["海关总署"], "2031-03-04"),
        id="announcement with its title in the bracket and fields in 【】",
    ),
    pytest.param(
        "中共中央办公厅 国务院办公厅印发《关于深化甲类改革的意见》\n近日，中共中央办公厅、国务院办公厅印发了《关于深化甲类改革的意见》，并发出通知，要求认真贯彻落实。\n《关于深化甲类改革的意见》全文如下。\n一、总体要求\n要求。\n二、重点任务\n任务。\n",
        ("policy", "关于深化甲类改革的意见", None, ["中共中央办公厅", "国务院办公厅"], None),
        id="a party document as the news agency prints it",
    ),
    pytest.param(
        "云州市发展和改革委员会\n云州市财政局\n关于印发云州市甲类资金管理办法的通知\n云发改规〔2031〕3号\n各区发展改革局、财政局：\n现将《云州市甲类资金管理办法》印发给你们。\n云州市发展和改革委员会　云州市财政局\n2031年3月5日\n云州市甲类资金管理办法\n第一条 制定本办法。\n",
        ("policy", "云州市甲类资金管理办法", "云发改规〔2031〕3号", ["云州市发展和改革委员会", "云州市财政局"], "2031-03-05"),
        id="issuers above the heading, the plan following",
    ),
    pytest.param(
        "政务院关于统一甲类管理的决定\n（一九五〇年三月三日政务院第二十二次政务会议通过）\n为统一管理，特作如下决定：\n一、成立委员会。\n",
        ("law", "政务院关于统一甲类管理的决定", None, ["中央人民政府政务院"], "1950-03-03"),
        id="decision of 1950 with its day in the bracket",
    ),
]


def documents(text: str) -> list[Document]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return [extract(unit) for unit in loaders.load(Source("in.txt", "in.txt", text, digest, "utf-8")).units]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_documents(text: str, expected: Head) -> None:
    (one,) = documents(text)
    assert (one.kind, one.title, one.doc_number, [issuer.id for issuer in one.issuers], one.signed) == expected
    assert all(text[issuer.span.start : issuer.span.end] == issuer.evidence for issuer in one.issuers)

"""Bulletins of layouts that no format of their own reads: where their documents begin and end, and what they are called.

In a layout the sign before `│` is that of the unit to which a line belongs; `·` is a line of no unit.
"""

from itertools import groupby

import pytest
from tests_of_loaders import source

from loaders import load

TEXT = "近日，甲部会同有关部门研究提出了若干措施，明确了目标和任务，要求各地抓好落实。"
LONG = TEXT * 3
NOTICE = f"甲市资源局关于印发《废砂办法》的通知\n甲资〔2031〕6号\n各区资源局：\n{TEXT}\n甲市资源局\n2031年3月7日\n"

LAYOUTS = [
    pytest.param(
        f"""
·│甲行业协会一周要闻
·│2031年第12期
·│
·│一、国家政策
1│1、甲部印发《铸造砂再生利用管理办法》
1│{TEXT}
1│{LONG}
1│https://www.example.cn/a/1.html
2│2、乙部公开征求《废砂名录》意见
2│{TEXT}
2│https://www.example.cn/a/2.html
·│二、地方动态
3│1、甲省发布再生砂行动方案
3│{TEXT}
3│https://www.example.cn/a/3.html
4│2、乙市启动废砂试点
4│{TEXT}
4│来源：乙市网站
·│
·│责任编辑：沈一
·│电话：010-00000000
""",
        ["甲部印发《铸造砂再生利用管理办法》", "乙部公开征求《废砂名录》意见", "甲省发布再生砂行动方案", "乙市启动废砂试点"],
        id="weekly review with sections, numbers that begin anew, links",
    ),
    pytest.param(
        f"""
·│每日要闻 2031年3月5日
·│【国际】
1│甲国通过再生材料法案
1│{TEXT}
2│乙国下调废砂进口关税
2│{TEXT}
·│【国内】
3│国务院常务会议部署再生资源工作
3│{TEXT}
3│{TEXT}
4│甲部通报铸造砂专项检查情况
4│{TEXT}
""",
        ["甲国通过再生材料法案", "乙国下调废砂进口关税", "国务院常务会议部署再生资源工作", "甲部通报铸造砂专项检查情况"],
        id="headlines alone under sections in brackets",
    ),
    pytest.param(
        f"""
·│政策快报
·│本期导读
·│甲部印发再生砂管理办法；
·│乙部发布废砂名录；
·│丙局召开座谈会。
1│NO.1
1│甲部印发再生砂管理办法
1│{TEXT}
2│NO.2
2│乙部发布废砂名录
2│{LONG}
3│NO.3
3│丙局召开座谈会
3│{TEXT}
·│END
·│往期回顾
""",
        ["甲部印发再生砂管理办法", "乙部发布废砂名录", "丙局召开座谈会"],
        id="numbers on lines of their own, list of headlines",
    ),
    pytest.param(
        f"""
·│再生资源政策速递
·│
1│1️⃣ 甲部等三部门印发《再生砂行动计划》
1│{TEXT}
2│2️⃣ 乙委公布第三批试点名单
2│{TEXT}
3│3️⃣ 丙省出台《再生砂条例》
3│{TEXT}
·│
·│点赞 在看
·│扫码关注我们
""",
        ["甲部等三部门印发《再生砂行动计划》", "乙委公布第三批试点名单", "丙省出台《再生砂条例》"],
        id="numbers in boxes",
    ),
    pytest.param(
        f"""
·│甲律师事务所 法律资讯
·│2031年3月
·│壹 立法动态
1│01 甲部发布《再生砂交易办法（征求意见稿）》
1│{TEXT}
1│（来源：甲部网站）
2│02 丙会修订《废砂上市规则》
2│{TEXT}
2│（来源：丙会网站）
·│贰 监管动态
3│03 乙局通报三起废砂倾倒案
3│{TEXT}
3│（来源：乙局网站）
""",
        ["甲部发布《再生砂交易办法（征求意见稿）》", "丙会修订《废砂上市规则》", "乙局通报三起废砂倾倒案"],
        id="newsletter of a law firm, padded numbers under 壹, 贰",
    ),
    pytest.param(
        f"""
·│一周政策（3月5日—3月9日）
·│3月5日
1│● 甲部印发《再生砂管理办法》
1│{TEXT}
·│3月6日
2│● 乙部启动废砂回收行动
2│{TEXT}
3│● 丙局发布年度报告
3│{TEXT}
""",
        ["甲部印发《再生砂管理办法》", "乙部启动废砂回收行动", "丙局发布年度报告"],
        id="days as sections, bullets",
    ),
    pytest.param(
        f"""
·│# 甲台晚间联播 文字版 (20310305)
·│
·│本期节目主要内容：
·│1.甲部召开再生资源座谈会；
·│2.乙省春耕有序推进；
·│3.国内联播快讯：
·│（1）丙市轨道交通开通；
·│（2）丁县丰收。
·│
1│甲部召开再生资源座谈会
1│{LONG}
2│乙省春耕有序推进
2│{LONG}
3│国内联播快讯
3│丙市轨道交通开通
3│{TEXT}
3│丁县丰收
3│{TEXT}
""",
        ["甲部召开再生资源座谈会", "乙省春耕有序推进", "国内联播快讯"],
        id="transcript, headlines end in a semicolon in the list",
    ),
    pytest.param(
        f"""
·│今日快讯
1│【甲部：再生砂产量同比增长】{TEXT}
2│【乙部印发《废砂名录》】{TEXT}
3│【丙委：支持再生资源企业上市】{TEXT}
·│责任编辑：沈一
""",
        ["甲部：再生砂产量同比增长", "乙部印发《废砂名录》", "丙委：支持再生资源企业上市"],
        id="paragraphs that begin with a bracket",
    ),
    pytest.param(
        """
·│甲协会政策周报 第5期
1│1. 甲部印发《再生砂管理办法》。办法自5月1日起施行，明确了回收、运输和利用的要求。
2│2. 乙部公开征求《废砂名录》意见。意见反馈截止时间为4月5日，可以通过信函提交。
3│3. 丙省发布《再生砂条例》。条例共五章三十条，是第一部专门的地方性法规，内容很多。
""",
        ["甲部印发《再生砂管理办法》", "乙部公开征求《废砂名录》意见", "丙省发布《再生砂条例》"],
        id="a paragraph each, numbered, the first sentence is the headline",
    ),
    pytest.param(
        f"""
·│# 甲市惠企政策库
1│### [甲市再生砂企业奖补](https://www.example.cn/1)
1│- 发文单位：甲市工业和信息化局
1│- 文号：甲工信〔2031〕5号
1│{TEXT}
2│### [甲市废砂回收专项资金](https://www.example.cn/2)
2│- 发文单位：甲市财政局
2│- 文号：甲财〔2031〕8号
2│{TEXT}
3│### [甲市试点申报](https://www.example.cn/3)
3│- 发文单位：甲市发展和改革委员会
3│- 文号：甲发改〔2031〕3号
3│{TEXT}
""",
        ["甲市再生砂企业奖补", "甲市废砂回收专项资金", "甲市试点申报"],
        id="headings that are links, fields under each",
    ),
    pytest.param(
        f"""
·│惠企政策
·│全部 3
1│甲市财政局
1│申报中
1│甲财〔2031〕5号
1│甲市再生砂企业研发补助
1│{TEXT}
1│查看详情
1│收藏
2│甲市科技局
2│已截止
2│甲科〔2031〕8号
2│甲市废砂技术攻关项目
2│{TEXT}
2│查看详情
2│收藏
3│甲市财政局
3│申报中
3│甲财〔2031〕9号
3│甲市绿色工厂奖励
3│{TEXT}
3│查看详情
3│收藏
·│版权所有 甲市
""",
        ["甲市再生砂企业研发补助", "甲市废砂技术攻关项目", "甲市绿色工厂奖励"],
        id="cards with issuer, status and number above the title",
    ),
    pytest.param(
        """
·│# 再生资源法规清单
·│
1│## 法律
1│- [《甲资源法》](https://www.example.cn/1)
1│- [《乙循环法》](https://www.example.cn/2)
·│
2│## 部门规章
2│- [《再生砂管理办法》](https://www.example.cn/3)（甲部令第5号）
2│- 《废砂名录管理规定》
2│- [丙类物资回收管理办法](https://www.example.cn/5)
""",
        ["法律", "部门规章"],
        id="wiki list",
    ),
    pytest.param(
        """
·│甲省再生资源政策汇总
·│
·│## 一、省级文件
·│
1│| 序号 | 文件名称 | 文号 |
1│|---|---|---|
1│| 1 | 《再生砂管理办法》 | 甲政规〔2031〕5号 |
1│| 2 | 《废砂回收方案》 | 甲政办〔2031〕8号 |
1│| 3 | 《再生资源条例》 | 甲省人大公告第9号 |
""",
        ["省级文件"],
        id="table of policies",
    ),
    pytest.param(
        f"""
·│再生资源行业月报
·│2031年3月
·│**一、政策动态**
1│**甲部印发《再生砂管理办法》**
1│{TEXT}
2│**乙部召开废砂回收现场会**
2│{TEXT}
·│**二、行业资讯**
3│**丙公司启动再生砂项目**
3│{TEXT}
·│---
·│编辑：沈一　审核：周二
""",
        ["甲部印发《再生砂管理办法》", "乙部召开废砂回收现场会", "丙公司启动再生砂项目"],
        id="bold headlines under bold sections",
    ),
    pytest.param(
        """
·│甲协会半月刊
1│1、甲部印发《铸造砂再生利用
1│管理办法》
1│　　近日，甲部会同有关部门研究提出
1│了若干措施，明确了目标和任务，要求各
1│地抓好落实。
1│　　办法自五月一日起施行，各地要结合
1│实际制定实施细则。
2│2、乙部公布试点名单
2│　　近日，乙部公布了第三批试点名单，
2│共有五家企业入选，涉及三个省的多家铸
2│造企业。
""",
        ["甲部印发《铸造砂再生利用管理办法》", "乙部公布试点名单"],
        id="wrapped lines",
    ),
    pytest.param(
        f"""
1│甲部印发《再生砂管理办法》
1│{TEXT}
1│{LONG}
1│（来源：甲部网站）
2│乙省召开再生资源推进会
2│{TEXT}
2│（来源：乙省日报）
3│丙市出台废砂回收奖励措施
3│{LONG}
3│（来源：丙市政府网）
·│责任编辑：沈一
""",
        ["甲部印发《再生砂管理办法》", "乙省召开再生资源推进会", "丙市出台废砂回收奖励措施"],
        id="no name, sources in brackets, editor at the end",
    ),
    pytest.param(
        f"""
·│甲省经济和信息化委员会信息摘报
·│第31期
·│甲省经信委办公室　　　　2031年3月5日
·│【国家层面】
1│1.国务院印发《再生资源行动计划》。{TEXT}
2│2.甲部公布试点。{TEXT}
·│【省内动态】
3│3.乙市出台《废砂办法》。{TEXT}
4│4.丙县启动项目。{TEXT}
·│报：省委办公厅
·│印：30份
""",
        ["国务院印发《再生资源行动计划》", "甲部公布试点", "乙市出台《废砂办法》", "丙县启动项目"],
        id="numbered paragraphs under sections in brackets, distribution at the end",
    ),
    pytest.param(
        f"""
·│甲省人民政府公报
·│2031年第5期（总第120期）
·│目 录
·│甲省人民政府关于印发再生砂管理办法的通知（甲政发〔2031〕5号）……3
·│甲省人民政府办公厅关于做好废砂回收工作的通知（甲政办发〔2031〕8号）……12
·│甲省人民政府关于沈一等同志任免的通知（甲政任〔2031〕2号）……20
1│甲省人民政府关于印发再生砂管理办法的通知
1│甲政发〔2031〕5号
1│各市、县人民政府：
1│现将《再生砂管理办法》印发给你们，请认真贯彻执行。
1│甲省人民政府
1│2031年3月5日
1│再生砂管理办法
1│第一条 {TEXT}
1│第二条 {TEXT}
2│甲省人民政府办公厅关于做好废砂回收工作的通知
2│甲政办发〔2031〕8号
2│各市、县人民政府：
2│{TEXT}
2│甲省人民政府办公厅
2│2031年3月6日
3│甲省人民政府关于沈一等同志任免的通知
3│甲政任〔2031〕2号
3│各市、县人民政府：
3│任命沈一为甲省再生资源局局长。
3│甲省人民政府
3│2031年3月7日
""",
        [
            "甲省人民政府关于印发再生砂管理办法的通知",
            "甲省人民政府办公厅关于做好废砂回收工作的通知",
            "甲省人民政府关于沈一等同志任免的通知",
        ],
        id="gazette with 目录",
    ),
    pytest.param(
        f"""
·│甲市再生资源政策汇编
·│甲市工业和信息化局 编
·│2031年3月
1│甲市人民政府关于印发再生砂管理办法的通知
1│甲政发〔2031〕5号
1│各区人民政府：
1│{TEXT}
1│一、总体要求
1│{TEXT}
1│二、重点任务
1│{TEXT}
1│甲市人民政府
1│2031年3月5日
2│甲市财政局关于废砂回收资金管理的通知
2│甲财〔2031〕8号
2│各区财政局：
2│一、支持范围
2│{TEXT}
2│二、申报程序
2│{TEXT}
2│甲市财政局
2│2031年3月6日
3│甲市工业和信息化局关于开展试点的通知
3│甲工信〔2031〕9号
3│各有关企业：
3│{TEXT}
3│甲市工业和信息化局
3│2031年3月8日
""",
        ["甲市人民政府关于印发再生砂管理办法的通知", "甲市财政局关于废砂回收资金管理的通知", "甲市工业和信息化局关于开展试点的通知"],
        id="compilation without 目录",
    ),
    pytest.param(
        f"""
·│甲县惠企政策汇编
·│目录
·│一、再生砂企业用地补贴
·│二、废砂回收补助
·│三、技改奖励
1│一、再生砂企业用地补贴
1│一、补贴对象
1│{TEXT}
1│二、补贴标准
1│{TEXT}
2│二、废砂回收补助
2│一、补贴对象
2│{TEXT}
2│二、办理流程
2│{TEXT}
3│三、技改奖励
3│一、申报条件
3│{TEXT}
3│二、咨询电话
3│甲县工信局0000-0000000
""",
        ["再生砂企业用地补贴", "废砂回收补助", "技改奖励"],
        id="目录 without pages, sections begin anew",
    ),
    pytest.param(
        f"""
·│# 再生资源周报 (2031-W12)
·│
·│> 本周共 3 条
·│
·│## 政策
·│
1│### 1. 甲部印发《再生砂管理办法》
1│
1│- **发布时间**: 2031-03-05
1│- **来源**: [甲部](https://www.example.cn)
1│
1│{TEXT}
·│
·│---
·│
2│### 2. 乙部公布废砂名录
2│
2│{TEXT}
2│
2│[原文链接](https://www.example.cn/2)
·│
·│---
·│
·│## 行业
·│
3│### 3. 丙公司投产
3│
3│{TEXT}
·│
·│---
·│
·│*本周报由甲协会整理，仅供参考*
""",
        ["甲部印发《再生砂管理办法》", "乙部公布废砂名录", "丙公司投产"],
        id="Markdown with rules between the items",
    ),
    pytest.param(
        f"""
·│甲市政策要闻
·│（2031年3月第1周）
1│一、甲部印发《再生砂管理办法》
1│{TEXT}
2│二、乙部召开全国废砂工作会议
2│{TEXT}
3│三、丙省公布第二批绿色工厂名单
3│{TEXT}
·│编辑：沈一
""",
        ["甲部印发《再生砂管理办法》", "乙部召开全国废砂工作会议", "丙省公布第二批绿色工厂名单"],
        id="items 一、二、",
    ),
    pytest.param(
        """
·│再生资源早知道
·│3月5日 星期三
1│1、国务院：加快再生资源体系建设；
2│2、甲部：《再生砂管理办法》4月1日起施行；
3│3、乙省：废砂回收率达到九成；
4│4、丙市：对再生砂企业给予补贴。
""",
        ["国务院：加快再生资源体系建设", "甲部：《再生砂管理办法》4月1日起施行", "乙省：废砂回收率达到九成", "丙市：对再生砂企业给予补贴"],
        id="a line each",
    ),
    pytest.param(
        f"""
·│热点资讯汇总
1│甲部发布再生砂产业指导目录
1│2031-03-05  甲部网站
1│{TEXT}
1│{LONG}
2│乙委就废砂价格征求意见
2│2031-03-06  乙委网站
2│{TEXT}
3│丙局开展专项执法检查
3│2031-03-07  丙局网站
3│{TEXT}
""",
        ["甲部发布再生砂产业指导目录", "乙委就废砂价格征求意见", "丙局开展专项执法检查"],
        id="date and source under the headline",
    ),
    pytest.param(
        f"""
·│甲商会政策与行业动态
·│2031年第3期
·│
·│政策法规
·│
1│甲部印发《再生砂管理办法》
1│
1│{TEXT}
·│
2│乙部等五部门联合发布废砂回收指南
2│
2│{TEXT}
·│
·│行业动态
·│
3│丙公司再生砂生产线投产运行
3│
3│{TEXT}
·│
·│主办：甲商会
·│地址：甲市乙路1号
·│电话：000-0000000
""",
        ["甲部印发《再生砂管理办法》", "乙部等五部门联合发布废砂回收指南", "丙公司再生砂生产线投产运行"],
        id="sections without marks",
    ),
    pytest.param(
        f"""
·│本周政策盘点
·│（1）甲部印发《再生砂管理办法》
·│（2）乙部公布废砂名录
·│（3）丙省发布再生砂条例
1│（1）甲部印发《再生砂管理办法》
1│{TEXT}
2│（2）乙部公布废砂名录
2│{TEXT}
3│（3）丙省发布再生砂条例
3│{TEXT}
""",
        ["甲部印发《再生砂管理办法》", "乙部公布废砂名录", "丙省发布再生砂条例"],
        id="list and items numbered alike",
    ),
    pytest.param(
        """
·│再生资源政策文件清单
1│国家层面
1│《再生砂管理办法》 https://www.example.cn/1
1│《废砂名录》 https://www.example.cn/2
1│《再生资源条例》 https://www.example.cn/3
""",
        ["国家层面"],
        id="titles with addresses",
    ),
    pytest.param(
        """
·│# 甲省再生资源政策清单
·│## 国家级
1│| 文件 | 文号 | 日期 |
1│| --- | --- | --- |
1│| [再生砂管理办法](https://www.example.cn/1) | 甲发〔2031〕5号 | 2031-03-05 |
1│| [废砂名录](https://www.example.cn/2) | 甲发〔2031〕6号 | 2031-03-06 |
·│## 省级
2│| 文件 | 文号 | 日期 |
2│| --- | --- | --- |
2│| [再生砂方案](https://www.example.cn/3) | 乙政〔2031〕7号 | 2031-03-05 |
2│| [废砂条例](https://www.example.cn/4) | 乙政〔2031〕8号 | 2031-03-06 |
""",
        ["国家级", "省级"],
        id="tables under sections",
    ),
    pytest.param(
        """
1│# 甲市法规库
1│## [甲市再生砂条例](https://www.example.cn/1)
1│## [甲市废砂管理办法](https://www.example.cn/2)
1│## [甲市资源回收规定](https://www.example.cn/3)
""",
        ["甲市法规库"],
        id="headings that are links and nothing else",
    ),
    pytest.param(
        f"""
·│甲省新闻联播 2031年3月5日
·│主要内容
·│甲部召开再生资源座谈会
·│乙省春耕有序推进
·│丙市项目集中开工
1│甲部召开再生资源座谈会
1│（口播）{TEXT}
1│【同期声】甲部负责人：{TEXT}
2│乙省春耕有序推进
2│{LONG}
3│丙市项目集中开工
3│{TEXT}
""",
        ["甲部召开再生资源座谈会", "乙省春耕有序推进", "丙市项目集中开工"],
        id="transcript, list without marks",
    ),
    pytest.param(
        f"""
·│再生圈 | 一周热点
·│📌 甲部印发《再生砂管理办法》
·│📌 乙部公布名录
1│🔥 甲部印发《再生砂管理办法》
1│{TEXT}
1│👉 阅读原文
2│🔥 乙部公布名录
2│{TEXT}
2│👉 阅读原文
·│—— END ——
""",
        ["甲部印发《再生砂管理办法》", "乙部公布名录"],
        id="signs of different kinds in list and items",
    ),
    pytest.param(
        f"""
·│甲所法律资讯（第5期）
·│一、新法速递
1│1. 甲部发布《再生砂交易办法》
1│{TEXT}
1│（1）明确交易主体。{TEXT}
1│（2）规范交易行为。{TEXT}
2│2. 乙会公开征求废砂规则意见
2│{TEXT}
2│一是{TEXT}
2│二是{TEXT}
·│二、典型案例
3│3. 丙院发布再生资源典型案例
3│案例一：某公司倾倒废砂案
3│{TEXT}
3│案例二：某公司买卖废砂案
3│{TEXT}
""",
        ["甲部发布《再生砂交易办法》", "乙会公开征求废砂规则意见", "丙院发布再生资源典型案例"],
        id="numbered points inside the items",
    ),
    pytest.param(
        f"""
1│关于甲类工作的通知
1│甲工信〔2031〕5号
1│各有关单位：
1│{TEXT}
1│甲市工业和信息化局
1│2031年3月5日
2│关于乙类工作的通知
2│甲财〔2031〕6号
2│各有关单位：
2│{TEXT}
2│甲市财政局
2│2031年3月6日
""",
        ["关于甲类工作的通知", "关于乙类工作的通知"],
        id="two notices",
    ),
    pytest.param(
        """
·│# 甲市政策文件
·│## 2031年
1│### [甲市再生砂条例](https://www.example.cn/1)
1│2031-03-05
2│### [甲市废砂管理办法](https://www.example.cn/2)
2│2031-03-06
3│### [甲市资源回收规定](https://www.example.cn/3)
3│2031-03-07
""",
        ["甲市再生砂条例", "甲市废砂管理办法", "甲市资源回收规定"],
        id="headings that are links, a day under each",
    ),
    pytest.param(
        """
·│甲市再生资源政策汇总
1│一、国家政策
1│再生砂管理办法
1│https://www.example.cn/1
1│废砂回收条例
1│https://www.example.cn/2
2│二、地方政策
2│甲省再生砂管理办法
2│https://www.example.cn/3
2│甲省废砂回收方案
2│https://www.example.cn/4
""",
        ["国家政策", "地方政策"],
        id="titles above addresses",
    ),
    pytest.param(
        f"""
·│甲周刊 政策快讯
·│2031年3月5日
1│国务院印发《再生资源行动计划》；甲部、乙部联合发布《再生砂管理办法》；丙局公布《废砂名录》，{TEXT}
2│甲省出台《再生砂条例》；乙市印发《废砂回收方案》。{TEXT}
3│丙会就《再生砂交易规则》公开征求意见；丁所发布《废砂上市指引》。{TEXT}
·│责任编辑：沈一
""",
        [
            "国务院印发《再生资源行动计划》；甲部、乙部联合发布《再生砂管理办法》；丙局公布《废砂名录》，近日，甲部会同有关部门研究提出了若干措施，明确了目标和任务，要求各地抓好落实",
            "甲省出台《再生砂条例》；乙市印发《废砂回收方案》",
            "丙会就《再生砂交易规则》公开征求意见；丁所发布《废砂上市指引》",
        ],
        id="paragraphs of several documents",
    ),
    pytest.param(
        f"""
·│【甲媒早知道】3月5日要闻
1│1、国务院常务会议研究再生资源工作
1│{TEXT}{TEXT}
1│{TEXT}
2│2、甲部：加快废砂回收体系建设
2│{TEXT}
3│3、乙委：一季度再生砂产量增长
3│{TEXT}
3│{TEXT}
4│4、丙公司发布年报
4│{TEXT}
·│（责任编辑：沈一）
·│免责声明：本文仅供参考
""",
        ["国务院常务会议研究再生资源工作", "甲部：加快废砂回收体系建设", "乙委：一季度再生砂产量增长", "丙公司发布年报"],
        id="morning digest in brackets",
    ),
    pytest.param(
        f"""
·│# 再生资源政策周报
·│## 一、国家层面
1│**1. 甲部印发《再生砂管理办法》**：{TEXT}
2│**2. 乙部公布废砂名录**：{TEXT}
·│## 二、地方层面
3│**3. 丙省启动试点**：{TEXT}
""",
        ["甲部印发《再生砂管理办法》", "乙部公布废砂名录", "丙省启动试点"],
        id="bold headlines in front of their text",
    ),
    pytest.param(
        f"""
·│每周政策动态（3月第1周）
·│国家
1│- 甲部印发《再生砂管理办法》，{TEXT}
2│- 乙部公布废砂名录，{TEXT}
·│地方
3│- 丙省启动再生砂试点，{TEXT}
""",
        [
            "甲部印发《再生砂管理办法》，近日，甲部会同有关部门研究提出了若干措施，明确了目标和任务，要求各地抓好落实",
            "乙部公布废砂名录，近日，甲部会同有关部门研究提出了若干措施，明确了目标和任务，要求各地抓好落实",
            "丙省启动再生砂试点，近日，甲部会同有关部门研究提出了若干措施，明确了目标和任务，要求各地抓好落实",
        ],
        id="points with dashes",
    ),
    pytest.param(
        f"""
·│甲省人民政府公报 2031年第6号
·│（总第120号）
1│甲省人民政府令
1│第305号
1│《甲省再生砂管理办法》已经2031年3月1日省人民政府第5次常务会议通过，现予公布，自2031年5月1日起施行。
1│省长 沈一
1│2031年3月5日
1│甲省再生砂管理办法
1│第一条 {TEXT}
1│第二条 {TEXT}
2│甲省人民政府关于印发废砂回收方案的通知
2│甲政发〔2031〕5号
2│各市人民政府：
2│{TEXT}
2│甲省人民政府
2│2031年3月6日
3│甲省人民政府办公厅关于开展检查的通知
3│甲政办发〔2031〕6号
3│各市人民政府：
3│{TEXT}
3│甲省人民政府办公厅
3│2031年3月7日
""",
        ["甲省人民政府令", "甲省人民政府关于印发废砂回收方案的通知", "甲省人民政府办公厅关于开展检查的通知"],
        id="gazette without 目录, an order first",
    ),
    pytest.param(
        f"""
·│POLICY WEEKLY 政策周报 Vol.12
·│01 / 国家政策
1│▍甲部印发《再生砂管理办法》
1│{TEXT}
1│🔗 https://www.example.cn/1
2│▍乙部发布废砂名录
2│{TEXT}
2│🔗 https://www.example.cn/2
·│02 / 地方政策
3│▍丙省启动试点
3│{TEXT}
3│🔗 https://www.example.cn/3
""",
        ["甲部印发《再生砂管理办法》", "乙部发布废砂名录", "丙省启动试点"],
        id="padded sections, bars, links",
    ),
    pytest.param(
        f"""
·│法规月报（2031年3月）
1│[2031-03-05] 甲部发布《再生砂管理办法》
1│{TEXT}
2│[2031-03-08] 乙部发布《废砂名录》
2│{TEXT}
3│[2031-03-09] 丙局发布《检查规程》
3│{TEXT}
""",
        ["甲部发布《再生砂管理办法》", "乙部发布《废砂名录》", "丙局发布《检查规程》"],
        id="days in brackets before the headlines",
    ),
    pytest.param(
        f"""
·│每日新闻联播文字稿
·│2031年3月5日
1│【时政】甲部召开再生资源座谈会
1│{TEXT}
2│【经济】乙省再生砂产量增长
2│{TEXT}
3│【国际】丙国调整废砂进口规则
3│{TEXT}
""",
        ["【时政】甲部召开再生资源座谈会", "【经济】乙省再生砂产量增长", "【国际】丙国调整废砂进口规则"],
        id="category in brackets in front of the headline",
    ),
    pytest.param(
        f"""
·│甲省再生资源政策选编
·│2031年版
1│甲省资源局公告（2031年第5号）（废砂名录）
1│现将废砂名录予以公布。
1│甲省资源局
1│2031年3月5日
1│附件：1.废砂名录
1│2.废砂检验规程
2│甲省再生砂管理办法
2│第一章 总则
2│第一条 {TEXT}
2│第二条 {TEXT}
3│甲省资源局关于印发《甲省废砂回收细则》的通知
3│甲资〔2031〕6号
3│各市资源局：
3│{TEXT}
3│甲省资源局
3│2031年3月7日
3│甲省废砂回收细则
3│第一条 {TEXT}
""",
        ["甲省资源局公告（2031年第5号）（废砂名录）", "甲省再生砂管理办法", "甲省资源局关于印发《甲省废砂回收细则》的通知"],
        id="compilation of announcements, regulations and notices with annexes",
    ),
    pytest.param(
        f"""
·│税收政策汇编
·│目录
·│1. 甲部关于再生砂的公告……1
·│2. 甲部关于废砂的公告……2
1│1. 甲部关于再生砂的公告
1│{TEXT}
1│甲部
1│2031年3月5日
2│2. 甲部关于废砂的公告
2│{TEXT}
2│甲部
2│2031年3月6日
""",
        ["甲部关于再生砂的公告", "甲部关于废砂的公告"],
        id="days of signature above numbered headings",
    ),
    pytest.param(
        f"""
·│一周要闻
1│1、甲部印发《再生砂管理办法》
1│{TEXT}
1│2031-03-05
2│2、乙部启动废砂回收行动
2│{TEXT}
2│2031-03-06
3│3、丙局发布年度报告
3│{TEXT}
""",
        ["甲部印发《再生砂管理办法》", "乙部启动废砂回收行动", "丙局发布年度报告"],
        id="days at the ends of news",
    ),
    pytest.param(
        f"""
·│甲业一周汇总
1│甲部印发《关于加强再生砂监督管理的通知》
1│2031-03-05 甲部
1│{TEXT}
2│乙部废止《废砂回收与运输暂行管理办法》
2│2031年3月6日
2│{TEXT}
3│丙省资源局等印发《丙省再生砂行动方案》
3│来源：丙省资源局
3│{TEXT}
""",
        ["甲部印发《关于加强再生砂监督管理的通知》", "乙部废止《废砂回收与运输暂行管理办法》", "丙省资源局等印发《丙省再生砂行动方案》"],
        id="day and source under long headlines",
    ),
    pytest.param(
        f"""
·│再生资源政策汇编
1│甲市人民政府关于印发再生砂办法的通知
1│甲府发〔2031〕1号
1│各区人民政府：
1│《再生砂办法》已经市人民政府同意，现印发给你们。
1│甲市人民政府
1│2031年3月5日
2│关于《再生砂办法》的政策解读
2│一、修订背景。{TEXT}
2│二、主要变化。{TEXT}
3│甲市资源局关于印发废砂办法的通知
3│甲资〔2031〕6号
3│各区资源局：
3│{TEXT}
3│甲市资源局
3│2031年3月7日
4│甲市资源局有关负责人就《废砂办法》答记者问
4│问：原有办法怎么办？
4│答：{TEXT}
""",
        [
            "甲市人民政府关于印发再生砂办法的通知",
            "关于《再生砂办法》的政策解读",
            "甲市资源局关于印发废砂办法的通知",
            "甲市资源局有关负责人就《废砂办法》答记者问",
        ],
        id="interpretations below their documents",
    ),
    pytest.param(
        f"""
1│甲市资源局关于印发《废砂办法》的通知
1│甲资〔2031〕6号
1│各区资源局：
1│{TEXT}
1│甲市资源局
1│2031年3月7日
2│《废砂办法》政策解读
2│一、修订背景。{TEXT}
2│二、主要变化。{TEXT}
""",
        ["甲市资源局关于印发《废砂办法》的通知", "《废砂办法》政策解读"],
        id="an interpretation below the only document",
    ),
]


def parsed(layout: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of a layout, and first and last line of each unit."""
    rows = [line.partition("│") for line in layout.strip("\n").split("\n")]
    numbered = [(sign, number) for number, (sign, _, _) in enumerate(rows, 1) if sign != "·"]
    spans = [[n for _, n in group] for _, group in groupby(numbered, key=lambda pair: pair[0])]
    return "\n".join(text for _, _, text in rows), [(span[0], span[-1]) for span in spans]


@pytest.mark.parametrize(("layout", "titles"), LAYOUTS)
def test_layouts(layout: str, titles: list[str]) -> None:
    text, spans = parsed(layout)
    reading = load(source(text))
    assert [(u.line_start, u.line_end) for u in reading.units] == spans
    assert [u.name or u.heading for u in reading.units] == titles


@pytest.mark.parametrize(("layout", "titles"), LAYOUTS)
def test_layouts_without_blank_lines_and_with_twice_as_many(layout: str, titles: list[str]) -> None:
    text, spans = parsed(layout)
    doubled = load(source(text.replace("\n", "\n\n")))
    assert [(u.line_start, u.line_end) for u in doubled.units] == [(2 * first - 1, 2 * last - 1) for first, last in spans]
    assert [u.name or u.heading for u in doubled.units] == titles


def test_what_cannot_be_cut_says_so() -> None:
    text = f"甲市再生资源政策汇编\n甲市再生砂管理办法\n第一条 {TEXT}\n第二条 {TEXT}\n"
    told = [remark.text for remark in load(source(text)).remarks]
    assert any("may hold several whose beginnings were not found" in remark for remark in told)


def test_a_contents_list_without_its_documents_says_so() -> None:
    listed = "甲省关于再生砂的若干规定\n目录\n甲省再生砂管理办法……1\n甲省废砂回收条例……5\n甲省资源综合利用方案……9\n"
    text = f"{listed}第一条 {TEXT}\n第二条 {TEXT}\n"
    told = [remark.text for remark in load(source(text)).remarks]
    assert told == ["read as one document, but its 目录 lists 3 documents that were not found below it"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"甲部关于做好再生砂工作的通知\n甲部函〔2031〕5号\n各有关单位：\n一、印发方案\n{TEXT}\n二、公布名单\n{TEXT}\n三、召开会议\n{TEXT}\n甲部\n2031年3月5日",
            id="notice",
        ),
        pytest.param(
            f"《再生砂管理办法》解读\n一、《再生砂管理办法》出台的背景是什么？\n{TEXT}\n二、《再生砂管理办法》有哪些规定？\n{TEXT}\n三、何时施行？\n{TEXT}",
            id="interpretation in questions",
        ),
        pytest.param(
            f"甲省再生资源发展规划\n目 录\n一、发展基础\n二、总体要求\n一、发展基础\n（一）现状\n{TEXT}\n二、总体要求\n（一）原则\n{TEXT}",
            id="plan with 目录 of sections",
        ),
        pytest.param(
            f"甲部关于印发再生砂管理办法的通知\n甲部规〔2031〕5号\n各有关单位：\n{TEXT}\n"
            f"甲部\n2031年3月5日\n附件\n再生砂管理办法\n第一条 {TEXT}\n附件2\n废砂回收实施细则\n第一条 {TEXT}",
            id="notice with annexes",
        ),
        pytest.param(f"{NOTICE}《废砂办法》政策解读\n", id="link to an interpretation"),
        pytest.param(f"{NOTICE}《废砂申报表》填写说明\n一、{TEXT}\n二、{TEXT}\n", id="explanation of a form"),
        pytest.param(
            f"{NOTICE}废砂办法\n第一条 {TEXT}\n《废砂办法》政策解读\n第二条 {TEXT}\n", id="words of an interpretation among articles"
        ),
    ],
)
def test_one_document_is_not_cut(text: str) -> None:
    assert len(load(source(text)).units) == 1


def test_the_rows_of_a_table_are_no_documents() -> None:
    rows = "\n".join(f"{n}\n关于第{word}类工作的通知\n甲发〔2011〕{n}号" for n, word in enumerate("甲乙丙丁", 1))
    notice = "甲部关于废止部分文件的公告\n甲部公告2031年第12号\n经研究，决定废止以下文件（见附件），现予公布。\n甲部\n2031年3月5日\n"
    text = f"{notice}附件\n废止的文件目录\n序号\n文件名称\n文号\n{rows}\n"
    assert len(load(source(text)).units) == 1

"""General words that invented titles are made of."""

import random


def _cut(words: str) -> tuple[str, ...]:
    return tuple(words.split())


PLACES = _cut("云州 青川 临江 宁海 北原 东陵 西岭 南浦 长平 石河 白城湾 金沙岭 平湖州 安岳州 远山 丰泽州")
ACTIONS = ("推进", "促进", "规范", "完善", "支持", "深化", "加快", "优化", "强化", "健全", "鼓励", "落实", "提升", "培育", "统筹", "防范")
SUBJECTS = _cut("""
工业 农业 能源 风电 光伏 储能 电网 煤炭 钢铁 有色金属 建材 化工 石油 天然气 汽车 船舶 航空 轨道交通
机床 机器人 集成电路 软件 通信 数据 算力 人工智能 互联网 物联网 电子商务 物流 港口 公路 铁路 水运 民航
邮政 旅游 文化 体育 教育 职业培训 医疗 医药 中药 疫苗 养老 托育 就业 社会保险 住房 城市更新 供水 污水
垃圾 土壤 大气 海洋 森林 草原 湿地 矿产 测绘 气象 地震 防洪 消防 安全生产 危险品 特种设备 计量 认证
专利 商标 版权 贸易 海关 税收 会计 审计 预算 国债 银行 证券 保险 基金 信托 融资 外汇 投资 招标 采购
价格 信用 统计 档案 人才 科研 实验室 孵化器 中小企业 开发区 乡村 粮食 种子 化肥 农机 畜牧 渔业 食品
纺织 服装 家电 家具 造纸 玩具 电池 氢能 核电 水电 生物质 节能 碳排放
""")
ASPECTS = _cut("""
质量 标准 装备 技术改造 示范区 基础设施 产业集群 供应链 市场准入 监督检查 行政许可 资金 补贴 名录 统计报表
信息公开 风险评估 应急预案 试点城市 试验平台 绿色工厂 数字化转型 创新中心 人员资格 从业规范 收费 项目库
考核评价 服务平台 数据安全 进出口 税收优惠 专项整治 用地保障 跨境合作
""")
FORMS = ("管理办法", "实施方案", "指导意见", "暂行规定", "行动计划", "工作细则", "若干措施", "评价指南", "目录", "条例")
OFFICES = _cut("工业 农业 能源 交通 教育 卫生 财政 税务 科技 商务 水利 林业 市场 文化 民政 环境 应急 统计 金融 住建")
CLOSINGS = (("", 6), ("（试行）", 2), ("（2031年版）", 1), ("（修订）", 1))


def title(chance: random.Random) -> tuple[str, tuple[str, ...]]:
    """Return an invented title without 关于印发…的通知, and its words, rarest first."""
    subject, aspect, form = chance.choice(SUBJECTS), chance.choice(ASPECTS), chance.choice(FORMS)
    place = chance.choice(PLACES) if chance.random() < 0.4 else ""
    action = chance.choice(ACTIONS) if chance.random() < 0.6 else ""
    closing = chance.choices([text for text, _ in CLOSINGS], [weight for _, weight in CLOSINGS])[0]
    told = tuple(word for word in (place, subject, aspect) if word)
    return f"{place}{action}{subject}{aspect}{form}{closing}", told


def offices(number: int) -> list[tuple[str, str, str]]:
    """Return that many different invented bodies as (name, short name, level), the most important first."""
    national = [(f"国家{office}总局", f"{office}局", "national") for office in OFFICES]
    provincial = [(f"{place}省{office}厅", f"{place}{office}厅", "provincial") for place in PLACES for office in OFFICES]
    local = [
        (f"{place}省第{at}市{office}局", f"第{at}市{office}局", "local") for at in range(1, 99) for place in PLACES for office in OFFICES
    ]
    return [*national, *provincial, *local][:number]

"""The words that tell one title from another."""

import logging
from functools import cache, lru_cache

_STOP = frozenset(
    [
        "关于",
        "通知",
        "意见",
        "办法",
        "规定",
        "方案",
        "条例",
        "公告",
        "决定",
        "实施",
        "暂行",
        "管理",
        "印发",
        "工作",
        "有关",
        "若干",
        "进一步",
        "加强",
        "做好",
        "开展",
        "组织",
        "推动",
        "中华人民共和国",
        "解读",
        "政策",
        "年度",
        "事项",
        "问题",
    ]
)
_MOST = 8


@cache
def _tagger() -> object:
    import jieba.analyse  # half a second and 40 MB: only builds pay for it

    jieba.setLogLevel(logging.ERROR)
    return jieba.analyse.default_tfidf


@lru_cache(maxsize=65536)
def keywords(title: str) -> tuple[str, ...]:
    """Return up to eight words of a title, rarest in Chinese first (jieba's weights)."""
    tags = _tagger().extract_tags(title, topK=_MOST * 2)  # type: ignore[attr-defined]
    return tuple(word for word in tags if len(word) > 1 and word not in _STOP and not word.isdigit())[:_MOST]

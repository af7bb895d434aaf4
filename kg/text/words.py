"""Chinese text cut into words."""

import logging


def cut(text: str) -> list[str]:
    """Return the words of a text in order, and what stands between them; joined together they give the text."""
    import jieba  # half a second and 40 MB at the first use

    jieba.setLogLevel(logging.ERROR)
    return list(jieba.cut(text))

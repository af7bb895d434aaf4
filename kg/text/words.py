"""Splits Chinese text into words."""

import logging


def cut(text: str) -> list[str]:
    """Return the words of a text and what is between them, in order; joined they give the text again."""
    import jieba  # half a second and 40 MB at the first use

    jieba.setLogLevel(logging.ERROR)
    return list(jieba.cut(text))

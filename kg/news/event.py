"""An event: one thing that follows from a change of the store, about one document or standard."""

from typing import Any, NamedTuple

from kg.model import NodeKey

KINDS = {
    "repealed": "A policy is repealed as a whole; `by` repeals it, `day` is the day from which that holds.",
    "basis_lost": "A document is based on a policy (`by`) that was repealed just now; `quote` is where it says so.",
    "cites_repealed": "A document cites a policy, or an edition of a standard (`by`), that was repealed or replaced just now.",
    "edition_replaced": "An edition of a standard is replaced by another one.",
    "amended": "A policy is amended by another one.",
    "expires": "A policy names its last day (`day`), and that is at most 90 days away.",
    "held": "A policy that was only cited is held now.",
    "resolved": "A citation that fitted several policies means one now (`by`).",
    "repeal_withdrawn": "A policy that counted as repealed does not any more.",
    "disputed": "Two texts contradict each other on whether a policy is in force.",
    "renamed": "A policy or article has another id now; `by` is the old one.",
    "removed": "A text that was held is not held any more.",
    "loaded": "A first load, a large one, or a store that was computed anew: its differences are not recorded.",
}
"""What each kind of event means, in the order in which the events of one step are listed."""
CAPTIONS = {
    "repealed": "已废止",
    "basis_lost": "依据已废止",
    "cites_repealed": "引用的文件已废止",
    "edition_replaced": "标准已被代替",
    "amended": "已修改",
    "expires": "即将失效",
    "held": "已收录原文",
    "resolved": "引用已确定",
    "repeal_withdrawn": "不再视为废止",
    "disputed": "效力有矛盾",
    "renamed": "标识已变",
    "removed": "已移除",
    "loaded": "整体载入",
}
"""What each kind is called in Chinese."""


class Event(NamedTuple):
    """One event. All but the kind may be None in `loaded`."""

    kind: str
    """One of `KINDS`."""
    about: NodeKey | None = None
    """Whom it concerns."""
    title: str | None = None
    by: NodeKey | None = None
    """The other document: what repeals it, or what was repealed."""
    by_title: str | None = None
    day: str | None = None
    """ISO date from which it holds, where one is known."""
    quote: str | None = None
    """The words that say so."""

    def row(self) -> dict[str, Any]:
        """Return it as a row of plain values; the same columns for every kind."""
        label, name = self.about or (None, None)
        by_label, by = self.by or (None, None)
        told = {"label": label, "id": name, "title": self.title, "by_label": by_label, "by": by, "by_title": self.by_title}
        return {"event": self.kind, **told, "day": self.day, "quote": self.quote}

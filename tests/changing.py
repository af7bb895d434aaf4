"""A store that a build changes while it is read."""

from typing import Any

from kg.store.protocol import Row


class Changing:
    """Gives the prepared answers one after the other, and the last for ever."""

    sublabels = False
    keeps_plans = keeps_counts = True

    def __init__(self, *answers: list[Row]) -> None:
        self.answers, self.asked = list(answers), 0

    def read(self, *_: Any, **__: Any) -> list[Row]:
        self.asked += 1
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

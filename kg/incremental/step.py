"""One step of an incremental build."""

from collections.abc import Collection, Sequence

from kg.incremental.held import Held, Step
from kg.model import Contribution


def step(held: Held, brought: Sequence[Contribution], gone: Collection[str] = ()) -> Step:
    """Return what is to be written so that `brought` is held, new or in place of what its bulletins gave before, and `gone` no more.

    Contributions brought that are held as they are, and ids of bulletins that are not held, change nothing.
    """
    raise NotImplementedError

"""Tells whether a folder still holds the files that were opened, or was deleted or built anew under a running process."""

import os
from pathlib import Path
from typing import Any


class Anchor:
    """One file of a store, held open: as long as it is, no other file gets its number."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of a store that is open. Raises OSError."""
        # The engine never replaces this one.
        self._path = min(folder.absolute().glob("dictionary.*"), default=folder.absolute())
        self._held = os.open(self._path, os.O_RDONLY)
        self._file = os.fstat(self._held)

    def lost(self) -> bool:
        """Tell whether the file is gone, or another one is in its place."""
        try:
            return not os.path.samestat(self._file, os.stat(self._path))
        except OSError:
            return True

    def close(self) -> None:
        """Let the file go."""
        os.close(self._held)


def abandon(database: Any, folder: Path) -> None:
    """Close a store whose files are gone: nothing is written to the folder, and no file of another store there is removed."""
    inside = database.get_java_database().getEmbedded()
    # It asks for the transaction of this thread, which there has to be.
    inside.begin()
    inside.kill()
    # It has written how many records the old files hold; without that, they are counted.
    (folder / "statistics.json").unlink(missing_ok=True)

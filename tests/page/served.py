"""The samples in a store, and the application over it on a port of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filling import fill
from listening import listening

from api import ApiSettings, create_app
from kg.build import build
from kg.extract import extract
from kg.model import Contribution, Graph
from kg.store.embedded.store import EmbeddedStore
from kg.store.protocol import Store
from kg.store.settings import StoreSettings
from loaders import load, read

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"


def contributions() -> list[Contribution]:
    """What the sample files bring."""
    readings = [load(read(str(path))) for path in sorted(file for file in SAMPLES.iterdir() if file.is_file())]
    return [Contribution(each.bulletin, tuple(map(extract, each.units))) for each in readings]


def sample_graph() -> Graph:
    return build(contributions())


@contextmanager
def sample_store(folder: Path) -> Iterator[Store]:
    """An embedded store that holds the samples."""
    store = EmbeddedStore(str(folder), StoreSettings(store=str(folder)))
    store.prepare()
    fill(store, sample_graph(), contributions())
    yield store
    store.close()


@contextmanager
def served(store: Store, **settings: str) -> Iterator[str]:
    """The address of a server that answers from a store."""
    with listening(create_app(store, ApiSettings(**settings))) as address:
        yield address

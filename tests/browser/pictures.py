"""Take the pictures of docs/neo4j-browser.md: python tests/browser/pictures.py (run in the project's folder).

Needs Java, Maven, Chromium with its driver, and a Chinese font. With PATH… the bulletins there are shown in place of samples/, and the
pictures go to --out; --policy, --ministry and --year say whose.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import neo4j_server  # noqa: E402
from guide_host import hosted  # noqa: E402
from PIL import Image  # noqa: E402
from researcher import Researcher, chromium, programs  # noqa: E402

from kg.cli import main as kg  # noqa: E402
from queries.browser.favourites import FIRST, PICTURES, literal, scripts  # noqa: E402

SIZE = (1400, 900)


@click.command()
@click.argument("paths", nargs=-1, default=["samples"])
@click.option("--policy", default="工信部联节〔2023〕921号")
@click.option("--joint", default="工信部联装〔2023〕917号")
@click.option("--ministry", default="工业和信息化部")
@click.option("--year", default="2023")
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / "docs" / "pictures")
def main(paths: tuple[str, ...], policy: str, joint: str, ministry: str, year: str, out: Path) -> None:
    """Write browser-*.png."""
    line, found = neo4j_server.LINES["5.26"], programs()
    if not found:
        sys.exit("Chromium and its driver are needed.")
    with TemporaryDirectory() as folder, neo4j_server.browsing(line, neo4j_server.java(line)) as (server, address):
        environment = {"KG_STORE": server.uri, "KG_NEO4J_PASSWORD": server.password}
        assert CliRunner().invoke(kg, ["build", *paths], env=environment).exit_code == 0
        for name, file in (("style", "policy.grass"), ("favourites", "favourites.zip"), ("guide", "guide.md")):
            CliRunner().invoke(kg, ["neo4j", name, "--out", f"{folder}/{file}"])
        browser = chromium(Path(folder), *found)
        try:
            researcher = Researcher(browser, address, server.password)
            researcher.size(*SIZE)
            take(researcher, Path(folder), out, {"policy": policy, "joint": joint, "ministry": ministry, "year": year})
        finally:
            browser.quit()


def take(researcher: Researcher, files: Path, out: Path, about: dict[str, str]) -> None:
    """Load the files as somebody would, and take each picture."""
    first = {name: scripts()[f"{FIRST}/{name}.cypher"] for name in ("defaults", "edges", "choose_policy", "choose_year")}

    def shown(name: str, query: str, *before: str) -> None:
        for text in before:
            researcher.run(text)
        researcher.run(scripts()[f"{PICTURES}/{query}.cypher"])
        researcher.fill_the_screen()
        saved(name)
        researcher.leave_the_screen()

    def chosen(key: str) -> str:
        return first["choose_policy"].replace("''", literal(key), 1)

    def saved(name: str) -> None:
        researcher.browser.save_screenshot(str(out / f"browser-{name}.png"))

    researcher.drop(files / "policy.grass")
    researcher.drop(files / "favourites.zip")
    researcher.run(first["defaults"])
    researcher.run(first["edges"])
    shown("lineage", "lineage", chosen(about["policy"]))
    year = first["choose_year"].replace(
        "'' AS word, '' AS wanted", f"{literal(about['ministry'])} AS word, {literal(about['year'])} AS wanted"
    )
    shown("year", "policies", year)
    shown("joint", "policy", chosen(about["joint"]))
    researcher.run(chosen(about["policy"]))
    researcher.run(scripts()[f"{PICTURES}/lineage.cypher"])
    researcher.drawer("Favorites")
    researcher.unfold(FIRST)
    saved("scripts")
    researcher.drawer("Favorites")
    with hosted(files) as address:
        researcher.open_guide(f"{address}/guide.md")
        researcher.one("[data-testid=pagination-3]").click()
        researcher.rest()
        saved("guide")
    for file in out.glob("browser-*.png"):
        # The colours of a page are few: a palette is a third of the size.
        Image.open(file).convert("RGB").quantize(96).save(file, optimize=True)


if __name__ == "__main__":
    main()

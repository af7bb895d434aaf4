"""Take the pictures of the documentation: python tests/page/pictures.py (run in the project's folder)."""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from PIL import Image  # noqa: E402
from served import sample_store, served  # noqa: E402
from visitor import NARROW, Visitor, chromium, programs  # noqa: E402

POLICY = "Policy:工信部联节〔2023〕921号"
PICTURES = {
    "page-wide": ((1600, 1000), {"q": "再制造", "open": POLICY}),
    "page-lineage": ((1600, 1000), {"open": POLICY, "view": "lineage", "on": "2024-01-01"}),
    "page-english": ((1600, 1000), {"lang": "en", "open": "Ministry:工业和信息化部"}),
    "page-narrow": (NARROW, {"open": POLICY, "on": "2024-01-01"}),
}


def main() -> None:
    """Write docs/pictures/page-*.png."""
    found = programs()
    if not found:
        sys.exit("Chromium and its driver are needed.")
    with TemporaryDirectory() as folder, sample_store(Path(folder) / "kg.store") as store, served(store) as home:
        browser = chromium(Path(folder), *found)
        visitor = Visitor(browser, home, Path(folder))
        for name, (size, state) in PICTURES.items():
            visitor.size(*size)
            visitor.go(**state)
            # Until the drawing has come to rest.
            time.sleep(1)
            file = ROOT / "docs" / "pictures" / f"{name}.png"
            browser.save_screenshot(str(file))
            Image.open(file).convert("RGB").quantize(96, dither=Image.Dither.NONE).save(file, optimize=True)
        browser.quit()


if __name__ == "__main__":
    main()

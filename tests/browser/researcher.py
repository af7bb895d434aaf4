"""Somebody at Neo4j Browser: drops files, opens saved scripts, types, runs, looks at pictures."""

import base64
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from needs import PATIENCE
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

sys.path.append(str(Path(__file__).resolve().parent.parent / "page"))

from visitor import chromium, programs

__all__ = ["Researcher", "chromium", "programs"]

DROP = """
const [name, content] = arguments;
const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
const held = new DataTransfer();
held.items.add(new File([bytes], name));
const target = document.querySelector('[data-testid=main]');
for (const kind of ['dragenter', 'dragover', 'drop'])
  target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: held }));
"""
PASTE = """
const [area, text] = arguments;
const held = new DataTransfer();
held.setData('text/plain', text);
area.focus();
area.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: held }));
"""
PLACES = "return [...document.querySelectorAll('[data-testid=frame] g.node')].map((node) => node.getAttribute('transform')).join()"
NODES = """
return [...document.querySelectorAll('g.node')].map((node) =>
  [...node.querySelectorAll('text')].map((line) => line.textContent.trim()).join(''))
"""
LOOKS = """
return [...document.querySelectorAll('g.node')].map((node) => {
  const circle = node.querySelector('circle.b-outline');
  return [[...node.querySelectorAll('text')].map((line) => line.textContent.trim()).join(''),
    [circle.getAttribute('fill'), circle.getAttribute('stroke')]];
})
"""
WIDEST = """
return [...document.querySelectorAll('g.node')].flatMap((node) => [...node.querySelectorAll('text')].map((line) =>
  line.getBBox().width / (2 * node.querySelector('circle.b-outline').r.baseVal.value)))
"""


class Researcher:
    """Connected to a server by its Browser."""

    def __init__(self, browser: webdriver.Chrome, address: str, password: str) -> None:
        self.browser = browser
        browser.get(address)
        for name, text in (("username", "neo4j"), ("password", password)):
            field = self.one(f"[data-testid={name}]")
            field.clear()
            field.send_keys(text)
        self.one("[data-testid=connect]").click()
        self.until(lambda: "You are connected" in browser.page_source)
        for button in self.all("[data-testid=dismissConsentBanner], [aria-label='Close banner']"):
            button.click()

    def size(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def all(self, css: str) -> list[WebElement]:
        found: list[WebElement] = self.browser.find_elements(By.CSS_SELECTOR, css)
        return found

    def one(self, css: str) -> WebElement:
        """The first that is seen."""
        return self.until(lambda: next((found for found in self.all(css) if found.is_displayed()), None))

    def until(self, condition: Callable[[], Any]) -> Any:
        end = time.monotonic() + PATIENCE
        while not (value := condition()):
            assert time.monotonic() < end, "what was waited for did not come"
            time.sleep(0.1)
        return value

    def drop(self, file: Path) -> None:
        """Drag a file into the window."""
        self.browser.execute_script(DROP, file.name, base64.b64encode(file.read_bytes()).decode())

    def kept(self, name: str) -> Any:
        """What Browser keeps under a name in the profile of its user."""
        return self.browser.execute_script("return JSON.parse(localStorage.getItem(arguments[0]))", f"neo4j.{name}")

    def run(self, text: str) -> None:
        """Put a text into the editor, run it, and wait for what comes of it."""
        self.one("[data-testid=editor-discard]").click()
        self.browser.execute_script(PASTE, self.one("[data-testid=activeEditor] textarea"), text)
        time.sleep(0.3)
        self.go()

    def go(self) -> None:
        """Run what the editor holds."""
        self.clear()
        self.one("[data-testid=editor-Run]").click()
        self.until(lambda: self.all("[data-testid=frame]"))
        self.rest()

    def open_guide(self, address: str) -> None:
        """Type `:guide` and an address; it comes into the drawer."""
        self.one("[data-testid=editor-discard]").click()
        self.browser.execute_script(PASTE, self.one("[data-testid=activeEditor] textarea"), f":guide {address}")
        time.sleep(0.3)
        self.one("[data-testid=editor-Run]").click()
        self.one("[data-testid=guideNextSlide]")

    def clear(self) -> None:
        """Close what came before."""
        for frame in self.all("[data-testid=frame]"):
            frame.find_element(By.CSS_SELECTOR, "button[title=Close]").click()
        self.until(lambda: not self.all("[data-testid=frame]"))

    def rest(self) -> None:
        """Wait until the answer is there and the drawing, if there is one, has come to rest."""
        time.sleep(0.3)
        self.until(lambda: not self.all("[data-testid=stopRunFrameButton]"))
        before = None
        while before != (now := self.browser.execute_script(PLACES)):
            before = now
            time.sleep(0.7)

    def fill_the_screen(self) -> None:
        self.one("[data-testid=frame] button[title=Fullscreen]").click()
        time.sleep(1)
        for button in self.all("[data-testid=frame] button[title='Collapse the node properties display']"):
            button.click()
        self.one("[aria-label=zoom-to-fit]").click()
        time.sleep(1)
        self.rest()

    def leave_the_screen(self) -> None:
        self.one("[data-testid=frame] button[title='Close fullscreen'], [data-testid=frame] button[title='Exit fullscreen']").click()

    def drawer(self, name: str) -> None:
        """Open a drawer at the left, `Favorites` or `Guides`, or close it."""
        self.one(f"[data-testid=navigation{name}]").click()
        time.sleep(0.7)

    def unfold(self, folder: str) -> list[str]:
        """Open a folder of saved scripts in the drawer, and return their names."""
        self.one(f"[data-testid='expandFolder-{folder}']").click()
        self.one(f"[data-testid='savedScriptsFolder-{folder}'] [data-testid^=scriptTitle-]")
        return [found.text for found in self.all(f"[data-testid='savedScriptsFolder-{folder}'] [data-testid^=scriptTitle-]")]

    def pick(self, script: str) -> None:
        """Click a saved script: it comes into the editor."""
        self.one(f"[data-testid='scriptTitle-{script}']").click()
        self.until(lambda: f"// {script}" in self.one("[data-testid=activeEditor]").text)

    def said(self) -> str:
        """The words of what came last."""
        return self.one("[data-testid=frame]").text

    def nodes(self) -> list[str]:
        """The captions of the nodes in the drawing, their lines joined."""
        return sorted(self.browser.execute_script(NODES))

    def looks(self) -> dict[str, tuple[str, str]]:
        """Ground and outline of each node in the drawing, by its caption."""
        found: dict[str, tuple[str, str]] = {text: tuple(look) for text, look in self.browser.execute_script(LOOKS)}
        return found

    def edges(self) -> list[str]:
        """The captions of the edges in the drawing."""
        return sorted(text.text for text in self.all("g.relationship text"))

    def widest(self) -> float:
        """The longest line of a caption, in diameters of its circle."""
        return max(self.browser.execute_script(WIDEST))

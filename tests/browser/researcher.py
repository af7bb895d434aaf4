"""Somebody at Neo4j Browser: drops files, opens saved scripts, types, runs, looks at pictures."""

import base64
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

sys.path.append(str(Path(__file__).resolve().parent.parent / "page"))

from visitor import chromium, programs

__all__ = ["Researcher", "chromium", "programs"]

PATIENCE = 30
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
        self.until(lambda: any(found.is_displayed() for found in self.all(css)))
        return next(found for found in self.all(css) if found.is_displayed())

    def until(self, true: Callable[[], Any]) -> None:
        end = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < end, "what was waited for did not come"
            time.sleep(0.1)

    def drop(self, file: Path) -> None:
        """Drag a file into the window."""
        self.browser.execute_script(DROP, file.name, base64.b64encode(file.read_bytes()).decode())

    def kept(self, name: str) -> Any:
        """What Browser keeps under a name in the profile of its user."""
        return self.browser.execute_script("return JSON.parse(localStorage.getItem(arguments[0]))", f"neo4j.{name}")

    def run(self, text: str) -> None:
        """Put a text into the editor, run it, and wait for what comes of it."""
        self.clear()
        self.browser.execute_script(PASTE, self.one("[data-testid=activeEditor] textarea"), text)
        time.sleep(0.3)
        self.one("[data-testid=editor-Run]").click()
        self.until(lambda: self.all("[data-testid=frame]"))
        self.rest()

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
        while before != (now := self.browser.execute_script(PLACES)) or before is None:
            before = now
            time.sleep(0.7)

    def fill_the_screen(self) -> None:
        self.one("[data-testid=frame] button[title=Fullscreen]").click()
        time.sleep(1)
        self.one("[aria-label=zoom-to-fit]").click()
        time.sleep(1)
        self.rest()

    def leave_the_screen(self) -> None:
        self.one("[data-testid=frame] button[title='Close fullscreen'], [data-testid=frame] button[title='Exit fullscreen']").click()

    def open_favourites(self, folder: str) -> None:
        """Open the drawer of saved scripts and a folder in it."""
        self.one("[data-testid=navigationFavorites]").click()
        self.until(lambda: folder in self.one("[data-testid=drawerFavorites]").text if self.all("[data-testid=drawerFavorites]") else True)
        time.sleep(1)
        print(self.browser.find_elements(By.XPATH, f"//*[contains(text(),'{folder}')]"))
        for found in self.browser.find_elements(By.XPATH, f"//*[contains(text(),'{folder}')]"):
            print(found.get_attribute("outerHTML")[:300], "|||", found.find_element(By.XPATH, "..").get_attribute("outerHTML")[:500])
        print([x.get_attribute("data-testid") for x in self.all("[data-testid]")][:40])

    def said(self) -> str:
        """The words of what came last."""
        return self.one("[data-testid=frame]").text

    def drawn(self) -> set[str]:
        """The captions of nodes and edges in the drawing, their lines joined."""
        nodes = ["".join(line.text.strip() for line in node.find_elements(By.CSS_SELECTOR, "text.caption")) for node in self.all("g.node")]
        return {*nodes, *(text.text for text in self.all("g.relationship text"))}

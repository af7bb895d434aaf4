"""A real Chromium before the page: what somebody sees, presses and saves."""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from needs import PATIENCE
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=zh-CN",
)
WIDE, NARROW = (1440, 1000), (390, 844)


def programs() -> tuple[str, str] | None:
    """The browser and its driver, if both are on this machine."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


def chromium(folder: Path, browser: str, driver: str) -> webdriver.Chrome:
    """Start a browser with a fresh profile that saves files in `folder`."""
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options=options, service=Service(driver))


class Visitor:
    """Somebody at the page."""

    def __init__(self, browser: webdriver.Chrome, home: str, folder: Path) -> None:
        self.browser, self.home, self.folder = browser, home, folder

    def size(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def connect(self, online: bool) -> None:
        """Cut the browser off from the network, or join it again."""
        speed = -1 if online else 0
        conditions = {"offline": not online, "latency": 0, "downloadThroughput": speed, "uploadThroughput": speed}
        self.browser.execute_cdp_cmd("Network.enable", {})
        self.browser.execute_cdp_cmd("Network.emulateNetworkConditions", conditions)

    def go(self, **state: str) -> None:
        """Open the page in a state and wait until nothing is being fetched."""
        query = "&".join(f"{name}={quote(value)}" for name, value in state.items())
        self.browser.get(f"{self.home}/?{query}" if query else f"{self.home}/")
        self.settled()

    def settled(self) -> None:
        """Wait until what the state wants is shown."""
        self.until(lambda: self.all("#found-title") and self.text("#found-title"))
        if "open=" in self.browser.current_url:
            self.until(lambda: self.all("#card h2, #card .problem"))
            self.until(lambda: self.all("#graph-table table, #graph-problem .problem"))

    def until(self, condition: Callable[[], Any]) -> Any:
        end = time.monotonic() + PATIENCE
        while not (value := condition()):
            assert time.monotonic() < end, f"waited in vain at {self.browser.current_url}"
            time.sleep(0.03)
        return value

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        found = self.until(lambda: self.all(selector))
        assert len(found) == 1, f"{len(found)} are {selector}"
        return found[0]

    def text(self, selector: str) -> str:
        """The text of the only such element as the document holds it, seen or not."""
        (text,) = self.until(lambda: self.texts(selector))
        return text

    def texts(self, selector: str) -> list[str]:
        """The texts of all such elements, in one look: what is made anew in the meantime is no trouble."""
        found = self.run("return [...document.querySelectorAll(arguments[0])].map((each) => each.textContent)", selector)
        return [" ".join(text.split()) for text in found]

    def run(self, script: str, *arguments: Any) -> Any:
        return self.browser.execute_script(script, *arguments)

    def press(self, *keys: str) -> None:
        ActionChains(self.browser).send_keys(*keys).perform()

    def focused(self) -> str:
        """What has the focus: its text, else its label, else its id."""
        return self.run(
            "const e = document.activeElement; return (e.textContent.trim() || e.getAttribute('aria-label') || e.id).replace(/\\s+/g, ' ')"
        )

    # --- the drawing -------------------------------------------------------------------------------------------

    def nodes(self) -> set[str]:
        """Names of the nodes that are drawn, `Label:id`."""
        return set(self.run("return document.getElementById('canvas').cy.nodes('[label]').map((node) => node.id())"))

    def joined(self) -> set[str]:
        """Those of them to which more leads than a line that is a number and no edge of the graph."""
        counted = "node.connectedEdges('[weight]').nonempty() && node.connectedEdges('[edge][!weight]').empty()"
        drawn = f"document.getElementById('canvas').cy.nodes('[label]').filter((node) => !({counted}))"
        return set(self.run(f"return {drawn}.map((node) => node.id())"))

    def edges(self) -> set[tuple[str, str, str]]:
        """Type, source and target of the edges of the graph that are drawn."""
        drawn = "document.getElementById('canvas').cy.edges('[edge][!grouped][!weight]')"
        return {tuple(edge) for edge in self.run(f"return {drawn}.map((e) => [e.data('type'), e.source().id(), e.target().id()])")}

    def place(self, node: str) -> tuple[float, float]:
        """Where a node stands on the screen, from the middle of the drawing."""
        x, y, width, height = self.run(
            "const c = document.getElementById('canvas'), p = c.cy.getElementById(arguments[0]).renderedPosition();"
            "return [p.x, p.y, c.clientWidth, c.clientHeight]",
            node,
        )
        return x - width / 2, y - height / 2

    def at_rest(self, node: str) -> tuple[float, float] | None:
        """Where a node stands, if it stays there for a moment."""
        before = self.place(node)
        time.sleep(0.15)
        return before if self.place(node) == before else None

    def click_node(self, node: str) -> None:
        """Click a node with the mouse."""
        self.to_node(node)
        ActionChains(self.browser).click().perform()

    def expand(self, node: str) -> None:
        """Double-click a node until it is expanded: on a busy machine the two clicks may come too far apart to be one double click."""

        def expanded() -> bool:
            self.to_node(node)
            ActionChains(self.browser).double_click().perform()
            end = time.monotonic() + 2
            while "more=" not in self.browser.current_url and time.monotonic() < end:
                time.sleep(0.05)
            return "more=" in self.browser.current_url

        self.until(expanded)

    def to_node(self, node: str) -> None:
        """Move the mouse onto a node."""
        canvas = self.one("#canvas")
        self.run("arguments[0].scrollIntoView({block: 'center'})", canvas)
        self.until(lambda: self.over(canvas, node))

    def over(self, canvas: WebElement, node: str) -> bool:
        """Move the pointer onto a node; whether the drawing sees it there, as it learns only a moment later that it was scrolled."""
        x, y = self.until(lambda: self.at_rest(node))
        drawing = "const cy = document.querySelector('#canvas').cy;"
        self.run(f"{drawing} cy.one('mousemove', (event) => {{ cy.pointed = event.target.id?.(); }})")
        moves = ActionChains(self.browser, duration=20)
        moves.move_to_element_with_offset(canvas, int(x) + 3, int(y) + 3).move_to_element_with_offset(canvas, int(x), int(y)).perform()
        return self.run(f"{drawing} return cy.pointed") == node

    # --- what the browser noted --------------------------------------------------------------------------------

    def saved(self, suffix: str) -> Path:
        """The file that was saved last, complete."""
        return self.until(lambda: next(iter(self.folder.glob(f"*{suffix}")), None))

    def noted(self) -> list[str]:
        """Messages in the console since it was asked last."""
        return [entry["message"] for entry in self.browser.get_log("browser")]

    def requests(self) -> Iterator[str]:
        """Addresses that were asked for since it was asked last, without those inside the page."""
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                address = message["params"]["request"]["url"]
                if urlsplit(address).scheme not in {"data", "blob"}:
                    yield address

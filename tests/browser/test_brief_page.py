"""The brief as a person meets it: following a number, on a phone, in the dark, with no network."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

SIZES = {"desktop": (1280, 800), "phone": (390, 844)}

CONTRAST = """
const number = (text) => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 1, height: 1});
  const context = canvas.getContext('2d', {willReadFrequently: true});
  context.fillStyle = text; context.fillRect(0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
};
const seen = new Map();
const colour = (text) => seen.get(text) || seen.set(text, number(text)).get(text);
const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
  .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const behind = (element) => {
  for (let e = element; e; e = e.parentElement) {
    const rgba = colour(getComputedStyle(e).backgroundColor);
    if (rgba[3] === 255) return rgba;
  }
  return [255, 255, 255, 255];
};
const bad = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let count = 0;
while (walk.nextNode()) {
  const element = walk.currentNode.parentElement;
  if (!walk.currentNode.data.trim() || !element.checkVisibility()) continue;
  if (['TITLE', 'DESC', 'STYLE'].includes(element.tagName.toUpperCase())) continue;
  const style = getComputedStyle(element);
  const ink = colour(element.ownerSVGElement ? style.fill : style.color);
  const [a, b] = [light(ink), light(behind(element))].sort((x, y) => y - x);
  const ratio = (a + .05) / (b + .05);
  count += 1;
  if (ratio < 4.5) bad.push([ratio.toFixed(2), walk.currentNode.data.trim().slice(0, 40)]);
}
return {count, bad};
"""


def show(browser: Any, page: Path, *, size: str = "desktop", scheme: str = "light") -> None:
    width, height = SIZES[size]
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "phone"},
    )
    feature = {"name": "prefers-color-scheme", "value": scheme}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    browser.get("about:blank")
    browser.get(page.as_uri())


def requests(browser: Any) -> list[str]:
    entries = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    return [
        entry["params"]["request"]["url"]
        for entry in entries
        if entry["method"] == "Network.requestWillBeSent"
    ]


def background(browser: Any, element: str) -> str:
    script = f"return getComputedStyle(document.getElementById('{element}')).backgroundColor"
    return str(browser.execute_script(script))


def test_a_number_leads_to_its_sentence_and_back(browser: Any, page: Path) -> None:
    show(browser, page)
    number = browser.find_element("css selector", "#bottom-line .num")
    assert number.text == "approximately 15,000"
    goal = number.get_attribute("href").split("#")[1]
    before = background(browser, goal)
    number.click()
    assert browser.current_url.endswith(f"#{goal}")
    mark = browser.find_element("id", goal)
    assert mark.text.startswith("The United States has moved approximately 15,000 troops")
    assert background(browser, goal) != before
    inside = "const r = document.getElementById(arguments[0]).getBoundingClientRect();"
    assert browser.execute_script(f"{inside} return r.top >= 0 && r.bottom <= innerHeight", goal)
    note = mark.find_element("xpath", "following-sibling::sup/a")
    note.click()
    back = browser.find_element("css selector", "li:target .uses a")
    assert back.text == "Bottom line"
    back.click()
    assert browser.current_url.endswith("#bottom-line-1")


def test_a_chance_leads_to_its_data_row(browser: Any, page: Path) -> None:
    show(browser, page)
    chance = next(
        e for e in browser.find_elements("css selector", "#bottom-line .num") if e.text == "57%"
    )
    chance.click()
    row = browser.find_element("css selector", "tr:target")
    assert "no violence 0.49" in row.text


def test_nothing_leaves_the_machine_and_nothing_complains(browser: Any, page: Path) -> None:
    browser.get_log("performance")
    browser.get_log("browser")
    for size in SIZES:
        show(browser, page, size=size)
    asked = requests(browser)
    assert page.as_uri() in asked
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_scrolls_sideways(browser: Any, page: Path, size: str) -> None:
    show(browser, page, size=size)
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    assert wide == SIZES[size][0]
    outside = """return [...document.querySelectorAll('main *')].filter(e => e.checkVisibility()
      && !e.closest('svg') && e.getBoundingClientRect().right > innerWidth + 1).length"""
    assert browser.execute_script(outside) == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out(browser: Any, page: Path, scheme: str, size: str) -> None:
    show(browser, page, size=size, scheme=scheme)
    found = browser.execute_script(CONTRAST)
    assert found["count"] > 800
    assert found["bad"] == []


def test_lit_marks_stand_out_in_the_dark(browser: Any, page: Path) -> None:
    show(browser, page, scheme="dark")
    browser.find_element("css selector", "#bottom-line .num").click()
    assert browser.execute_script(CONTRAST)["bad"] == []


def test_a_phone_gets_the_narrow_drawings(browser: Any, page: Path) -> None:
    count = "return [...document.querySelectorAll('svg')].filter(e => e.checkVisibility()).length"
    small = """return Math.min(...[...document.querySelectorAll('svg text')]
      .filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height))"""
    for size, kind in (("desktop", "wide"), ("phone", "narrow")):
        show(browser, page, size=size)
        assert browser.execute_script(count) == 6
        shown = browser.find_elements("css selector", f"svg.{kind}")
        assert all(drawing.is_displayed() for drawing in shown)
        assert browser.execute_script(small) > 10


def test_the_keyboard_reaches_the_brief_first(browser: Any, page: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    show(browser, page)
    browser.find_element("tag name", "body").send_keys(Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.text == "Skip to the brief"
    outline = "return getComputedStyle(document.activeElement).outlineStyle"
    assert browser.execute_script(outline) == "solid"
    skip.send_keys(Keys.ENTER)
    assert browser.current_url.endswith("#main")


def test_it_prints_on_a_few_pages(browser: Any, page: Path) -> None:
    show(browser, page)
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pages = base64.b64decode(printed["data"]).count(b"/Type /Page\n")
    assert 5 < pages < 20


def test_the_guards_can_fail(browser: Any, page: Path, tmp_path: Path) -> None:
    show(browser, page)
    browser.execute_script("document.querySelector('main p').style.color = '#999'")
    assert browser.execute_script(CONTRAST)["bad"]
    leaky = tmp_path / "leaky.html"
    leaky.write_text("<img src='https://tiles.example/1.png' style='width: 2000px'>")
    browser.get_log("performance")
    show(browser, leaky, size="phone")
    assert "https://tiles.example/1.png" in requests(browser)
    assert browser.execute_script("return document.documentElement.scrollWidth") > 390

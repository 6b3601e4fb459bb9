from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from standoff.brief.compose import brief
from standoff.brief.document import Brief
from standoff.brief.formats.html import render
from standoff.vocabulary.actors import Actor
from standoff.vocabulary.claims import Assessment, Judgement
from standoff.vocabulary.crises import View
from standoff.vocabulary.findings import Findings
from standoff.vocabulary.sources import Document, document_id

VOID = {"meta", "link", "br", "circle", "path"}


class Page(HTMLParser):
    """Every element of a page with its attributes, and whether the elements close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, tag

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


@pytest.fixture(scope="module")
def text(written: Brief) -> str:
    return render(written)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_elements_close_in_order(page: Page) -> None:
    assert page.open == []


def test_every_link_leads_somewhere_in_the_page(page: Page) -> None:
    goals = [a["href"][1:] for a in page.all("a") if a["href"].startswith("#")]
    assert len(goals) > 500
    assert set(goals) - set(page.ids) == set()


def test_ids_are_unique(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))


def test_every_claim_is_a_mark_with_its_words_a_note_and_a_way_back(
    page: Page, text: str, written: Brief
) -> None:
    marked = {a["id"] for a in page.all("mark") if "id" in a}
    assert marked == {note.id for note in written.notes}
    for note in written.notes:
        item = text[text.index(f'id="note-{note.number}"') :]
        item = item[: item.index("</li>")]
        assert f'href="#{note.id}"' in item
        assert "Used in <a href=" in item


def test_nothing_is_fetched_and_nothing_runs(page: Page, text: str) -> None:
    assert not page.all("script")
    assert not page.all("img")
    assert [a["href"] for a in page.all("link")] == ["data:,"]
    assert "url(http" not in text
    assert "@import" not in text
    assert not [
        a for _, a in page.elements for name in a if name.startswith("on") or name == "style"
    ]


def test_the_policy_allows_this_style_alone(page: Page, text: str) -> None:
    policy = next(a["content"] for a in page.all("meta") if a.get("http-equiv"))
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )


def test_landmarks_and_headings(page: Page) -> None:
    names = [name for name, _ in page.elements]
    assert [names.count(tag) for tag in ("main", "nav", "h1")] == [1, 1, 1]
    assert page.all("html")[0]["lang"] == "en"
    assert {"class": "skip", "href": "#main"} in page.all("a")
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_plot_has_a_title_a_description_and_a_table(page: Page) -> None:
    drawings = page.all("svg")
    assert len(drawings) == 12
    for drawing in drawings:
        assert {drawing["aria-labelledby"], drawing["aria-describedby"]} <= set(page.ids)
    assert len(page.all("figure")) == 6
    folds = [one for one in page.all("details") if one.get("class") == "fold"]
    assert len(page.all("details")) - len(folds) == 6
    assert len(folds) == 3


def test_links_within_drawings_have_names(text: str) -> None:
    drawings = "".join(re.findall(r"<svg.*?</svg>", text, re.S))
    links = re.findall(r"<a [^>]*>", drawings)
    assert len(links) > 50
    assert [link for link in links if 'aria-label=""' in link or "aria-label" not in link] == []


def test_a_row_that_cites_the_same_throughout_cites_it_once(text: str) -> None:
    chances = text[text.index('id="table-chances-caption"') : text.index("Words of estimative")]
    assert chances.count('class="cite"') == 1


def hostile(findings: Findings) -> Brief:
    words = '<script>alert(1)</script> & <img src=x onerror=alert(2)> "will" not fight'
    text = f"{words}\n</style><script>alert(3)</script>"
    document = Document(document_id(text), text, title="<b>T</b>", url="javascript:alert(4)")
    claim = Assessment(
        span=document.span(0, len(words)),
        rule="<i>rule</i>",
        about=(Actor("RUS"),),
        judgements=(Judgement("will", "-"),),
    )
    view = View(findings.view.as_of, (document,), (claim,), ())
    case = replace(findings.case, title="<script>alert(5)</script>")
    bare = replace(findings, ambiguity=(), equilibrium=None, forecasts=())
    return brief(replace(bare, case=case, view=view))


def test_what_a_document_holds_never_becomes_markup(findings: Findings) -> None:
    text = render(hostile(findings))
    page = Page(text)
    assert not page.all("script")
    assert not page.all("img")
    assert not page.all("b")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert not [a for a in page.all("a") if not a["href"].startswith("#")]


def test_marks_that_cross_light_up_together(findings: Findings) -> None:
    text = "one two three four five"
    document = Document(document_id(text), text)
    spans = (document.span(0, 13), document.span(8, 18))
    claims = tuple(
        Assessment(span=span, rule="r", about=(), judgements=(Judgement("will", "+"),))
        for span in spans
    )
    view = View(findings.view.as_of, (document,), claims, ())
    bare = replace(findings, ambiguity=(), equilibrium=None, forecasts=(), view=view)
    page = render(brief(bare))
    key = claims[1].id
    assert f":root:has(#{key}:target) .{key}{{" in page
    assert page.count(f'class="{key}"') == 2
    assert page.count(f'id="{key}"') == 1


def test_an_empty_brief_is_a_whole_page(blank: Brief) -> None:
    page = Page(render(blank))
    assert page.open == []
    assert not page.all("mark")
    assert "texts" not in page.ids

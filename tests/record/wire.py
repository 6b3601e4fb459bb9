"""Invented wire stories and what outlets do to them, drawn from a seeded generator."""
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

WHO = """
the defence ministry|the prime minister|a deputy foreign minister|the coast guard|opposition leaders
|harbour officials|two border guards|the upper house|striking dockers|the central bank|village elders
|a retired admiral|the armed forces' spokesman|customs officers|the king's envoy|rail operators
|the intelligence service|fishing crews|a court in the capital|regional governors|grain traders
|the president's chief of staff|military observers|several airlines|residents of the old town
""".replace("\n", "").split("|")
DID = """
rejected|welcomed|postponed|announced|questioned|demanded|suspended|described|condemned|approved
|ruled out|played down|leaked|confirmed|withdrew|defended|inspected|renewed|signed|blocked|financed
|published|mourned|celebrated|revised
""".replace("\n", "").split("|")
WHAT = """
a plan to move two brigades south|the inquiry into the sunken ferry|new fees for foreign tankers
|an agreement on shared radar data|the release of nine detained sailors|a ban on evening flights
|the sale of older patrol boats|talks about the disputed shoal|a budget for coastal batteries
|the arrival of allied engineers|an exercise with live ammunition|a truce along the river
|emergency loans to the shipyards|the closure of the northern pipeline|a list of frozen accounts
|the recall of reservists|a visit by the neighbouring monarch|plans for a second airfield
|the loss of an unmanned aircraft|an invitation to neutral monitors|the return of stolen grain
""".replace("\n", "").split("|")
WHEN = """
on Monday|late on Friday|before dawn|after a closed session|during the harvest holiday|last month
|at the weekend|within hours of the announcement|despite warnings from abroad|for the third time
this year|under pressure from creditors|while lawmakers were away|ahead of the summit
""".replace("\n", " ").split("|")
WHERE = """
in the port of Halden|near the Ostra strait|in Merovia|along the Karsk river|outside Belmonte
|on Saint Orla island|in the eastern province of Tovar|at the Lunde air base|in Vasmark
|across the Dorn plateau|in the capital, Arlen|at the Pell crossing|in the bay of Sund
""".replace("\n", "").split("|")
WHY = """
because the treaty expires in {n} months|although {n} crews had refused|citing losses of {n} million
|so that {n} families could return|and promised {n} inspections a year|leaving {n} people without power
|after {n} ships had been turned back|which cost {n} jobs at the quays|to the surprise of {n} deputies
|with a majority of {n} votes|as {n} trucks waited in the snow|and counted {n} violations since spring
""".replace("\n", "").split("|")
SWAPS = {
    "defence": "defense", "harbour": "harbor", "neighbouring": "neighboring", "announced": "unveiled",
    "rejected": "dismissed", "near": "close to", "late": "early", "two": "2", "nine": "9",
    "several": "a number of", "demanded": "called for", "the": "that", "after": "following",
    "capital": "city", "ships": "vessels", "said": "stated", "new": "fresh", "plan": "scheme",
}  # fmt: skip
FOOT = """
|The {o} is an independent daily for readers who want to know what moves the region. Subscribe for
 our morning letter, follow our reporters, and write to the editor if you see a mistake in this text.
|{o} staff contributed. All rights reserved; this material may not be published, broadcast or
 rewritten without permission of the publisher. Standards, corrections and complaints: see our pages.
|Read more from {o}: our maps of the conflict, a timeline of the dispute, and what the experts think.
""".replace("\n", " ").split("|")


@dataclass(frozen=True)
class Article:
    story: int
    text: str
    outlet: str


def _pick(rng: np.random.Generator, among: list[str]) -> str:
    return among[int(rng.integers(len(among)))].strip()


def sentence(rng: np.random.Generator) -> str:
    parts = [_pick(rng, WHO), _pick(rng, DID), _pick(rng, WHAT)]
    parts += [_pick(rng, pool) for pool in (WHEN, WHERE, WHY) if rng.random() < 0.6]
    said = " ".join(parts).replace("{n}", str(int(rng.integers(3, 900))))
    return said[0].upper() + said[1:] + "."


def story(rng: np.random.Generator, *, low: int = 6, high: int = 30) -> list[str]:
    return [sentence(rng) for _ in range(int(rng.integers(low, high)))]


def rewritten(rng: np.random.Generator, body: list[str]) -> list[str]:
    """Make another desk's report of the same story: its facts in other sentences."""
    names = re.findall(r"(?:near|in|at|on|along|across|outside) [^,.]*[A-Z]\w+", " ".join(body))
    return [s.replace(".", f", {_pick(rng, names)}.") if names else s for s in story(rng)]


def edited(rng: np.random.Generator, text: str, *, share: float) -> str:
    """Swap or drop about so many of the words, as a copy desk does."""
    kept = []
    for word in text.split(" "):
        if rng.random() < share:
            word = SWAPS.get(word.lower(), "" if rng.random() < 0.3 else word + " reportedly")
        kept.append(word)
    return " ".join(w for w in kept if w)


def styled(text: str) -> str:
    """Put on another house's style all through."""
    text = (
        text.replace("'", "’").replace(" million", "m").replace("prime minister", "Prime Minister")
    )
    return re.sub(r"\bdefence\b", "defense", re.sub(r"harbour\b", "harbor", text))


def printed(rng: np.random.Generator, body: list[str], *, outlet: str) -> str:
    """Print a wire story as an outlet would: cut, edited, under another headline, with a footer."""
    cut = body[: max(4, int(len(body) * rng.uniform(0.35, 1.0)))] if rng.random() < 0.4 else body
    text = " ".join(cut)
    if rng.random() < 0.6:
        text = edited(rng, text, share=float(rng.uniform(0.01, 0.08)))
    if rng.random() < 0.4:
        text = styled(text)
    byline = f"By our correspondent in {_pick(rng, WHERE)[-8:]}, with agencies\n\n"
    head = f"{sentence(rng)[:-1]}\n\n" if rng.random() < 0.8 else ""
    return head + (byline if rng.random() < 0.5 else "") + text + footer(outlet)


def footer(outlet: str) -> str:
    kind = sum(map(ord, outlet)) % 4
    return "\n\n" + FOOT[kind].format(o=outlet).strip() if kind else ""


def newsroom(rng: np.random.Generator, *, stories: int, outlets: int = 12) -> list[Article]:
    """Draw a stream of articles in which about half are copies of an earlier one."""
    houses = [f"{_pick(rng, WHERE).split()[-1]} {kind}" for kind in ("Herald", "Post", "Times")
              for _ in range(outlets // 3)]  # fmt: skip
    found: list[Article] = []
    for number in range(stories):
        short = rng.random() < 0.2
        body = story(rng, low=3, high=5) if short else story(rng)
        printings = int(rng.choice([1, 1, 1, 2, 3, 4, 8]))
        for outlet in rng.choice(houses, size=printings):
            text = printed(rng, body, outlet=str(outlet))
            found.append(Article(number, text, str(outlet)))
        if rng.random() < 0.3:
            outlet = str(rng.choice(houses))
            other = " ".join(rewritten(rng, body)) + footer(outlet)
            found.append(Article(stories + number, other, outlet))
    order = np.argsort([a.story % stories + rng.normal(0, 3) for a in found], kind="stable")
    return [found[int(i)] for i in order]

"""Coverage-guided fuzzing of the reader by atheris (libFuzzer for Python): what breaks it is kept.

    uv pip install atheris
    python benchmarks/fuzz_reader.py FOLDER [SECONDS]

Seeds are the paragraphs of the worked crises. A text is a finding if reading it raises an error,
if a span is not the document's own words, or if it takes longer than it may. Each finding is
written to FOLDER/findings once per place in the code that it breaks; the run goes on.
"""

from __future__ import annotations

import hashlib
import sys
import time
import traceback
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["standoff.read", "standoff.states"]):
    from standoff.read import reader
    from standoff.read.rules import RULES
    from standoff.vocabulary.sources import Document, document_id

ROOT = Path(__file__).resolve().parents[1]
DAYS = (None, date(2024, 2, 29), date.min, date.max, date(1962, 10, 22))
NAMES = frozenset(rule.name for rule in RULES)
LONGEST = 3_000
SECONDS_ALLOWED, SECONDS_PER_CHARACTER = 2.0, 0.002
WORDS = (
    "“ ” ‘ ’ \" '' `` « » „ ‟ ‹ › ( ) [ ] { } — – -- ... … : ; , . ! ? • * # > 1. a) 1) "
    "U.S. Mr. N. N. $ € £ ₹ % ½ ² ٣ Ⅳ 十 1,000 1.2.3 10-20 1st 29/02 2024-13-45 9/11 99:99 "
    "said that not will if unless both either the three allies these it they we who which "
    "according to, he said. over the past decade late October on Tuesday in recent weeks F-16 "
    "S-400 10,000 troops USS CVN-78 between and from to at least up to million billion dozen"
)
STRANGE = (
    "\u200b \u200d \u202e \u2066 \ufeff \u0301 \u0327\u0301\u0300 \U0001f600 "
    "\U0001f468\u200d\U0001f469 \U00010348 \u0635 \u05d0 \u0e01 \u1100 \ufb01 \u00df \u0130 \u01c5 "
    "\x00 \x07 \x1b \x85 \u2028 \x1c"
)


def seeds(folder: Path) -> Path:
    """Write the paragraphs of the worked crises and a dictionary of words to a folder."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for article in sorted(ROOT.glob("crises/*/article.md")):
        blocks = article.read_text(encoding="utf-8").split("\n\n")
        for first in range(0, len(blocks), 3):
            text = "\n\n".join(blocks[first : first + 3])[:LONGEST]
            name = hashlib.sha256(text.encode()).hexdigest()[:16]
            (corpus / name).write_text(text, encoding="utf-8")
    rows = [
        '"' + "".join(f"\\x{byte:02x}" for byte in f"{pad}{word}{pad}".encode()) + '"'
        for words, pad in ((WORDS, " "), (WORDS, ""), (STRANGE, ""))
        for word in words.split(" ")
        if word
    ]
    (folder / "words.dict").write_text("\n".join(rows) + "\n", encoding="ascii")
    return corpus


def check(text: str) -> None:
    """Read a text and hold the reader to its promises."""
    document = Document(document_id(text), text, published=DAYS[len(text) % len(DAYS)])
    started = time.process_time()
    reading = reader.read(document, as_of=date(2024, 3, 1))
    spent = time.process_time() - started
    for claim in reading.claims:
        assert document.holds(claim.span), f"{claim.rule}: {claim.span}"
        assert claim.rule.removesuffix("+dyad") in NAMES, claim
    for problem in reading.problems:
        assert problem.span is None, f"a claim was refused: {problem}"
    assert spent < SECONDS_ALLOWED + SECONDS_PER_CHARACTER * len(text), f"{spent:.1f} s"


class Target:
    """What libFuzzer calls; findings are written once per place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "findings"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.places: set[str] = set()

    def __call__(self, data: bytes) -> None:
        """Try one input."""
        text = data.decode("utf-8", "ignore")
        try:
            check(text)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            place = f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}"
            if isinstance(error, AssertionError):
                place += str(error).split()[0]
            if place not in self.places:
                self.places.add(place)
                name = hashlib.sha256(place.encode()).hexdigest()[:12]
                (self.folder / f"{name}.txt").write_bytes(data)
                (self.folder / f"{name}.trace").write_text(traceback.format_exc())
                print(f"finding {name}: {place}", file=sys.stderr, flush=True)


def main() -> None:
    """Fuzz for so many seconds (3,600 unless said otherwise)."""
    folder = Path(sys.argv[1])
    seconds = sys.argv[2] if len(sys.argv) > 2 else "3600"
    # Most mutations are no English; they shall get past the first gate all the same.
    reader.looks_english = lambda _text: True  # type: ignore[assignment]
    flags = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=120", "-rss_limit_mb=0"]
    arguments = [sys.argv[0], *flags, f"-dict={folder / 'words.dict'}", str(seeds(folder))]
    atheris.Setup(arguments, Target(folder))
    atheris.Fuzz()


if __name__ == "__main__":
    main()

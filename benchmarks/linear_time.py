"""Shows how the reader's time grows with the length of a text, for prose and for what is no prose.

    OMP_NUM_THREADS=1 python benchmarks/linear_time.py [LARGEST]

Prints, for each kind of text and each length from 1,000 words doubling to LARGEST (256,000 unless
said otherwise), CPU seconds and words per CPU second, and the exponent b of CPU = a words^b fitted
by least squares on the logarithms. Time linear in length has an exponent of 1.
"""

from __future__ import annotations

import sys
import time
from datetime import date

import numpy as np

from standoff.read.reader import read
from standoff.vocabulary.sources import Document, document_id

SMALLEST, LARGEST = 1_000, 256_000
PROSE = (
    "Peru has massed 20,000 troops on its border with Chile. “It will not yield,” the minister "
    "said on Tuesday. Chile, which had rejected the charge, asked Bolivia and Brazil for help; "
    "its allies promised radars worth $30 million. Officials in Lima expect talks in late October."
)
KINDS: dict[str, tuple[str, str]] = {
    "prose in paragraphs": (PROSE, "\n\n"),
    "one endless line": (PROSE, " "),
    "nested quotations": ("“The envoy said ‘he had heard “that Peru (or [as some say] Chile", " "),
    "never closed quotations": ("the minister of Peru said, “we will not leave it to them", " "),
    "no full stops": ("the troops of Peru and the ships of Chile that they sent to it", " "),
    "a list with commas": ("Peru, Chile, the army, a ship, 30 tanks, Bolivia,", " "),
    "all in capitals": (PROSE.upper(), " "),
    "digits": ("the 1,000 or 20-30 of 3.5 million in 2014 and 12/10/2021 at 9:30", " "),
    "marks of quotation alone": ("“a ”“ 's \"‘", " "),
    "one word again and again": ("that", " "),
}
"""What each kind repeats, and what stands between."""


def text_of(kind: str, words: int) -> str:
    """Make a text of so many words."""
    unit, between = KINDS[kind]
    times = -(-words // len(unit.split()))
    return between.join([unit] * times)


def seconds(text: str) -> float:
    """Give the CPU seconds that reading a text takes."""
    document = Document(document_id(text), text, published=date(2021, 12, 3))
    started = time.process_time()
    reading = read(document, as_of=date(2022, 1, 1))
    spent = time.process_time() - started
    assert not any(problem.raised_by == "read.language" for problem in reading.problems)
    assert all(document.holds(claim.span) for claim in reading.claims)
    return spent


def main() -> None:
    """Print the table."""
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else LARGEST
    sizes = [size for n in range(20) if (size := SMALLEST * 2**n) <= largest]
    seconds(PROSE)
    head = ("kind", *(f"{size:,}" for size in sizes), "words/s at the longest", "exponent")
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head), flush=True)
    for kind in KINDS:
        spent = []
        for size in sizes:
            text = text_of(kind, size)
            spent.append((len(text.split()), seconds(text)))
        words, cpu = np.log(np.array(spent)).T
        exponent = np.polyfit(words, cpu, 1)[0]
        speed = spent[-1][0] / spent[-1][1]
        cells = (kind, *(f"{each:.2f}" for _, each in spent), f"{speed:,.0f}", f"{exponent:.2f}")
        print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()

"""Claims as JSON lines: one claim a line, in the order of the texts, ids first."""

from __future__ import annotations

import json

from standoff.brief.evidence import gather
from standoff.vocabulary.claims import claim_to_plain
from standoff.vocabulary.findings import Findings

__all__ = ["claims_jsonl"]


def claims_jsonl(findings: Findings) -> str:
    """Write the claims of the findings, one JSON object a line; read back by `claim_from_plain`."""
    claims = gather(findings).claims
    return "".join(
        json.dumps(claim_to_plain(claim), ensure_ascii=False) + "\n" for _, claim in claims
    )

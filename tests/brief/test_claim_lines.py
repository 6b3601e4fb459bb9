from __future__ import annotations

import json

from standoff.brief.claim_lines import claims_jsonl
from standoff.vocabulary.claims import claim_from_plain
from standoff.vocabulary.findings import Findings


def test_claims_come_back_from_their_lines(findings: Findings) -> None:
    lines = claims_jsonl(findings).splitlines()
    back = [claim_from_plain(json.loads(line)) for line in lines]
    assert sorted(claim.id for claim in back) == sorted(c.id for c in findings.view.claims)
    assert json.loads(lines[0])["id"] == back[0].id
    assert json.loads(lines[0])["kind"] == "POSTURE"

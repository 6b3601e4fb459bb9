from __future__ import annotations

import pytest

from standoff.brief.compose import brief
from standoff.brief.document import Brief
from standoff.brief.evidence import Evidence, gather
from standoff.vocabulary.findings import Findings
from tests.brief import sample


@pytest.fixture(scope="session")
def findings() -> Findings:
    return sample.full()


@pytest.fixture(scope="session")
def evidence(findings: Findings) -> Evidence:
    return gather(findings)


@pytest.fixture(scope="session")
def nothing() -> Evidence:
    return gather(sample.empty())


@pytest.fixture(scope="session")
def written(findings: Findings) -> Brief:
    return brief(findings)


@pytest.fixture(scope="session")
def blank() -> Brief:
    return brief(sample.empty())

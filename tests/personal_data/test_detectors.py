"""The detectors against the labelled halves, and the audit of a built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.edge.cli import main
from tests.personal_data.measure import measure


@pytest.mark.parametrize("half", ["open"])
def test_recall_and_precision(half: str) -> None:
    result = measure(half)
    assert sum(result.wanted.values()) >= 150
    for kind in ("citizen_number", "phone", "email"):
        assert result.recall(kind) >= 0.99, kind
    for kind in ("birth_date", "address"):
        assert result.recall(kind) >= 0.95, kind
    assert result.precision >= 0.95


def test_audit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "index.html"
    page.write_text("<p>Ngày 20/11/2025, quyết định 231/QĐ-TTg.</p>", encoding="utf-8")
    assert main(["audit", str(tmp_path)]) == 0
    assert main(["audit", str(tmp_path), "--canary", "231/QĐ"]) == 1
    page.write_text("<p>Gọi <b>0912 345 678</b></p> <!-- mau@example.vn -->", encoding="utf-8")
    assert main(["audit", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "0912 345 678" in said
    assert "mau@example.vn" in said

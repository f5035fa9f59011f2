"""``textkit lexicon``."""

from __future__ import annotations

import json
from collections.abc import Callable

from command import Done
from schemas import check

Run = Callable[..., Done]


def test_list(run: Run) -> None:
    """All lexicons, a line each, with rows, title and version."""
    done = run("lexicon")
    assert (done.code, done.err) == (0, "")
    line = next(line for line in done.out.splitlines() if line.startswith("slogans  "))
    assert "条  " in line
    assert line.endswith("版）")


def test_one(run: Run) -> None:
    """One lexicon with its meta data and every row."""
    done = run("lexicon", "campaigns")
    assert done.code == 0
    assert "许可：Apache-2.0" in done.out
    assert "term\treplacement\tcategory\tsource\tnote" in done.out


def test_json(run: Run) -> None:
    """JSON keeps its schema; rows come only with a name."""
    every = json.loads(run("lexicon", "--format", "json").out)
    check("lexicons", every)
    assert all(item["rows"] is None for item in every["lexicons"])
    (one,) = json.loads(run("lexicon", "slogans", "--format", "json").out)["lexicons"]
    assert one["n_rows"] == len(one["rows"])
    assert any(row["phrase"] == "三会一课" for row in one["rows"])


def test_unknown(run: Run) -> None:
    """An unknown name is one clear line."""
    done = run("lexicon", "无")
    assert done == (2, "", "textkit: 没有词表 无。用 textkit lexicon 查看全部词表\n")

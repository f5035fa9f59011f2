"""Our automatic numbers against those LibreOffice prints, and against Word where the two part.

`record_labels` made the records; nothing here needs LibreOffice. ``differences.json`` lists every
label that Word prints otherwise, with what Word does and where that is documented.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from oracle.documents import OracleDocument
from oracle.lists import documents
from oracle.record_labels import OTHER_RECORDS, RECORDS, digest

from textkit.model.document import BODY_PARTS
from textkit.readers.docx import read_docx

HERE = Path(__file__).parent
DIFFERENCES = json.loads((HERE / "differences.json").read_text(encoding="utf-8"))
SHARED_FILES = HERE.parents[2] / "shared" / "data" / "docx" / "dev"


def seen_labels(content: bytes, name: str) -> list[tuple[str, str]]:
    """``(label, text)`` of each body line as our reader gives them; bullets are all ``•``."""
    doc = read_docx(content, name)
    rows = []
    for block in doc.blocks:
        if block.part in BODY_PARTS:
            label = block.label or ""
            text = doc.text[block.start + len(label) : block.end]
            is_bullet = label and not any(char.isalnum() for char in label)
            rows.append(("•" if is_bullet else label.strip(), text))
    return rows


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.name)
def test_built_documents_are_numbered_as_recorded(document: OracleDocument):
    """Every label is LibreOffice's, or the one Word is documented to print instead."""
    record = json.loads((RECORDS / f"{document.name}.json").read_text(encoding="utf-8"))
    assert record["of"] == document.fingerprint(), "record anew: tests/oracle/record_labels.py"
    word = {
        text: label
        for difference in DIFFERENCES
        if difference["document"] == document.name
        for text, label in difference["labels"].items()
    }
    expected = [(word.get(text, label), text) for label, text in record["labels"]]
    assert seen_labels(document.to_bytes(), document.name) == expected


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda item: item["word"])
def test_differences_are_real_and_explained(difference):
    """A listed difference is one, and says what Word does and where that stands."""
    record = json.loads((RECORDS / f"{difference['document']}.json").read_text(encoding="utf-8"))
    printed = {text: label for label, text in record["labels"]}
    assert difference["word"]
    assert difference["source"]
    assert all(printed[text] != label for text, label in difference["labels"].items())


@pytest.mark.parametrize("path", sorted(OTHER_RECORDS.glob("*.json")), ids=lambda path: path.stem)
def test_shared_files_are_numbered_as_recorded(path: Path):
    """Real Word files get LibreOffice's labels, paragraph by paragraph."""
    source = SHARED_FILES / f"{path.stem}.docx"
    if not source.exists():
        pytest.skip("the shared files are not here")
    record = json.loads(path.read_text(encoding="utf-8"))
    content = source.read_bytes()
    assert hashlib.sha256(content).hexdigest()[:16] == record["of"], "another file of this name"
    rows = seen_labels(content, source.name)
    found = [(label, digest(text)) for label, text in rows if label and text.strip()]
    recorded = [tuple(row) for row in record["labels"]]
    assert [label for label, _ in found] == [label for label, _ in recorded]
    same = sum(ours == theirs for ours, theirs in zip(found, recorded, strict=True))
    assert same >= 0.9 * len(recorded), "labels stand at other paragraphs"  # formulas may differ

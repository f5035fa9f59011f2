"""Real Word files, where the shared data folder is at hand."""

import os
from pathlib import Path

import pytest

from textkit.errors import ReadError
from textkit.readers.docx import read_docx
from textkit.readers.docx.pieces import text_pieces

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("TEXTKIT_SHARED", ROOT / ".." / "shared"))
FILES = sorted((SHARED / "data" / "docx" / "dev").glob("*.docx"))
pytestmark = pytest.mark.skipif(not FILES, reason="no shared data")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_real_files(path):
    """Every file is read, the same both ways, with blocks that tile its text."""
    data = path.read_bytes()
    if path.stem == "poi-truncated":
        with pytest.raises(ReadError):
            read_docx(data, path.name)
        return
    doc = read_docx(data, path.name)
    slow = text_pieces(data, path.name).document
    assert (slow.text, slow.blocks, slow.formats) == (doc.text, doc.blocks, doc.formats)
    assert "\n".join(doc.text[b.start : b.end] for b in doc.blocks) == doc.text

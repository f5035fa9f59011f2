"""Segmenters: two engines with equal spans, a private tokenizer, a cache that cannot be forged."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest

from textkit.errors import UsageError
from textkit.lexicon.words import default_segmenter, domain_words
from textkit.text import segment
from textkit.text.segment import make_segmenter, tokenize

REPORTS = Path(__file__).parents[3] / "corpus" / "reports"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setenv("TEXTKIT_CACHE_DIR", str(tmp_path / "缓存 folder"))
    return tmp_path / "缓存 folder"


@pytest.mark.parametrize("name", sorted(path.name for path in REPORTS.glob("*.txt")))
def test_engines_agree(name: str) -> None:
    """Both engines cut every sample report into the same words."""
    text = (REPORTS / name).read_bytes().decode("utf-8", errors="replace")
    assert default_segmenter("jieba").cut(text) == default_segmenter("rjieba").cut(text)


@pytest.mark.parametrize(
    "text",
    ["2026-02-03到5G-A、R&D和23.GEP", "1,234.5%、C++、T恤", "𠀀进\r\n\u3000㐀%", "×余名ＸＸ①", ""],
)
def test_odd_text(text: str) -> None:
    """Dates with hyphens, letters, rare characters, marks: the same words, and all of the text."""
    words = default_segmenter("jieba").cut(text)
    assert words == default_segmenter("rjieba").cut(text)
    assert "".join(words) == text


@pytest.mark.parametrize("engine", segment.ENGINES)
def test_words_stay_whole(engine: str) -> None:
    """A word of the genre is one token, with its offsets."""
    tokens = tokenize(default_segmenter(engine), "落实三会一课制度")
    assert [(token.text, token.start, token.end) for token in tokens] == [
        ("落实", 0, 2),
        ("三会一课", 2, 6),
        ("制度", 6, 8),
    ]


@pytest.mark.parametrize("engine", segment.ENGINES)
def test_private(engine: str) -> None:
    """Words given to one segmenter are not known to another, nor to jieba's global one."""
    text = "推行澄溪积分超市"
    assert "澄溪积分超市" in make_segmenter(engine, {"澄溪积分超市": 1000}).cut(text)
    assert "澄溪积分超市" not in make_segmenter(engine).cut(text)


def test_domain_words_are_words() -> None:
    """The user dictionary has a frequency for each word, and nothing an engine would cut."""
    assert "放管服" in domain_words()
    assert all(frequency > 0 for frequency in domain_words().values())


def test_cache_is_used(cache: Path) -> None:
    """The first start writes the cache, the next reads it, with the same words."""
    first = make_segmenter("jieba").cut("全面推进乡村振兴")
    (file,) = cache.iterdir()
    before = file.stat().st_mtime_ns
    assert make_segmenter("jieba").cut("全面推进乡村振兴") == first
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", ["forged", "cut", "empty"])
def test_damaged_cache(cache: Path, damage: str) -> None:
    """A cache that somebody changed is not believed, and is made anew."""
    expected = make_segmenter("jieba").cut("全面推进乡村振兴")
    (file,) = cache.iterdir()
    whole = file.read_bytes()
    changed = {
        "forged": whole.replace("乡村".encode(), "乡付".encode()),
        "cut": whole[: len(whole) // 2],
        "empty": b"",
    }
    assert changed[damage] != whole
    file.write_bytes(changed[damage])
    assert make_segmenter("jieba").cut("全面推进乡村振兴") == expected
    assert file.read_bytes() == whole


def test_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a usable folder the dictionary is parsed, and nothing is written or said."""
    blocker = tmp_path / "file"
    blocker.write_bytes(b"")
    for folder in ("", str(blocker / "sub")):
        monkeypatch.setenv("TEXTKIT_CACHE_DIR", folder)
        assert make_segmenter("jieba").cut("全面推进")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of folders here")
def test_shared_folder_is_not_used(cache: Path) -> None:
    """A folder that others may write to is left alone."""
    cache.mkdir()
    cache.chmod(0o777)
    assert make_segmenter("jieba").cut("全面推进")
    assert list(cache.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of files here")
def test_shared_file_is_not_read(cache: Path) -> None:
    """A cache file that others may write to is not believed, whatever its checksum says."""
    expected = make_segmenter("jieba").cut("全面推进乡村振兴")
    (file,) = cache.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o666)
    assert make_segmenter("jieba").cut("全面推进乡村振兴") == expected
    assert file.stat().st_mode & 0o777 == 0o600


def test_long_runs() -> None:
    """A run of Han without any mark is cut in pieces, the same ones for both engines."""
    text = "我们" * 1700 + "。" + "的" * 3000
    words = default_segmenter("jieba").cut(text)
    assert "".join(words) == text
    assert words == default_segmenter("rjieba").cut(text)


def _cut(text: str) -> list[str]:
    return make_segmenter("jieba").cut(text)


def test_processes_share_the_cache(cache: Path) -> None:
    """Several processes that start at once all get the same words."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        results = pool.map(_cut, ["全面推进乡村振兴"] * 4)
    assert len({tuple(words) for words in results}) == 1
    assert len(list(cache.iterdir())) == 1


def test_unknown_engine() -> None:
    """An engine that does not exist is named, with those that do."""
    with pytest.raises(UsageError, match=r"没有分词引擎“pkuseg”.*jieba"):
        make_segmenter("pkuseg")


def test_import_is_quiet() -> None:
    """Loading jieba prints nothing and leaves ``pkg_resources`` out."""
    code = (
        "import sys; from textkit.text.segment import make_segmenter; make_segmenter('jieba');"
        "assert 'pkg_resources' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")

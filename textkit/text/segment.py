"""Words of a text: one protocol, two engines with equal spans.

Owns how jieba is held: a private tokenizer (its global one is shared with every other user of the
process), the dictionary read from a checked per-user cache. Knows nothing of lexicons: the words to
add, with their frequencies, are the caller's.
"""

from __future__ import annotations

import hashlib
import sys
from array import array
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

import regex

from textkit.errors import TextkitError, UsageError
from textkit.resources import is_private, user_cache_folder, write_atomically

if TYPE_CHECKING:
    from jieba import Tokenizer

ENGINES = ("jieba", "rjieba")
"""Names of the engines; rjieba needs the extra ``fast``."""

_LATIN = regex.compile(r"([a-zA-Z0-9]+(?:\.[0-9]+)?%?)")
"""A run of letters and digits, a decimal or a percentage."""

_RARE = regex.compile(r"([\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")
"""Han characters that the reference engine does not take for such: each is a word."""

_HAN = r"[\u4e00-\u9fd5]"
_LONGEST_RUN = 1000
"""Han characters in a row that an engine is given at once: the cost of jieba grows with the square."""

_LONG_RUN = regex.compile(rf"(?<!{_HAN}){_HAN}{{{_LONGEST_RUN}}}")
_PIECE_OF_RUN = regex.compile(rf"({_HAN}{{{_LONGEST_RUN}}})")

NO_WORDS: Mapping[str, int] = MappingProxyType({})

_CACHE_FORMAT = "textkit-words/1"
_IMPORT_LOCK = Lock()


class Token(NamedTuple):
    """A word, mark or blank at ``[start, end)``."""

    text: str
    start: int
    end: int


class Segmenter(Protocol):
    """Cuts a text into words; the words joined give the text again."""

    name: str

    def cut(self, text: str) -> list[str]:
        """The words of ``text``, marks and blanks included."""
        ...


def tokenize(segmenter: Segmenter, text: str) -> list[Token]:
    """The words of ``text`` with their offsets.

    Errors:
        None: every string can be cut.
    """
    tokens = []
    start = 0
    for word in segmenter.cut(text):
        end = start + len(word)
        tokens.append(Token(word, start, end))
        start = end
    return tokens


def make_segmenter(engine: str = "auto", words: Mapping[str, int] = NO_WORDS) -> Segmenter:
    """A segmenter of its own, with the general dictionary and ``words``.

    Args:
        engine: ``jieba``, ``rjieba``, or ``auto`` for rjieba where it is installed.
        words: Words to keep whole, with their frequency; what the dictionary has stays as it is.

    Raises:
        UsageError: No such engine, or it is not installed.
    """
    if engine == "auto":
        engine = "rjieba" if find_spec("rjieba") else "jieba"
    if engine not in ENGINES:
        raise UsageError("", f"没有分词引擎“{engine}”", hint="可用：auto、" + "、".join(ENGINES))
    if not find_spec(engine):
        raise UsageError("", f"没有安装分词引擎 {engine}", hint="安装时加上 fast，或改用 jieba")
    return _Rjieba(words) if engine == "rjieba" else _Jieba(words)


class _Rjieba:
    """The engine in Rust: a dictionary in the wheel, no cache."""

    name = "rjieba"

    def __init__(self, words: Mapping[str, int]) -> None:
        from rjieba import Jieba

        self._jieba = Jieba()
        for word, frequency in words.items():
            if not self._jieba.has_word(word):
                self._jieba.add_word(word, frequency, "n")

    def cut(self, text: str) -> list[str]:
        """The words of ``text``, marks and blanks included."""
        pieces = [part for piece in _pieces(text) for part in _RARE.split(piece) if part]
        return [word for piece in pieces for word in self._cut(piece)]

    def _cut(self, text: str) -> list[str]:
        words: list[str] = self._jieba.cut(text)
        if not _LATIN.search(text):
            return words
        return [part for word in words for part in self._latin_parts(word)]

    def _latin_parts(self, word: str) -> list[str]:
        """The word, a run such as ``2026-02-03`` cut as the reference engine cuts it."""
        if len(word) == 1 or not word.isascii() or self._jieba.has_word(word):
            return [word]
        return [part for part in _LATIN.split(word) if part]


class _Jieba:
    """The reference engine in Python."""

    name = "jieba"

    def __init__(self, words: Mapping[str, int]) -> None:
        self._jieba = _private_tokenizer()
        for word, frequency in words.items():
            if not self._jieba.FREQ.get(word):
                self._jieba.add_word(word, frequency)

    def cut(self, text: str) -> list[str]:
        """The words of ``text``, marks and blanks included."""
        return [word for piece in _pieces(text) for word in self._jieba.lcut(piece)]


def _pieces(text: str) -> list[str]:
    """The text, runs of Han that no sentence has cut in pieces."""
    return _PIECE_OF_RUN.split(text) if _LONG_RUN.search(text) else [text]


def _private_tokenizer() -> Tokenizer:
    """A tokenizer with the dictionary of the installed jieba, shared with nobody."""
    jieba = _imported_jieba()
    tokenizer: Tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        source = file.read()
    tokenizer.FREQ, tokenizer.total = _frequencies(source)
    tokenizer.initialized = True
    return tokenizer


def _imported_jieba() -> ModuleType:
    """The module jieba, without ``pkg_resources``, which it asks for and does not need.

    That old module costs three times as much as jieba and warns of its own end.
    """
    with _IMPORT_LOCK:
        blocked = "pkg_resources" not in sys.modules
        if blocked:
            sys.modules["pkg_resources"] = None  # type: ignore[assignment]
        try:
            import jieba
        finally:
            if blocked:
                del sys.modules["pkg_resources"]
    return cast("ModuleType", jieba)


def _frequencies(source: bytes) -> tuple[dict[str, int], int]:
    """Frequency of each word of a dictionary file and 0 for each beginning of one, and the sum.

    Parsing takes three times as long as reading the cache. A cache that cannot be read or written
    costs that time, nothing else; one that was changed is not used.
    """
    key = hashlib.sha256(source).hexdigest()
    folder = user_cache_folder()
    path = folder / f"words-{key[:16]}.bin" if folder else None
    cached = _read_cache(path, key) if path else None
    if cached is None:
        cached = _parsed(source)
        if path:
            _write_cache(path, key, *cached)
    words, counts = cached
    return dict(zip(words, counts, strict=True)), sum(counts)


def _parsed(source: bytes) -> tuple[list[str], array[int]]:
    frequencies: dict[str, int] = {}
    for line in source.decode("utf-8").splitlines():
        word, count = line.split(" ")[:2]
        frequencies[word] = int(count)
        for end in range(1, len(word)):
            frequencies.setdefault(word[:end], 0)
    return list(frequencies), array("I", frequencies.values())


def _read_cache(path: Path, key: str) -> tuple[list[str], array[int]] | None:
    try:
        data = path.read_bytes() if is_private(path) else b""
    except OSError:
        return None
    head, _, body = data.partition(b"\n")
    expected = _head(key, body).encode("ascii")
    if head != expected:
        return None
    names, _, numbers = body.partition(b"\n\n")
    counts = array("I")
    counts.frombytes(numbers)
    return names.decode("utf-8").split("\n"), counts


def _write_cache(path: Path, key: str, words: list[str], counts: array[int]) -> None:
    body = "\n".join(words).encode("utf-8") + b"\n\n" + counts.tobytes()
    try:
        write_atomically(path, _head(key, body).encode("ascii") + b"\n" + body)
        path.chmod(0o600)
    except (TextkitError, OSError):
        return  # a full or read-only disk: the next run parses again


def _head(key: str, body: bytes) -> str:
    """Format, word size and byte order, dictionary, content: all that a cache must agree with."""
    content = hashlib.sha256(body).hexdigest()
    return f"{_CACHE_FORMAT} {array('I').itemsize} {sys.byteorder} {key} {content}"

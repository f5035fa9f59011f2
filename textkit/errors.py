"""Every error a caller may meet.

TextkitError
├── UsageError      wrong option, code or name
├── ConfigError     textkit.toml or [tool.textkit]
├── ReadError       a report that cannot be read
├── LexiconError    a lexicon file
├── RuleError       a rule's own declaration
├── FixError        a fix that was refused
└── ModelError      a trained model

Each is built from fields and makes its own one-line message: what, where, the way out.
"""

from __future__ import annotations


class TextkitError(Exception):
    """Base of all errors raised on purpose.

    Args:
        path: The file concerned, as the user named it; ``""`` where there is none.
        what: What is wrong, in Chinese, without the path.
        place: Where in the file: a zip member, line, key or column.
        hint: The way out.
    """

    def __init__(self, path: str, what: str, *, place: str | None = None, hint: str = "") -> None:
        self.path = path
        self.what = what
        self.place = place
        self.hint = hint
        super().__init__(str(self))

    def __reduce__(self) -> tuple[object, ...]:
        """Keep keyword fields across processes."""
        return _rebuild, (type(self), self.path, self.what, self.place, self.hint)

    def __str__(self) -> str:
        """One line: path, place, what, way out."""
        head = self.path + (f"（{self.place}）" if self.place else "")
        line = f"{head}：{self.reason}" if head else self.reason
        return line.replace("\n", " ")

    @property
    def reason(self) -> str:
        """What is wrong and the way out, without the path."""
        return self.what + (f"。{self.hint}" if self.hint else "")


def _rebuild(
    kind: type[TextkitError], path: str, what: str, place: str | None, hint: str
) -> TextkitError:
    return kind(path, what, place=place, hint=hint)


class UsageError(TextkitError):
    """A wrong option, rule code or name on the command line or in a call."""


class ConfigError(TextkitError):
    """A configuration file that cannot be used."""


class ReadError(TextkitError):
    """A report that cannot be read."""


class LexiconError(TextkitError):
    """A lexicon file that breaks its format."""


class RuleError(TextkitError):
    """A rule module whose declaration is wrong."""


class FixError(TextkitError):
    """A fix that was refused because the file would lose or gain something else."""


class ModelError(TextkitError):
    """A trained model that cannot be used."""

"""The result for one file, as renderers get it."""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

from collections import Counter
from typing import NamedTuple

from textkit.model.diagnostic import Diagnostic
from textkit.model.document import Document


class FileReport(NamedTuple):
    """What lint found in one file; ``error`` and ``place`` where it could not be read."""

    path: str
    format: str | None
    doc: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
    error: str | None = None
    place: str | None = None
    crashes: tuple[str, ...] = ()
    suppressed: int = 0


class Summary(NamedTuple):
    """Counts over all files of a run."""

    files: int = 0
    failed: int = 0
    error: int = 0
    warning: int = 0
    info: int = 0
    crashed: int = 0
    suppressed: int = 0
    families: tuple[tuple[str, int], ...] = ()

    def plus(self, other: "Summary") -> "Summary":
        """Both together."""
        families = dict(self.families)
        for family, count in other.families:
            families[family] = families.get(family, 0) + count
        return Summary(
            self.files + other.files,
            self.failed + other.failed,
            self.error + other.error,
            self.warning + other.warning,
            self.info + other.info,
            self.crashed + other.crashed,
            self.suppressed + other.suppressed,
            tuple(sorted(families.items())),
        )


def summarize(report: FileReport) -> Summary:
    """Counts of one file."""
    severities = [diag.severity for diag in report.diagnostics]
    families: dict[str, int] = {}
    for code, count in Counter([diag.code for diag in report.diagnostics]).items():
        families[code[:2]] = families.get(code[:2], 0) + count
    return Summary(
        files=1,
        failed=int(report.error is not None),
        error=severities.count("error"),
        warning=severities.count("warning"),
        info=severities.count("info"),
        crashed=int(bool(report.crashes)),
        suppressed=report.suppressed,
        families=tuple(sorted(families.items())),
    )

"""Whether a passage speaks of what was done or of what is to be done.

Owns the cue words of aspect (lexicon ``aspect_cues``) and how they outvote a section's label.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cache
from itertools import pairwise

import regex

from textkit.lexicon.loader import load_lexicon
from textkit.lexicon.matcher import find_matches
from textkit.text.patterns import compiled

DONE = "done"
PLANNED = "planned"
UNKNOWN = "unknown"

_BY_LABEL = {"achievement": DONE, "plan": PLANNED}


class Aspects:
    """Where the cues of a text stand.

    Classes: ``done`` (了, 已, 先后), ``planned`` (力争, 拟, 下一步), ``open`` (正在, 有序推进),
    ``unmet`` (未完成, 滞后), ``unstarted`` (尚未开工), ``closed`` (建成), ``whole`` (全部, 完毕).

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        lexicon = load_lexicon("aspect_cues")
        for match in find_matches(text, [lexicon])[lexicon.name]:
            for category in match.entry.category.split("+"):
                self._places[category].append(match.start)

    def count(self, category: str, start: int, end: int) -> int:
        """Cues of a class that begin in ``[start, end)``."""
        places = self._places.get(category, ())
        return bisect_left(places, end) - bisect_left(places, start)

    def status(self, labels: tuple[str, ...], start: int, end: int) -> str:
        """done, planned or unknown, by the label unless the passage itself is clear.

        Plans speak of what is done already, to build on it, and may say 了 of what will be: only
        cues of the past alone, two or more, make a plan done.
        """
        done = self.count("done", start, end)
        planned = self.count("planned", start, end)
        status = next((_BY_LABEL[label] for label in labels if label in _BY_LABEL), UNKNOWN)
        if status == DONE and planned and not done and not self._is_closed(start, end):
            return PLANNED
        if status == PLANNED and done >= 2 and not planned:
            return DONE
        if status == UNKNOWN and bool(done) != bool(planned):
            return DONE if done else PLANNED
        return status

    def _is_closed(self, start: int, end: int) -> bool:
        """Whether something in it is complete.

        What a word before puts off (将于…建成) is not, unless another sentence tells of a deed.
        """
        places = self._places.get("closed", ())
        closed = places[bisect_left(places, start) : bisect_left(places, end)]
        if not closed:
            return False
        stops = [m.end() for m in _stop().finditer(self._text, start, end)]
        bounds = [start, *(stop for stop in stops if stop < end), end]
        sentences = list(pairwise(bounds))
        for first, last in sentences[1:] or sentences:
            at = next((at for at in closed if first <= at < last), last)
            if not self.count("planned", first, at):
                return True
        return False


@cache
def _stop() -> regex.Pattern[str]:
    return compiled("[。；！？\n]")

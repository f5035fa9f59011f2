"""Whether the last character of what ends like an organization belongs to the next word.

Owns the characters that may not follow. Knows nothing of what stands before the name.
"""

from __future__ import annotations

from textkit.text.patterns import LazyPattern

_BROKEN = {
    "组": tuple("织长"),
    "中": tuple("学心"),
    "部": tuple("门分署长级队件位落"),
    "委": tuple("员托派婉身任屈会"),
    "院": tuple("校士落"),
    "心": tuple("作城组区镇村任环思"),
    "局": tuple("面部势限长"),
    "办": tuple("理法事学好结成完公"),
}
"""What may not follow a last character: it would be the first one of another word."""

_BRANCH = LazyPattern(r"\p{Han}{2,3}[省市县区]?(?:分局|支行|分行)|长[期效年远]")
_IN_NUMBER = LazyPattern(r"\p{Han}{0,2}[发函字][〔\[［【]")


def is_broken(name: str, after: str) -> bool:
    """Whether the last character belongs to the next word: 财政部|门, or to a number: 国办|发〔."""
    if after[:1] in _BROKEN.get(name[-1], ()):
        return name[-1] != "局" or _BRANCH.match(after) is None
    return _IN_NUMBER.match(after) is not None

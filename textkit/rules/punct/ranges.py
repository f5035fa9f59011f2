"""Ranges of numbers written with a hyphen; two rules ask."""

from __future__ import annotations

_UNIT = (
    r"(?:[%％]|个百分点|万元|亿元|万|亿|元|个|人|名|天|次|家|岁|项|公里|米|亩|件|所|支|户|倍|小时)"
)

HYPHEN_RANGE = (
    rf"(?<=(?<![\d.-])(?!(?:19|20)\d\d)\d{{1,5}}(?:\.\d+)?{_UNIT}?)"
    rf"(?:-{{1,2}}|－|–)(?=\d{{1,6}}(?:\.\d+)?{_UNIT})"
)
"""A hyphen between two values, the second with its unit."""

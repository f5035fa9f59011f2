"""``w:sym``: characters of symbol fonts as the Unicode characters that look the same.

Source: the character maps of Wingdings, Wingdings 2 and Symbol; only what reports use. Word
stores symbol-font codes in the private area from U+F000 on.
"""

from __future__ import annotations

from functools import cache

_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3A: "💻", 0x3F: "✍",
    0x46: "☞", 0x47: "☝", 0x4A: "☺", 0x4C: "☹", 0x52: "☼", 0x54: "❄", 0x6C: "●", 0x6D: "❍",
    0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x78: "⌧", 0x7A: "⌘", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉", 0xA7: "▪",
    0xA8: "◻", 0xAA: "✦", 0xAB: "★", 0xAD: "✹", 0xB6: "☆", 0xD8: "➢", 0xDC: "➲", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x98: "●", 0xA1: "■",
    0xA3: "□", 0xAE: "◆", 0xB3: "◇", 0xEA: "★",
}  # fmt: skip
_SYMBOL = {
    0x2D: "−", 0x40: "≅", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•",
    0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xA2: "′", 0xA8: "♦", 0xC5: "⊕",
    0xD0: "∠", 0xD6: "√", 0xDE: "⇒", 0xD7: "⋅", 0xE5: "∑",
}  # fmt: skip
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_PRIVATE = 0xF000


@cache
def _tables() -> dict[str, dict[int, str]]:
    symbol = dict(_SYMBOL)
    for offset, letter in enumerate(_GREEK):
        symbol[0x41 + offset] = letter
        if letter not in "ϑς":  # those two keys hold variants in lower case as well
            symbol[0x61 + offset] = letter.lower()
    circled = {0x80 + n: "⓪①②③④⑤⑥⑦⑧⑨⑩"[n] for n in range(11)}
    dark = {0x8B + n: "⓿❶❷❸❹❺❻❼❽❾❿"[n] for n in range(11)}
    return {
        "wingdings": {**_WINGDINGS, **circled, **dark},
        "wingdings 2": _WINGDINGS_2,
        "symbol": symbol,
    }


def symbol_text(font: str, code: str) -> str:
    """The character a ``w:sym`` shows, itself when no table knows it, ``""`` when it is broken.

    >>> symbol_text("Wingdings", "F0FE"), symbol_text("Symbol", "F0B3"), symbol_text("宋体", "25A1")
    ('☑', '≥', '□')
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    table = _tables().get(font.strip().lower(), {})
    known = table.get(number - _PRIVATE if number >= _PRIVATE else number)
    return known or (chr(number) if _is_character(number) else "")


def _is_character(number: int) -> bool:
    return 0x20 <= number < 0xD800 or 0xE000 <= number < 0x110000

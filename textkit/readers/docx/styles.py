"""Styles and theme: what a paragraph or a run really looks like.

Owns the chains ``docDefaults → paragraph style → character style → direct``; table styles are
left out, they seldom set fonts in reports. Knows nothing of text.
"""

# No postponed annotations: of a NamedTuple, each would be compiled from a string, 9 µs a field.

import re
from functools import cache
from typing import NamedTuple

from textkit.model.document import Format
from textkit.readers.docx.part import Event, Part, start_events
from textkit.readers.docx.properties import (
    NO_RUN_PROPS,
    ParagraphProps,
    RunProps,
    paragraph_props,
    run_props,
)

_WANTED = frozenset(
    """w:b w:basedOn w:color w:i w:ilvl w:name w:numId w:outlineLvl w:pPrDefault w:rFonts
    w:rPrDefault w:style w:sz w:u w:vanish""".split()  # noqa: SIM905 - one name a line otherwise
)
_THEME_NAMES = frozenset({"a:majorFont", "a:minorFont", "a:latin", "a:ea", "a:font", "a:fmtScheme"})
_SCRIPTS = {"zh-TW": "Hant", "zh-HK": "Hant", "zh-MO": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}
_BODY_LEVEL = 9
"""``w:outlineLvl`` value of body text."""


class Style(NamedTuple):
    """One style as the file declares it."""

    id: str
    name: str
    kind: str
    based_on: str | None
    paragraph: ParagraphProps
    run: RunProps


class ParagraphStyle(NamedTuple):
    """A paragraph style with everything it inherits.

    ``level`` is 1..9. ``numbering`` lists, nearest first, ``(style id, num id, ilvl)`` of the
    chain. ``role`` is title, toc or plain.
    """

    name: str | None
    level: int | None
    role: str
    hidden: bool
    numbering: tuple[tuple[str, int | None, int | None], ...]
    run: RunProps


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Heading names, TOC names."""
    return (
        re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE),
        re.compile(r"toc (?:[1-9]|heading)|目录\s*[1-9]|table of figures", re.IGNORECASE),
    )


def overlay(base: RunProps, top: RunProps) -> RunProps:
    """``base`` with everything that ``top`` says put over it."""
    if top is NO_RUN_PROPS:
        return base
    pairs = zip(base, top, strict=True)
    return RunProps._make(under if over is None else over for under, over in pairs)


class Styles:
    """All styles of a document, resolved on demand.

    Args:
        styles: ``styles.xml``; ``None`` gives Word's bare defaults.
        theme: The theme part, for theme fonts.
        language: East Asian theme language of settings.xml, such as ``zh-CN``.
    """

    def __init__(self, styles: Part | None, theme: Part | None, language: str | None) -> None:
        self._default_run, self._styles, self._default_id = _read_styles(styles)
        self._theme = _read_theme(theme)
        self._script = _SCRIPTS.get(language or "", "Hans")
        self._paragraph_styles: dict[str | None, ParagraphStyle] = {}

    def _chain(self, style_id: str | None) -> list[Style]:
        """The style and what it is based on, nearest first; circles are cut."""
        chain: list[Style] = []
        seen: set[str] = set()
        while style_id is not None and style_id not in seen:
            seen.add(style_id)
            style = self._styles.get(style_id)
            if style is None:
                break
            chain.append(style)
            style_id = style.based_on
        return chain

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The resolved paragraph style; ``None`` and unknown ids mean the default style."""
        resolved = self._paragraph_styles.get(style_id)
        if resolved is None:
            resolved = self._paragraph_styles[style_id] = self._resolve(style_id)
        return resolved

    def _resolve(self, style_id: str | None) -> ParagraphStyle:
        chain = self._chain(style_id) or self._chain(self._default_id)
        run = self._default_run
        for style in reversed(chain):
            run = overlay(run, style.run)
        name = chain[0].name if chain else style_id
        return ParagraphStyle(
            name=name,
            level=_level(chain),
            role=_role(name),
            hidden=bool(run.hidden),
            numbering=tuple(
                (style.id, style.paragraph.num_id, style.paragraph.ilvl) for style in chain
            ),
            run=run,
        )

    def run(self, style_id: str | None, props: RunProps) -> tuple[Format, bool]:
        """Effective format of a run in a paragraph of ``style_id``, and whether it is hidden."""
        base = self.paragraph(style_id).run
        character = NO_RUN_PROPS
        for style in reversed(self._chain(props.style)):
            if style.kind == "character":
                character = overlay(character, style.run)
        merged = overlay(overlay(base, character), props)
        return (
            Format(
                east_asia_font=self._font(merged.east_asia),
                latin_font=self._font(merged.latin),
                size_pt=merged.size_pt,
                bold=_toggled(base.bold, character.bold, props.bold),
                italic=_toggled(base.italic, character.italic, props.italic),
                underline=bool(merged.underline),
                color=merged.color,
            ),
            _toggled(base.hidden, character.hidden, props.hidden),
        )

    def _font(self, name: str | None) -> str | None:
        """A font name with a theme reference (``@minorEastAsia``) looked up."""
        if name is None or not name.startswith("@"):
            return name
        size = name[1:6]
        if name.endswith("EastAsia"):
            return self._theme.get(size + "ea") or self._theme.get(size + self._script)
        return self._theme.get(size + "latin")


def _toggled(paragraph: bool | None, character: bool | None, direct: bool | None) -> bool:
    """A toggle property: set in both styles it cancels out; direct formatting is absolute."""
    return direct if direct is not None else bool(paragraph) != bool(character)


def _level(chain: list[Style]) -> int | None:
    """Outline level 1..9 of the nearest style that says so, by property or built-in name."""
    for style in chain:
        level = outline_level(style.paragraph)
        if level is not None:
            return level or None
        heading = _patterns()[0].fullmatch(style.name)
        if heading:
            return int(heading[1])
    return None


def outline_level(props: ParagraphProps) -> int | None:
    """Level 1..9 that properties set themselves, 0 for body text, ``None`` for nothing."""
    if props.outline is None or not 0 <= props.outline <= _BODY_LEVEL:
        return None
    return (props.outline + 1) % (_BODY_LEVEL + 1)


def _role(name: str | None) -> str:
    folded = (name or "").strip().lower()
    if folded in ("title", "标题"):
        return "title"
    return "toc" if _patterns()[1].fullmatch(folded) else "plain"


def _read_styles(part: Part | None) -> tuple[RunProps, dict[str, Style], str | None]:
    """Default run properties, styles by id, id of the default paragraph style."""
    if part is None:
        return NO_RUN_PROPS, {}, None
    slim = part._replace(xml=_slimmed(part.xml))
    groups: list[tuple[Event, list[Event]]] = []
    for event in start_events(slim, _WANTED):
        if event[0] in ("w:style", "w:rPrDefault", "w:pPrDefault"):
            groups.append((event, []))
        elif groups:
            groups[-1][1].append(event)
    default_run = NO_RUN_PROPS
    default_id = None
    styles: dict[str, Style] = {}
    for (name, attrs), events in groups:
        if name == "w:rPrDefault":
            default_run = run_props(events)
        elif name == "w:style":
            style = _style(attrs.get("w:styleId", ""), attrs.get("w:type", "paragraph"), events)
            styles[style.id] = style
            if style.kind == "paragraph" and attrs.get("w:default", "0") in ("1", "true", "on"):
                default_id = style.id
    return default_run, styles, default_id


def _slimmed(xml: bytes) -> bytes:
    """Without latent and table styles, most of a big styles.xml; a regex takes 4 ms for it."""
    start, end = xml.find(b"<w:latentStyles"), xml.find(b"</w:latentStyles>")
    if 0 <= start < end:
        xml = xml[:start] + xml[end + len(b"</w:latentStyles>") :]
    kept = []
    done = 0
    start = xml.find(b"<w:style ")
    while start >= 0:
        inside = xml.find(b">", start)
        end = xml.find(b"</w:style>", inside)
        if inside < 0 or end < 0:
            break
        if b'w:type="table"' in xml[start:inside] and xml[inside - 1 : inside] != b"/":
            kept.append(xml[done:start])
            done = inside = end + len(b"</w:style>")
        start = xml.find(b"<w:style ", inside)
    return b"".join([*kept, xml[done:]])


def _style(style_id: str, kind: str, events: list[Event]) -> Style:
    found = dict(events)
    return Style(
        id=style_id,
        name=found.get("w:name", {}).get("w:val", style_id),
        kind=kind,
        based_on=found.get("w:basedOn", {}).get("w:val"),
        paragraph=paragraph_props(events),
        run=run_props(events),
    )


def _read_theme(part: Part | None) -> dict[str, str]:
    """Typefaces by ``major`` or ``minor`` + ``latin``, ``ea`` or script."""
    fonts: dict[str, str] = {}
    size = ""
    for name, attrs in start_events(part, _THEME_NAMES) if part is not None else ():
        if name in ("a:majorFont", "a:minorFont"):
            size = name[2:7]
        elif name == "a:fmtScheme":
            break
        elif size:
            key = attrs.get("script", "") if name == "a:font" else name[2:]
            fonts.setdefault(size + key, attrs.get("typeface", ""))
    return fonts

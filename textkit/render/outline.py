"""The outline as a tree for people, as ``textkit.outline/1`` JSON, as Markdown and as OPML 2.0.

Pure functions: document and outline in, text out. ``depth`` leaves out sections of a deeper level.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape

from textkit.__about__ import __version__
from textkit.model.document import Document
from textkit.model.layers import Outline, Section

PART_NAMES = {"opening": "开头", "closing": "结尾"}
"""Names of the parts that the text opens itself, by style; turns go by their label."""

LABEL_NAMES = {"achievement": "成绩", "problem": "问题", "plan": "打算", "other": "其他"}

_EXCERPT = 24
"""Characters shown of a part without title."""

_LONGEST_TITLE = 60
_DEEPEST_HEADING = 6
_MARKDOWN_SIGNS = str.maketrans({sign: "\\" + sign for sign in "\\`*_[]<>#|~"})
_NOT_IN_XML = {code: None for code in range(32) if code not in (9, 10, 13)} | dict.fromkeys(
    (0xFFFE, 0xFFFF, *range(0xD800, 0xE000))
)


def render_outline(
    doc: Document,
    outline: Outline,
    format_: str,
    *,
    depth: int | None = None,
    labels: bool = True,
) -> str:
    """The outline in one of the formats.

    Args:
        doc: The document.
        outline: Its outline.
        format_: ``tree``, ``json``, ``markdown`` or ``opml``.
        depth: The deepest level shown; all where ``None``.
        labels: Whether labels are shown; in JSON the list stays, empty.
    """
    shown = outline if depth is None else Outline(outline.title, _pruned(outline.sections, depth))
    return _RENDERERS[format_](doc, shown, labels)


def _pruned(sections: tuple[Section, ...], depth: int) -> tuple[Section, ...]:
    return tuple(
        section._replace(children=_pruned(section.children, depth))
        for section in sections
        if section.level <= depth
    )


def _json(doc: Document, outline: Outline, labels: bool) -> str:
    title = outline.title
    document = {
        "schema": "textkit.outline/1",
        "version": __version__,
        "path": doc.path,
        "title": title
        and {
            "text": title.text,
            "line": doc.location(title.start)[0],
            "start": title.start,
            "end": title.end,
        },
        "sections": [_section(doc, section, labels) for section in outline.sections],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _section(doc: Document, section: Section, labels: bool) -> dict[str, object]:
    return {
        "level": section.level,
        "marker": section.marker,
        "title": section.title,
        "kind": section.kind,
        "auto": section.auto,
        "line": doc.location(section.start)[0],
        "start": section.start,
        "end": section.end,
        "labels": [
            {"label": label, "score": score} for label, score in (section.labels if labels else ())
        ],
        "children": [_section(doc, child, labels) for child in section.children],
    }


def _name(doc: Document, section: Section, labels: bool) -> str:
    """Marker, title and labels in one line: 二、存在问题〔问题〕.

    A part without title is shown by what it is and how it begins.
    """
    shown = "、".join(LABEL_NAMES.get(label, label) for label, _ in section.labels if labels)
    if section.kind == "implicit":
        words = doc.text[section.start : min(section.end, section.start + 2 * _EXCERPT)]
        excerpt = " ".join(words.split())[:_EXCERPT]
        return f"（{PART_NAMES.get(section.style or '') or shown or '无标题'}）{excerpt}…"
    name = " ".join(((section.marker or "") + (section.title or "")).split())
    name = name if len(name) <= _LONGEST_TITLE else name[: _LONGEST_TITLE - 1] + "…"
    return f"{name}〔{shown}〕" if shown else name


def _title(outline: Outline) -> str:
    return " ".join(outline.title.text.split()) if outline.title else ""


def _tree(doc: Document, outline: Outline, labels: bool) -> str:
    lines = [_title(outline) or "（没有标题）"]
    lines += _branches(doc, outline.sections, labels, "")
    if not outline.sections:
        lines.append("（没有正文）")
    return "\n".join(lines) + "\n"


def _branches(
    doc: Document, sections: tuple[Section, ...], labels: bool, indent: str
) -> Iterator[str]:
    for number, section in enumerate(sections, start=1):
        last = number == len(sections)
        line = doc.location(section.start)[0]
        yield f"{indent}{'└' if last else '├'}─ {_name(doc, section, labels)}  第{line}行"
        yield from _branches(doc, section.children, labels, indent + ("   " if last else "│  "))


def _markdown(doc: Document, outline: Outline, labels: bool) -> str:
    lines = [f"# {_title(outline).translate(_MARKDOWN_SIGNS)}", ""] if outline.title else []
    for section in outline.sections:
        lines += _markdown_lines(doc, section, labels, 2)
    return "\n".join(lines).strip("\n") + "\n"


def _markdown_lines(doc: Document, section: Section, labels: bool, depth: int) -> Iterator[str]:
    """A heading with what stands under it; items and leads become a list."""
    name = _name(doc, section, labels).translate(_MARKDOWN_SIGNS)
    if depth > _DEEPEST_HEADING or section.kind in ("inline", "lead"):
        yield from _markdown_items(doc, section, labels, "")
        yield ""
        return
    yield "#" * depth + " " + name
    yield ""
    listed = False
    for child in section.children:
        item = depth == _DEEPEST_HEADING or child.kind in ("inline", "lead")
        if item:
            yield from _markdown_items(doc, child, labels, "")
        else:
            if listed:
                yield ""
            yield from _markdown_lines(doc, child, labels, depth + 1)
        listed = item
    if listed:
        yield ""


def _markdown_items(doc: Document, section: Section, labels: bool, indent: str) -> Iterator[str]:
    yield f"{indent}- {_name(doc, section, labels).translate(_MARKDOWN_SIGNS)}"
    for child in section.children:
        yield from _markdown_items(doc, child, labels, indent + "  ")


def _opml(doc: Document, outline: Outline, labels: bool) -> str:
    title = _title(outline) or doc.path
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head>\n    <title>{_xml(title)}</title>\n  </head>",
        "  <body>",
    ]
    for section in outline.sections:
        lines += _opml_lines(doc, section, labels, "    ")
    if not outline.sections:
        lines.append(f'    <outline text="{_xml(title)}"/>')
    return "\n".join([*lines, "  </body>", "</opml>"]) + "\n"


def _opml_lines(doc: Document, section: Section, labels: bool, indent: str) -> Iterator[str]:
    start = f'{indent}<outline text="{_xml(_name(doc, section, labels))}"'
    if not section.children:
        yield start + "/>"
        return
    yield start + ">"
    for child in section.children:
        yield from _opml_lines(doc, child, labels, indent + "  ")
    yield indent + "</outline>"


def _xml(text: str) -> str:
    """Text for an attribute or element, without the characters that XML cannot hold."""
    return escape(text.translate(_NOT_IN_XML))


_RENDERERS: dict[str, Callable[[Document, Outline, bool], str]] = {
    "tree": _tree,
    "json": _json,
    "markdown": _markdown,
    "opml": _opml,
}

"""The documents of the oracle test, each built around one way lists behave.

All texts are invented, and each is unique in its document so that a record can name it.
"""

from __future__ import annotations

from itertools import count

from oracle.documents import (
    OracleDocument,
    Paragraph,
    abstract,
    level,
    num,
    numbering_xml,
    override,
    style,
    styles_xml,
)

CUSTOM_FORMAT = (
    '<w:lvl w:ilvl="0"><w:start w:val="9"/>'
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><mc:Choice Requires="w14">'
    '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    '<w:lvlText w:val="%1."/></w:lvl>'
)

REPORT_LEVELS = (
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
    level(4, "decimalEnclosedCircle", "%5"),
)
DECIMAL_LEVELS = (
    level(0, "decimal", "%1."),
    level(1, "decimal", "%1.%2"),
    level(2, "decimal", "%1.%2.%3"),
    level(3, "decimal", "%1.%2.%3.%4"),
)


def _outline(name: str, numbering: str, *steps: tuple[int, int]) -> OracleDocument:
    """A document whose paragraphs stand in the given (num, level)."""
    paragraphs = tuple(
        Paragraph(f"第{index}项安排按期推进", num_id, at)
        for index, (num_id, at) in zip(count(1), steps, strict=False)
    )
    return OracleDocument(name, paragraphs, numbering, styles_xml())


def _at(num_id: int, levels: str) -> list[tuple[int, int]]:
    return [(num_id, int(digit)) for digit in levels]


def _report() -> OracleDocument:
    """Five levels as official documents number them, with a table of contents of plain text."""
    texts = (
        (None, "红枫街道年度工作情况"),
        (0, "主要工作开展情况"),
        (1, "夯实基层基础"),
        (2, "网格划分更细。全年调整网格边界。"),
        (2, "走访覆盖更广。"),
        (3, "老旧小区逐户上门"),
        (4, "独居老人每周一次"),
        (4, "残疾人家庭每月一次"),
        (3, "沿街商铺集中走访"),
        (1, "提升服务效能"),
        (2, "窗口一次办结"),
        (0, "存在的问题"),
        (1, "力量配备不足"),
        (1, "宣传方式单一"),
        (None, "以上问题需要逐项解决。"),
        (0, "下一步打算"),
        (1, "补齐人员"),
        (2, "年底前招录到位"),
    )
    paragraphs = tuple(
        Paragraph(text) if at is None else Paragraph(text, 1, at) for at, text in texts
    )
    numbering = numbering_xml(abstract(1, *REPORT_LEVELS), num(1, 1))
    return OracleDocument("report", paragraphs, numbering, styles_xml())


def _styled() -> OracleDocument:
    """Headings numbered by their styles, linked both ways as Word writes them."""
    numbering = numbering_xml(
        abstract(
            1,
            level(0, "chineseCounting", "第%1章", style="Heading1"),
            level(1, "chineseCounting", "第%2节", style="Heading2"),
            level(2, "decimal", "%3.", style="Heading3"),
        ),
        num(1, 1),
    )
    styles = styles_xml(
        style("Heading1", num_id=1, at=0),
        style("Heading2", num_id=1, at=1),
        style("Heading3", num_id=1, at=2),
        style("Heading3Small", based_on="Heading3"),
        style("Plain", num_id=0, based_on="Heading1"),
    )
    rows = (
        ("Heading1", None, "总体安排"),
        ("Heading2", None, "工作目标"),
        ("Heading2", None, "任务分工"),
        ("Heading3", None, "办公室牵头"),
        ("Heading3Small", None, "各科室配合"),
        ("Heading1", 0, "此标题取消了编号"),
        ("Plain", None, "此样式取消了编号"),
        ("Heading1", None, "保障措施"),
        ("Heading2", None, "经费保障"),
    )
    paragraphs = tuple(Paragraph(text, num_id, None, name) for name, num_id, text in rows)
    return OracleDocument("styled", paragraphs, numbering, styles)


def _linked() -> OracleDocument:
    """Styles that name only the list; the level comes from ``w:pStyle`` (LibreOffice ignores it)."""
    numbering = numbering_xml(
        abstract(
            1,
            level(0, "chineseCounting", "%1、", style="H1"),
            level(1, "chineseCounting", "（%2）", style="H2"),
        ),
        num(1, 1),
    )
    styles = styles_xml(style("H1", num_id=1), style("H2", num_id=1))
    rows = (("H1", "工作回顾"), ("H2", "主要做法"), ("H2", "初步成效"), ("H1", "工作打算"))
    paragraphs = tuple(Paragraph(text, style=name) for name, text in rows)
    return OracleDocument("linked-styles", paragraphs, numbering, styles)


FORMATS = """
    decimal decimalZero decimalFullWidth decimalFullWidth2 decimalHalfWidth decimalEnclosedCircle
    decimalEnclosedCircleChinese decimalEnclosedParen decimalEnclosedFullstop chineseCounting
    chineseCountingThousand chineseLegalSimplified japaneseCounting japaneseLegal ideographDigital
    ideographTraditional ideographZodiac ideographZodiacTraditional ideographEnclosedCircle
    ideographLegalTraditional taiwaneseCounting taiwaneseCountingThousand taiwaneseDigital
    upperLetter lowerLetter upperRoman lowerRoman ordinal cardinalText ordinalText hex numberInDash
"""
FORMAT_VALUES = (1, 2, 9, 10, 11, 12, 13, 20, 21, 27, 60, 100, 101)


def _formats() -> OracleDocument:
    """Every number format at its boundaries, one list of one paragraph each."""
    definitions = []
    nums = []
    paragraphs = []
    identifiers = count(1)
    for name in FORMATS.split():
        for value in FORMAT_VALUES:
            identifier = next(identifiers)
            definitions.append(abstract(identifier, level(0, name, "%1", start=value)))
            nums.append(num(identifier, identifier))
            paragraphs.append(Paragraph(f"{name} {value}", identifier, 0))
    return OracleDocument(
        "formats", tuple(paragraphs), numbering_xml(*definitions, *nums), styles_xml()
    )


def _bullets() -> OracleDocument:
    """Bullets of symbol fonts, shifted and not, and of plain ones."""
    signs = (
        ("\uf0b7", "Symbol"),
        ("\uf06c", "Wingdings"),
        ("l", "Wingdings"),
        ("\uf0d8", "Wingdings"),
        ("–", "宋体"),
        ("●", "宋体"),
    )
    definitions = [
        abstract(index, level(0, "bullet", sign, font=font))
        for index, (sign, font) in enumerate(signs, 1)
    ]
    nums = [num(index, index) for index in range(1, len(signs) + 1)]
    numbering = numbering_xml(*definitions, *nums)
    return _outline("bullets", numbering, *((index, 0) for index in range(1, len(signs) + 1)))


def documents() -> tuple[OracleDocument, ...]:
    """All documents, each with its own name."""
    decimal = abstract(1, *DECIMAL_LEVELS)
    report = abstract(1, *REPORT_LEVELS)
    every_start = [override(index, start=1) for index in range(9)]
    return (
        _report(),
        _styled(),
        _linked(),
        _formats(),
        _bullets(),
        _outline("multilevel", numbering_xml(decimal, num(1, 1)), *_at(1, "0122311021230012")),
        _outline("long", numbering_xml(report, num(1, 1)), *_at(1, "0" * 32 + "1" * 101)),
        _outline(
            "shared-counter",
            numbering_xml(report, num(1, 1), num(2, 1)),
            *_at(1, "00"),
            *_at(2, "01"),
            *_at(1, "10"),
            *_at(2, "0"),
        ),
        _outline(
            "restarted",
            numbering_xml(
                decimal, num(1, 1), num(2, 1, *every_start), num(3, 1, override(0, start=5))
            ),
            *_at(1, "001"),
            *_at(2, "0011"),
            *_at(1, "0"),
            *_at(2, "11"),
            *_at(3, "0100"),
            *_at(1, "01"),
        ),
        _outline(
            "restarted-below",
            numbering_xml(decimal, num(1, 1), num(2, 1, override(1, start=7))),
            *_at(1, "001"),
            *_at(2, "1101"),
            *_at(1, "101"),
        ),
        _outline(
            "restart-begins-below",
            numbering_xml(decimal, num(1, 1), num(2, 1, *every_start)),
            *_at(1, "0011"),
            *_at(2, "1101"),
            *_at(1, "0"),
        ),
        _outline(
            "level-replaced",
            numbering_xml(
                report,
                num(1, 1),
                num(2, 1, override(0, definition=level(0, "upperLetter", "%1）", start=4))),
                num(3, 1, override(0, start=2, definition=level(0, "decimal", "第%1条"))),
            ),
            *_at(1, "00"),
            *_at(2, "010"),
            *_at(1, "0"),
            *_at(3, "00"),
            *_at(1, "0"),
        ),
        _outline("parent-missing", numbering_xml(decimal, num(1, 1)), *_at(1, "110210103210")),
        _outline(
            "start-values",
            numbering_xml(
                abstract(
                    1,
                    level(0, "chineseCounting", "%1、", start=3),
                    level(1, "decimal", "%1-%2", start=0),
                    level(2, "lowerLetter", "%3)", start=26),
                ),
                num(1, 1),
            ),
            *_at(1, "2212011020"),
        ),
        _outline(
            "literals",
            numbering_xml(
                abstract(
                    1,
                    level(0, "decimal", "第%1条", suffix="space"),
                    level(1, "decimal", "附件%1-%2：", suffix="tab"),
                    level(2, "chineseCounting", "【%3】"),
                    level(3, "decimal", "100%"),
                ),
                num(1, 1),
            ),
            *_at(1, "0112330"),
        ),
        _outline(
            "legal-numbers",
            numbering_xml(
                abstract(
                    1,
                    level(0, "chineseCounting", "第%1章"),
                    level(1, "decimal", "%1.%2", legal="1"),
                    level(2, "decimalZero", "%1.%2.%3", legal="1"),
                    level(3, "lowerLetter", "%4)"),
                ),
                num(1, 1),
            ),
            *_at(1, "01123301"),
        ),
        _outline(
            "restart-limits",
            numbering_xml(
                abstract(
                    1,
                    level(0, "decimal", "%1."),
                    level(1, "decimal", "(%2)", restart="0"),
                    level(2, "decimal", "<%3>", restart="1"),
                    level(3, "decimal", "[%4]", restart="9"),
                ),
                num(1, 1),
            ),
            *_at(1, "01122312330123"),
        ),
        _outline(
            "list-style",
            numbering_xml(
                abstract(1, *REPORT_LEVELS, head='<w:styleLink w:val="Items"/>'),
                abstract(2, head='<w:numStyleLink w:val="Items"/>'),
                num(1, 1),
                num(2, 2),
            ),
            *_at(1, "001"),
            *_at(2, "10"),
            *_at(1, "0"),
        )._replace(styles=styles_xml(style("Items", num_id=1, type="numbering"))),
        _outline(
            "no-number-format",
            numbering_xml(
                abstract(
                    1,
                    level(0, "none", "附件"),
                    level(1, "none", ""),
                    level(2, "decimal", "%1%2%3."),
                ),
                num(1, 1),
            ),
            *_at(1, "00122"),
        ),
        _outline(
            "custom-format",
            numbering_xml(abstract(1, CUSTOM_FORMAT), num(1, 1)),
            *_at(1, "000"),
        ),
        _outline(
            "undefined-level",
            numbering_xml(abstract(1, level(0, "decimal", "%1.")), num(1, 1)),
            *_at(1, "0110"),
            (99, 0),
            (0, 0),
        ),
        _outline(
            "number-too-deep",
            numbering_xml(
                abstract(1, level(0, "decimal", "%1.%2"), level(1, "decimal", "(%2)")), num(1, 1)
            ),
            *_at(1, "0010"),
        ),
        _outline(
            "defaults",
            numbering_xml(
                abstract(
                    1,
                    level(0, "decimal", "%1.", start=None),
                    '<w:lvl w:ilvl="1"><w:lvlText w:val="(%2)"/></w:lvl>',
                    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>',
                ),
                num(1, 1),
            ),
            *_at(1, "001120"),
        ),
    )

"""The sample corpus: built files match their sources, gold matches what the readers see."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from textkit.readers.open import read_document

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
IDS = sorted(path.stem for path in (CORPUS / "source").glob("*.md"))
KINDS = {"heading", "run-in", "inline", "lead", "implicit"}
HEADER = (
    "---\nid: a\nformat: txt\ngenre: 工作汇报\ntitle: 甲\nyear: 2021\nlevel: 县\nclean: false\n"
)


def load_gold(report_id):
    """The gold of one report."""
    return json.loads((CORPUS / "gold" / f"{report_id}.json").read_text(encoding="utf-8"))


def categories():
    """Every category of ``CATEGORIES.tsv``, in its order."""
    rows = (CORPUS / "CATEGORIES.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [row.split("\t")[0] for row in rows]


@pytest.fixture
def builder(monkeypatch) -> ModuleType:
    """The package that builds the corpus."""
    monkeypatch.syspath_prepend(str(CORPUS))
    import builder.follow_up
    import builder.gold
    import builder.source
    import builder.values

    return builder


def build_text(builder, tmp_path, body, header=HEADER):
    """Text and gold of a source with this body."""
    path = tmp_path / "a.md"
    path.write_text(f"{header}---\n{body}\n", encoding="utf-8")
    return builder.gold.build_gold(builder.source.read_source(path), frozenset(categories()))


def test_built_files_equal_their_sources():
    """``build.py --check`` finds nothing that differs, is missing or is left over."""
    command = [sys.executable, str(CORPUS / "build.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_corpus_is_large_and_mixed_enough(builder):
    """At least 60 reports, all genres, 8 .docx, 8 clean ones, each 900 to 2,500 characters."""
    golds = [load_gold(report_id) for report_id in IDS]
    assert len(golds) >= 60
    assert {gold["genre"] for gold in golds} == set(builder.source.GENRES)
    assert sum(gold["file"].endswith(".docx") for gold in golds) >= 8
    assert sum(gold["clean"] for gold in golds) >= 8
    for gold in golds:
        text = read_document(CORPUS / "reports" / gold["file"]).text
        assert 900 <= len(text) <= 2500, gold["id"]


def test_every_category_occurs_and_is_listed_once():
    """The list of categories has no double and no row without an example."""
    listed = categories()
    found = {row["category"] for report_id in IDS for row in load_gold(report_id)["defects"]}
    assert Counter(listed).most_common(1)[0][1] == 1
    assert found == set(listed)


def test_clean_reports_have_near_misses_and_no_defects():
    """A clean report is a test of silence only if it holds what tempts a checker."""
    for report_id in IDS:
        gold = load_gold(report_id)
        if gold["clean"]:
            assert gold["defects"] == []
            assert len(gold["near_misses"]) >= 5


@pytest.mark.parametrize("report_id", IDS)
def test_reader_sees_the_text_of_the_gold(builder, report_id):
    """`Document.text` is the builder's text: automatic numbers, tables, parts in their order."""
    source = builder.source.read_source(CORPUS / "source" / f"{report_id}.md")
    built = builder.gold.build_gold(source, frozenset(categories()))
    doc = read_document(CORPUS / "reports" / built.gold["file"])
    assert doc.text.rstrip("\n") == built.text.rstrip("\n")


@pytest.mark.parametrize("report_id", IDS)
def test_gold_spans_hold_their_text(report_id):
    """Every defect, near miss, title and section stands where the gold says."""
    gold = load_gold(report_id)
    text = read_document(CORPUS / "reports" / gold["file"]).text
    for row in [*gold["defects"], *gold["near_misses"], gold["title"]]:
        assert text[row["start"] : row["end"]] == row["text"]
    for row in gold["outline"]:
        assert text.startswith(row["marker"] or row["title"] or row["lead"], row["start"])
        assert row["line"] == text.count("\n", 0, row["start"]) + 1
        assert row["kind"] in KINDS
    assert [row["start"] for row in gold["outline"]] == sorted(
        row["start"] for row in gold["outline"]
    )


@pytest.mark.parametrize("report_id", IDS)
def test_labels_are_in_order_and_apart(report_id):
    """Labelled parts follow one another without overlap; two labels share one stretch."""
    spans = sorted({(row["start"], row["end"]) for row in load_gold(report_id)["labels"]})
    assert spans
    assert all(end < start for (_, end), (start, _) in pairwise(spans))


def test_span_counts_code_points_of_the_shown_text(builder, tmp_path):
    """Markup adds no character; nested defects and notes keep their own spans."""
    built = build_text(
        builder, tmp_path, "= 甲\n共⟦punct.width|⟦placeholder.count|×个⟧,|半角⟧乙\\u200b。"
    )
    assert built.text == "甲\n共×个,乙\u200b。\n"
    rows = [(row["text"], row["start"], row["note"]) for row in built.gold["defects"]]
    assert rows == [("×个", 3, ""), ("×个,", 3, "半角")]


def test_unannotated_mask_is_refused(builder, tmp_path):
    """A mask that is neither a defect nor a near miss is a hole in the gold."""
    with pytest.raises(ValueError, match="mask neither defect nor near miss"):
        build_text(builder, tmp_path, "= 甲\n共×个村。")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("⟦punct.width|,", "unclosed"),
        ("甲⟧", "closes nothing"),
        ("⟪q|3个", "unclosed"),
        ("⟦punct.unheard-of|,⟧", "unknown category"),
        ("%% success\n甲", "label"),
        ("::margin 甲", "part"),
    ],
)
def test_broken_markup_is_refused(builder, tmp_path, body, message):
    """A slip in a source stops the build instead of ending up in the gold."""
    with pytest.raises(ValueError, match=message):
        build_text(builder, tmp_path, body)


def test_automatic_numbers_count_as_word_does(builder, tmp_path):
    """A typed number does not count; a lower level starts anew after an automatic higher one."""
    header = HEADER.replace("txt", "docx")
    body = "# @甲\n## @乙\n# 四、丙\n## @丁\n# @戊\n## @己"
    built = build_text(builder, tmp_path, body, header)
    assert built.text.split("\n") == [
        "一、甲",
        "（一）乙",
        "四、丙",
        "（二）丁",
        "二、戊",
        "（一）己",
    ]


LAYERS = f"{HEADER}layers: all\n"


def layer_rows(builder, tmp_path, body, layer):
    """The rows of one layer of a source with this body."""
    return build_text(builder, tmp_path, body, LAYERS).gold[layer]


@pytest.mark.parametrize(
    ("body", "value", "unit", "low", "high"),
    [
        ("⟪q|3.6万人⟫", 36000, "人", None, None),
        ("⟪q|百分之十二⟫", 12, "%", None, None),
        ("⟪q|900多万个⟫", 9_000_000, "个", None, None),
        ("⟪q|三百零五户⟫", 305, "户", None, None),
        ("⟪q|3—5个⟫", None, "个", 3, 5),
        ("⟪q|20名|=20~ 名⟫以上", None, "名", 20, None),
        ("⟪q|一半|=0.5 -⟫", 0.5, None, None, None),
    ],
)
def test_value_comes_from_the_text_or_is_given(builder, tmp_path, body, value, unit, low, high):
    """Plain numbers are read by the builder, others by the writer."""
    (row,) = layer_rows(builder, tmp_path, body, "quantities")
    assert (row["value"], row["unit"], row["low"], row["high"]) == (value, unit, low, high)


@pytest.mark.parametrize(
    ("body", "iso", "end_iso", "relative"),
    [
        ("⟪d|2023年1月至9月⟫", "2023-01", "2023-09", None),
        ("⟪d|二〇二三年十二月五日⟫", "2023-12-05", None, None),
        ("⟪d|2023年上半年⟫", "2023-01", "2023-06", None),
        ("⟪d|今年|=2023⟫", "2023", None, "今年"),
        ("⟪d|去年底⟫", None, None, "去年底"),
    ],
)
def test_date_comes_from_the_text_or_is_given(builder, tmp_path, body, iso, end_iso, relative):
    """Periods have two ends; a relative date keeps its words."""
    (row,) = layer_rows(builder, tmp_path, body, "dates")
    assert (row["iso"], row["end_iso"], row["relative"]) == (iso, end_iso, relative)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("新建村道3条。", "not annotated: 新建村道【3】"),
        ("办好十二件实事。", "not annotated: 办好【十二件】"),
        ("印发《方案》。", "not annotated"),
        ("⟪q|三五天⟫", "give its value with ="),
        ("⟪d|那时⟫", "give the date with ="),
        ("⟪q|3条|公路⟫", "subject not in the text"),
        ("甲，⟪plan|乙。⟫", "begin and end with a sentence"),
        ("%% problem plan\n甲。", "sentence needs a label"),
        ("⟪x|甲⟫", "unknown annotation x"),
    ],
)
def test_holes_in_the_layers_are_refused(builder, tmp_path, body, message):
    """A number or work that nobody annotated, or a value that nobody can read, stops the build."""
    with pytest.raises(ValueError, match=message):
        build_text(builder, tmp_path, body, LAYERS)


def test_numbers_of_items_and_papers_need_no_annotation(builder, tmp_path):
    """Heading numbers and the number behind a cited work explain themselves."""
    body = "### 1.甲\n印发⟪c|《方案》⟫（甲政发〔2023〕5号）。"
    (row,) = layer_rows(builder, tmp_path, body, "documents")
    assert (row["text"], row["number"]) == ("《方案》", "甲政发〔2023〕5号")


def test_sentences_take_the_label_of_their_part_or_mark(builder, tmp_path):
    """A mark inside a part wins; headings are no sentences, ends inside quotes end nothing."""
    body = "%% problem\n# 一、甲\n乙“丙。丁”戊。⟪plan|己。⟫"
    rows = layer_rows(builder, tmp_path, body, "sentences")
    assert [(row["start"], row["end"], row["label"]) for row in rows] == [
        (4, 12, "problem"),
        (12, 14, "plan"),
    ]


def test_measures_are_lowest_sections_as_marks_correct_them(builder, tmp_path):
    """Status by part; a mark changes it, names actors, drops an item or adds a line."""
    body = (
        "%% achievement\n# 一、甲\n‹一是›⟪m||县委⟫乙。‹二是›⟪m|planned⟫丙。‹三是›⟪m|none⟫丁。\n"
        "%% problem\n# 二、戊\n‹一是›己。\n%% plan\n## （一）庚。¶辛。\n%% other\n⟪m|done⟫壬。"
    )
    rows = layer_rows(builder, tmp_path, body, "measures")
    assert [(row["marker"], row["status"], row["actors"]) for row in rows] == [
        ("一是", "done", ["县委"]),
        ("二是", "planned", None),
        ("（一）", "planned", None),
        (None, "done", None),
    ]


def test_annotations_do_not_change_the_docx(builder, tmp_path):
    """What an annotation parts is one run in Word."""
    import builder.package

    header = HEADER.replace("txt", "docx")
    sources = []
    for body in ("新建⟪q|3条⟫。", "新建3条。"):
        (tmp_path / "a.md").write_text(f"{header}---\n{body}\n", encoding="utf-8")
        sources.append(builder.source.read_source(tmp_path / "a.md"))
    assert builder.package.write_docx(sources[0]) == builder.package.write_docx(sources[1])


def pair_of(builder, tmp_path, table):
    """Gold of a pair whose first report plans two measures."""
    found = []
    for year, body in ((2021, "%% plan\n‹一是›修路。‹二是›架桥。"), (2022, "路已修好。")):
        header = LAYERS.replace("2021", str(year)) + "pair: town\n"
        (tmp_path / "a.md").write_text(f"{header}---\n{body}\n", encoding="utf-8")
        source = builder.source.read_source(tmp_path / "a.md")
        source = source._replace(id=f"town-{year}")
        found.append((source, builder.gold.build_gold(source, frozenset())))
    rows = ["last\tthis\tplan\tdeed\tverdict", *table]
    (tmp_path / "town.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return builder.follow_up.build_follow_up(tmp_path, found)["town"]


def test_pair_has_offsets_of_both_reports(builder, tmp_path):
    """Plan and deed are found by their quotations."""
    table = ["town-2021\ttown-2022\t修路\t路已修好\tdone", "town-2021\ttown-2022\t架桥\t\tmissing"]
    first, second = pair_of(builder, tmp_path, table)["promises"]
    assert (first["plan"]["start"], first["achievement"]["end"]) == (2, 4)
    assert (second["achievement"], second["verdict"]) == (None, "missing")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("修路\t路已修好\tdone", "no row for the plan: 架桥"),
        ("修\t路已修好\tmissing", "does not go with its deed"),
        ("修渠\t路已修好\tdone", "stands 0 times"),
        ("修路\t路已修好\tdone\tx", "row:"),
    ],
)
def test_broken_pair_is_refused(builder, tmp_path, row, message):
    """Every planned measure has a row, every quotation its place."""
    with pytest.raises(ValueError, match=message):
        pair_of(builder, tmp_path, [f"town-2021\ttown-2022\t{row}"])


@pytest.mark.parametrize("report_id", IDS)
def test_layers_hold_their_text(report_id):
    """Every annotated stretch stands where the gold says; measures and sentences lie in the text."""
    gold = load_gold(report_id)
    text = read_document(CORPUS / "reports" / gold["file"]).text
    for layer in ("quantities", "dates", "slogans", "documents", "organizations"):
        for row in gold[layer]:
            assert text[row["start"] : row["end"]] == row["text"]
    for row in [*gold["measures"], *gold["sentences"]]:
        assert 0 <= row["start"] < row["end"] <= len(text)


def test_six_units_have_two_years_and_every_verdict():
    """Quotations stand where the gold of the pair says; done, partly and missing all occur."""
    verdicts = set()
    paths = sorted((CORPUS / "follow_up").glob("*.json"))
    assert len(paths) >= 6
    for path in paths:
        pair = json.loads(path.read_text(encoding="utf-8"))
        last, this = (
            read_document(CORPUS / "reports" / pair[key]).text for key in ("last", "this")
        )
        for row in pair["promises"]:
            verdicts.add(row["verdict"])
            assert last[row["plan"]["start"] : row["plan"]["end"]] == row["plan"]["text"]
            if deed := row["achievement"]:
                assert this[deed["start"] : deed["end"]] == deed["text"]
    assert verdicts == {"done", "partly", "missing"}

"""Old Word and WPS files through LibreOffice, there or not."""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from builders import build_docx, p
from office_files import fake_soffice, needs_scripts, ole

from textkit.errors import ReadError
from textkit.readers import office
from textkit.readers.office import SOFFICE_VARIABLE, convert_to_docx, find_soffice
from textkit.readers.open import read_document

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
OLD = ole("WordDocument")

pytestmark = pytest.mark.skipif(needs_scripts, reason="a script stands in for LibreOffice")


def stand_in(monkeypatch, folder, action):
    """Let a fake LibreOffice that does ``action`` be the one that is found."""
    monkeypatch.setenv(SOFFICE_VARIABLE, str(fake_soffice(folder, action)))


def writes(folder, data):
    """The action that leaves ``data`` as the converted file."""
    made = folder / "made"
    made.write_bytes(data)
    return f"target.write_bytes(pathlib.Path({str(made)!r}).read_bytes())"


@pytest.mark.parametrize(
    ("name", "format_"), [("汇报.doc", "doc"), ("汇报.wps", "wps"), ("汇报.DOC", "doc")]
)
def test_an_old_file_becomes_a_document(monkeypatch, tmp_path, name, format_):
    """The text is the converted file's, name and format are the original's."""
    stand_in(
        monkeypatch, tmp_path, writes(tmp_path, build_docx(p("关于工作的汇报"), p("一、做法")))
    )
    doc = read_document(name, data=OLD)
    assert doc.text.rstrip("\n") == "关于工作的汇报\n一、做法"
    assert (doc.path, doc.format, doc.warnings) == (name, format_, ())


def test_a_profile_of_its_own(monkeypatch, tmp_path):
    """LibreOffice runs headless in a fresh profile, and nothing is left behind."""
    stand_in(monkeypatch, tmp_path, writes(tmp_path, build_docx(p("甲"))))
    convert_to_docx(OLD, "a.doc", suffix=".doc")
    arguments = (tmp_path / "arguments.txt").read_text(encoding="utf-8")
    profile = arguments.split("-env:UserInstallation=file://")[1].split()[0]
    assert "--headless" in arguments
    assert not Path(profile).parent.exists()


def test_not_installed(monkeypatch):
    """Without LibreOffice the way out is named."""
    monkeypatch.delenv(SOFFICE_VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_usual_places", list)
    with pytest.raises(ReadError, match="LibreOffice") as caught:
        convert_to_docx(OLD, "汇报.doc", suffix=".doc")
    assert "另存为 .docx" in caught.value.hint
    assert SOFFICE_VARIABLE in caught.value.hint


def test_a_wrong_setting_is_named(monkeypatch, tmp_path):
    """A program that is set but not there is not silently replaced by another."""
    monkeypatch.setenv(SOFFICE_VARIABLE, str(tmp_path / "没有"))
    assert find_soffice() is None
    with pytest.raises(ReadError) as caught:
        convert_to_docx(OLD, "汇报.doc", suffix=".doc")
    assert "没有" in caught.value.hint


def test_the_usual_places(monkeypatch, tmp_path):
    """Where nothing is on the PATH, the folders of the usual installers are looked at."""
    program = fake_soffice(tmp_path, "pass")
    monkeypatch.delenv(SOFFICE_VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "_usual_places", lambda: [tmp_path / "none", program])
    assert find_soffice() == str(program)


@pytest.mark.parametrize("action", ["sys.exit(1)", "pass"])
def test_it_fails(monkeypatch, tmp_path, action):
    """No converted file means one clear line, whatever the exit code."""
    stand_in(monkeypatch, tmp_path, action)
    with pytest.raises(ReadError, match="打不开") as caught:
        read_document("坏.doc", data=OLD)
    assert caught.value.path == "坏.doc"


def test_it_makes_rubbish(monkeypatch, tmp_path):
    """A converted file that is none is refused under the original's name."""
    stand_in(monkeypatch, tmp_path, writes(tmp_path, b"rubbish"))
    with pytest.raises(ReadError) as caught:
        read_document("坏.doc", data=OLD)
    assert caught.value.path == "坏.doc"


def test_it_hangs(monkeypatch, tmp_path):
    """After its time LibreOffice and what it started are ended."""
    child = tmp_path / "child"
    stand_in(
        monkeypatch,
        tmp_path,
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        f"pathlib.Path({str(child)!r}).write_text(str(child.pid))\ntime.sleep(60)",
    )
    start = time.monotonic()
    with pytest.raises(ReadError, match=r"超过 1\.5 秒"):
        convert_to_docx(OLD, "慢.doc", suffix=".doc", timeout_seconds=1.5)
    assert time.monotonic() - start < 20
    assert not is_running(int(child.read_text()))


def is_running(pid):
    """Whether a process runs; one that ended but was not waited for does not."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except OSError:
        return False


def test_it_does_not_start(monkeypatch, tmp_path):
    """A program that cannot run is told from a file that cannot be read."""
    program = tmp_path / "soffice"
    program.write_bytes(b"\x7fELF")
    program.chmod(0o755)
    monkeypatch.setenv(SOFFICE_VARIABLE, str(program))
    with pytest.raises(ReadError, match="没能运行"):
        convert_to_docx(OLD, "a.doc", suffix=".doc")


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_the_real_one(tmp_path, kind):
    """LibreOffice itself reads back what it wrote."""
    rtf = r"{\rtf1\ansi\uc1 \u24037?\u20316?\u27719?\u25253?\par \u19968?\u12289?\u20570?\par}"
    if kind == "rtf":
        data = rtf.encode()
    else:
        converted = convert_to_docx(rtf.encode(), "a.rtf", suffix=".rtf")
        data = convert(converted, tmp_path, kind)
    doc = read_document(f"汇报.{kind}", data=data)
    assert doc.text.split() == ["工作汇报", "一、做"]
    assert doc.format == kind


def convert(data, folder, kind):
    """A file of another kind, made by LibreOffice."""
    source = folder / "a.docx"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    command += ["--outdir", str(folder), str(source)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return source.with_suffix(f".{kind}").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_the_real_one_refuses_rubbish():
    """A damaged file is refused and never read as text."""
    with pytest.raises(ReadError, match="打不开"):
        read_document("坏.doc", data=OLD + b"\x11" * 4000)

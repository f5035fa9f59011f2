"""Where data is, and replacing a file in one step."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from textkit.errors import UsageError
from textkit.resources import data_folder, write_atomically

posix_only = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions and devices")


@pytest.mark.parametrize("name", ["lexicons", "models"])
def test_data_folder(name: str) -> None:
    """Lexicons and models are found in a checkout and in an installed package."""
    assert any(data_folder(name).iterdir())


def test_new_file(tmp_path: Path) -> None:
    """The bytes are there, and nothing beside them."""
    path = tmp_path / "新 文件.json"
    write_atomically(path, b"\xff\x00")
    assert path.read_bytes() == b"\xff\x00"
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_permissions(tmp_path: Path) -> None:
    """A replaced file keeps its permissions; a new one follows the mask."""
    path = tmp_path / "甲.txt"
    path.write_bytes(b"1")
    path.chmod(0o640)
    write_atomically(path, b"2")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    mask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "乙.txt", b"2")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "乙.txt").stat().st_mode) == 0o640


@posix_only
def test_link_stays_a_link(tmp_path: Path) -> None:
    """What a link points to is replaced, not the link."""
    real = tmp_path / "real.txt"
    real.write_bytes(b"1")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_atomically(link, b"2")
    assert link.is_symlink()
    assert real.read_bytes() == b"2"


@posix_only
def test_device_is_not_replaced(tmp_path: Path) -> None:
    """``--output /dev/null`` throws the result away and leaves the device alone."""
    write_atomically(Path("/dev/null"), b"1")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["没有/甲.txt", "", "环"])
def test_unwritable(tmp_path: Path, name: str) -> None:
    """No such folder, a folder, a link to itself: one error with a way out, nothing left over."""
    if name == "环":
        (tmp_path / "环").symlink_to(tmp_path / "环")
    before = list(tmp_path.iterdir())
    with pytest.raises(UsageError, match=r"写不了文件.*检查文件夹是否存在"):
        write_atomically(tmp_path / name, b"1")
    assert list(tmp_path.iterdir()) == before


def test_failure_halfway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the last step fails the old file is whole and the temporary one gone."""
    path = tmp_path / "甲.txt"
    path.write_bytes(b"1")

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UsageError, match="Permission denied"):
        write_atomically(path, b"2")
    assert path.read_bytes() == b"1"
    assert list(tmp_path.iterdir()) == [path]

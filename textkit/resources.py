"""Where the data folders are, and how a file is replaced: the only module that knows."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO

from textkit.errors import UsageError


@cache
def data_folder(name: str) -> Path:
    """``lexicons`` or ``models``: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    shipped = package / "_data" / name
    return shipped if shipped.is_dir() else package.parent / name


def user_cache_folder() -> Path | None:
    """This user's cache folder of textkit, made if need be; ``None`` where there can be none.

    ``TEXTKIT_CACHE_DIR`` names another one; set to nothing it turns the cache off. A folder that
    other users may write to is not used: what they plant there would be read as ours.
    """
    named = os.environ.get("TEXTKIT_CACHE_DIR")
    if named == "":
        return None
    try:
        if named is None:
            from platformdirs import user_cache_path

            folder = user_cache_path("textkit", appauthor=False)
        else:
            folder = Path(named)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if is_private(folder) else None
    except (OSError, RuntimeError):  # RuntimeError: no home folder
        return None


def is_private(path: Path) -> bool:
    """Whether this user alone owns and may write to ``path``; always so where there are no owners.

    Raises:
        OSError: There is no such file or folder.
    """
    status = path.stat()
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def write_atomically(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data`` in one step; its permissions stay, a link stays a link.

    A device or pipe (``/dev/null``) is written to, never replaced.

    Raises:
        UsageError: The folder or file cannot be written.
    """
    with replacing(path) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of ``path`` at the end, if all went well; see `write_atomically`.

    Raises:
        UsageError: The folder or file cannot be written.
    """
    import shutil
    from tempfile import NamedTemporaryFile  # 2 ms that only a run that writes has to pay

    temporary = ""
    try:
        target = _resolved(path)
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
            return
        with NamedTemporaryFile(dir=target.parent, prefix=".textkit-", delete=False) as replacement:
            temporary = replacement.name
            yield replacement
            replacement.flush()
            os.fsync(replacement.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        else:
            mask = os.umask(0)
            os.umask(mask)
            Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(target)
    except OSError as error:
        hint = "检查文件夹是否存在、是否可写、文件是否正被 Word 或 WPS 打开"
        raise UsageError(str(path), f"写不了文件：{error.strerror or error}", hint=hint) from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError as error:  # a link to itself, before Python 3.13
        raise OSError(str(error)) from error

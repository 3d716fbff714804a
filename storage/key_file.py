"""The key file: where the data key stands when no setting names one, apart from the data."""

import contextlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from storage.cipher import Cipher
from storage.data_keys import cipher_from, new_key

_NAME = "data.key"


class KeyFileError(Exception):
    """The key file cannot be used; the text names it and says what would do."""


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The keys that stand in a file."""

    path: Path
    cipher: Cipher
    made: bool = False
    """Whether it was not there before."""

    @property
    def open_to_others(self) -> bool:
        """Whether somebody else on this machine may read it, as far as the system tells."""
        return os.name == "posix" and bool(self.path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def place(environment: Mapping[str, str]) -> Path:
    """Where the key file is: in the user's folder for configuration. Raises KeyFileError where there is none."""
    named = environment.get("XDG_CONFIG_HOME", "")
    if Path(named).is_absolute():  # as the XDG specification has it, any other is passed over
        return Path(named) / "omtanke" / _NAME
    try:
        folder = Path(environment.get("APPDATA") or Path.home() / ".config")
    except RuntimeError:
        raise KeyFileError("there is no home folder for the key file; set OMTANKE_DATA_KEY") from None
    return folder / "omtanke" / _NAME


def read_or_make(path: Path) -> KeyFile:
    """The key file, made with a fresh key and for its owner's eyes only where it is not there. Raises KeyFileError."""
    try:
        made = not path.exists() and _make(path)
        return KeyFile(path, cipher_from(path.read_text(encoding="ascii")), made)
    except OSError as error:
        raise KeyFileError(f"the key file {path} cannot be read or made; set OMTANKE_DATA_KEY") from error
    except ValueError as error:
        raise KeyFileError(f"the key file {path} holds no data key; bring it back from a copy") from error


def _make(path: Path) -> bool:
    """Put the whole file there at once; False when another process was quicker, whose file stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, prefix=path.name, encoding="ascii") as draft:  # its owner's alone
        draft.write(f"{new_key()}\n")
        draft.flush()
        os.fsync(draft.fileno())
        try:
            path.hardlink_to(draft.name)  # unlike a renaming, it takes no file's place
        except FileExistsError:
            return False
    to_disk(path.parent)
    return True


def to_disk(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk: a power cut takes nothing of it back."""
    with contextlib.suppress(PermissionError):  # Windows opens no folder
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)

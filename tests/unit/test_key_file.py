"""The key file: made once, for its owner's eyes only, and never written over."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.key_file import KeyFileError, place, read_or_make
from tests.support.keys import CIPHER, DATA_KEY


def test_it_is_made_once_and_read_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "omtanke" / "data.key"
    first, second = read_or_make(path), read_or_make(path)
    assert (first.made, second.made) == (True, False)
    assert first.cipher.key_id == second.cipher.key_id


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "omtanke" / "data.key"
    mask = os.umask(0)
    try:
        found = read_or_make(path)
    finally:
        os.umask(mask)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert not found.open_to_others
    path.chmod(0o640)
    assert found.open_to_others


def test_processes_that_make_it_at_once_have_the_same(tmp_path: Path) -> None:
    path = tmp_path / "omtanke" / "data.key"
    with ThreadPoolExecutor(8) as processes:
        found = list(processes.map(lambda _: read_or_make(path), range(8)))
    assert {each.cipher.key_id for each in found} == {read_or_make(path).cipher.key_id}
    assert [each.name for each in path.parent.iterdir()] == ["data.key"]


def test_it_may_hold_several_keys_the_newest_first(tmp_path: Path) -> None:
    path = tmp_path / "data.key"
    newest = read_or_make(path).cipher.key_id
    path.write_text(path.read_text() + DATA_KEY)
    cipher = read_or_make(path).cipher
    assert cipher.key_id == newest
    assert cipher.decrypt(CIPHER.encrypt("Rome", "goal.name"), "goal.name") == "Rome"


@pytest.mark.parametrize("content", [b"", b"secret", "nøgle".encode()])
def test_a_broken_one_is_named_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "data.key"
    path.write_bytes(content)
    with pytest.raises(KeyFileError, match=f"{path} holds no data key"):
        read_or_make(path)
    assert path.read_bytes() == content


def test_where_none_can_be_made_the_setting_is_named(tmp_path: Path) -> None:
    (tmp_path / "omtanke").write_text("no folder")
    with pytest.raises(KeyFileError, match="set OMTANKE_DATA_KEY"):
        read_or_make(tmp_path / "omtanke" / "data.key")


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"XDG_CONFIG_HOME": "/etc/kept"}, "/etc/kept"),
        ({"XDG_CONFIG_HOME": "/etc/kept", "APPDATA": "/roaming"}, "/etc/kept"),
        ({"XDG_CONFIG_HOME": "relative", "APPDATA": "/roaming"}, "/roaming"),
        ({"APPDATA": "/roaming"}, "/roaming"),
        ({}, str(Path.home() / ".config")),
        ({"XDG_CONFIG_HOME": ""}, str(Path.home() / ".config")),
    ],
)
def test_it_is_in_the_folder_for_configuration(environment: dict[str, str], folder: str) -> None:
    assert place(environment) == Path(folder) / "omtanke" / "data.key"

"""The starter library: categories, opinions and alternatives as reviewable files, and their loading.

One TOML file a category under `categories/`. Each start loads the files that changed; an entry is
known by its id, so that an edited text takes the old one's place.
"""

import tomllib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import Session, col

from bot.domain.terms import spelling, stems
from storage import opinions
from storage.tables import Alternative, Category, LibraryFile, Opinion
from storage.turns import take_turn

GENERAL = "general"
"""The category of what is honest about any purchase: the answer when nothing else fits."""


class LibraryError(Exception):
    """A file of the library cannot be read; the text names it and says why."""


def load(session: Session, source: Traversable | None = None) -> int:
    """Load every file that is new or changed and drop what is gone; returns how many files were loaded.

    Raises LibraryError, and then changes nothing.
    """
    take_turn(session.connection())
    folder = source or files("storage.library") / "categories"
    found = {file.name: file for file in folder.iterdir() if file.name.endswith(".toml")}
    rows = session.execute(select(col(LibraryFile.name), col(LibraryFile.digest)))
    known = {row.name: row.digest for row in rows}
    changed = [(name, data, digest) for name, data, digest in _read(found) if known.get(name) != digest]
    gone = known.keys() - found.keys()
    for name in (*gone, *(name for name, _, _ in changed)):  # all before any is added: an entry may change its file
        _drop(session, name)
    entries = [entry for name, data, _ in changed for entry in _parsed(name, data)]
    session.add_all(entry for entry in entries if not isinstance(entry, Opinion))
    session.add_all(LibraryFile(name=name, digest=digest) for name, _, digest in changed)
    session.flush()
    opinions.put(session, [entry for entry in entries if isinstance(entry, Opinion)])  # all together: quicker
    return len(changed)


def _read(found: dict[str, Traversable]) -> Iterator[tuple[str, bytes, str]]:
    for name, file in sorted(found.items()):
        data = file.read_bytes()
        yield name, data, sha256(data + spelling()).hexdigest()  # other stems make other words of the same file


def _drop(session: Session, file: str) -> None:
    opinions.remove(session, session.scalars(select(col(Opinion.id)).where(col(Opinion.file) == file)).all())
    session.execute(delete(Alternative).where(col(Alternative.file) == file))
    session.execute(delete(Category).where(col(Category.id) == file.removesuffix(".toml")))
    session.execute(delete(LibraryFile).where(col(LibraryFile.name) == file))


def _parsed(file: str, data: bytes) -> list[Category | Opinion | Alternative]:
    try:
        return list(_rows(file, tomllib.loads(data.decode())))
    except KeyError as error:
        raise LibraryError(f"{file}: {error} is missing") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise LibraryError(f"{file}: {error}") from error


def _rows(file: str, data: dict[str, Any]) -> Iterable[Category | Opinion | Alternative]:
    category = data["id"]
    name = data["name"]
    phrases = [*name.values(), *data["words"]["en"], *data["words"]["da"]]
    normal = dict.fromkeys(" ".join(stems(phrase)) for phrase in phrases)
    yield Category(
        id=category,
        branch=data.get("branch", category),
        name_en=name["en"],
        name_da=name["da"],
        words="\n".join(normal),
    )
    for entry in data["opinions"]:
        yield Opinion(file=file, category=category, **_texts(entry))
    for entry in data["alternatives"]:
        yield Alternative(file=file, category=category, **_texts(entry))


def _texts(entry: dict[str, Any]) -> dict[str, Any]:
    return {("text_" + key if key in {"en", "da"} else key): value for key, value in entry.items()}

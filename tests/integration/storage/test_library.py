"""Loading the library: what stands in the files is what is in the tables, and an unchanged file costs nothing."""

from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from storage import library, search
from storage.library import GENERAL
from storage.shelf import Shelf
from storage.tables import Alternative, Category, LibraryFile, Opinion
from tests.support.rows import NOW

OPINION = """
[[opinions]]
id = "{id}"
angle = "upkeep"
strategy = "reflection"
kind = "editorial"
source = "Omtanke"
interest = "none"
dated = 2026-11-23
en = "{en}"
da = "Den skal støves af."
"""
ALTERNATIVE = """
[[alternatives]]
id = "{id}"
rung = "nothing"
source = "Omtanke"
interest = "none"
dated = 2026-11-23
en = "{en}"
da = "Lad den stå."
"""


class Folder:
    """A small library of files to edit: kites with two opinions, gongs with one, each with an alternative."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.write("kites", "kite", "drager", ["kites-wind", "kites-string"])
        self.write("gongs", "gong", "gongonger", ["gongs-noise"])

    def write(self, category: str, en: str, da: str, opinions: list[str], text: str = "It gathers dust.") -> None:
        head = f'id = "{category}"\n[name]\nen = "{category}"\nda = "{da}"\n[words]\nen = ["{en}"]\nda = ["{da}"]\n'
        entries = [OPINION.format(id=opinion, en=text) for opinion in opinions]
        entries += [ALTERNATIVE.format(id=f"{category}-nothing", en=text)]
        (self.path / f"{category}.toml").write_text("\n".join([head, *entries]), encoding="utf-8")

    def remove(self, category: str) -> None:
        (self.path / f"{category}.toml").unlink()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def opinions(session: Session) -> dict[str, str]:
    """The category of every stored opinion."""
    rows = session.execute(select(col(Opinion.id), col(Opinion.category)))
    return {row.id: row.category for row in rows}


def found(session: Session, text: str) -> str:
    return search.find_category(session, Shelf(lambda: NOW), text).category


def test_the_files_are_the_library(session: Session, folder: Folder) -> None:
    assert library.load(session, folder.path) == 2
    assert opinions(session) == {"kites-wind": "kites", "kites-string": "kites", "gongs-noise": "gongs"}
    assert set(session.scalars(select(Alternative.id))) == {"kites-nothing", "gongs-nothing"}
    assert set(session.scalars(select(Category.id))) == {"kites", "gongs"}
    assert set(session.scalars(select(LibraryFile.name))) == {"kites.toml", "gongs.toml"}


def test_an_opinion_is_stored_whole(session: Session, folder: Folder) -> None:
    library.load(session, folder.path)
    stored = session.get_one(Opinion, "gongs-noise")
    assert stored.model_dump(mode="json") == {
        "id": "gongs-noise",
        "file": "gongs.toml",
        "category": "gongs",
        "angle": "upkeep",
        "strategy": "reflection",
        "kind": "editorial",
        "source": "Omtanke",
        "interest": "none",
        "dated": "2026-11-23",
        "text_en": "It gathers dust.",
        "text_da": "Den skal støves af.",
    }


def test_an_unchanged_library_is_not_loaded_again(session: Session, folder: Folder) -> None:
    library.load(session, folder.path)
    assert library.load(session, folder.path) == 0
    assert len(opinions(session)) == 3


def test_an_edited_text_takes_the_old_ones_place(session: Session, folder: Folder) -> None:
    library.load(session, folder.path)
    folder.write("kites", "kite", "drager", ["kites-wind", "kites-string"], text="It waits for wind.")
    assert library.load(session, folder.path) == 1
    session.expire_all()
    assert session.get_one(Opinion, "kites-wind").text_en == "It waits for wind."
    assert session.get_one(Alternative, "kites-nothing").text_en == "It waits for wind."
    assert session.get_one(Opinion, "gongs-noise").text_en == "It gathers dust."


def test_an_entry_that_is_removed_goes(session: Session, folder: Folder) -> None:
    library.load(session, folder.path)
    folder.write("kites", "kite", "drager", ["kites-wind"])
    library.load(session, folder.path)
    assert opinions(session) == {"kites-wind": "kites", "gongs-noise": "gongs"}


def test_a_file_that_is_removed_goes_with_all_that_led_to_it(session: Session, folder: Folder) -> None:
    library.load(session, folder.path)
    folder.remove("kites")
    assert library.load(session, folder.path) == 0
    assert opinions(session) == {"gongs-noise": "gongs"}
    assert session.scalars(select(Alternative.id)).all() == ["gongs-nothing"]
    assert session.scalars(select(LibraryFile.name)).all() == ["gongs.toml"]
    assert (found(session, "a kite"), found(session, "a gong")) == (GENERAL, "gongs")


def test_a_file_that_comes_back_is_loaded_again(session: Session, folder: Folder) -> None:
    library.load(session, folder.path)
    folder.remove("kites")
    library.load(session, folder.path)
    folder.write("kites", "kite", "drager", ["kites-wind"])
    assert library.load(session, folder.path) == 1
    assert found(session, "kite") == "kites"


@pytest.mark.parametrize(("source", "target"), [("kites", "gongs"), ("gongs", "kites")])
def test_an_entry_may_move_to_another_file(session: Session, folder: Folder, source: str, target: str) -> None:
    folder.write(source, "kite", "drager", ["left", "moving"])
    folder.write(target, "gong", "gongonger", ["there"])
    library.load(session, folder.path)
    folder.write(source, "kite", "drager", ["left"])
    folder.write(target, "gong", "gongonger", ["there", "moving"])
    assert library.load(session, folder.path) == 2
    assert opinions(session) == {"left": source, "there": target, "moving": target}


def test_a_file_may_get_another_name(session: Session, folder: Folder) -> None:
    library.load(session, folder.path)
    folder.remove("kites")
    folder.write("aerobatic-kites", "kite", "drager", ["kites-wind", "kites-string"])
    assert library.load(session, folder.path) == 1
    assert opinions(session)["kites-wind"] == "aerobatic-kites"
    assert found(session, "kite") == "aerobatic-kites"


def test_new_words_lead_to_the_category_and_old_ones_no_more(session: Session, folder: Folder) -> None:
    folder.write("kites", "parafoil", "drager", ["kites-wind"])
    library.load(session, folder.path)
    assert (found(session, "parafoil"), found(session, "delta wing")) == ("kites", GENERAL)
    folder.write("kites", "delta wing", "drager", ["kites-wind"])
    library.load(session, folder.path)
    assert (found(session, "parafoil"), found(session, "delta wing")) == (GENERAL, "kites")


def test_other_files_in_the_folder_are_passed_over(session: Session, folder: Folder) -> None:
    (folder.path / "README.md").write_text("How to add an opinion.")
    (folder.path / "kites.toml~").write_text("a half-written backup")
    assert library.load(session, folder.path) == 2


def test_the_starter_library_has_the_general_category(session: Session) -> None:
    assert library.load(session) == 0, "the fixture has loaded it"
    general = session.get_one(Category, GENERAL)
    assert general.name_da == "ting i almindelighed"
    assert len(session.scalars(select(Opinion.id).where(Opinion.category == GENERAL)).all()) >= 4
    assert len(session.scalars(select(Alternative.id).where(Alternative.category == GENERAL)).all()) >= 5


def test_every_entry_of_the_starter_library_has_a_category(session: Session) -> None:
    categories = set(session.scalars(select(Category.id)))
    assert len(categories) >= 40
    assert set(session.scalars(select(Opinion.category))) == categories
    assert set(session.scalars(select(Alternative.category))) == categories

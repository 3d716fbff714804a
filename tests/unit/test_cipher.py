"""Encryption: what is encrypted comes back, and nothing else does."""

import re
from base64 import b64decode

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from hypothesis import given
from hypothesis import strategies as st

from storage.cipher import Altered, Cipher, UnknownKey
from storage.data_keys import cipher_from, new_key
from tests.support.keys import CIPHER, DATA_KEY

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NAMES = st.sampled_from(["temptation.product", "temptation.reason", "shopper.telegram_id"])
KEYS = st.binary(min_size=32, max_size=32)
KEY_ID, HASH = "c675a626", 6843217325207359082
STORED = "o1.c675a626.APiitna1N9sPPoFGqAu79ZVgFhq62SaIufxrzx7a0MPJoX273j4Wh91H"
IDS = st.integers(min_value=-(2**63) + 1, max_value=2**63 - 1)


@given(TEXTS, NAMES, KEYS)
def test_what_is_encrypted_comes_back(text: str, name: str, key: bytes) -> None:
    assert Cipher([key]).decrypt(Cipher([key]).encrypt(text, name), name) == text


@given(TEXTS, NAMES)
def test_an_encrypted_value_has_the_documented_form(text: str, name: str) -> None:
    stored = CIPHER.encrypt(text, name)
    assert re.fullmatch(r"o1\.[0-9a-f]{8}\.[A-Za-z0-9+/]+={0,2}", stored)
    assert stored.startswith(CIPHER.prefix)
    assert CIPHER.prefix == f"o1.{CIPHER.key_id}."


@given(TEXTS, NAMES)
def test_the_same_text_is_never_encrypted_to_the_same(text: str, name: str) -> None:
    assert CIPHER.encrypt(text, name) != CIPHER.encrypt(text, name)


@given(TEXTS, NAMES, KEYS, KEYS)
def test_another_key_opens_nothing(text: str, name: str, key: bytes, other: bytes) -> None:
    stored = Cipher([key]).encrypt(text, name)
    if key != other:
        with pytest.raises(UnknownKey):
            Cipher([other]).decrypt(stored, name)


@given(TEXTS, NAMES, NAMES)
def test_a_value_that_was_moved_does_not_open(text: str, name: str, place: str) -> None:
    if name != place:
        with pytest.raises(Altered):
            CIPHER.decrypt(CIPHER.encrypt(text, name), place)


@given(TEXTS, st.data())
def test_a_value_that_was_altered_does_not_open(text: str, data: st.DataObject) -> None:
    stored = CIPHER.encrypt(text, "goal.name")
    at = data.draw(st.integers(0, len(stored) - 5))  # the last four letters of base64 have bits to spare
    letter = data.draw(st.sampled_from("AZaz09+/=.o").filter(lambda letter: letter != stored[at]))
    with pytest.raises((Altered, UnknownKey)):
        CIPHER.decrypt(stored[:at] + letter + stored[at + 1 :], "goal.name")


@given(st.text())
def test_what_was_never_encrypted_does_not_open(text: str) -> None:
    with pytest.raises((Altered, UnknownKey)):
        CIPHER.decrypt(text, "goal.name")


@pytest.mark.parametrize("cut", [1, 4, 20, 40])
def test_a_value_that_was_cut_off_does_not_open(cut: int) -> None:
    with pytest.raises(Altered):
        CIPHER.decrypt(CIPHER.encrypt("Rome", "goal.name")[:-cut], "goal.name")


@given(TEXTS, KEYS, KEYS)
def test_the_first_key_encrypts_and_every_key_opens(text: str, new: bytes, old: bytes) -> None:
    before, after = Cipher([old]), Cipher([new, old])
    assert after.decrypt(before.encrypt(text, "goal.name"), "goal.name") == text
    assert after.encrypt(text, "goal.name").startswith(Cipher([new]).prefix)


@given(IDS, KEYS, KEYS)
def test_an_id_is_found_by_any_key_and_kept_by_the_first(number: int, new: bytes, old: bytes) -> None:
    both = Cipher([new, old])
    assert both.hash(number, "x") == Cipher([new]).hash(number, "x") == both.hashes(number, "x")[0]
    assert Cipher([old]).hash(number, "x") in both.hashes(number, "x")


@given(IDS, IDS)
def test_a_hash_fits_its_column_and_tells_ids_and_names_apart(number: int, other: int) -> None:
    assert 0 <= CIPHER.hash(number, "x") < 2**63
    assert CIPHER.hash(number, "x") != CIPHER.hash(number, "y")
    assert (CIPHER.hash(number, "x") == CIPHER.hash(other, "x")) is (number == other)


def test_the_data_key_itself_encrypts_nothing() -> None:
    """Each purpose has a key of its own: what one gives away says nothing of another."""
    key = bytes(32)
    _, _, encoded = Cipher([key]).encrypt("Rome", "goal.name").split(".")
    data = b64decode(encoded)
    with pytest.raises(InvalidTag):
        AESGCMSIV(key).decrypt(data[:12], data[12:], f"{Cipher([key]).prefix}goal.name".encode())


def test_the_form_stays_as_it_is() -> None:
    """What was stored by an earlier version opens, and an id has the hash that it had."""
    cipher = Cipher([bytes(range(32))])
    assert cipher.key_id == KEY_ID
    assert cipher.decrypt(STORED, "goal.name") == "Rom til påske"
    assert cipher.hash(1001, "shopper.telegram_id") == HASH


@pytest.mark.parametrize("keys", [[], [b"short"], [bytes(32), bytes(31)]])
def test_no_cipher_without_whole_keys(keys: list[bytes]) -> None:
    with pytest.raises(ValueError, match="key"):
        Cipher(keys)


def test_a_cipher_shows_no_key() -> None:
    assert repr(CIPHER) == f"Cipher({CIPHER.key_id})"


def test_new_keys_are_whole_and_different() -> None:
    assert len({cipher_from(new_key()).key_id for _ in range(20)}) == 20


@pytest.mark.parametrize("between", [",", ", ", "\n", " , \n"])
def test_several_keys_the_newest_first(between: str) -> None:
    newest = new_key()
    cipher = cipher_from(f" {newest}{between}{DATA_KEY}\n")
    assert cipher.key_id == cipher_from(newest).key_id
    assert cipher.decrypt(CIPHER.encrypt("Rome", "goal.name"), "goal.name") == "Rome"


def test_a_key_is_read_in_either_alphabet_of_base64() -> None:
    assert cipher_from("-_" + "A" * 41 + "=").key_id == cipher_from("+/" + "A" * 41 + "=").key_id


@pytest.mark.parametrize("written", ["", " , ", "secret", DATA_KEY[:-4], DATA_KEY + "A", "ø" * 44, f"{DATA_KEY},x"])
def test_what_is_no_key_is_said_without_quoting_it(written: str) -> None:
    with pytest.raises(ValueError, match="omtanke db new-key") as caught:
        cipher_from(written)
    assert not written.strip(" ,") or written not in str(caught.value)

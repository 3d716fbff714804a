"""Data keys: made, read, and known again by the database that they encrypt."""

import os
from base64 import b64decode, urlsafe_b64encode

from sqlalchemy import Connection, delete, insert, select
from sqlmodel import col

from storage.cipher import KEY_BYTES, Altered, Cipher, UnknownKey, cipher_of
from storage.errors import DatabaseUnavailable, Trouble
from storage.tables import DataKey

_NAME = "data_key.proof"
_KNOWN_TEXT = "Omtanke"


def new_key() -> str:
    """A fresh data key, as base64."""
    return urlsafe_b64encode(os.urandom(KEY_BYTES)).decode("ascii")


def cipher_from(written: str) -> Cipher:
    """The cipher of one or several keys as an operator wrote them, the newest first, with commas or lines between.

    Raises ValueError, never with a key in its text.
    """
    keys = [_decoded(key) for key in written.replace(",", " ").split()]
    if not keys or any(len(key) != KEY_BYTES for key in keys):
        raise ValueError("a data key is 32 bytes as base64; `omtanke db new-key` makes one")
    return Cipher(keys)


def verify(connection: Connection) -> frozenset[str]:
    """The ids of the keys that the database was encrypted with.

    Raises DatabaseUnavailable where one of them is not among this process's.
    """
    cipher = cipher_of(connection.dialect)
    stored = connection.execute(select(col(DataKey.key_id), col(DataKey.proof))).all()
    if not all(_opens(cipher, proof) for _, proof in stored):
        raise DatabaseUnavailable(Trouble.WRONG_KEY)
    return frozenset(key_id for key_id, _ in stored)


def check_in(connection: Connection) -> None:
    """Verify the keys, and note the one that encrypts from now on."""
    cipher = cipher_of(connection.dialect)
    if cipher.key_id not in verify(connection):
        connection.execute(
            insert(DataKey).values(key_id=cipher.key_id, proof=cipher.encrypt(_KNOWN_TEXT, _NAME)),
        )


def check_out(connection: Connection) -> list[str]:
    """Nothing is encrypted any more with another key than the first: forget the others; returns their ids."""
    others = sorted(verify(connection) - {cipher_of(connection.dialect).key_id})
    connection.execute(delete(DataKey).where(col(DataKey.key_id).in_(others)))
    return others


def _opens(cipher: Cipher, proof: str) -> bool:
    try:
        return cipher.decrypt(proof, _NAME) == _KNOWN_TEXT
    except (UnknownKey, Altered):
        return False


def _decoded(key: str) -> bytes:
    try:
        return b64decode(key.replace("+", "-").replace("/", "_"), altchars=b"-_", validate=True)
    except ValueError:  # no base64, or a letter beyond ASCII
        return b""

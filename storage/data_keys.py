"""Data keys: made, read, and known again by the database that they encrypt.

Beside each key the database keeps its lane key, encrypted with it: the secret by which the lane of a chat is hashed. It
is the database's own and never changes, so that processes agree on the lanes whichever data key is the first of theirs.
"""

import os
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Collection

from sqlalchemy import Connection, delete, exists, insert, select, update
from sqlmodel import col

from storage.cipher import KEY_BYTES, Altered, Cipher, UnknownKey, cipher_of, hash_by
from storage.errors import DatabaseUnavailable, Trouble
from storage.tables import DataKey, Inbox
from storage.turns import take_turn

LANE_OF = "inbox.chat_id"
"""What a lane is the keyed hash of."""
_NAME = "data_key.proof"
_KNOWN_TEXT = "Omtanke"
_LANE_KEY = "data_key.lane_key"
_HELD = "omtanke_lane_key"


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
    """Verify the keys, and note the one that encrypts from now on, with the lane key beside it.

    To be called by one process at a time.
    """
    cipher, noted = cipher_of(connection.dialect), verify(connection)
    lane_key = _stored_lane_key(connection) or _first_lane_key(connection, noted)
    if cipher.key_id not in noted:
        connection.execute(
            insert(DataKey).values(key_id=cipher.key_id, proof=cipher.encrypt(_KNOWN_TEXT, _NAME)),
        )
    without = (col(DataKey.key_id) == cipher.key_id) & col(DataKey.lane_key).is_(None)
    connection.execute(update(DataKey).where(without).values(lane_key=cipher.encrypt(lane_key.hex(), _LANE_KEY)))
    setattr(connection.dialect, _HELD, lane_key)


def check_out(connection: Connection) -> list[str]:
    """Nothing is encrypted any more with another key than the first: forget the others; returns their ids."""
    take_turn(connection)
    check_in(connection)  # the lane key is not to go with them
    others = sorted(verify(connection) - {cipher_of(connection.dialect).key_id})
    connection.execute(delete(DataKey).where(col(DataKey.key_id).in_(others)))
    return others


def lane_of(connection: Connection, chat_id: int) -> int:
    """The lane of a chat: the same in every process on the database, while keys are rotated too."""
    return hash_by(_lane_key(connection), chat_id, LANE_OF)


def _lane_key(connection: Connection) -> bytes:
    """Read once, and held by the engine's own dialect as the cipher is."""
    held: bytes | None = getattr(connection.dialect, _HELD, None) or _stored_lane_key(connection)
    if held is None:  # nobody has checked in since there are lane keys
        return cipher_of(connection.dialect).hashing_key(verify(connection))
    setattr(connection.dialect, _HELD, held)
    return held


def _stored_lane_key(connection: Connection) -> bytes | None:
    """None where it is beside no key. Raises DatabaseUnavailable where it does not open."""
    some = select(col(DataKey.lane_key)).where(col(DataKey.lane_key).is_not(None))
    stored = connection.scalars(some.order_by(col(DataKey.key_id)).limit(1)).first()
    try:
        return None if stored is None else bytes.fromhex(cipher_of(connection.dialect).decrypt(stored, _LANE_KEY))
    except (UnknownKey, Altered):
        raise DatabaseUnavailable(Trouble.WRONG_KEY) from None


def _first_lane_key(connection: Connection, noted: Collection[str]) -> bytes:
    """A new one where nothing has a lane yet.

    Else what programs from before there were lane keys hash by, who may run beside this one: the first of their keys.
    """
    if not noted and not connection.scalar(select(exists().where(col(Inbox.lane) != 0))):
        return os.urandom(KEY_BYTES)
    return cipher_of(connection.dialect).hashing_key(noted)


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

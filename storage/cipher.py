"""Encryption of personal text and ids, by keys that are kept apart from the database.

An encrypted value is text of three parts, `o1.KEY.DATA`:

- `o1` is the version of this form;
- `KEY` is the id of the key, eight hexadecimal digits that are derived from it;
- `DATA` is base64 of a random nonce of 12 bytes and the ciphertext, which ends in a tag of 16.

The algorithm is AES-256-GCM-SIV (RFC 8452), which forgives a nonce that comes twice. What comes before DATA, and the
name of the value such as `temptation.product`, are authenticated with it: a value that was altered, or moved to
another column, does not open. Of each data key HKDF-SHA256 (RFC 5869) derives one key that encrypts, one that hashes
ids, and its id.
"""

import binascii
import hmac
import os
from collections.abc import Collection, Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Dialect

KEY_BYTES = 32
_VERSION = "o1"
_NONCE_BYTES = 12
_ID_BYTES = 4
_POSITIVE = 2**63 - 1
"""What a column for whole numbers holds."""
_HELD = "omtanke_cipher"


class UnknownKey(Exception):  # noqa: N818  the state of a thing, not a mistake in a call
    """A value is encrypted with a key that this process does not have."""


class Altered(Exception):  # noqa: N818
    """A value is not what was encrypted, or stands where another belongs."""


class _Key:
    """What is derived of one data key."""

    def __init__(self, data_key: bytes) -> None:
        if len(data_key) != KEY_BYTES:
            raise ValueError(f"a data key has {KEY_BYTES} bytes")
        self.id = _derived(data_key, "id", _ID_BYTES).hex()
        self.prefix = f"{_VERSION}.{self.id}."
        self.aead = AESGCMSIV(_derived(data_key, "encryption", KEY_BYTES))
        self.hashing = _derived(data_key, "hash", KEY_BYTES)

    def bound(self, name: str) -> bytes:
        """What is authenticated beside a value."""
        return f"{self.prefix}{name}".encode()


class Cipher:
    """Encrypts with the first of its keys and decrypts with any of them."""

    def __init__(self, data_keys: Sequence[bytes]) -> None:
        """Raises ValueError without a key, and for one that has not 32 bytes."""
        self._keys = {key.id: key for key in map(_Key, data_keys)}
        if not self._keys:
            raise ValueError("a cipher needs a key")
        self._first = next(iter(self._keys.values()))

    def __repr__(self) -> str:
        return f"Cipher({', '.join(self._keys)})"

    @property
    def key_id(self) -> str:
        """The id of the key that encrypts."""
        return self._first.id

    @property
    def prefix(self) -> str:
        """How a value begins that the first key encrypted."""
        return self._first.prefix

    def encrypt(self, text: str, name: str) -> str:
        """A text as the value called `name`."""
        key, nonce = self._first, os.urandom(_NONCE_BYTES)
        data = nonce + key.aead.encrypt(nonce, text.encode(), key.bound(name))
        return key.prefix + binascii.b2a_base64(data, newline=False).decode("ascii")

    def decrypt(self, stored: str, name: str) -> str:
        """The text that was encrypted as the value called `name`. Raises UnknownKey and Altered."""
        version, _, rest = stored.partition(".")
        key_id, _, encoded = rest.partition(".")
        if version != _VERSION:
            raise Altered(name)
        key = self._keys.get(key_id)
        if key is None:
            raise UnknownKey(key_id)
        try:
            data = binascii.a2b_base64(encoded, strict_mode=True)
            return key.aead.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], key.bound(name)).decode()
        except (InvalidTag, ValueError):  # ValueError: no base64, or too short
            raise Altered(name) from None

    def hash(self, number: int, name: str) -> int:
        """A keyed hash of 63 bits by which an id is found again that is stored encrypted as the value called `name`."""
        return hash_by(self._first.hashing, number, name)

    def hashes(self, number: int, name: str) -> list[int]:
        """The hash by each key, the first one's first: what an id may be found by while keys are rotated."""
        return [hash_by(key.hashing, number, name) for key in self._keys.values()]

    def hashing_key(self, among: Collection[str]) -> bytes:
        """What the first of its keys hashes by that is among these ids; the very first where none of them is."""
        return next((key for key in self._keys.values() if key.id in among), self._first).hashing


def hash_by(hashing_key: bytes, number: int, name: str) -> int:
    """The keyed hash of 63 bits of an id that is stored encrypted as the value called `name`."""
    digest = hmac.digest(hashing_key, f"{name}:{number}".encode(), "sha256")
    return int.from_bytes(digest[:8]) & _POSITIVE


def hold(dialect: Dialect, cipher: Cipher) -> None:
    """Give a database's cipher to the engine's own dialect, which the column types are handed at each value."""
    setattr(dialect, _HELD, cipher)


def cipher_of(dialect: Dialect) -> Cipher:
    """The cipher of the database that a value is on its way to or from. Raises AttributeError where there is none."""
    cipher: Cipher = getattr(dialect, _HELD)
    return cipher


def _derived(data_key: bytes, purpose: str, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=f"omtanke {_VERSION} {purpose}".encode()).derive(
        data_key
    )

"""The key of the tests' databases, for the tests' own process and for the commands that they start."""

from storage.data_keys import cipher_from

DATA_KEY = "dGVzdHMgb2YgT210YW5rZSwgYW5kIG5vdGhpbmcgZWw="
CIPHER = cipher_from(DATA_KEY)

"""What a rule of the time grammar matched."""

from collections.abc import Callable

from bot.domain.when.pieces import Frame, Piece
from bot.domain.when.words import Token


class Match:
    """The tokens a rule matched, by kind, and what they are read against."""

    __slots__ = ("_tokens", "frame")

    def __init__(self, tokens: list[Token], frame: Frame) -> None:
        self._tokens = tokens
        self.frame = frame

    def all(self, kinds: str) -> list[Token]:
        """The tokens of these kinds, in order."""
        return [token for token in self._tokens if token.kind in kinds]

    def one(self, kinds: str) -> Token:
        """The first token of these kinds, which the rule's pattern promises."""
        return self.all(kinds)[0]

    def has(self, kinds: str) -> bool:
        """Whether a token of these kinds was matched."""
        return bool(self.all(kinds))


Builder = Callable[[Match], tuple[Piece, ...]]
"""Builds what a rule's words mean; raises DoubtError where they mean nothing."""

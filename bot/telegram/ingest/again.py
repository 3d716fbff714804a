"""The way for work to say: not now."""


class TryAgain(Exception):  # noqa: N818  a request, not a mistake
    """The work could not be done now and shall be tried again, in `after` seconds or when the lane thinks fit."""

    def __init__(self, after: float | None = None) -> None:
        super().__init__("try again" if after is None else f"try again in {after:g} s")
        self.after = after

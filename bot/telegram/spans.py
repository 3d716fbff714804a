"""Spans of time as python-telegram-bot has them: a number of seconds or, from 23 on, a timedelta."""

from datetime import timedelta


def in_seconds(span: float | timedelta) -> float:
    """The span in seconds."""
    return span.total_seconds() if isinstance(span, timedelta) else float(span)

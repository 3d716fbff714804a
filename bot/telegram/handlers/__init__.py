"""Handlers: parse, one call, one view. Each runs inside a unit of work and returns what to reply."""

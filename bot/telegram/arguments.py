"""What stands behind a command."""


def after_command(text: str) -> str:
    """The text behind `/command`, without the blanks around it."""
    return " ".join(text.split()[1:])

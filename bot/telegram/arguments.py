"""What stands behind a command."""


def after_command(text: str) -> str:
    """The text behind `/command`, without the blanks around it; empty where the text is no command."""
    return " ".join(text.split()[1:]) if text.lstrip().startswith("/") else ""

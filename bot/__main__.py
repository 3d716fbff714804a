"""The `omtanke` command."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib.metadata import version
from typing import NoReturn

from bot.settings import Settings, SettingsError, load

Command = Callable[[argparse.Namespace, Settings], int]


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line; the commands' own parsers are made of the same kind."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"omtanke: {message}; {self.prog} --help tells more\n")


class UsageError(Exception):
    """What was typed cannot be done; the text says what would."""


def main() -> None:
    """Run the command that was typed; every error is one clear line and a non-zero exit."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a letter the terminal lacks ends nothing
    sys.exit(_run(_parser().parse_args()))


def _run(typed: argparse.Namespace) -> int:
    try:
        command: Command = typed.command
        return command(typed, load())
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output went away; nobody is left to tell
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not isinstance(error, _refusals()):
            raise
        print(f"omtanke: {error}", file=sys.stderr)  # noqa: T201  the one clear line
        return 1


def _refusals() -> tuple[type[Exception], ...]:
    """What can be said in a line. Looked up when something was raised: it takes longer than many a command."""
    from bot.cli.opinion_files import OpinionFileError
    from bot.telegram.ingest.faults import TokenRefused
    from bot.web.values import AddressInUse
    from prompts.help_lines import HelpLinesError
    from storage.backup import BackupError
    from storage.errors import DatabaseUnavailable
    from storage.key_file import KeyFileError
    from storage.library import LibraryError

    return (
        SettingsError,
        UsageError,
        DatabaseUnavailable,
        KeyFileError,
        TokenRefused,
        AddressInUse,
        HelpLinesError,
        LibraryError,
        OpinionFileError,
        BackupError,
    )


def _default(_typed: argparse.Namespace, settings: Settings) -> int:
    if settings.telegram_bot_token is None:
        return _chat(_typed, settings, no_token=True)
    from bot.app import assemble, telegram_connection
    from bot.opening import open_database
    from bot.runner import serve
    from bot.telegram import logs

    secrets = [settings.telegram_bot_token.get_secret_value()]
    logs.set_up(settings.omtanke_log_level, secrets=secrets, form=settings.omtanke_log_format)
    _loop_runner()(serve(assemble(settings, open_database(settings), telegram_connection(settings))))
    return 0


def _chat(_typed: argparse.Namespace, settings: Settings, *, no_token: bool = False) -> int:
    from bot.cli import chat
    from bot.telegram import logs

    logs.set_up("WARNING")
    chat.run(settings, no_token=no_token)
    return 0


def _explain(typed: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import explain
    from bot.domain.language import from_code

    language = from_code(typed.language)
    if typed.now is not None and typed.when is None:
        raise UsageError("--now is the time to read a phrase by: it needs --when")
    if typed.when is not None:
        return _print(explain.when(typed.when, _now(typed.now, typed.timezone)))
    if typed.talk is not None:
        return _print(explain.talk(settings, typed.talk, language))
    if typed.text is None:
        raise UsageError("say what to explain, such as: omtanke explain 'Stanley cup $45'")
    return _print(explain.messages(settings, typed.text, language, as_json=typed.json))


def _search(typed: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import opinions

    return _print(opinions.search(settings, typed.text, limit=typed.limit, as_json=typed.json))


def _audit(_typed: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import audit

    report, well = audit.run(settings)
    _print(report)
    return 0 if well else 1


def _review(typed: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import review

    return _print(review.listed(settings) if typed.list else review.review(settings, sys.stdin))


def _import(typed: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import opinions

    return _print(opinions.take_in(settings, typed.file, typed.rejects))


def _export(typed: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import opinions

    return _print(opinions.write_out(settings, typed.file, typed.format, own=not typed.imported))


def _upgrade(_typed: argparse.Namespace, settings: Settings) -> int:
    from bot.opening import open_database

    open_database(settings).close()
    return _print(["the database is up to date"])


def _backup(typed: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import backup

    return _print(backup.run(settings, typed.file))


def _new_key(_typed: argparse.Namespace, _settings: Settings) -> int:
    from bot.cli import keys

    return _print(keys.fresh())


def _rotate_key(_typed: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import keys

    return _print(keys.rotate(settings))


def _doctor(_typed: argparse.Namespace, settings: Settings) -> int:
    from bot.cli import doctor

    return doctor.run(settings)


def _now(written: str | None, zone: str) -> datetime:
    """The local wall time to read a phrase by."""
    from bot.domain.clock import known_zone, to_local
    from bot.opening import utc_now

    if not known_zone(zone):
        raise UsageError(f"there is no time zone {zone}; write it like Europe/Copenhagen")
    if written is None:
        return to_local(utc_now(), zone)
    try:
        moment = datetime.fromisoformat(written)
        return moment if moment.tzinfo is None else to_local(moment, zone)
    except (ValueError, OverflowError):
        raise UsageError(f"{written} is no time; write it like 2026-11-24T10:15") from None


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        print(line, flush=True)  # noqa: T201  a command's output
    return 0


def _loop_runner() -> Callable[..., None]:
    """The event loop: uvloop where there is one, which with the aiohttp transport halves the cost of a call."""
    try:
        import uvloop
    except ImportError:  # Windows
        return asyncio.run
    return uvloop.run


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="omtanke", description="A Telegram bot to message before you buy.")
    parser.add_argument("--version", action="version", version=f"omtanke {version('omtanke')}")
    parser.set_defaults(command=_default)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    commands.add_parser("chat", help="chat in the terminal, without Telegram").set_defaults(command=_chat)
    _add_explain(commands)
    _add_eval(commands)
    _add_opinions(commands)
    _add_database(commands)
    commands.add_parser("doctor", help="check the settings and what they lead to").set_defaults(command=_doctor)
    return parser


def _eval(typed: argparse.Namespace, settings: Settings) -> int:
    from pathlib import Path

    from bot.cli import evaluating

    try:
        return _print(evaluating.run(settings, Path(typed.folder), typed.limit))
    except evaluating.EvaluationError as error:
        raise UsageError(str(error)) from None


def _add_eval(commands: "argparse._SubParsersAction[_Parser]") -> None:
    evaluation = commands.add_parser("eval", help="labelled messages to the language model, beside the templates")
    evaluation.add_argument("folder", nargs="?", default="tests/evals", help="of .jsonl files (%(default)s)")
    evaluation.add_argument("--limit", type=int, default=1_000_000, help="at most so many wants")
    evaluation.set_defaults(command=_eval)


def _add_database(commands: "argparse._SubParsersAction[_Parser]") -> None:
    database = commands.add_parser("db", help="look after the database").add_subparsers(
        metavar="COMMAND", required=True
    )
    database.add_parser("upgrade", help="run the migrations that are missing").set_defaults(command=_upgrade)
    backup = database.add_parser("backup", help="copy the SQLite database to a new file, beside the bot at work")
    backup.add_argument("file", metavar="FILE", help="the new file")
    backup.set_defaults(command=_backup)
    database.add_parser("new-key", help="print a fresh key for OMTANKE_DATA_KEY").set_defaults(command=_new_key)
    database.add_parser(
        "rotate-key",
        help="encrypt everything with the first key of OMTANKE_DATA_KEY",
        description="Encrypt everything with the first key of OMTANKE_DATA_KEY, also beside a running bot that was"
        " started with it. The other keys may be dropped afterwards. Broken off, it goes on when it is started again.",
    ).set_defaults(command=_rotate_key)


def _add_explain(commands: "argparse._SubParsersAction[_Parser]") -> None:
    explain = commands.add_parser("explain", help="show what the bot understands, finds and would say, and why")
    what = explain.add_mutually_exclusive_group()
    what.add_argument("text", nargs="?", help="a message; - for one message a line from standard input")
    explain.add_argument("--language", choices=["da", "en"], help="answer in this language")
    explain.add_argument("--json", action="store_true", help="print one JSON object a message")
    what.add_argument("--when", metavar="TEXT", help="how a time phrase is read")
    explain.add_argument("--now", metavar="TIME", help="the local time to read it by, such as 2026-11-24T10:15")
    explain.add_argument("--timezone", default="Europe/Copenhagen", help="the time zone of now (%(default)s)")
    what.add_argument("--talk", metavar="TEXT", help="how an answer after a nudge is read")
    explain.set_defaults(command=_explain)


def _add_opinions(commands: "argparse._SubParsersAction[_Parser]") -> None:
    opinions = commands.add_parser("opinions", help="look after the library").add_subparsers(
        metavar="COMMAND", required=True
    )
    search = opinions.add_parser("search", help="the opinions that fit a text, best first")
    search.add_argument("text")
    search.add_argument("--json", action="store_true", help="print one JSON object an opinion")
    search.add_argument("--limit", type=_positive, default=10, help="at most so many (%(default)s)")
    search.set_defaults(command=_search)
    _add_import(opinions)
    _add_export(opinions)


def _add_import(opinions: "argparse._SubParsersAction[_Parser]") -> None:
    taken = opinions.add_parser(
        "import",
        help="take in opinions from a file",
        description="Take in opinions from a CSV file with a header, or JSON Lines, in UTF-8. An opinion takes the"
        " place of the imported one with its id. An import that was broken off goes on when it is started again.",
    )
    taken.add_argument("file", metavar="FILE")
    taken.add_argument("--rejects", metavar="FILE", help="where to report lines that cannot be used (FILE.rejects.csv)")
    taken.set_defaults(command=_import)


def _add_export(opinions: "argparse._SubParsersAction[_Parser]") -> None:
    written = opinions.add_parser("export", help="write the opinions to a file that can be imported again")
    written.add_argument("file", metavar="FILE", help="- for standard output")
    written.add_argument("--format", choices=["csv", "jsonl"], help="else the file's ending tells; otherwise CSV")
    which = written.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="with those of the library's own files (the default)")
    which.add_argument("--imported", action="store_true", help="without those of the library's own files")
    written.set_defaults(command=_export)
    review = opinions.add_parser("review", help="read what shoppers contributed, and show or decline it")
    review.add_argument("--list", action="store_true", help="print what waits as JSON, one opinion a line")
    review.set_defaults(command=_review)
    opinions.add_parser("audit", help="swap brands, and see that nothing else changes").set_defaults(command=_audit)


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise argparse.ArgumentTypeError(f"{text} is no number above 0")
    return int(text[:9])


if __name__ == "__main__":
    main()

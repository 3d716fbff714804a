"""Work that asks outside: run again with the answers, within one deadline for all that models are asked."""

import asyncio
from typing import Any

from sqlmodel import Session

from bot.service.outside import MOST_QUESTIONS, Answers, NearestCategory, Question, ReadPage, run_with_answers
from storage.database import Database


async def test_the_work_runs_again_with_each_answer(database: Database) -> None:
    runs = []

    def work(_session: Session, answers: Answers) -> list[Any]:
        runs.append(len(answers.known))
        return [answers.nearest("a"), answers.nearest("b")]

    async def find_out(question: Question) -> Any:
        assert isinstance(question, NearestCategory)
        return question.thing.upper()

    assert await run_with_answers(database, work, find_out) == ["A", "B"]
    assert runs == [0, 1, 2]


async def test_so_much_is_asked_and_no_more(database: Database) -> None:
    asked = []

    async def find_out(question: Question) -> Any:
        asked.append(question)

    def work(_session: Session, answers: Answers) -> None:
        for thing in "abcdefgh":
            answers.nearest(thing)

    await run_with_answers(database, work, find_out)
    assert len(asked) == MOST_QUESTIONS


async def test_one_deadline_for_all_that_models_are_asked(database: Database) -> None:
    ended = []

    async def find_out(question: Question) -> Any:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(question)

    def work(_session: Session, answers: Answers) -> list[Any]:
        return [answers.nearest("a"), answers.nearest("b")]

    begun = asyncio.get_running_loop().time()
    assert await run_with_answers(database, work, find_out, seconds=0.05) == [None, None]
    assert len(ended) == 1, "the second is not begun"
    assert asyncio.get_running_loop().time() - begun < 1


async def test_a_page_has_a_deadline_of_its_own(database: Database) -> None:
    async def find_out(_question: Question) -> Any:
        await asyncio.sleep(0)
        return "read"

    def work(_session: Session, answers: Answers) -> Any:
        return answers.to(ReadPage("https://shop.example"))

    assert await run_with_answers(database, work, find_out, seconds=0) == "read"

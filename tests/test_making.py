"""Documents made by a child process: the same as the command's, under the same filters and the viewer's scope."""

import io
import time
import zipfile

from dashboard.catalogue.loader import catalogue
from dashboard.commands.exporting import document
from dashboard.documents.letters import letters
from dashboard.jobs.document_job import Making, export_arguments
from dashboard.query.filters import Filters, where_of
from documents.subjects import subject


def made(making: Making) -> Making:
    for _look in range(600):
        if not making.is_running:
            break
        time.sleep(0.1)
    return making


def test_a_letter_for_each_problem_under_the_filters_and_the_scope(guizhou, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_SCOPE", "sector=enterprise,institution")
    filters = Filters(where=where_of(["sector=enterprise,government"], catalogue()))
    making = made(Making(export_arguments("letters", guizhou.current(), filters, "zh"), "zip"))
    assert making.refusal is None
    expected = letters(subject(guizhou, filters=Filters(where=where_of(["sector=enterprise"], catalogue()))))
    with zipfile.ZipFile(io.BytesIO(making.content())) as archive:
        assert len(archive.namelist()) == len(expected) + 1
    assert making.part == 1


def test_a_refusal_is_one_sentence(guizhou) -> None:
    arguments = [*export_arguments("letters", guizhou.current(), Filters(), "zh"), "--kind=poem"]
    assert "poem" in str(made(Making(arguments, "zip")).refusal)


def test_no_value_is_taken_for_an_option(guizhou) -> None:
    filters = Filters(search="--output=/tmp/x", where=(("supervisor", ("-o", "a,b", "")),))
    arguments = export_arguments("calendar", guizhou.current(), filters, "zh")
    assert [argument for argument in arguments if not argument.startswith("--")] == ["export", "calendar"]
    about = subject(guizhou, filters=filters)
    assert b"BEGIN:VCALENDAR" in document(arguments, "ics", about)

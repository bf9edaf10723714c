"""Documents made in a child process: the same as the command's, under the same filters and the viewer's scope."""

import io
import time
import zipfile
from dataclasses import replace

from dashboard.catalogue.loader import catalogue
from dashboard.documents.export_request import request_from_json, request_of
from dashboard.documents.letters import letters
from dashboard.export.document_file import document_file
from dashboard.jobs.document_job import DocumentJob
from dashboard.query.filters import Filters, where_of
from documents.subjects import subject


def finished(job: DocumentJob) -> DocumentJob:
    for _look in range(600):
        if not job.is_running:
            break
        time.sleep(0.1)
    return job


def test_a_letter_for_each_problem_under_the_filters_and_the_scope(guizhou, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_SCOPE", "sector=enterprise,institution")
    filters = Filters(where=where_of(["sector=enterprise,government"], catalogue()))
    job = finished(DocumentJob(request_of("letters", "zip", guizhou.current(), filters, "zh")))
    assert job.refusal is None
    expected = letters(subject(guizhou, filters=Filters(where=where_of(["sector=enterprise"], catalogue()))))
    with zipfile.ZipFile(io.BytesIO(job.content())) as archive:
        assert len(archive.namelist()) == len(expected) + 1
    assert job.part == 1


def test_a_refusal_is_one_sentence(guizhou) -> None:
    request = replace(request_of("letters", "zip", guizhou.current(), Filters(), "zh"), letters=("poem",))
    assert "poem" in str(finished(DocumentJob(request)).refusal)


def test_a_failure_is_one_sentence(guizhou) -> None:
    request = replace(request_of("brief", "docx", guizhou.current(), Filters(), "en"), compared_with=("v0009", None))
    refusal = finished(DocumentJob(request)).refusal
    assert refusal and "Traceback" not in refusal and "\n" not in refusal


def test_a_request_keeps_every_value_on_its_way_to_the_child(guizhou) -> None:
    filters = Filters(search="--output=/tmp/x", where=(("supervisor", ("-o", "a,b", "")), ("list", ("“\\", "\n"))))
    request = request_of("calendar", "ics", guizhou.current(), filters, "zh")
    assert request_from_json(request.to_json()) == request
    assert b"BEGIN:VCALENDAR" in document_file(request, subject(guizhou, filters=filters))

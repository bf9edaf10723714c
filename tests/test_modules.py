"""Every module is tested: a test imports it, or a test named here runs it through the module that uses it."""

import ast
from pathlib import Path

import dashboard

PACKAGE = Path(dashboard.__file__).parent
TESTS = Path(__file__).resolve().parent

COVERED_BY = {
    "answers.first_worklist_items": "answers/test_first_worklist_items.py",
    "answers.missing_records": "answers/test_explanation.py",
    "answers.what_if.mended_layers": "answers/what_if/test_answer.py",
    "app_pages.cards": "app_pages/test_pages.py",
    "app_pages.compare": "app_pages/test_pages.py",
    "app_pages.data": "app_pages/test_data_page.py",
    "app_pages.frame": "browser/test_stories.py",
    "app_pages": "app_pages/test_pages.py",
    "charts": "charts/test_every_chart.py",
    "cli": "commands/test_commands.py",
    "commands": "commands/test_commands.py",
    "commands.what_if_command": "commands/test_what_if_command.py",
    "commands.rules_command": "commands/test_rules_command.py",
    "commands.watch_commands": "documents/test_watching.py",
    "documents.brief_unknown": "documents/test_brief.py",
    "export": "export/test_table_file.py",
    "export.document_child": "jobs/test_document_job.py",
    "export.html_page": "documents/test_brief_files.py",
    "export.register_zip": "ingest/test_register_file.py",
    "feeds": "feeds/test_feeds.py",
    "home.first_run_guide": "app_pages/test_pages.py",
    "home.person": "commands/test_commands.py",
    "ingest.cells": "ingest/cells/test_column_readers.py",
    "ingest.files": "ingest/files/test_text_files.py",
    "ingest.history": "ingest/test_importer.py",
    "ingest.outcomes": "ingest/test_importer.py",
    "ingest.preview": "ingest/test_trial.py",
    "ingest.returning": "ingest/returning/test_returned_workbook.py",
    "ingest.rows": "ingest/rows/test_row_writer.py",
    "ingest.tables": "ingest/tables/test_layout.py",
    "ingest.tables.row_rules": "ingest/tables/test_row_rules.py",
    "ingest.units": "ingest/test_importer.py",
    "jobs.month_ends_job": "register/test_month_ends.py",
    "query": "query/test_compose.py",
    "register": "register/test_publish.py",
    "register.differing_units": "answers/comparing/test_two_versions.py",
    "register.former_tables": "register/test_former_tables.py",
    "register.merge": "ingest/suggesting/test_aliases.py",
    "register.scratch": "answers/what_if/test_answer.py",
    "register.sealed_tables": "register/test_sealed.py",
    "status": "catalogue/test_catalogue.py",
    "vocabulary.file_names": "export/test_file_name.py",
    "wording": "wording/test_wording.py",
    "wording.explanation_tables": "app_pages/test_explaining.py",
}
"""By module or room: the test that runs what no test imports."""


def modules() -> set[str]:
    return {
        path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        for path in PACKAGE.rglob("*.py")
        if path.name != "__init__.py"
    }


def imported() -> set[str]:
    """The modules that a test imports."""
    found: set[str] = set()
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dashboard."):
                module = (node.module or "").removeprefix("dashboard.")
                found |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return found


def entry_of(module: str) -> str | None:
    """The nearest entry of COVERED_BY: the module's own, else that of a room around it."""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in COVERED_BY), None)


def test_every_module_is_imported_by_a_test_or_covered_by_one_that_is_named() -> None:
    assert [module for module in sorted(modules() - imported()) if entry_of(module) is None] == []


def test_every_named_test_exists_and_is_needed() -> None:
    assert [file for file in COVERED_BY.values() if not (TESTS / file).is_file()] == []
    assert set(COVERED_BY) == {entry_of(module) for module in modules() - imported() if entry_of(module)}

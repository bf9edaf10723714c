"""The sample registers: the Guizhou campaign alone, and the campaign with four other plans."""

from datetime import date
from pathlib import Path

from dashboard.ingest.importer import import_files
from dashboard.ingest.report import ImportReport
from dashboard.paths import data_folder
from dashboard.register.versions import Register

AS_OF = date(2014, 4, 30)
"""The day the Guizhou campaign's plan was made (reading 83). The other plans mask their years."""

SAMPLE_CAMPAIGN, SAMPLE_PLANS = "guizhou", "plans"
"""The names of the sample registers, which are also the arguments of the command sample."""


def sample_guizhou(register: Register) -> ImportReport:
    """Import only the Guizhou campaign of 2014, as one version as of 30 April 2014."""
    return import_files(register, [_listings()], as_of=AS_OF, action=f"sample {SAMPLE_CAMPAIGN}")


def sample_plans(register: Register) -> ImportReport:
    """Import the Guizhou campaign and the four plans with masked years, each with the body that wrote it."""
    plans = sorted((data_folder() / "campaigns").glob("*.xlsx"))
    return import_files(register, [_listings(), *plans], as_of=AS_OF, action=f"sample {SAMPLE_PLANS}")


def _listings() -> Path:
    return data_folder() / "guizhou" / "harmonious_enterprise_2014.xlsx"

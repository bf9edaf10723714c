"""The register to try first: a real campaign, with four other plans beside it."""

from datetime import date

from dashboard.ingest.importer import import_files
from dashboard.ingest.report import ImportReport
from dashboard.paths import data_folder
from dashboard.register.versions import Register

AS_OF = date(2014, 4, 30)
"""The day the campaign's plan was made (reading 83)."""


def sample_guizhou(register: Register) -> ImportReport:
    """Import the Guizhou campaign of 2014 and the four plans with masked years, as one version as of 30 April 2014."""
    folder = data_folder()
    plans = sorted((folder / "campaigns").glob("*.xlsx"))
    listings = folder / "guizhou" / "harmonious_enterprise_2014.xlsx"
    return import_files(register, [listings, *plans], as_of=AS_OF, action="sample guizhou")

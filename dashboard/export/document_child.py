"""Builds one document in a child process, so that the server's threads stay free for pages.

Usage: python -m dashboard.export.document_child FILE, with an ExportRequest as JSON on standard input. Standard error:
lines "progress DONE/ALL". On exit code 1 the last line gives the reason in one sentence.
"""

import sys
from pathlib import Path

from dashboard.documents.export_request import PROGRESS, request_from_json
from dashboard.errors import Refused
from dashboard.export.document_file import document_file
from dashboard.locale import _, use_language


def main(path: Path) -> int:
    """Build the document of the request on standard input. Returns the exit code."""
    request = request_from_json(sys.stdin.buffer.read())
    use_language(request.language)
    try:
        path.write_bytes(document_file(request, request.subject(), _say))
        return 0
    except Refused as refusal:
        reason = str(refusal)
    except Exception as error:  # users never see a traceback
        reason = _("The document could not be made: {reason}", reason=f"{type(error).__name__}: {error}")
    print(" ".join(reason.split()), file=sys.stderr)
    return 1


def _say(done: int, all_of_it: int) -> None:
    if done == all_of_it or done % max(all_of_it // 100, 1) == 0:
        print(f"{PROGRESS} {done}/{all_of_it}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

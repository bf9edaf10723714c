"""A brief as plain text, for golden files. ``python tests/documents/plain_text.py`` regenerates them."""

from pathlib import Path

from dashboard.documents.brief import Brief
from dashboard.export.numbering import numbered

GOLDEN = Path(__file__).parent / "golden"


def plain_text(brief: Brief) -> str:
    lines = [brief.title, *brief.about]
    for heading, section in zip(numbered(brief), brief.sections, strict=True):
        lines += ["", heading]
        for block in section.blocks:
            if isinstance(block, str):
                lines.append(block)
            else:
                lines += [f"[{block.caption}]", *(" | ".join(cells) for cells in (block.headers, *block.rows))]
    return "\n".join([*lines, "", " / ".join(brief.sign_off)]) + "\n"


if __name__ == "__main__":
    import sys
    import tempfile
    from datetime import date

    sys.path[:0] = [str(Path(__file__).parents[1])]
    from dashboard.home.registers import Home
    from dashboard.ingest.samples import sample_guizhou
    from dashboard.register.province import make_province
    from dashboard.register.versions import Register
    from documents.subjects import made_brief

    with tempfile.TemporaryDirectory() as folder:
        guizhou, province = (
            Register(Home(Path(folder) / "g"), "guizhou"),
            Register(Home(Path(folder) / "p"), "province"),
        )
        sample_guizhou(guizhou)
        make_province(province, 2_000, 1, date(2026, 10, 31))
        for register in (guizhou, province):
            for language in ("zh", "en"):
                text = plain_text(made_brief(register, language))
                (GOLDEN / f"brief_{register.name}_{language}.txt").write_text(text, encoding="utf-8")

"""A chart of thirty notes, from its files to verdicts."""
import shutil
from pathlib import Path
from harness import OVERTURN, SCRATCH, Row, Table, call, in_turns, remove_database

CASE = Path("Data/cases/stenosis")
NOTES = 30


def reviewing():
    chart = prepared()
    results = in_turns({"review": lambda: review(chart)}, rounds=11)
    rows = [Row(f"Overturn, a chart of {NOTES} notes", results["review"],
                target=("at most", 0.75), of_value=True)]
    notes = [
        f"The synthetic notes of {CASE}, repeated to {NOTES} files and "
        f"{sum(note.stat().st_size for note in chart.iterdir()) / 1e3:.0f} kB. The whole command, "
        "start of the program and an empty database included: the notes and the denial letter are "
        "read, the policy is found and evaluated, and the review is stored and written as pages. "
        "No peer: ours only.",
    ]
    return [Table("Chart: thirty notes to verdicts", "s", "", rows, notes)]


def prepared():
    """The case's own notes, each again under further names until there are enough."""
    chart = SCRATCH / "chart"
    shutil.rmtree(chart, ignore_errors=True)
    chart.mkdir(parents=True)
    originals = sorted((CASE / "notes").iterdir())
    for number in range(NOTES):
        note = originals[number % len(originals)]
        copy = number // len(originals)
        shutil.copy(note, chart / (f"copy{copy}_{note.name}" if copy else note.name))
    return chart


def review(chart):
    database, pages = SCRATCH / "chart.sqlite", SCRATCH / "chart-pages"
    remove_database(database)
    shutil.rmtree(pages, ignore_errors=True)
    pages.mkdir()
    result = call(OVERTURN, "review", "--as-of", "2026-10-31", "--notes", chart,
                  "--request", CASE / "case.json", "--denial", CASE / "denial.txt",
                  "--database", database, "--out", pages)
    if not any(pages.iterdir()):
        raise RuntimeError("the review of the chart wrote no page")
    remove_database(database)
    return result["wall"]

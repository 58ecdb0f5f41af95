"""The generated inputs: the same bytes wherever they are made."""
import sys
from pathlib import Path
from harness import BENCH, DATA, SCRATCH, call, peer

EXPORT = DATA / "claims-500k.csv"
EXPORT_ROWS = 500_000


def remittances(claims):
    """The folder of remittance files that hold so many claims."""
    return DATA / f"remittances-{claims}"


def files(claims):
    return sorted(remittances(claims).glob("*.835"))


def size(paths):
    return sum(path.stat().st_size for path in paths)


def prepare():
    SCRATCH.mkdir(parents=True, exist_ok=True)
    for claims in (20_000, 200_000):
        once(remittances(claims), lambda path: call(BENCH, "write-835", path, claims))
    once(EXPORT, lambda path: call(BENCH, "write-claims", path, EXPORT_ROWS))


def problem(rows, kind=""):
    """The folder of a problem of `claims_problem.py` with so many rows."""
    folder = DATA / f"fit-{kind or 'categorical'}-{rows}"
    once(folder, lambda path: peer("claims_problem.py", rows, path, *([kind] if kind else [])))
    return folder


def once(path, make):
    """Makes a file or folder under another name first, so that a half-made one is not taken."""
    if path.exists():
        return
    print(f"generating: {path}", file=sys.stderr, flush=True)
    unfinished = Path(f"{path}.unfinished")
    make(unfinished)
    unfinished.rename(path)

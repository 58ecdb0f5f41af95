"""A practice's own CSV export to a table."""
import time
import inputs
from harness import (BENCH, SCRATCH, Row, Table, call, force_to_disk, in_turns, paired_ratio, peer,
                     remove_database)

MAPPING = "Data/mappings/overturn-claims.json"
COLUMNS = """claim_number TEXT NOT NULL, patient_control_number TEXT, payer_identifier TEXT NOT NULL,
  payer_name TEXT NOT NULL, line_of_business TEXT NOT NULL, status TEXT NOT NULL, service_day TEXT,
  received_day TEXT, decided_day TEXT, billed REAL NOT NULL, allowed REAL, paid REAL,
  patient_responsibility REAL, adjustment_group TEXT, reason TEXT, procedure TEXT, diagnosis TEXT,
  place_of_service TEXT, provider TEXT, synthetic TEXT"""


def loading():
    results = in_turns({
        "bare": lambda: overturn(drop=True), "import": sqlite_import,
        "duckdb": lambda: duckdb(2), "indexed": lambda: overturn(drop=False),
        "import indexed": lambda: sqlite_import(INDEXES), "duckdb 1": lambda: duckdb(1),
    }, rounds=5)
    bare, indexed = results["bare"], results["indexed"]
    rows = [
        Row("Overturn, no secondary indexes", bare),
        Row("sqlite3 .import", results["import"],
            paired_ratio(bare, results["import"]), ("at most", 0.5)),
        Row("DuckDB to its own file, 2 threads", results["duckdb"],
            paired_ratio(bare, results["duckdb"]), ("at most", 1.0)),
        Row("DuckDB to its own file, 1 thread", results["duckdb 1"],
            paired_ratio(bare, results["duckdb 1"])),
        Row("Overturn, with the indexes it ships", indexed),
        Row("sqlite3 .import, with the same indexes", results["import indexed"],
            paired_ratio(indexed, results["import indexed"])),
    ]
    notes = [
        f"{inputs.EXPORT_ROWS:,} rows, 20 columns, {inputs.size([inputs.EXPORT]) / 1e6:.0f} MB; "
        "each into an empty file, and until it is durable (fsync). The ratio is Overturn's time "
        "over the peer's. Overturn checks every cell and stores days, cents, a digest of the row "
        "and its file; the others store text and floating-point dollars (.import) or guessed types "
        "(DuckDB). Without secondary indexes: those of exported_claim are dropped from the empty "
        "database before the run.",
    ]
    return [Table("CSV: 500,000 exported claims to a table", "s", "Overturn / peer", rows, notes)]


# What the product's own table has, on columns .import can fill.
INDEXES = (
    "CREATE UNIQUE INDEX identity ON exported_claim (claim_number, billed);"
    "CREATE INDEX of_history ON exported_claim (coalesce(patient_control_number, claim_number));"
    "CREATE INDEX denied ON exported_claim (coalesce(patient_control_number, claim_number)) "
    "WHERE status = 'denied';")


def overturn(drop):
    database = SCRATCH / "exports.sqlite"
    remove_database(database)
    call(BENCH, "make-database", database)
    if drop:
        names = ("identity", "of_history", "denied")
        call("sqlite3", database, "".join(f"DROP INDEX exported_claim_{n};" for n in names))
    return durably(database, lambda: loaded(database))


def loaded(database):
    result = call(BENCH, "load-claims", database, inputs.EXPORT, MAPPING)
    if result["loaded"] != inputs.EXPORT_ROWS:
        raise RuntimeError(f"loaded {result['loaded']} rows of {inputs.EXPORT_ROWS}")
    return result["wall"]


def sqlite_import(indexes=""):
    database = SCRATCH / "import.sqlite"
    remove_database(database)
    call("sqlite3", database, f"CREATE TABLE exported_claim ({COLUMNS});{indexes}")
    return durably(database, lambda: call(
        "sqlite3", database, f".import --csv --skip 1 {inputs.EXPORT} exported_claim")["wall"])


def duckdb(threads):
    """In-process time: Python's own start is not counted."""
    database = SCRATCH / "exports.duckdb"
    remove_database(database)
    return durably(database, lambda: peer(
        "duckdb_load.py", inputs.EXPORT, database, threads, threads=threads)["seconds"])


def durably(database, run):
    seconds = run()
    start = time.perf_counter()
    force_to_disk(database)
    seconds += time.perf_counter() - start
    remove_database(database)
    return seconds

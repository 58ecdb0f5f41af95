"""Peak memory as the input grows."""
import re, subprocess
import inputs
from harness import OVERTURN, SCRATCH, Row, Table, environment, in_turns, paired_ratio, remove_database


def flat():
    results = in_turns({n: (lambda n=n: peak(n)) for n in (20_000, 200_000)}, rounds=3)
    small, large = results[20_000], results[200_000]
    rows = [Row("overturn ingest, 20,000 claims", small),
            Row("overturn ingest, 200,000 claims", large, paired_ratio(large, small),
                ("at most", 1.3))]
    notes = ["Peak resident memory by /usr/bin/time -v, from an empty database."]
    return [Table("Memory: is it flat", "MiB", "200,000 / 20,000", rows, notes)]


def peak(claims):
    database = SCRATCH / "memory.sqlite"
    remove_database(database)
    done = subprocess.run(
        ["/usr/bin/time", "-v", OVERTURN, "ingest", inputs.remittances(claims), "--database",
         database], env=environment(), capture_output=True, text=True, check=True)
    remove_database(database)
    return int(re.search(r"Maximum resident set size.*: (\d+)", done.stderr).group(1)) / 1024

"""Asks the questions of `make bench` and writes Reports/bench.md and Reports/bench.json.

usage: bench.py [all | large | QUESTION...]
"""
import json, os, platform, subprocess, sys
from pathlib import Path
from questions import (
    california, charts, csv_fits, exports, fits, memory, multinomial, queue, remittances, schedule)
import inputs

QUESTIONS = {
    "remittances": remittances.reading,
    "loading": remittances.loading,
    "exports": exports.loading,
    "chart": charts.reviewing,
    "memory": memory.flat,
    "fit-20k": fits.twenty_thousand,
    "fit-200k": fits.two_hundred_thousand,
    "fit-million": fits.million,
    "fit-wide": fits.wide,
    "fit-dense": fits.dense,
    "csv-fit": csv_fits.end_to_end,
    "multinomial": multinomial.reasons,
    "scoring": fits.scoring,
    "schedule": schedule.plans,
    "queue": queue.smaller,
    "california": california.beside_scikit_learn,
}
LARGE = {
    "fit-five-million": fits.five_million, "queue-large": queue.hundred_thousand_open}


def main(asked):
    chosen = {"all": QUESTIONS, "large": LARGE}.get(asked[0] if asked else "all")
    chosen = chosen or {name: (QUESTIONS | LARGE)[name] for name in asked}
    inputs.prepare()
    tables, unmeasured = [], []
    for name, question in chosen.items():
        print(f"measuring: {name}", flush=True)
        try:
            for table in question():
                tables.append(table)
                print(f"\n{table.markdown()}", flush=True)
        except (RuntimeError, subprocess.CalledProcessError) as error:
            # One peer that gives up takes none of the other figures with it.
            unmeasured.append(name)
            print(f"not measured: {name}: {error}", flush=True)
    write(tables, "bench-large" if asked[:1] == ["large"] else "bench")
    missed = [(table.question, row.name) for table in tables for row in table.rows
              if row.is_met is False]
    for question, row in missed:
        print(f"not met: {question}: {row}")
    sys.exit(f"not measured: {', '.join(unmeasured)}" if unmeasured else 0)


def write(tables, name):
    machine = (f"{cpu()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, "
               f"load {os.getloadavg()[0]:.1f}")
    command = "make " + name
    text = (f"# Speed and memory\n\nMade by `{command}` at {commit()} on {machine}. Contenders take "
            "turns; a ratio is the median over pairs of runs.\n\n")
    Path("Reports").mkdir(exist_ok=True)
    Path(f"Reports/{name}.md").write_text(text + "\n".join(t.markdown() for t in tables))
    Path(f"Reports/{name}.json").write_text(json.dumps(
        {"machine": machine, "commit": commit(), "tables": [t.record() for t in tables]}, indent=1))
    print(f"written: Reports/{name}.md, Reports/{name}.json")


def cpu():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(":")[1].strip() for line in lines if "model name" in line), "unknown")


def commit():
    done = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True)
    return done.stdout.strip() or "an unknown commit"


if __name__ == "__main__":
    main(sys.argv[1:])

"""Remittances: bytes to segments, to claims, to a database."""
import inputs
from harness import (BENCH, OVERTURN, SCRATCH, Row, Table, call, in_turns, number, paired_ratio,
                     peer, remove_database)

PEERS = {
    "edi-835-parser, claims": ("remittance_peers.py", "edi_835"),
    "edi-835-parser, data frame": ("remittance_peers.py", "edi_835_frame"),
    "pyx12, segments (X12Reader)": ("remittance_peers.py", "pyx12_segments"),
    "pyx12, claim loops (X12ContextReader)": ("remittance_peers.py", "pyx12_loops"),
}


def speed(result):
    return result["bytes"] / result["seconds"] / 1e6


def reading():
    """Tokenising and parsing, beside the peers on the same bytes."""
    part = inputs.files(200_000)[0]
    whole = inputs.files(200_000)
    contenders = {
        "segments": lambda: call(BENCH, "tokenise", part),
        "claims": lambda: call(BENCH, "parse", part),
        "all segments": lambda: call(BENCH, "tokenise", *whole),
        "all claims": lambda: call(BENCH, "parse", *whole),
    } | {name: (lambda a=arguments: peer(*a, part)) for name, arguments in PEERS.items()}
    results = in_turns(contenders, rounds=5)
    speeds = {name: [speed(run) for run in runs] for name, runs in results.items()}
    rows = [
        Row(f"Overturn, segments and elements, {megabytes(whole)}", speeds["all segments"],
            target=("at least", 300), of_value=True),
        Row(f"Overturn, claims, {megabytes(whole)}", speeds["all claims"]),
        Row(f"Overturn, segments and elements, {megabytes([part])}", speeds["segments"]),
        Row(f"Overturn, claims, {megabytes([part])}", speeds["claims"]),
    ]
    for name in PEERS:
        is_tokeniser = "segments" in name
        ours = speeds["segments" if is_tokeniser else "claims"]
        rows.append(Row(name, speeds[name], paired_ratio(ours, speeds[name]), ("at least", 100)))
    notes = [
        "One core. The ratio is Overturn's speed over the peer's at the same work: segments and "
        f"elements against X12Reader, claims against the rest, all on the same {megabytes([part])} "
        f"({int(results['claims'][0]['claims']):,} claims). Start-up and imports are not counted. "
        "Overturn's claims include the survey of every transaction, its digest and the balance "
        "checks. edi-835-parser reads the same payments as one file each: it asks for that.",
    ]
    return [Table("835: how fast are bytes read", "MB/s", "ratio", rows, notes)]


def loading():
    """200,000 claims parsed and loaded, and their denials derived, beside the peers' parsing alone."""
    whole, part = inputs.files(200_000), inputs.files(200_000)[0]
    scale = inputs.size(whole) / inputs.size([part])
    database = SCRATCH / "loading.sqlite"

    def ingest():
        remove_database(database)
        return call(OVERTURN, "ingest", inputs.remittances(200_000), "--database", database)

    def load():
        remove_database(database)
        return call(BENCH, "load-835", database, *whole)

    contenders = {"ingest": ingest, "load": load} | {
        name: (lambda a=arguments: peer(*a, part)) for name, arguments in PEERS.items()}
    results = in_turns(contenders, rounds=3)
    remove_database(database)
    ours = {name: [run["wall"] for run in results[name]] for name in ("load", "ingest")}
    rows = [Row("Overturn, parse and load", ours["load"]),
            Row("Overturn, ingest: parse, load, derive denials", ours["ingest"])]
    for name in PEERS:
        theirs = [run["seconds"] * scale for run in results[name]]
        rows.append(Row(f"{name}, parsing alone", theirs, paired_ratio(theirs, ours["load"]),
                        ("at least", 15),
                        more={"peer / ingest": number(paired_ratio(theirs, ours["ingest"]))}))
    notes = [
        "The target is of parsing and loading; no peer derives denials. "
        f"Overturn: wall time of the whole command on {megabytes(whole)} in {len(whole)} files, "
        f"from an empty database. Peers: measured on {megabytes([part])} and scaled by "
        f"{scale:.1f}, the ratio of bytes; nothing of theirs is stored anywhere.",
    ]
    return [Table("835: 200,000 claims parsed and loaded", "s", "peer / load", rows, notes)]


def megabytes(paths):
    return f"{inputs.size(paths) / 1e6:.1f} MB"

"""Texts of payers and people in pages, tables and amounts."""

import csv
import html
import io
import re
import sqlite3
import zipfile

import pytest

from conftest import SCRIPT


def test_script_in_what_was_loaded_stays_text(fresh):
    server = fresh(start=False)
    database = sqlite3.connect(server.database)
    quoted = SCRIPT.replace("\\", "\\\\").replace('"', '\\"')
    with database:
        changed = database.execute(
            "UPDATE denial_notice SET content = replace(content, ?, ?) WHERE content LIKE ?",
            ["Harborline Health (synthetic)", quoted, "%Harborline Health (synthetic)%"])
        assert changed.rowcount > 0
        database.execute("UPDATE source_file SET name = ?", [SCRIPT])
        database.execute("DELETE FROM derivation_mark")
    server.start().set_up()
    manager = server.sign_in("manager")
    with server.api("manager", "worklist", "chart") as api:
        line = next(line for line in api.get("/v1/worklist?limit=50").json()["lines"]
                    if line["payer"] == SCRIPT)
    shown = 0
    for path in ["/?part=open", f"/denials/{line['denial']}", "/account"]:
        text = manager.get(path).text
        assert "<script>alert" not in text and "<img" not in text, path
        shown += html.escape(SCRIPT, quote=False)[:20] in text
    assert shown >= 2
    sheet = zipfile.ZipFile(io.BytesIO(manager.get("/export.xlsx?part=open").content))
    assert all(b"<script>" not in sheet.read(name) for name in sheet.namelist())


def test_a_formula_in_an_export_is_text_and_a_negative_number_a_number(fresh):
    server = fresh(start=False)
    database = sqlite3.connect(server.database)
    with database:
        database.execute(
            "UPDATE denial_notice SET content = replace(content, ?, ?)",
            ["Harborline Health (synthetic)", "=cmd|' /C calc'!A0"])
        database.execute("DELETE FROM derivation_mark")
    server.start().set_up()
    rows = list(csv.reader(io.StringIO(server.sign_in("biller").get("/export.csv?part=open").text)))
    payers = {row[rows[0].index("Payer")] for row in rows[1:]}
    assert any("cmd|" in payer for payer in payers)
    assert not any(payer.startswith("=") for payer in payers)
    nets = [row[rows[0].index("Expected net")] for row in rows[1:]]
    assert any(net.startswith("-") and float(net) < 0 for net in nets)


def test_a_formula_in_the_workbook_is_text(fresh):
    server = fresh(start=False)
    database = sqlite3.connect(server.database)
    with database:
        database.execute(
            "UPDATE denial_notice SET content = replace(content, ?, ?)",
            ["Harborline Health (synthetic)", "=1+cmd|' /C calc'!A0"])
        database.execute("DELETE FROM derivation_mark")
    server.start().set_up()
    answer = server.sign_in("biller").get("/export.xlsx?part=open")
    sheets = zipfile.ZipFile(io.BytesIO(answer.content))
    text = b"".join(sheets.read(name) for name in sheets.namelist())
    assert b"cmd|" in text and b"<f>" not in text and b"externalLink" not in text


@pytest.mark.parametrize("text", [
    "12,50", "1,2,3", "-0.50", "1.+5", "+100", "1.5", "1e3", "100 000", "$", "1.234,56", "abc",
])
def test_dollars_that_can_be_read_in_two_ways_are_refused(appealed, text):
    session, denial = appealed
    answer = session.form(f"/denials/{denial}/outcomes", outcome="overturned", recovered=text)
    assert answer.status_code == 422, "a recovery was recorded that nobody meant"


@pytest.mark.parametrize("text, cents", [
    ("1,234.56", 123456), ("$1234.56", 123456), ("1234", 123400), ("0.05", 5),
])
def test_dollars_as_people_write_them_are_read_to_the_cent(appealed, text, cents):
    session, denial = appealed
    answer = session.form(f"/denials/{denial}/outcomes", outcome="overturned", recovered=text)
    assert answer.status_code == 303
    stored = sqlite3.connect(session.database).execute(
        "SELECT appeal FROM work_event WHERE kind = 'decided' ORDER BY id DESC LIMIT 1").fetchone()
    assert str(cents) in re.findall(r"\d+", stored[0])
    event = re.search(r'name="event" value="(\d+)"', session.get(f"/denials/{denial}").text)[1]
    assert session.form(f"/denials/{denial}/undo", event=event).status_code == 303


@pytest.fixture(scope="module")
def appealed(server):
    """A denial whose appeal waits for its answer."""
    session = server.sign_in("biller")
    session.database = server.database
    with server.api("biller", "worklist", "work") as api:
        page = api.get("/v1/worklist?part=selected&limit=50").json()
        denial = [line["denial"] for line in page["lines"]
                  if (line["recoverable"]["cents"] or 0) > 2_000_00][-1]
        assert api.post(
            f"/v1/denials/{denial}/actions", json={"action": "appeal"}).status_code == 200
    return session, denial

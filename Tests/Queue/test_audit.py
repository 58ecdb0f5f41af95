"""The record of who did what."""

import re
import sqlite3
import subprocess

import pytest

from conftest import BINARIES, DAY, ROOT, free_port


def test_a_tampered_audit_is_found(fresh):
    server = fresh()
    server.sign_in("biller").get("/denials/1")
    server.stop()

    def verify(*options):
        return subprocess.run(
            [BINARIES / "overturn", "audit", "verify", "--database", server.database, *options],
            capture_output=True, text=True)

    intact = verify()
    assert intact.returncode == 0
    head = re.search(r"(\d+):([0-9a-f]{64})", intact.stdout)[0]
    assert verify("--head", head).returncode == 0
    database = sqlite3.connect(server.database)
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("UPDATE audit_entry SET actor = 'x' WHERE number = 3")
    database.rollback()
    with database:
        database.execute("DROP TRIGGER audit_entry_stays")
        database.execute("DROP TRIGGER audit_entry_is_kept")
        database.execute("DELETE FROM audit_entry WHERE number = (SELECT max(number) FROM audit_entry)")
    # What is cut off at the end, only a head noted before tells.
    assert verify().returncode == 0
    assert verify("--head", head).returncode == 1
    with database:
        database.execute("UPDATE audit_entry SET actor = 'x' WHERE number = 3")
    broken = verify()
    assert broken.returncode == 1 and "audit entry 3" in broken.stderr


def test_the_audit_names_who_did_what_and_no_patient(fresh):
    server = fresh()
    with server.api("biller", "worklist", "work") as api:
        api.post("/v1/denials/7/notes", json={"text": "Mr Secret called"})
        api.get("/v1/denials/7")
        api.get("/v1/finance")
    server.stop()
    rows = sqlite3.connect(server.database).execute(
        "SELECT actor, verb, object, outcome FROM audit_entry").fetchall()
    assert any(row[0].startswith("biller (token biller-") and row[1:3] == ("write", "denial 7")
               for row in rows)
    assert any(row[1:] == ("read", "denials 7", "done") for row in rows)
    assert any(row[1:] == ("refuse", "finance", "403") for row in rows)
    assert "Secret" not in str(rows)
    assert "Secret" not in server.log.read_text() and "S10" not in server.log.read_text()


def test_what_was_refused_is_not_on_record_as_done(fresh):
    server = fresh(set_up=False).set_up(("biller",))
    biller = server.sign_in("biller")
    wrong = {"old": "not the password", "new": "another one of 9 words"}
    assert biller.form("/account/password", **wrong).status_code == 422
    assert biller.get("/denials/999999").status_code == 404
    assert biller.get("/export.csv?part=nothing").status_code == 422
    assert biller.form("/account/tokens", name="t", days="0").status_code == 422
    assert biller.get("/export.csv").status_code == 200
    server.stop()
    rows = sqlite3.connect(server.database).execute(
        "SELECT verb, object, outcome FROM audit_entry WHERE actor = 'biller'").fetchall()
    assert ("export", "export.csv", "done") in rows and rows.count(("export", "export.csv", "done")) == 1
    assert ("account", "account password", "refused, 422") in rows
    assert ("token", "account tokens", "refused, 422") in rows
    assert ("refuse", "denials 999999", "404") in rows
    done = {row[1] for row in rows if row[2] == "done"}
    assert done.isdisjoint({"account password", "account tokens", "denials 999999"})


def start_beside(database, tmp_path):
    return subprocess.run(
        [BINARIES / "overturn-queue", "--database", database, "--data", ROOT / "Data", "--as-of", DAY,
         "--minutes", "1200", "--port", str(free_port())],
        cwd=tmp_path, capture_output=True, text=True, timeout=120)


def test_a_second_server_on_a_database_is_refused_and_takes_no_line_away(fresh, tmp_path):
    server = fresh()
    server.sign_in("biller").get("/denials/4")
    try:
        second = start_beside(server.database, tmp_path)
    except subprocess.TimeoutExpired:
        pytest.fail("two servers keep one audit")
    assert second.returncode != 0 and "another overturn-queue" in second.stderr
    # One that was killed keeps nobody out.
    server.kill()
    server.start()
    server.stop()
    count = sqlite3.connect(server.database).execute(
        "SELECT count(*) FROM audit_entry WHERE object = 'denials 4'").fetchone()[0]
    assert count == 1


def test_a_mistyped_database_is_refused_and_none_is_made(tmp_path):
    database = tmp_path / "practise.sqlite"
    refused = start_beside(database, tmp_path)
    assert refused.returncode != 0 and "no database at" in refused.stderr
    assert "overturn ingest" in refused.stderr
    assert list(tmp_path.iterdir()) == []

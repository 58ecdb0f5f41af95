"""Cases as a browser without script hands them in."""

import os
import re
import shutil
import sqlite3

import pytest

from conftest import ROOT, Server

CASE = ROOT / "Data/cases/stenosis"
NOTES = sorted((CASE / "notes").iterdir())
# What the letter does not say and a biller fills in.
FILLED = {
    "patient/sex": "female", "payer_id": "SYN01", "request/administrator": "Aetna",
    "request/plan_type": "commercial", "request/state": "oh", "request/side": "bilateral",
    "request_date": "2026-10-12", "contract_procedures": "63047-SG",
    "practice/name": "Synthetic Spine Surgery Center", "practice/surgeon": "Dana Synwell",
    "practice/address": "100 Example Parkway\nColumbus, OH 43000",
    "practice/phone": "(555) 010-0100", "practice/credentials": "MD",
}


@pytest.fixture(scope="session")
def bare(tmp_path_factory):
    """The sample practice with people, and no case yet."""
    path = tmp_path_factory.mktemp("bare") / "practice.sqlite"
    shutil.copy(os.environ["OVERTURN_DATABASE"], path)
    assert Server(path).start().set_up(["biller", "manager", "clinician", "viewer", "finance"]).stop() == 0
    sqlite3.connect(path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def practice(bare, tmp_path):
    """A server of its own on it."""
    database = tmp_path / "practice.sqlite"
    shutil.copy(bare, database)
    server = Server(database).start()
    yield server
    if server.process.poll() is None:
        server.kill()


def hand_in(browser, path, fields=(), files=()):
    """As a browser without script sends a form with files."""
    return browser.client.post(
        path, data={"form_token": browser.form_token, **dict(fields)},
        files=[(slot, (name, content)) for slot, name, content in files] or {"none": ("", b"")})


def papers(*paths, slot="notes"):
    return [(slot, path.name, path.read_bytes()) for path in paths]


def form_values(page):
    """What the form of the request holds."""
    found = {}
    for name, value in re.findall(r'<input type="(?:text|date)" name="([^"]+)"(?: value="([^"]*)")?', page):
        found[name] = value
    for name, body in re.findall(r'<select name="([^"]+)">(.*?)</select>', page, re.S):
        chosen = re.search(r'<option(?: value="([^"]*)")?[^>]* selected', body)
        found[name] = (chosen[1] or "") if chosen else ""
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>([^<]*)</textarea>', page):
        found[name] = text
    found["version"] = re.search(r'name="version" value="([^"]+)"', page)[1]
    return {name: value for name, value in found.items() if name not in ("expedited", "kind", "slot")}


def review(browser, case, **changed):
    values = form_values(browser.get(f"/cases/{case}").text)
    return browser.form(f"/cases/{case}/review", **{**values, **changed})


def open_case(browser, letter=CASE / "denial.txt", notes=NOTES):
    answer = hand_in(
        browser, "/cases", files=(papers(letter, slot="letter") if letter else []) + papers(*notes))
    assert answer.status_code == 303, answer.text
    return int(answer.headers["location"].rsplit("/", 1)[1])

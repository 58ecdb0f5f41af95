"""What is not taken into a case, and who may not."""

from pathlib import Path

import httpx
import pytest

from casework import (  # noqa: F401, for every test
    FILLED, NOTES, bare, form_values, hand_in, open_case, papers, practice, review)
from conftest import SCRIPT, lines


@pytest.mark.parametrize("changed, words", [
    ({"request/level": "L4-S1"}, "Levels: expected levels such as"),
    ({"patient/birth_date": "14.3.1958"}, "Date of birth: expected a day"),
    ({"request/cpt": " , "}, "Procedures (CPT): expected at least one"),
    ({"request/payer": ""}, "Payer: expected the payer"),
    ({"request_date": ""}, "Day of the request: expected"),
    ({"request/side": "sideways"}, "Side: expected"),
    ({"version": "another"}, "another has changed it"),
])
def test_what_is_not_of_its_kind_is_told_and_what_was_typed_stays(practice, changed, words):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    answer = review(biller, case, **{**FILLED, **changed})
    assert answer.status_code in (409, 422) and words in answer.text
    assert form_values(answer.text)["practice/surgeon"] == "Dana Synwell"
    assert biller.get(f"/cases/{case}/review.html").status_code == 404, "nothing was reviewed"


def test_another_patients_note_is_refused_and_registers_nothing(practice):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    note = b"Office visit 09/30/2026\nPatient: Jordan Otherman\nDOB: 01/01/1990\nBack pain.\n"
    hand_in(biller, f"/cases/{case}/papers", {"slot": "notes"}, [("files", "other.txt", note)])
    answer = review(biller, case, **FILLED)
    assert answer.status_code == 422 and "other.txt" in answer.text
    assert "Otherman" not in answer.text and "1990" not in answer.text
    with practice.api("biller", "worklist") as api:
        assert not [line for line in lines(api, part="open") if line["reference"] == "HH-2026-104417"]
    # Taken out, the case goes on with what was typed.
    assert biller.form(f"/cases/{case}/papers/remove", slot="notes", name="other.txt").status_code == 303
    values = form_values(biller.get(f"/cases/{case}").text)
    assert values["request/state"] == "OH" and values["practice/surgeon"] == "Dana Synwell"
    assert review(biller, case).status_code == 303


def test_a_file_goes_nowhere_but_into_its_case(practice, tmp_path):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    folder = Path(str(practice.database) + "-cases")
    before = {path for path in tmp_path.rglob("*") if folder not in path.parents}
    for name in ["../../outside.txt", "..\\..\\outside.txt", "/etc/outside.txt", SCRIPT + ".txt",
                 "..", ".hidden.txt", "a\r\nSet-Cookie: x=y.txt"]:
        hand_in(biller, f"/cases/{case}/papers", {"slot": "notes"},
                [("files", name, f"Note {name}".encode())])
    assert {path for path in tmp_path.rglob("*") if folder not in path.parents} == before
    kept = sorted(path.name for path in (folder / str(case) / "notes").iterdir())
    assert "outside.txt" in kept and all(not name.startswith(".") for name in kept)
    page = biller.get(f"/cases/{case}").text
    assert "<script>alert" not in page and "<img" not in page
    for path in folder.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, "PHI is open to this account only"


@pytest.mark.parametrize("name, content, words", [
    ("scan.png", b"\x89PNG\r\n\x1a\n" + b"0" * 100, "an image is not read"),
    ("old.doc", bytes([0xD0, 0xCF, 0x11, 0xE0]) + b"0" * 100, "DOC"),
    ("broken.pdf", b"%PDF-1.4\nnot a PDF", "a PDF that opens"),
    ("bytes.txt", b"a\x00b", "binary"),
    ("empty.txt", b"", "empty"),
])
def test_what_cannot_be_read_is_refused_at_the_door(practice, name, content, words):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    answer = hand_in(biller, f"/cases/{case}/papers", {"slot": "notes"},
                     [("files", name, content), ("files", "good.txt", b"Back pain.")])
    assert answer.status_code == 422 and words in answer.text and name in answer.text
    assert "good.txt" in answer.text, "the good one beside it is kept"
    again = hand_in(biller, f"/cases/{case}/papers", {"slot": "notes"},
                    [("files", "good.txt", b"Other words.")])
    assert again.status_code == 422 and "of that name" in again.text
    second = hand_in(biller, f"/cases/{case}/papers", {"slot": "letter"},
                     [("files", "second.txt", b"Denied.")])
    assert second.status_code == 422 and "the case has one" in second.text


@pytest.mark.parametrize("type_, body, status", [
    ("multipart/form-data", b"x", 415),
    ("multipart/form-data; boundary=" + "x" * 80, b"x", 415),
    ("multipart/form-data; boundary=b", b"", 400),
    ("multipart/form-data; boundary=b", b"--b", 400),
    ("multipart/form-data; boundary=b", b"--b\r\n\r\n", 400),
    ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nabc", 400),
    ("multipart/form-data; boundary=b", b"--b\r\n" + b"X: y\r\n" * 2000 + b"\r\nabc\r\n--b--", 400),
    ("multipart/form-data; boundary=b", b"--b--", 403),
    ("application/json", b"{}", 415),
])
def test_a_malformed_form_is_refused(practice, type_, body, status):
    biller = practice.sign_in("biller")
    answer = biller.client.post("/cases", content=body, headers={"Content-Type": type_})
    assert answer.status_code == status, answer.text
    assert not Path(str(practice.database) + "-cases").exists()


def test_a_form_too_large_is_refused(practice):
    biller = practice.sign_in("biller")
    answer = hand_in(biller, "/cases", files=[("notes", "large.txt", b"x" * (33 << 20))])
    assert answer.status_code == 413
    assert biller.get("/cases").status_code == 200


def test_only_who_may_see_charts_sees_cases(practice):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    for name in ["viewer", "finance"]:
        other = practice.sign_in(name)
        for path in ["/cases", f"/cases/{case}", f"/cases/{case}/review.html"]:
            assert other.get(path).status_code == 403
        assert hand_in(other, "/cases", files=papers(*NOTES)).status_code == 403
    assert practice.sign_in("clinician").get(f"/cases/{case}").status_code == 200
    assert httpx.get(practice.base + f"/cases/{case}").status_code == 303
    stranger = biller.client.post(
        "/cases", files={"notes": ("a.txt", b"x")}, data={"form_token": "no"})
    assert stranger.status_code == 403
    elsewhere = biller.client.post(
        "/cases", files={"notes": ("a.txt", b"x")}, data={"form_token": biller.form_token},
        headers={"Origin": "https://evil.example"})
    assert elsewhere.status_code == 403
    for path in ["/cases/0", "/cases/999", "/cases/x", "/cases/-1"]:
        assert biller.get(path).status_code == 404
    manager = practice.sign_in("root")
    assert manager.get("/cases").status_code == 403
    audit = manager.get("/audit").text
    assert f"cases {case}" in audit and "Synfield" not in audit and "denial.txt" not in audit

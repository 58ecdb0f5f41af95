"""What a case brings onto the list stands there once, with the day that holds, and says whose it is."""

import re
import time

import pytest

from casework import (  # noqa: F401, for every test
    CASE, FILLED, NOTES, bare, form_values, hand_in, open_case, papers, practice, review)
from conftest import DAY, lines

LETTER = (CASE / "denial.txt").read_text()


def hand_in_letter(browser, text, case=None, slot="letter"):
    """A letter alone, as a new case or into one; its number."""
    if case:
        answer = hand_in(browser, f"/cases/{case}/papers", {"slot": slot}, [("files", f"{slot}.txt", text.encode())])
    else:
        answer = hand_in(browser, "/cases", files=[("letter", "letter.txt", text.encode())])
    assert answer.status_code == 303, answer.text
    return int(answer.headers["location"].rsplit("/", 1)[1])


def denial_of(browser, case):
    return int(re.search(r"/denials/(\d+)\"[^>]*>Denial", browser.get(f"/cases/{case}").text)[1])


def open_synfield(api):
    return [line for line in lines(api, part="open") if line["before_surgery"]
            and line["payer"].startswith("Harborline") and line["recoverable"]["cents"] == 780000]


def test_the_day_that_a_decision_prints_is_the_day_of_the_next_level(practice):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    assert review(biller, case, **FILLED).status_code == 303
    denial = denial_of(biller, case)
    upheld = LETTER.replace("October 15, 2026", "October 30, 2026").replace(
        "November 6, 2026", "December 29, 2026").replace(
        "We reviewed the request for prior authorization of the service above. The request is denied",
        "We reviewed your appeal. We uphold our denial of the request, which was denied")
    hand_in_letter(biller, upheld, case, "decision")
    biller.form(f"/denials/{denial}/actions", action="appeal", level="1", filed_day=DAY)
    page = biller.get(f"/denials/{denial}").text
    assert 'name="next_deadline" value="2026-12-29"' in page, "read in the decision"
    answer = biller.form(f"/denials/{denial}/outcomes", outcome="upheld", decided_day=DAY,
                         next_deadline="2026-10-01")
    assert answer.status_code == 409
    assert "next_deadline: expected the day of the decision" in answer.text
    assert biller.form(f"/denials/{denial}/outcomes", outcome="upheld", decided_day=DAY,
                       next_deadline="2026-12-29").status_code == 303
    with practice.api("biller", "worklist") as api:
        for _ in range(400):
            body = api.get(f"/v1/denials/{denial}").json()
            if body["line"]["last_day"]["day"] == "2026-12-29":
                break
            time.sleep(0.3)
        assert body["line"]["last_day"] == {"day": "2026-12-29", "mark": "known"}
        assert body["line"]["next_action"] == "further-appeal"
        action = next(each for each in body["actions"] if each["action"] == "further-appeal")
        assert action["possible"] and action["last_day"] == "2026-12-29"
    assert "The appeal is due on 2026-11-06" not in biller.get(f"/cases/{case}/card.html").text


@pytest.mark.parametrize("number", ["", "Claim number: SYN03F101832\n"])
def test_a_letter_of_a_claim_that_was_denied_already_joins_it(practice, number):
    biller = practice.sign_in("biller")
    with practice.api("biller", "worklist") as api:
        before = next(line for line in lines(api, part="open") if line["claim"] == "F101832")
        letter = (
            "SYNTHETIC LETTER\nLakeshore Blue Plan (synthetic)\nOctober 20, 2026\n"
            f"Member: Linden Syndunmore\nMember ID: SYN1001832\n{number}Reference number: LB-77\n"
            "Date of service: August 28, 2026\nService: CPT 22551 C5-6\n\n"
            "Your claim is denied because there was no authorization for the service.\n"
            "You may appeal. We must receive the appeal no later than December 1, 2026.\n")
        case = hand_in_letter(biller, letter)
        said = {"request/payer": "Lakeshore Blue Plan (synthetic)", "payer_id": "SYN03",
                "request_date": "2026-08-01", "planned_service_day": "2026-08-28"}
        answer = review(biller, case, **said)
        assert answer.status_code == 303, answer.text
        after = [line for line in lines(api, part="open")
                 if line["claim"] == "F101832" or line["reference"] == "LB-77"]
        assert [line["denial"] for line in after] == [before["denial"]]
        assert after[0]["recoverable"] == before["recoverable"]
        assert denial_of(biller, case) == before["denial"]


def test_a_claim_of_another_member_is_refused(practice):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    answer = review(biller, case, **FILLED, claim="F101832")
    assert answer.status_code == 422 and "another member" in answer.text
    with practice.api("biller", "worklist") as api:
        assert open_synfield(api) == []


def test_a_letter_without_a_reference_is_one_denial_however_often_it_comes(practice):
    biller = practice.sign_in("biller")
    letter = LETTER.replace("Reference number: HH-2026-104417\n", "")
    with practice.api("biller", "worklist") as api:
        for _ in range(2):
            case = hand_in_letter(biller, letter)
            assert review(biller, case, **FILLED).status_code == 303
        found = open_synfield(api)
        assert len(found) == 1
        assert denial_of(biller, case) == found[0]["denial"]


def test_another_letter_in_its_place_leaves_one_denial_to_work(practice):
    biller = practice.sign_in("biller")
    with practice.api("biller", "worklist") as api:
        case = hand_in_letter(biller, LETTER.replace("HH-2026-104417", "HH-5"))
        assert review(biller, case, **FILLED).status_code == 303
        biller.form(f"/cases/{case}/papers/remove", slot="letter", name="letter.txt")
        page = biller.get(f"/cases/{case}").text
        assert "letter.txt: taken out since the review" in page and "--" not in page.split("<main")[1]
        hand_in_letter(biller, LETTER.replace("HH-2026-104417", "HH-6"), case)
        assert review(biller, case).status_code == 303
        parts = {line["reference"]: line["part"] for line in open_synfield(api)}
        assert parts == {"HH-5": "deferred: put-aside", "HH-6": "selected"}
        assert "Registered from an earlier letter" in biller.get(f"/cases/{case}").text


def test_how_a_call_ended_is_no_new_denial_and_says_which_letter_is(practice):
    biller = practice.sign_in("biller")
    case = hand_in_letter(biller, LETTER.replace(
        "We reviewed the request for prior authorization of the service above.",
        "Thank you for the peer-to-peer call. After the call the physician upheld the denial of "
        "October 10, 2026."))
    answer = review(biller, case, **FILLED)
    assert answer.status_code == 422
    assert "denial of 2026-10-10 goes on; hand in that denial" in answer.text
    with practice.api("biller", "worklist") as api:
        assert open_synfield(api) == []


def test_no_letter_is_built_of_a_request_that_was_changed_and_not_reviewed(practice):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    assert review(biller, case, **FILLED).status_code == 303
    assert review(biller, case, **{"patient/name": "Jordan Otherman"}).status_code == 422
    for paper in ["letter.html", "card.html", "letter.pdf"]:
        answer = biller.get(f"/cases/{case}/{paper}")
        assert answer.status_code == 409 and "changed since the review" in answer.text
    assert review(biller, case, **{"patient/name": "Robin Synfield"}).status_code == 303
    assert biller.get(f"/cases/{case}/letter.html").status_code == 200


@pytest.mark.parametrize("changed, words", [
    ({"patient/name": ""}, "Patient&#39;s name: expected"),
    ({"contract_procedures": ""}, "several rates (63047, 63047-SG)"),
    ({"request/payer": "x"}, "this one is Harborline Health (synthetic)"),
])
def test_what_does_not_fit_together_is_asked(practice, changed, words):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    answer = review(biller, case, **{**FILLED, **changed})
    assert answer.status_code == 422
    assert words.replace("&#39;", "'") in answer.text.replace("&#39;", "'").replace("&#x27;", "'")


def test_a_letter_of_tomorrow_starts_no_clock_and_one_without_a_day_takes_a_persons(practice):
    biller = practice.sign_in("biller")
    case = hand_in_letter(biller, LETTER.replace("October 15, 2026", "October 15, 2027"))
    answer = review(biller, case, **FILLED)
    assert answer.status_code == 422 and "dated after the day of the review" in answer.text
    with practice.api("biller", "worklist") as api:
        case = hand_in_letter(biller, LETTER.replace("October 15, 2026", ""))
        answer = review(biller, case, **FILLED)
        assert answer.status_code == 422 and "say it under Date of the letter" in answer.text
        assert open_synfield(api) == []
        assert review(biller, case, letter_date="2026-10-15").status_code == 303
        assert open_synfield(api)[0]["last_day"] == {"day": "2026-11-06", "mark": "known"}

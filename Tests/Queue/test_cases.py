"""A denial letter and a chart, from the browser to the ranked line, the letter and the card."""

import re

import pytest
from playwright.sync_api import expect

from browsing import Desk
from casework import (  # noqa: F401, for every test
    CASE, FILLED, NOTES, bare, form_values, hand_in, open_case, papers, practice, review)
from conftest import DAY, lines
from test_usable import check_usable


def test_a_biller_brings_a_letter_from_the_browser_to_line_letter_and_card(practice, chromium):
    desk = Desk(chromium, practice, "biller")
    page = desk.page
    page.get_by_role("link", name="Cases").click()
    page.set_input_files("input[name=letter]", CASE / "denial.txt")
    page.set_input_files("input[name=notes]", NOTES)
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator("h1")).to_have_text("CASE-1")
    # What the letter says stands in the form, with its line.
    for name, value in [("patient/name", "Robin Synfield"), ("patient/birth_date", "1958-03-14"),
                        ("patient/member_number", "SYN9000001"), ("request/cpt", "63047"),
                        ("request/level", "L4-5"), ("planned_service_day", "2026-11-24"),
                        ("request/payer", "Harborline Health (synthetic)")]:
        expect(page.locator(f'[name="{name}"]')).to_have_value(value)
    expect(page.get_by_text("read in the letter, line").first).to_be_visible()
    for name, value in FILLED.items():
        field = page.locator(f'[name="{name}"]')
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.get_by_role("button", name="Hold the chart against the policy").click()
    expect(page.get_by_text("last day to appeal 2026-11-06")).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^Denial \d+ on the list$")).click()
    expect(page.locator("dl.figures")).to_contain_text("2026-11-06")
    expect(page.get_by_role("heading", name="The chart")).to_be_visible()
    address = page.url
    for name, words in [("Appeal letter", "Harborline Health Appeals"), ("Battle card", "010-0199")]:
        page.goto(address)
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.locator("body")).to_contain_text(words)
    desk.close()


def test_it_comes_out_as_the_command_has_it(practice, api):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    assert review(biller, case, **FILLED).status_code == 303
    with practice.api("biller", "worklist", "chart") as own:
        line = next(line for line in lines(own, part="selected") if line["before_surgery"]
                    and line["reference"] == "HH-2026-104417")
        ours = own.get(f"/v1/denials/{line['denial']}/review").json()
    theirs = next(line for line in lines(api, part="selected") if line["reference"] == "HH-2026-104417")
    read = api.get(f"/v1/denials/{theirs['denial']}/review").json()
    assert ours["criteria"] == read["criteria"] and ours["verdict"] == read["verdict"] == "met"
    for name in ["act_by", "last_day", "recoverable", "chance", "expected_net", "next_action"]:
        assert line[name] == theirs[name], name


def test_a_letter_alone_starts_the_clock_and_a_note_that_comes_later_counts(practice):
    biller = practice.sign_in("biller")
    case = open_case(biller, notes=[])
    assert review(biller, case, **FILLED).status_code == 303
    page = biller.get(f"/cases/{case}").text
    assert "0 documents read" in page and "last day to appeal 2026-11-06" in page
    denial = int(re.search(r"/denials/(\d+)\"[^>]*>Denial", page)[1])
    with practice.api("biller", "worklist", "chart") as api:
        first = api.get(f"/v1/denials/{denial}/review").json()
        assert first["verdict"] == "unknown" and "met" not in {c["verdict"] for c in first["criteria"]}
        for note in NOTES:
            answer = hand_in(biller, f"/cases/{case}/papers", {"slot": "notes"}, papers(note))
            assert answer.status_code == 303
        # What was read stands until the case is reviewed again, and says so.
        letter = biller.get(f"/cases/{case}/letter.html")
        assert letter.status_code == 409 and "changed since the review" in letter.text
        assert review(biller, case).status_code == 303
        assert api.get(f"/v1/denials/{denial}/review").json()["verdict"] == "met"
        assert len([line for line in lines(api, part="open") if line["reference"] == "HH-2026-104417"]) == 1


def test_a_chart_without_a_letter_is_a_checklist_and_no_denial(practice):
    biller = practice.sign_in("biller")
    with practice.api("biller", "worklist") as api:
        before = len(lines(api, part="open"))
        case = open_case(biller, letter=None, notes=NOTES[:1])
        said = {"patient/name": "Robin Synfield", "request/payer": "Harborline Health (synthetic)",
                "request/cpt": "63047", "request/level": "L4-L5", **FILLED}
        assert review(biller, case, **said).status_code == 303
        assert len(lines(api, part="open")) == before
    page = biller.get(f"/cases/{case}").text
    assert "No denial on the list is of this case" in page
    checklist = biller.get(f"/cases/{case}/checklist.html")
    assert checklist.status_code == 200 and "therapy" in checklist.text.lower()
    assert biller.get(f"/cases/{case}/letter.html").status_code == 409


def test_the_chart_of_a_denial_on_the_list_is_held_against_its_policy(practice):
    biller = practice.sign_in("biller")
    with practice.api("biller", "worklist", "chart") as api:
        line = next(line for line in lines(api, part="open")
                    if line["claim"] == "F101887" and line["category"] == "medical-necessity")
        number = line["denial"]
        note = b"Office visit 08/01/2026\nPatient: Alder Syngantry\nNeck pain with arm pain, 8 months.\n"
        answer = hand_in(
            biller, "/cases", {"denial": str(number)}, [("notes", "office.txt", note)])
        case = int(answer.headers["location"].rsplit("/", 1)[1])
        values = form_values(biller.get(f"/cases/{case}").text)
        assert values["claim"] == "F101887" and values["request/cpt"] == "22551"
        assert values["patient/name"].upper() == "ALDER SYNGANTRY" and values["payer_id"] == "SYN02"
        answer = review(biller, case, **{"request_date": "2026-09-10", "request/administrator": "Cigna",
                                         "request/level": "C5-6"})
        assert answer.status_code == 303
        assert f">Denial {number} on the list" in biller.get(f"/cases/{case}").text
        assert api.get(f"/v1/denials/{number}/review").json()["case"] == f"CASE-{case}"
        # The dollars of one claim are on the list once.
        assert [l["denial"] for l in lines(api, part="open") if l["claim"] == "F101887"] == [number]
    assert f'href="/cases/{case}"' in biller.get(f"/denials/{number}").text


def test_a_further_level_answers_the_decision_that_upheld(practice):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    assert review(biller, case, **FILLED).status_code == 303
    denial = int(re.search(r"/denials/(\d+)\"[^>]*>Denial", biller.get(f"/cases/{case}").text)[1])
    biller.form(f"/denials/{denial}/actions", action="appeal", level="1", filed_day=DAY)
    biller.form(f"/denials/{denial}/outcomes", outcome="upheld", decided_day=DAY)
    letter = biller.get(f"/cases/{case}/letter.html")
    assert letter.status_code == 409 and "decision" in letter.text
    upheld = (CASE / "denial.txt").read_text().replace("October 15, 2026", "October 30, 2026").replace(
        "We reviewed the request for prior authorization of the service above. The request is denied",
        "We reviewed your appeal. We uphold our denial of the request, which was denied")
    hand_in(biller, f"/cases/{case}/papers", {"slot": "decision"},
            [("files", "upheld.txt", upheld.encode())])
    letter = biller.get(f"/cases/{case}/letter.html")
    assert letter.status_code == 200 and "econd" in letter.text, letter.text[:2000]


def test_cases_outlive_the_server(practice):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    review(biller, case, **FILLED)
    practice.kill()
    practice.start()
    biller = practice.sign_in("biller")
    assert "Robin Synfield" in biller.get("/cases").text
    assert biller.get(f"/cases/{case}/card.html").status_code == 200
    assert open_case(biller) == case + 1


@pytest.mark.parametrize("width", [390, 1440])
def test_everybody_can_use_the_pages_of_cases(practice, chromium, width):
    biller = practice.sign_in("biller")
    case = open_case(biller)
    desk = Desk(chromium, practice, "biller", width)
    for path in ["/cases", f"/cases/{case}"]:
        desk.page.goto(path)
        check_usable(desk.page, path, width)
    assert review(biller, case, **FILLED).status_code == 303
    for path in ["/cases", f"/cases/{case}"]:
        desk.page.goto(path)
        check_usable(desk.page, path, width)
    desk.close()

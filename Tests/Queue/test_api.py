"""What other systems are told, and that it is what the command line says."""

import csv
import io
import sqlite3
import subprocess

import httpx
import pytest

from conftest import BINARIES, DAY, ROOT, lines, next_list


def test_the_list_is_that_of_the_command_line(server, api):
    printed = subprocess.run(
        [BINARIES / "overturn", "rank", "--database", server.database, "--data", ROOT / "Data",
         "--as-of", DAY, "--minutes", "1200", "--format", "csv"],
        check=True, capture_output=True, text=True).stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    selected = lines(api, part="selected")
    number = "Denial" if "Denial" in rows[0] else "#"
    assert [int(row[number]) for row in rows] == [line["denial"] for line in selected]
    for row, line in zip(rows, selected):
        assert round(float(row["Expected net"]) * 100) == line["expected_net"]["cents"]
        assert row["Act by"] == line["act_by"]["day"]


def test_pages_hold_every_denial_once_in_order(api):
    every = lines(api)
    assert len({line["denial"] for line in every}) == len(every) > 400
    small, cursor = [], None
    while True:
        page = api.get("/v1/worklist", params={
            "limit": 7, **({"cursor": cursor} if cursor else {})}).json()
        small += page["lines"]
        cursor = page["next"]
        if not cursor:
            break
    assert [line["denial"] for line in small] == [line["denial"] for line in every]


def test_filters_keep_what_fits_and_nothing_else(api):
    every = lines(api)
    payer = every[0]["payer"]
    assert lines(api, payer=payer) == [line for line in every if line["payer"] == payer]
    authorization = lines(api, category="authorization")
    assert authorization == [line for line in every if line["category"] == "authorization"]
    due = lines(api, part="open", due_within=7)
    assert due and all(line["act_by"]["day"] <= "2026-11-07" for line in due)
    # Settled or too late, nothing is due, whatever part is asked for.
    assert {line["denial"] for line in lines(api, due_within=7)} == {
        line["denial"] for line in due}
    open_lines = lines(api, part="open")
    assert {line["part"] for line in open_lines}.isdisjoint(
        {"expired", "not appealable", "deferred: not-open", "deferred: member-only"})
    assert {line["status"] for line in open_lines} <= {"open", "upheld"}
    # An address is kept in logs and histories: no number of a claim stands in one.
    assert api.get("/v1/worklist", params={"claim": every[0]["claim"]}).status_code == 422


def test_what_is_settled_or_too_late_has_nothing_next(api):
    every = lines(api)

    def following(fits):
        found = {line["next_action"] for line in every if fits(line)}
        assert found, "the sample has such lines"
        return found

    assert following(lambda line: line["part"] == "expired") == {"none"}
    assert following(lambda line: line["status"] == "appealed") == {"wait"}
    assert following(lambda line: line["status"] == "overturned") == {"none"}
    # Nobody has told whether there is a next level: that is not nothing.
    unknown = following(lambda line: line["part"] == "deferred: next-level-unknown")
    assert "ask-payer" in unknown and "none" not in unknown


def test_a_denial_tells_arithmetic_that_can_be_redone(api):
    first = lines(api, part="selected")[0]
    denial = api.get(f"/v1/denials/{first['denial']}").json()
    steps = denial["arithmetic"]["steps"]

    def cents(value):
        return int(value + 0.5)

    won = cents(steps["recoverable_cents"] * steps["fraction"])
    assert won == steps["when_overturned_cents"]
    expected = cents(won * steps["chance"])
    assert expected == steps["expected_recovery_cents"]
    assert steps["expected_net_cents"] == (
        expected - steps["cost_cents"] + steps["further_levels_cents"])
    total = sum(part["log_odds"] for part in denial["score"]["contributions"])
    assert total == pytest.approx(denial["score"]["log_odds"], abs=1e-9)
    assert denial["deadline"]["rule"] and denial["deadline"]["source"]
    assert denial["actions"] and all("source" in action for action in denial["actions"])


def test_scores_of_ten_thousand_claims_come_at_once(api):
    every = lines(api)
    known = [line["claim"] for line in every if line["claim"]]
    asked = (known + [f"NONE{index}" for index in range(10_000)])[:10_000]
    answer = api.post("/v1/scores", json={"claims": asked})
    assert answer.status_code == 200
    body = answer.json()
    assert len(body["unknown"]) == sum(claim.startswith("NONE") for claim in asked)
    by_denial = {line["denial"]: line for line in every}
    assert {score["denial"] for score in body["scores"]} == {
        line["denial"] for line in every if line["claim"]}
    for score in body["scores"]:
        assert score["chance"] == by_denial[score["denial"]]["chance"]
    assert api.post("/v1/scores", json={"claims": asked + ["one more"]}).status_code == 422


def test_changes_since_a_list_are_those_that_changed(fresh):
    server = fresh()
    with server.api("manager", "worklist") as api:
        before = api.get("/v1/worklist").json()["version"]["list"]
        assert api.get(f"/v1/scores/changes?since={before}").json()["scores"] == []
        first = api.get("/v1/worklist?part=selected&limit=1").json()["lines"][0]["denial"]
        subprocess.run(
            [BINARIES / "overturn", "override", str(first), "--never", "--reason", "asked",
             "--by", "AB", "--as-of", DAY, "--database", server.database, "--data",
             ROOT / "Data"], check=True)
        next_list(api, before)
        changed = api.get(f"/v1/scores/changes?since={before}").json()
        moved = {score["denial"]: score["part"] for score in changed["scores"]}
        assert moved[first] == "deferred: put-aside"
        # Put back where it was: who read the first list is told of it once more, who read later is too,
        # and a busy day that makes hundreds of lists takes nobody's cursor away.
        later = changed["version"]["list"]
        biller = server.sign_in("manager")
        assert biller.form(
            f"/denials/{first}/override", verdict="cancelled", reason="mistaken").status_code == 303
        with sqlite3.connect(server.database) as database:
            database.execute("DELETE FROM worklist_entry WHERE run_id IN (?, ?)", [before, later])
            database.execute("DELETE FROM worklist_run WHERE id IN (?, ?)", [before, later])
        for since in [before, later]:
            answer = api.get(f"/v1/scores/changes?since={since}").json()
            assert first in [score["denial"] for score in answer["scores"]], since
        now = answer["version"]["list"]
        assert api.get(f"/v1/scores/changes?since={now}").json()["scores"] == []
        assert api.get("/v1/scores/changes?since=999").status_code == 404


def test_who_reads_page_by_page_reads_on_while_others_work(fresh):
    server = fresh()
    biller = server.sign_in("manager")
    with server.api("manager", "worklist") as api:
        whole = [line["denial"] for line in lines(api, part="selected")]
        page = api.get("/v1/worklist?part=selected&limit=5").json()
        began, read = page["version"]["list"], [line["denial"] for line in page["lines"]]
        aside = whole[7]
        assert biller.form(f"/denials/{aside}/override", verdict="never",
                           reason="asked").status_code == 303
        next_list(api, began)
        while page["next"]:
            page = api.get(f"/v1/worklist?part=selected&limit=5&cursor={page['next']}").json()
            assert page["version"]["list"] == began, "the list that it was begun in"
            read += [line["denial"] for line in page["lines"]]
        assert read == whole
        assert aside in [each["denial"] for each in
                         api.get(f"/v1/scores/changes?since={began}").json()["scores"]]


def test_a_cursor_of_a_list_that_is_not_kept_says_to_begin_again(api):
    answer = api.get("/v1/worklist?cursor=999999-10")
    assert answer.status_code == 409 and "version" in answer.json()


def test_the_case_has_its_verdicts_and_papers(api):
    case = next(line for line in lines(api) if line["reference"] == "HH-2026-104417")
    review = api.get(f"/v1/denials/{case['denial']}/review").json()
    assert review["verdict"] == "met" and len(review["criteria"]) > 5
    assert review["current"] is True
    for criterion in review["criteria"]:
        assert criterion["quotes"] or criterion["verdict"] != "met", criterion["label"]
        for quote in criterion["quotes"]:
            note = (ROOT / "Data/cases/stenosis/notes" / quote["document"]).read_text()
            assert quote["words"] in note, "verbatim"
            start = note.splitlines()[quote["line"] - 1]
            assert quote["words"].splitlines()[0].split()[0] in start
    for paper in ["review", "letter", "card", "checklist"]:
        page = api.get(f"/v1/denials/{case['denial']}/{paper}.html")
        assert page.status_code == 200 and "Synthetic data" in page.text
    for paper, start in [("letter.pdf", b"%PDF"), ("letter.docx", b"PK"), ("card.pdf", b"%PDF")]:
        file = api.get(f"/v1/denials/{case['denial']}/{paper}")
        assert file.content.startswith(start) and paper in file.headers["content-disposition"]
    other = next(line for line in lines(api) if line["reference"] != "HH-2026-104417")
    assert api.get(f"/v1/denials/{other['denial']}/review").status_code == 404


def test_the_mark_of_a_day_is_the_same_word_everywhere(server, api):
    text = server.sign_in("manager").get("/export.csv?part=open").text
    shown = {int(row["Denial"]): row for row in csv.DictReader(io.StringIO(text))}
    found = set()
    for line in lines(api, part="open"):
        assert line["act_by"]["mark"] == (shown[line["denial"]]["Act by mark"] or "unknown")
        found.add((line["act_by"]["mark"], line["deadline_standing"]))
    assert {("known", "stated"), ("known", "sourced"), ("assumed", "assumed")} <= found


def test_a_level_that_waits_for_the_one_below_has_no_day(api):
    waiting = [
        action for line in lines(api, part="open")[:40]
        for action in api.get(f"/v1/denials/{line['denial']}").json()["actions"]
        if (action["refusal"] or "").startswith("opens when")]
    assert waiting
    assert {(action["act_by"], action["clock_mark"]) for action in waiting} == {(None, "unknown")}


def test_what_was_read_in_the_chart_is_told_to_who_may_see_it(server, api):
    case = next(line for line in lines(api) if line["reference"] == "HH-2026-104417")
    path = f"/v1/denials/{case['denial']}"
    assert "chart reviewed" in " ".join(case["why"])
    assert "red flags" in api.get(path).text
    with server.api("finance", "worklist", "finance", "export") as finance:
        seen = next(line for line in lines(finance) if line["denial"] == case["denial"])
        assert seen["why"] and "chart" not in " ".join(seen["why"])
        told = finance.get(path).text
        assert "red flag" not in told and "review of" not in told
    session = server.sign_in("finance")
    assert "chart reviewed" not in session.get(f"/denials/{case['denial']}").text
    assert "chart reviewed" not in session.get("/export.csv").text


def test_a_claim_not_sent_has_its_chance_of_payment(server, api):
    claim = next(line["claim"] for line in lines(api) if line["claim"])
    def predict(claim):
        return api.post("/v1/predictions", json={"claim": claim})

    answer = predict(claim).json()
    assert answer["paid"] + answer["denied"] == pytest.approx(1)
    assert answer["denied_lower"] <= answer["denied"] <= answer["denied_upper"]
    assert answer["rules"] and answer["expires"] > answer["as_of"] and answer["denials"]
    assert answer["at_risk"]["mark"] in ["estimated", "unknown"]
    assert predict("NONE").status_code == 404
    # A name of a file is a number that no claim has.
    assert predict("/etc/passwd").status_code == 404


def test_every_score_says_what_made_it_and_how_long_it_holds(api):
    for path in ["/v1/worklist", "/v1/denials/1"]:
        version = api.get(path).json()["version"]
        assert version["model"] and version["as_of"] == DAY and version["expires"] == "2026-11-07"


def test_health_metrics_and_readiness_are_open_and_name_nobody(server):
    assert httpx.get(server.base + "/health").json() == {"status": "up"}
    assert httpx.get(server.base + "/ready").json()["as_of"] == DAY
    text = httpx.get(server.base + "/metrics").text
    assert 'overturn_requests_total{path="/v1/worklist"' in text
    assert "S10" not in text and "biller" not in text

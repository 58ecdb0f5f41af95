"""A day's work through forms: nothing is invented, nothing is lost."""

import re
import sqlite3
import subprocess
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from conftest import BINARIES, DAY, ROOT, lines, next_list


def test_a_day_or_level_that_was_emptied_is_not_filled_in(server, api):
    biller = server.sign_in("biller")
    denial = lines(api, part="selected")[-3]["denial"]
    filing = {"action": "appeal", "filed_day": DAY, "level": "1"}
    for name in ["filed_day", "level"]:
        answer = biller.form(f"/denials/{denial}/actions", **{**filing, name: ""})
        assert answer.status_code == 422 and f"{name}: expected" in answer.text
    assert biller.form(f"/denials/{denial}/actions", **filing).status_code == 303
    answer = biller.form(
        f"/denials/{denial}/outcomes", action="appeal", level="1", outcome="upheld", decided_day="")
    assert answer.status_code == 422, "the payer did not answer today because a field is empty"
    events = api.get(f"/v1/denials/{denial}").json()["events"]
    assert [event["kind"] for event in events] == ["filed"]
    api.post(f"/v1/denials/{denial}/undo", json={"event": events[0]["event"]})


def test_after_a_level_was_upheld_the_next_is_offered_at_once(fresh):
    server = fresh()
    biller = server.sign_in("biller")
    with server.api("biller", "worklist", "work") as api:
        denial = lines(api, part="selected")[0]["denial"]
    level = r'type="number" name="level" value="(\d)"'
    assert re.search(level, biller.get(f"/denials/{denial}").text)[1] == "1"
    assert biller.form(
        f"/denials/{denial}/actions", action="appeal", level="1", filed_day=DAY).status_code == 303
    assert biller.form(
        f"/denials/{denial}/outcomes", outcome="upheld", decided_day=DAY).status_code == 303
    assert re.search(level, biller.get(f"/denials/{denial}").text)[1] == "2"


def test_a_claim_is_found_as_it_was_copied(server, api):
    biller = server.sign_in("biller")
    line = next(line for line in lines(api, part="selected") if (line["claim"] or "").startswith("S"))
    for typed in [f"  {line['claim']}\t", line["claim"].lower()]:
        answer = biller.form("/find", claim=typed)
        assert answer.status_code in (200, 303)
        assert line["claim"] in answer.text or "/denials/" in answer.headers["location"]
    answer = biller.form("/find", claim="no such claim")
    assert "No denial" in answer.text and "claim number begins so" in answer.text
    assert biller.form("/find", claim="   ").status_code == 422


@pytest.mark.parametrize("name", ["   ", "a" + "\u0301" * 60, "x" * 41])
def test_a_view_without_a_name_is_refused(server, name):
    answer = server.sign_in("biller").form("/views", name=name, query="part=open")
    assert answer.status_code == 422 and "name: expected" in answer.text


def test_what_waits_for_the_payer_is_a_view_from_the_moment_it_was_sent(fresh):
    server = fresh()
    biller = server.sign_in("biller")
    with server.api("biller", "worklist", "work") as api:
        waiting = lines(api, part="waiting")
        assert waiting and {line["status"] for line in waiting} == {"appealed"}
        denial = lines(api, part="selected")[0]["denial"]
        api.post(f"/v1/denials/{denial}/actions", json={"action": "appeal"})
        assert denial in [line["denial"] for line in lines(api, part="waiting")]
        assert f"{len(waiting) + 1} denials in this view" in biller.get("/?part=waiting").text
        api.post(f"/v1/denials/{denial}/outcomes", json={"outcome": "overturned"})
        assert lines(api, part="waiting") == waiting


def test_what_was_done_stands_there_with_the_practices_time(fresh):
    server = fresh("--time-zone", "America/Denver")
    biller = server.sign_in("biller")
    before = datetime.now(ZoneInfo("America/Denver"))
    biller.form("/denials/3/notes", text="called")
    shown = re.search(r"<time datetime=\"[^\"]+\">(\S+ \d\d:\d\d) (\S+)<", biller.get("/denials/3").text)
    time_shown = datetime.strptime(shown[1], "%Y-%m-%d %H:%M")
    assert abs((time_shown - before.replace(tzinfo=None)).total_seconds()) < 120
    assert shown[2] in {"MST", "MDT", "GMT-7", "GMT-6"}


def test_words_written_when_the_session_ended_are_given_back(fresh):
    server = fresh()
    biller = server.sign_in("biller")
    with sqlite3.connect(server.database) as database:
        database.execute("UPDATE session SET created = 1, last_seen = 1")
    note = {"form_token": biller.form_token, "text": "The payer <wants> the MRI"}
    answer = biller.client.post("/denials/3/notes", data=note, headers={"Origin": server.base})
    assert answer.status_code == 401
    assert "Nothing was recorded" in answer.text and 'href="/signin?to=/denials/3"' in answer.text
    assert "The payer &lt;wants> the MRI" in answer.text.replace("&gt;", ">")
    # A page of elsewhere puts no words under this address.
    for headers in [{}, {"Origin": "https://evil.example"}]:
        answer = biller.client.post("/denials/3/notes", data=note, headers=headers)
        assert answer.status_code in (401, 403) and "MRI" not in answer.text


def test_a_page_further_on_says_when_the_list_was_made_anew(fresh):
    server = fresh()
    manager = server.sign_in("manager")
    first = manager.get("/?part=open").text
    following = re.search(r'href="([^"]+)">Next page', first)[1].replace("&amp;", "&")
    assert "made anew" not in manager.get(following).text
    with server.api("manager", "worklist") as api:
        before = api.get("/v1/worklist?limit=1").json()
        subprocess.run(
            [BINARIES / "overturn", "override", str(before["lines"][0]["denial"]), "--never",
             "--reason", "asked", "--by", "AB", "--as-of", DAY, "--database", server.database,
             "--data", ROOT / "Data"], check=True, stdout=subprocess.DEVNULL)
        next_list(api, before["version"]["list"])
    assert "made anew" in manager.get(following).text
    assert "made anew" not in manager.get("/?part=open").text


def test_a_word_on_the_rank_is_kept_with_who_said_it_and_why(fresh):
    server = fresh()
    biller = server.sign_in("biller")
    with server.api("biller", "worklist") as api:
        first = lines(api, part="selected")[0]["denial"]
        last = next(line["denial"] for line in lines(api, part="deferred: later-week"))
        word = {"verdict": "first", "reason": "the payer <asked> for it"}
        assert biller.form(f"/denials/{last}/override", **word).status_code == 303
        assert lines(api, part="selected")[0]["denial"] == last, "at once, without a reload"
        page = biller.get(f"/denials/{last}").text
        assert "biller" in page and "the payer &lt;asked&gt; for it" in page.replace(">", "&gt;")
        biller.form(f"/denials/{last}/override", verdict="cancelled", reason="no more")
        assert lines(api, part="selected")[0]["denial"] == first
        expired = lines(api, part="expired")[0]["denial"]
        answer = biller.form(f"/denials/{expired}/override", verdict="first", reason="try")
        assert answer.status_code == 200 and "It stays expired" in answer.text
    for wrong in [{"verdict": "first", "reason": " "}, {"verdict": "top", "reason": "x"},
                  {"verdict": "never", "reason": "x" * 401}]:
        assert biller.form(f"/denials/{last}/override", **wrong).status_code == 422
    assert biller.form("/denials/99999/override", **word).status_code == 404

"""What people record, and what comes of it."""

import json
import re
import subprocess
import time

from conftest import BINARIES, ROOT, lines


def test_what_is_recorded_is_part_of_the_denial_and_undone_without_a_trace(fresh):
    server = fresh()
    with server.api("biller", "worklist", "work") as api:
        denial = lines(api, part="selected")[0]["denial"]

        def post(verb, **body):
            return api.post(f"/v1/denials/{denial}/{verb}", json=body)

        def status():
            return api.get(f"/v1/denials/{denial}").json()["line"]["status"]

        assert post("outcomes", outcome="overturned").status_code == 409
        assert post("actions", action="appeal", minutes=30).json()["status"] == "appealed"
        assert denial not in [line["denial"] for line in lines(api, part="selected")]
        decided = post("outcomes", outcome="overturned", recovered_cents=100_00)
        assert decided.json()["status"] == "overturned"
        event = decided.json()["event"]["event"]
        assert post("undo", event=event).status_code == 200
        assert status() == "appealed"
        assert post("undo", event=event).status_code == 409
        assert post("undo", event=event - 1).status_code == 200
        assert status() == "open"
        assert lines(api, part="selected")[0]["denial"] == denial
        # Said again it counts again.
        assert post("actions", action="appeal", minutes=30).json()["status"] == "appealed"
        assert post("actions", action="appeal", filed_day="2027-01-01").status_code == 409
        assert post("actions", action="appeal", filed_day="2020-01-01").status_code == 409


def test_what_can_not_have_happened_is_not_recorded(fresh):
    server = fresh()
    with server.api("biller", "worklist", "work") as api:
        line = lines(api, part="selected")[0]

        def post(verb, **body):
            return api.post(f"/v1/denials/{line['denial']}/{verb}", json=body).status_code

        assert post("actions", action="appeal", level=2) == 409, "nothing was filed at level 1"
        assert post("actions", action="appeal") == 200
        assert post("actions", action="appeal") == 409, "it waits for its answer"
        assert post("actions", action="peer-to-peer") == 200
        assert post("outcomes", outcome="upheld") == 409, "the call's or the appeal's?"
        assert post("outcomes", outcome="upheld", action="peer-to-peer", level=1) == 200
        assert post("outcomes", outcome="overturned", recovered_cents=99_999_999_00) == 409
        assert post("outcomes", outcome="overturned", recovered_cents=100_00) == 200


def test_one_denial_is_won_once(fresh):
    server = fresh()
    with server.api("biller", "worklist", "work") as api:
        line = lines(api, part="selected")[0]
        cents = line["recoverable"]["cents"]

        def won(action, outcome, recovered):
            return api.post(f"/v1/denials/{line['denial']}/outcomes", json={
                "action": action, "level": 1, "outcome": outcome, "recovered_cents": recovered})

        for action in ("appeal", "records", "retro-authorization"):
            assert api.post(f"/v1/denials/{line['denial']}/actions",
                            json={"action": action}).status_code == 200
        assert won("records", "partially-overturned", 100).status_code == 200
        assert won("appeal", "overturned", cents - 100).status_code == 200
        again = won("retro-authorization", "overturned", cents)
        assert again.status_code == 409 and "overturned on record" in again.text


def test_a_call_without_an_answer_leaves_the_appeal_on_the_list(fresh):
    server = fresh()
    biller = server.sign_in("biller")
    with server.api("biller", "worklist", "work") as api:
        before = next(line for line in lines(api, part="open")
                      if line["before_surgery"] and line["next_action"] == "clinical-appeal")
        denial = before["denial"]
        assert api.post(f"/v1/denials/{denial}/actions",
                        json={"action": "peer-to-peer"}).status_code == 200
        for _ in range(600):
            body = api.get(f"/v1/denials/{denial}").json()["line"]
            if body["next_action"] == "first-appeal":
                break
            time.sleep(0.2)
        assert body["next_action"] == "first-appeal" and body["status"] == "appealed"
        assert body["act_by"] == before["act_by"], "the call stops no clock"
        assert denial in [line["denial"] for line in lines(api, part="open")]
        page = biller.get(f"/denials/{denial}").text
        due = re.search(r"Act by.{0,200}?(\d+ days? left|today)", page, re.DOTALL)
        assert due, "the day still hurries"


def test_a_second_level_filed_at_once_waits_for_the_payer(fresh):
    server = fresh()
    with server.api("biller", "worklist", "work") as api:
        denial = next(line["denial"] for line in lines(api, part="open")
                      if line["reason"].startswith("CO-50"))

        def post(verb, **body):
            return api.post(f"/v1/denials/{denial}/{verb}", json=body).json()

        post("actions", action="appeal")
        assert post("outcomes", outcome="upheld")["status"] == "upheld"
        assert post("actions", action="appeal", level=2)["status"] == "appealed"
        assert denial in [line["denial"] for line in lines(api, part="waiting")]


def test_what_another_holds_is_filed_by_who_may_assign(fresh):
    server = fresh(set_up=False).set_up(("clinician", "biller", "manager"))
    with server.api("clinician", "worklist", "work") as one, \
            server.api("biller", "worklist", "work") as other, \
            server.api("manager", "worklist", "work", "assign") as manager:
        denial = lines(one, part="selected")[0]["denial"]
        filed = f"/v1/denials/{denial}/actions"
        assert one.post(f"/v1/denials/{denial}/take").status_code == 200
        assert other.post(filed, json={"action": "appeal"}).status_code == 403
        assert manager.post(filed, json={"action": "appeal"}).status_code == 200
        decided = f"/v1/denials/{denial}/outcomes"
        assert other.post(decided, json={"outcome": "upheld"}).status_code == 403
        assert one.post(decided, json={"outcome": "upheld"}).status_code == 200


def test_notes_are_read_by_who_works_and_no_more_once_taken_back(fresh):
    server = fresh(set_up=False).set_up(("biller", "finance"))
    with server.api("biller", "worklist", "work") as api, \
            server.api("finance", "worklist") as finance:
        def notes(reader):
            events = reader.get("/v1/denials/1").json()["events"]
            return [event["text"] for event in events if event["kind"] == "noted"]

        made = [api.post("/v1/denials/1/notes", json={"text": text}).json()["event"]["event"]
                for text in ("one", "two")]
        assert notes(api) == ["one", "two"] and notes(finance) == [None, None]
        assert "one" not in server.sign_in("finance").get("/denials/1").text.split("Notes and")[1]
        assert api.post("/v1/denials/1/undo", json={"event": made[0]}).status_code == 200
        assert notes(api) == [None, "two"]


def test_status_counts_files_and_what_stands(fresh):
    server = fresh()

    def status():
        return json.loads(subprocess.run(
            [BINARIES / "overturn", "status", "--format", "json", "--database", server.database,
             "--data", ROOT / "Data"], check=True, capture_output=True, text=True).stdout)

    before = status()
    with server.api("biller", "worklist", "work") as api:
        denial = lines(api, part="selected")[0]["denial"]
        event = api.post(
            f"/v1/denials/{denial}/actions", json={"action": "appeal"}).json()["event"]["event"]
        assert api.post(f"/v1/denials/{denial}/undo", json={"event": event}).status_code == 200

    def counted(rows):
        return [(row["Which"], row["How much"]) for row in rows
                if row["What"] in ("files", "loaded", "money")]

    assert counted(status()) == counted(before)


def test_the_list_is_made_anew_when_something_was_recorded(fresh):
    server = fresh()
    with server.api("biller", "worklist", "work") as api:
        before = api.get("/v1/worklist?part=selected").json()
        denial = before["lines"][0]["denial"]
        api.post(f"/v1/denials/{denial}/actions", json={"action": "appeal"})
        for _ in range(150):
            now = api.get(f"/v1/denials/{denial}").json()
            if now["version"]["list"] != before["version"]["list"]:
                break
            time.sleep(0.2)
        assert now["line"]["part"] == "deferred: not-open"
        assert len(lines(api)) == len({line["denial"] for line in lines(api)})

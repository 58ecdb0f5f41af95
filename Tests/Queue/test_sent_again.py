"""What is sent again, or by two at once, is made once."""

import re
import threading
import time

import httpx

from conftest import lines


def test_a_change_sent_again_is_made_once(api):
    denial = lines(api, part="selected")[-1]["denial"]
    sent = [
        api.post(f"/v1/denials/{denial}/notes", json={"text": "called"},
                 headers={"Idempotency-Key": "again-1"}).json() for _ in range(3)]
    assert [answer["repeated"] for answer in sent] == [False, True, True]
    assert len({answer["event"]["event"] for answer in sent}) == 1
    other = api.post(f"/v1/denials/{denial}/notes", json={"text": "another"},
                     headers={"Idempotency-Key": "again-1"})
    assert other.status_code == 409
    notes = [event for event in api.get(f"/v1/denials/{denial}").json()["events"]
             if event["kind"] == "noted"]
    assert len(notes) == 1


def test_a_change_on_an_old_version_is_told_what_changed(api):
    denial = lines(api, part="selected")[-2]["denial"]
    version = api.get(f"/v1/denials/{denial}").json()["line"]["version"]
    first = api.post(f"/v1/denials/{denial}/notes", json={"text": "one", "version": version})
    second = api.post(f"/v1/denials/{denial}/notes", json={"text": "two", "version": version})
    assert (first.status_code, second.status_code) == (200, 409)
    assert [event["text"] for event in second.json()["events"]] == ["one"]


def test_anothers_key_neither_answers_nor_makes_a_change(fresh):
    server = fresh()
    with server.api("manager", "worklist", "work") as one, \
            server.api("biller", "worklist", "work") as other:
        key = {"Idempotency-Key": "the-same"}
        assert one.post("/v1/denials/3/notes", json={"text": "a"}, headers=key).status_code == 200
        replayed = other.post("/v1/denials/3/notes", json={"text": "a"}, headers=key)
        # Either it is the other's own change, or it is refused: never theirs answered as one's own.
        if replayed.status_code == 200:
            assert replayed.json()["event"]["by"] == "biller"
            assert replayed.json()["repeated"] is False
        else:
            assert replayed.status_code == 409
        assert other.post(
            "/v1/denials/5/notes", json={"text": "a"}, headers=key).status_code in (200, 409)


def test_a_form_sent_twice_is_taken_once(fresh):
    server = fresh()
    biller = server.sign_in("biller")
    page = biller.get("/denials/6").text
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    for _ in range(3):
        assert biller.form(
            "/denials/6/notes", text="called the payer", key=key).status_code == 303
    assert biller.get("/denials/6").text.count("called the payer") == 1


def test_an_answer_of_the_payer_sent_again_is_answered_again(fresh):
    server = fresh()
    with server.api("biller", "worklist", "work") as api:
        denial = api.get("/v1/worklist?part=selected&limit=1").json()["lines"][0]["denial"]

        def post(verb, key, **body):
            return api.post(f"/v1/denials/{denial}/{verb}", json=body,
                            headers={"Idempotency-Key": key})

        filed = [post("actions", "file", action="appeal") for _ in range(2)]
        assert [answer.json()["repeated"] for answer in filed] == [False, True]
        decided = [post("outcomes", "decide", outcome="upheld") for _ in range(2)]
        assert [answer.status_code for answer in decided] == [200, 200], decided[1].text
        assert [answer.json()["repeated"] for answer in decided] == [False, True]
        # Another answer under the key is not taken, and another key finds nothing that waits.
        assert post("outcomes", "decide", outcome="overturned").status_code == 409
        assert post("outcomes", "anew", outcome="upheld").status_code == 409
        kinds = [event["kind"] for event in api.get(f"/v1/denials/{denial}").json()["events"]]
        assert kinds == ["filed", "decided"]


def test_a_key_sent_at_once_by_many_makes_one_change(fresh):
    server = fresh()
    token = server.token("biller", "worklist", "work")
    answers = []

    def send():
        answers.append(httpx.post(
            server.base + "/v1/denials/8/notes", json={"text": "once"}, timeout=60,
            headers={"Authorization": f"Bearer {token}", "Idempotency-Key": "one"}).json())

    threads = [threading.Thread(target=send) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer["repeated"] for answer in answers) == [False] + [True] * 19
    events = httpx.get(server.base + "/v1/denials/8", headers={
        "Authorization": f"Bearer {token}"}).json()["events"]
    assert len(events) == 1


def test_one_denial_is_taken_by_one(server):
    with server.api("biller", "worklist", "work") as one, \
            server.api("clinician", "worklist", "work") as other:
        denial = lines(one, part="selected")[3]["denial"]
        assert one.post(f"/v1/denials/{denial}/take").status_code == 200
        refused = other.post(f"/v1/denials/{denial}/take")
        assert refused.status_code == 409 and refused.json()["holder"] == "biller"
        assert other.post(f"/v1/denials/{denial}/release").status_code == 403
        assert one.post(f"/v1/denials/{denial}/release").status_code == 200
        assert other.post(f"/v1/denials/{denial}/take").status_code == 200
        assert other.post(f"/v1/denials/{denial}/release").status_code == 200


def test_giving_back_sent_again_is_answered_again_though_another_has_taken_it(server):
    with server.api("biller", "worklist", "work") as one, \
            server.api("clinician", "worklist", "work") as other:
        denial = one.get("/v1/worklist?part=selected&assigned=none").json()["lines"][9]["denial"]
        assert one.post(f"/v1/denials/{denial}/take").status_code == 200
        key = {"Idempotency-Key": f"back-{denial}-{time.time_ns()}"}
        assert one.post(f"/v1/denials/{denial}/release", headers=key).status_code == 200
        assert other.post(f"/v1/denials/{denial}/take").status_code == 200
        again = one.post(f"/v1/denials/{denial}/release", headers=key)
        assert again.status_code == 200 and again.json()["repeated"]
        assert again.json()["holder"] == "clinician"
        assert other.post(f"/v1/denials/{denial}/release").status_code == 200


def test_what_changed_meanwhile_is_told_without_words_that_were_taken_back(api):
    denial = lines(api, part="selected")[-4]["denial"]
    version = api.get(f"/v1/denials/{denial}").json()["line"]["version"]
    note = api.post(f"/v1/denials/{denial}/notes", json={"text": "of another patient"}).json()
    api.post(f"/v1/denials/{denial}/undo", json={"event": note["event"]["event"]})
    late = api.post(f"/v1/denials/{denial}/notes", json={"text": "x", "version": version})
    assert late.status_code == 409 and len(late.json()["events"]) == 2
    assert "another patient" not in late.text

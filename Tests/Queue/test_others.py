"""What is another's, what came before, and what a form may not say."""

import base64
import hashlib
import hmac
import html
import io
import re
import socket
import sqlite3
import struct
import threading
import time
import zipfile

import httpx
import pytest

from conftest import PASSWORD

SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_what_is_anothers_is_not_reached_by_its_name(fresh):
    server = fresh()
    manager, biller = server.sign_in("manager"), server.sign_in("biller")
    token = server.token("manager", "worklist")
    name = re.search(r"manager-\d+", manager.get("/account").text)[0]
    assert biller.form("/account/tokens/revoke", name=name).status_code == 422
    assert httpx.get(server.base + "/v1/worklist", headers={
        "Authorization": f"Bearer {token}"}).status_code == 200
    manager.form("/views", name="mine", query="part=open")
    assert "mine</a>" not in biller.get("/").text
    biller.form("/views/remove", name="mine")
    assert "mine</a>" in manager.get("/").text
    with server.api("manager", "worklist", "work") as one, \
            server.api("biller", "worklist", "work") as other:
        denial, another = (line["denial"] for line in one.get(
            "/v1/worklist?part=selected&limit=2").json()["lines"])
        event = one.post(
            f"/v1/denials/{denial}/actions", json={"action": "appeal"}).json()["event"]["event"]
        assert other.post(
            f"/v1/denials/{denial}/undo", json={"event": event}).status_code == 403
        # It is not taken back through another denial either.
        assert one.post(f"/v1/denials/{another}/undo", json={"event": event}).status_code == 409
        assert one.get(f"/v1/denials/{denial}").json()["line"]["status"] == "appealed"


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


def test_a_session_that_is_too_old_or_signed_out_is_asked_to_sign_in(fresh):
    server = fresh()
    old, left = server.sign_in("biller"), server.sign_in("manager")
    cookie = dict(left.client.cookies)
    database = sqlite3.connect(server.database)
    with database:
        database.execute(
            "UPDATE session SET created = 1, last_seen = 1 WHERE account = 'biller'")
    assert old.get("/").headers["location"].startswith("/signin")
    left.form("/signout")
    assert httpx.get(server.base + "/", cookies=cookie).status_code == 303


def test_a_clock_may_differ_by_a_step_and_no_more(fresh):
    server = fresh()
    session = server.sign_in("biller")
    key = re.search(r'class="key">([A-Z2-7]+)<', session.get("/account").text)[1]

    def code(step):
        digest = hmac.new(base64.b32decode(key), struct.pack(">Q", step), hashlib.sha1).digest()
        offset = digest[-1] & 15
        return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"

    for skew in (-3, 3, 100):
        step = int(time.time()) // 30 + skew
        assert session.form(
            "/account/authenticator", password=PASSWORD, code=code(step)).status_code == 422
    # A phone half a minute behind.
    step = int(time.time()) // 30 - 1
    if time.time() % 30 > 25:
        time.sleep(6)
        step += 1
    assert session.form("/account/authenticator", password=PASSWORD, code=code(step)).status_code == 200


def test_what_the_sender_says_of_the_time_is_not_believed(api):
    answer = api.post(
        "/v1/denials/9/notes", json={"text": "x"},
        headers={"Date": "Thu, 01 Jan 1970 00:00:00 GMT"})
    event = answer.json()["event"]
    assert "1970" not in str(event)


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


def test_no_line_of_a_saved_view_or_a_way_back_becomes_a_header(server):
    session = server.sign_in("biller")
    answer = session.form("/views", name="v", query="part=open\r\nSet-Cookie: a=b")
    assert "a=b" not in answer.headers.get("set-cookie", "")
    assert "\n" not in answer.headers.get("location", "")
    session.form("/views/remove", name="v")


def test_a_body_that_drips_holds_nobody_up(server, api):
    slow = []
    for _ in range(200):
        connection = socket.create_connection(("127.0.0.1", server.port))
        connection.sendall(
            f"POST /signin HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Type: "
            "application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nn".encode())
        slow.append(connection)
    try:
        start = time.monotonic()
        assert api.get("/v1/worklist?limit=1").status_code == 200
        assert httpx.post(server.base + "/signin", data={
            "name": "biller", "password": PASSWORD}, timeout=30).status_code == 303
        assert time.monotonic() - start < 5
    finally:
        for connection in slow:
            connection.close()


def test_news_end_with_the_session(fresh):
    server = fresh()
    listener = server.sign_in("biller")
    ended = threading.Event()

    def listen():
        try:
            with listener.client.stream("GET", "/news", timeout=60) as news:
                for _ in news.iter_lines():
                    pass
        except httpx.TransportError:
            return
        ended.set()

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    time.sleep(1)
    server.sign_in("root").form("/accounts/disable", name="biller")
    assert ended.wait(25), "who is out still hears who works what"


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

"""What must be refused, said how, and without a word of what was sent."""

import socket
import time

import httpx
import pytest

from conftest import PASSWORD, SCRIPT, problem


@pytest.mark.parametrize("body, status", [
    (b"{", 400), (b"\xff\xfe", 400), (b"[]", 422), (b'"x"', 422), (b'{"text": 7}', 422),
    (b'{"text": null}', 422), (b'{"text": "x", "secret": "SSN 123"}', 422),
    (b'{"text": "x", "version": "1"}', 422), (b'{"text": "x", "version": -1}', 422),
    (b'{"text": "x", "version": 1e300}', 422), (b'{"text": "\\u0000"}', 422),
    (b'{"text": "x", "version": null}', 422),
    (b'{"text": "' + b"x" * 5000 + b'"}', 422), (b"[" * 60_000, 400),
    (b'{"text": "SSN 1", "text": "SSN 2"}', 400), (b'{"text": "x", "t\\u0065xt": "SSN"}', 400),
    (b'{"text": "x", "version": 0, "version": 1}', 400), (b'{"text": {"a": 1, "a": 1}}', 400),
    (b'{"text": "x"} {}', 400), (b'{"text": "x",}', 400), (b'{"version": 01, "text": "x"}', 400),
    (b'{"text": "\\ud800"}', 400), (b'{"text": "x\ny"}', 400),
])
def test_a_body_that_is_not_what_was_asked_is_refused_without_repeating_it(api, body, status):
    detail = problem(
        api.post("/v1/denials/1/notes", content=body,
                 headers={"Content-Type": "application/json"}), status)
    assert "SSN" not in detail and "xxx" not in detail


def test_what_is_missing_is_not_filled_in(api):
    problem(api.post("/v1/denials/1/undo", json={}), 422)
    problem(api.post("/v1/denials/1/undo", json={"event": None}), 422)
    problem(api.post("/v1/denials/1/actions", json={"action": "appeal", "filed_day": None}), 422)


def test_a_huge_body_is_refused_before_it_is_read(api):
    problem(api.post("/v1/denials/1/notes", content=b"x" * 2_000_000), 413)
    problem(api.post("/v1/scores", content=b"x" * 6_000_000), 413)

    def endless():
        for _ in range(2000):
            yield b"x" * 1024
    try:
        assert api.post("/v1/denials/1/notes", content=endless()).status_code == 413
    except httpx.TransportError:
        pass  # The server hung up, which is as good.


@pytest.mark.parametrize("path", [
    "/v1/denials/0", "/v1/denials/-1", "/v1/denials/999999", "/v1/denials/abc",
    "/v1/denials/1%27%20OR%201=1", "/v1/denials/99999999999999999999", "/v1/denials/1/../../etc",
    "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/v1/denials/%00", "/nothing",
    "/v1/denials/1/review.html/../../x",
])
def test_numbers_of_nothing_and_paths_upwards_lead_nowhere(api, path):
    answer = api.get(path)
    assert answer.status_code == 404 and "root:" not in answer.text


@pytest.mark.parametrize("query", [
    "part=nothing", "category=x", "due_within=x", "due_within=-1", "limit=0", "limit=1000000",
    "cursor=x", "cursor=1-", "unknown=1", "limit=1&limit=2", "assigned=biller",
])
def test_a_query_that_is_not_understood_is_refused(api, query):
    problem(api.get("/v1/worklist?" + query), 422)


def test_another_host_is_not_answered(server):
    for host in ["evil.example", "127.0.0.1", f"127.0.0.1.evil.example:{server.port}"]:
        problem(httpx.get(server.base + "/health", headers={"Host": host}), 421)


def test_no_header_is_injected(server, api):
    session = server.sign_in("biller")
    answer = session.form("/denials/1/take", back="/?x\r\nSet-Cookie: a=b")
    assert "a=b" not in answer.headers.get("set-cookie", "")
    session.form("/denials/1/release")
    answer = session.form("/denials/1/take", back="https://evil.example/")
    assert answer.headers["location"] == "/denials/1"
    session.form("/denials/1/release")
    with socket.create_connection(("127.0.0.1", server.port)) as raw:
        raw.sendall(
            f"GET /v1/worklist?part=a%0d%0aX-Evil:1 HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
            "Connection: close\r\n\r\n".encode())
        head = raw.makefile("rb").read().split(b"\r\n\r\n")[0]
    assert b"X-Evil" not in head


def test_script_in_a_text_stays_text(server, api):
    api.post("/v1/denials/2/notes", json={"text": SCRIPT})
    session = server.sign_in("biller")
    page = session.get("/denials/2")
    assert "<script>alert" not in page.text and "<img" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    session.form("/views", name="<b>x</b>", query="part=open&payer=%3Cscript%3E")
    assert "<b>x" not in session.get("/").text
    page = session.get("/?payer=" + "%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page.text
    page = httpx.post(server.base + "/signin", data={"name": SCRIPT, "password": SCRIPT})
    assert page.status_code == 401 and "<img" not in page.text


def test_every_answer_is_guarded(server):
    session = server.sign_in("biller")
    for path in ["/", "/denials/1", "/signin", "/health", "/nothing", "/v1/worklist", "/style.css"]:
        headers = session.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY" and headers["cache-control"] == "no-store"
    cookie = httpx.post(
        server.base + "/signin", data={"name": "biller", "password": PASSWORD}
    ).headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie


def test_a_slow_client_holds_nobody_up(server):
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(50)]
    try:
        for connection in slow:
            connection.sendall(b"POST /signin HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le")
        start = time.monotonic()
        assert httpx.get(server.base + "/health").status_code == 200
        assert time.monotonic() - start < 4
    finally:
        for connection in slow:
            connection.close()


def test_too_many_requests_are_told_to_wait(fresh):
    """On one connection, so that even a slow machine asks more often than once in a second."""
    server = fresh("--requests-per-second", "1", set_up=False)
    with httpx.Client(base_url=server.base, timeout=60) as client:
        statuses = []
        while len(statuses) < 200 and 429 not in statuses:
            statuses.append(client.get("/health").status_code)
    assert statuses[0] == 200 and statuses[-1] == 429


def test_a_form_that_names_a_field_twice_is_refused(server):
    session = server.sign_in("biller")
    answer = session.client.post(
        "/denials/3/notes", headers={"Content-Type": "application/x-www-form-urlencoded"},
        content=f"form_token={session.form_token}&text=first+words&text=second+words")
    assert answer.status_code == 400
    page = session.get("/denials/3").text
    assert "first words" not in page and "second words" not in page


def test_what_the_sender_says_of_the_time_is_not_believed(api):
    answer = api.post(
        "/v1/denials/9/notes", json={"text": "x"},
        headers={"Date": "Thu, 01 Jan 1970 00:00:00 GMT"})
    event = answer.json()["event"]
    assert "1970" not in str(event)


def test_no_line_of_a_saved_view_or_a_way_back_becomes_a_header(server):
    session = server.sign_in("biller")
    answer = session.form("/views", name="v", query="part=open\r\nSet-Cookie: a=b")
    assert "a=b" not in answer.headers.get("set-cookie", "")
    assert "\n" not in answer.headers.get("location", "")
    session.form("/views/remove", name="v")

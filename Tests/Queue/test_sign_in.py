"""The first account, guesses, and codes of an authenticator."""

import base64
import hashlib
import hmac
import re
import struct
import time

import httpx
import pytest

from conftest import PASSWORD, Browser


def test_the_set_up_secret_makes_one_account_once(fresh):
    server = fresh(set_up=False)

    def set_up(secret, name="root"):
        return httpx.post(server.base + "/setup", timeout=60, data={
            "secret": secret, "name": name, "password": PASSWORD}).status_code

    assert httpx.get(server.base + "/").status_code == 303
    assert set_up("setup_" + "0" * 64) == 422
    assert set_up(server.setup_secret, name="a b") == 422
    assert set_up(server.setup_secret) == 303
    assert set_up(server.setup_secret, name="second") in (303, 422)
    admin = Browser(server, "root")
    assert "second" not in admin.get("/accounts").text


def test_signing_in_leads_to_the_page_that_was_asked_for_and_nowhere_else(server):
    asked = httpx.get(server.base + "/denials/577")
    assert asked.headers["location"] == "/signin?to=/denials/577"
    assert '"to" value="/denials/577"' in httpx.get(
        server.base + asked.headers["location"]).text

    def led_to(path):
        return httpx.post(server.base + "/signin", timeout=60, data={
            "name": "biller", "password": PASSWORD, "to": path}).headers["location"]

    assert led_to("/denials/577") == "/denials/577"
    for elsewhere in ["//evil.example", "https://evil.example", "/\\evil.example", "/\r\nX: y",
                      "/signout", "/signin", "", "/" + "x" * 200]:
        assert led_to(elsewhere) == "/", elsewhere


def test_a_second_start_offers_no_set_up(fresh):
    server = fresh()
    server.stop()
    server.setup_secret = None
    server.start()
    assert server.setup_secret is None and "setup_" not in server.log.read_text()


def test_guessing_a_password_is_slowed_down(fresh):
    server = fresh()

    def guess():
        return httpx.post(
            server.base + "/signin", data={"name": "biller", "password": "wrong wrong wrong"},
            timeout=60)

    assert {guess().status_code for _ in range(5)} == {401}
    refused = guess()
    assert refused.status_code == 429 and "wait" in refused.text
    right = httpx.post(
        server.base + "/signin", data={"name": "biller", "password": PASSWORD}, timeout=60)
    assert right.status_code == 429


def test_a_name_that_is_not_there_is_refused_as_a_wrong_password_is(fresh):
    server = fresh()
    wrong = httpx.post(server.base + "/signin", data={"name": "biller", "password": "x" * 20})
    none = httpx.post(server.base + "/signin", data={"name": "nobody", "password": "x" * 20})
    assert (wrong.status_code, none.status_code) == (401, 401) and wrong.text == none.text


def test_the_authenticator_is_asked_for_and_no_code_is_taken_twice(fresh):
    server = fresh()

    def code(key, step):
        digest = hmac.new(base64.b32decode(key), struct.pack(">Q", step), hashlib.sha1).digest()
        offset = digest[-1] & 15
        return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"

    session = server.sign_in("biller")
    key = re.search(r'class="key">([A-Z2-7]+)<', session.get("/account").text)[1]
    step = int(time.time()) // 30

    def enrol(code, password=PASSWORD, **fields):
        return session.form(
            "/account/authenticator", code=code, password=password, **fields).status_code

    assert enrol("000000") == 422
    assert enrol(code(key, step), "another pass word") == 422
    # A key that the server did not make is not taken.
    own = base64.b32encode(b"a key of one's own!!").decode()
    assert enrol(code(own, step), key=own) == 422
    assert enrol(code(key, step)) == 200

    def sign_in(code):
        return httpx.post(server.base + "/signin", timeout=60, data={
            "name": "biller", "password": PASSWORD, "code": code}).status_code

    assert sign_in("") == 401
    assert sign_in(code(key, step)) == 401, "the code that enrolled it is used"
    assert sign_in(code(key, step + 1)) == 303
    assert sign_in(code(key, step + 1)) == 401


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


def test_guessing_the_password_of_a_session_left_open_is_slowed_down(fresh):
    server = fresh()
    session = server.sign_in("biller")

    def guess(old):
        return session.form("/account/password", old=old, new="another one of 9 words")

    assert {guess("wrong wrong words").status_code for _ in range(5)} == {422}
    refused = guess(PASSWORD)
    assert refused.status_code == 429 and int(refused.headers["retry-after"]) > 0
    # Codes wait as well: they ask for the same password.
    assert session.form(
        "/account/authenticator", password=PASSWORD, code="000000").status_code == 429
    time.sleep(5)
    assert guess(PASSWORD).status_code == 200


@pytest.mark.parametrize("password", [
    "password1234", "Summer2026!!!", "qwertyuiop12", "123456789012", "billerbiller", "short",
    "overturn2026",
])
def test_a_password_that_is_tried_first_is_not_taken(server, password):
    admin = server.sign_in("root")
    answer = admin.form("/accounts", name="biller2", role="biller", password=password)
    assert answer.status_code == 422 and "password: expected" in answer.text
    assert password not in answer.text

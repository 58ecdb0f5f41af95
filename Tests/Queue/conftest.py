"""The real server on a copy of the sample practice, with an account of every role."""

import re
import shutil
import socket
import sqlite3
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from browsing import biller, chromium, desk  # noqa: F401, for every test

ROOT = Path(__file__).resolve().parents[2]
BINARIES = ROOT / ".build/debug"
DAY = "2026-10-31"
PASSWORD = "a long pass word 12"
ROLES = ["viewer", "biller", "clinician", "manager", "finance", "admin"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A process of its own, on a database of its own."""

    password = PASSWORD

    def __init__(self, database, options=()):
        self.database = database
        self.options = list(options)
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.setup_secret = None

    def start(self, preexec=None):
        log = open(self.log, "w")
        self.process = subprocess.Popen(
            [BINARIES / "overturn-queue", "--database", self.database, "--data", ROOT / "Data",
             "--as-of", DAY, "--minutes", "1200", "--port", str(self.port),
             "--requests-per-second", "100000", *self.options],
            stdout=log, stderr=subprocess.STDOUT, preexec_fn=preexec)
        for _ in range(600):
            if self.process.poll() is not None:
                raise RuntimeError(self.log.read_text())
            try:
                if httpx.get(self.base + "/health").status_code == 200:
                    break
            except httpx.TransportError:
                time.sleep(0.1)
        secret = re.search(r"setup_[0-9a-f]+", self.log.read_text())
        if secret:
            self.setup_secret = secret[0]
        return self

    @property
    def log(self):
        return Path(str(self.database) + ".log")

    def stop(self):
        self.process.terminate()
        return self.process.wait(30)

    def kill(self):
        self.process.kill()
        self.process.wait(30)

    # People

    def set_up(self, roles=("biller", "manager")):
        """The first account by the set-up secret, the others by the admin's page."""
        answer = httpx.post(self.base + "/setup", data={
            "secret": self.setup_secret, "name": "root", "password": PASSWORD}, timeout=120)
        assert answer.status_code == 303, answer.text
        admin = self.sign_in("root")
        for role in roles:
            answer = admin.form("/accounts", name=role, role=role, password=PASSWORD)
            assert answer.status_code == 200, answer.text
        return self

    def sign_in(self, name):
        return Browser(self, name)

    def api(self, name, *scopes, days=30):
        """A client of the API with a token of an account."""
        return httpx.Client(
            base_url=self.base, timeout=120,
            headers={"Authorization": f"Bearer {self.token(name, *scopes, days=days)}"})

    def token(self, name, *scopes, days=30):
        page = self.sign_in(name).form(
            "/account/tokens", name=f"{name}-{time.time_ns()}", days=str(days),
            **{f"scope-{scope}": scope for scope in scopes})
        assert page.status_code == 200, page.text
        return re.search(r"ovt_[0-9a-f]+", page.text)[0]


class Browser:
    """A session as a browser without script has it."""

    def __init__(self, server, name, password=PASSWORD):
        self.client = httpx.Client(base_url=server.base, timeout=120)
        answer = self.client.post("/signin", data={"name": name, "password": password})
        assert answer.status_code == 303, answer.text
        self.form_token = re.search(
            r'form-token" content="([0-9a-f]+)', self.client.get("/account").text)[1]

    def get(self, path):
        return self.client.get(path)

    def form(self, path, **fields):
        return self.client.post(path, data={"form_token": self.form_token, **fields})


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample practice with a reviewed case, trained."""
    import os
    path = tmp_path_factory.mktemp("sample") / "practice.sqlite"
    shutil.copy(os.environ["OVERTURN_DATABASE"], path)
    case = ROOT / "Data/cases/stenosis"
    subprocess.run(
        [BINARIES / "overturn", "review", "--database", path, "--data", ROOT / "Data",
         "--as-of", DAY, "--notes", case / "notes", "--request", case / "case.json", "--denial",
         case / "denial.txt", "--out", path.parent], check=True, capture_output=True)
    sqlite3.connect(path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture(scope="session")
def peopled(sample, tmp_path_factory):
    """The same with accounts: set up once, since a password takes its time on purpose."""
    path = tmp_path_factory.mktemp("peopled") / "practice.sqlite"
    shutil.copy(sample, path)
    assert Server(path).start().set_up().stop() == 0
    sqlite3.connect(path).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def fresh(sample, peopled, tmp_path):
    """Makes servers that a test may break; with `set_up` there are a biller and a manager."""
    started = []

    def make(*options, set_up=True, start=True):
        database = tmp_path / f"practice-{len(started)}.sqlite"
        shutil.copy(peopled if set_up and start else sample, database)
        server = Server(database, options)
        started.append(server)
        return server.start() if start else server

    yield make
    for server in started:
        if server.process and server.process.poll() is None:
            server.kill()


@pytest.fixture(scope="session")
def server(sample, tmp_path_factory):
    """One for all tests that only use it."""
    database = tmp_path_factory.mktemp("shared") / "practice.sqlite"
    shutil.copy(sample, database)
    server = Server(database).start().set_up(ROLES)
    yield server
    assert server.stop() == 0


@pytest.fixture(scope="session")
def api(server):
    with server.api("manager", "worklist", "work", "chart", "finance", "export", "assign") as api:
        yield api


def problem(answer, status):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status and body["detail"]
    return body["detail"]


SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def next_list(api, began):
    """Waits for another list than that of the number."""
    for _ in range(600):
        version = api.get("/v1/worklist?limit=1").json()["version"]
        if version["list"] != began:
            return version
        time.sleep(0.2)
    raise AssertionError("no other list was made")


def lines(api, **query):
    """All pages of the list."""
    found, cursor = [], None
    while True:
        answer = api.get("/v1/worklist", params={
            **query, "limit": 50, **({"cursor": cursor} if cursor else {})})
        assert answer.status_code == 200, answer.text
        page = answer.json()
        found += page["lines"]
        cursor = page["next"]
        if not cursor:
            return found

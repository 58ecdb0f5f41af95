"""The queue under load: fifty people at once, beside Datasette on the same list."""
import json, re, socket, subprocess, time, urllib.error, urllib.parse, urllib.request
from harness import DATA, OVERTURN, PEERS, PYTHON, Row, Table, call, number, paired_ratio
from inputs import once

QUEUE = ".build/bench/release/overturn-queue"
DAY, PASSWORD = "2026-10-31", "a long pass word 12"
SECONDS, ROUNDS, CONNECTIONS = 8, 3, 50


def hundred_thousand_open():
    return [under_load(1_400_000)]


def smaller():
    return [under_load(300_000)]


def under_load(claims):
    database = practice(claims)
    lists, mixes, pulls, peers = [], [], [], []
    with Queue(database) as queue:
        for _ in range(ROUNDS):
            lists.append(queue.measure("list"))
            # A server of its own for each turn: what it has not answered would go on beside us.
            with Datasette(database) as datasette:
                peers.append(datasette.measure())
            mixes.append(queue.measure("mix"))
            pulls.append(queue.pull(10_000))
        memory, opened = queue.memory(), queue.open_denials
    rows = [
        row("Overturn, the list", lists, target=("at most", 50), of=peers),
        row("Datasette, the same list", peers),
        row("Overturn, list and denials while 5 % of requests change something", mixes,
            target=("at most", 50)),
        row("Overturn, the changes among them", mixes, of_kind="changes"),
        Row("Overturn, 10,000 scores at once", pulls)]
    notes = [f"{claims:,} claims, {opened:,} open denials. {CONNECTIONS} connections that ask again as "
             "soon as they are answered: fifty programs, not fifty people, who read in between. "
             "The mix is asked by a thread for each connection, which takes of the same cores. 99th "
             "percentile of the time to an answer over loopback; the list is fifty lines, reads "
             "are half lists and half single denials with their arithmetic; changes are notes, "
             "acknowledged when they are durable. Server and load on the "
             f"same two cores. Peak memory of the server {number(round(memory))} MiB."]
    return Table(f"The queue, {opened:,} open denials", "ms", "peer / Overturn", rows, notes)


def row(name, runs, target=None, of=None, of_kind="reads"):
    values = [run[of_kind] for run in runs]
    ratio = paired_ratio([run["reads"] for run in of], values) if of else None
    rate = sorted(run["rate"] for run in runs)[len(runs) // 2]
    return Row(name, values, ratio, target=target, of_value=True,
               more={"requests a second": number(round(rate))})


def practice(claims):
    path = DATA / f"queue-{claims}.sqlite"

    def make(unfinished):
        folder = DATA / f"queue-{claims}-files"
        call(OVERTURN, "simulate", "--claims", claims, "--out", folder, "--overwrite")
        common = ["--database", unfinished, "--data", "Data"]
        call(OVERTURN, "ingest", folder, *common)
        call(OVERTURN, "train", "--as-of", DAY, *common)
        call(OVERTURN, "rank", "--minutes", claims // 15, "--as-of", DAY, "--limit", 1, *common)

    once(path, make)
    return path


class Served:
    """A server of its own, for as long as it is measured."""

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.process = subprocess.Popen(
            [str(part) for part in self.command()], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        for _ in range(600):
            if self.process.poll() is not None:
                raise RuntimeError(f"{type(self).__name__}: did not start")
            try:
                urllib.request.urlopen(self.base + self.greeting)
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.2)
        self.ready()
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait(30)

    def ready(self):
        pass

    def wrk(self, script, *arguments, seconds=SECONDS, threads=1):
        printed = subprocess.run(
            ["wrk", "--threads", str(threads), "--connections", str(CONNECTIONS), "--duration",
             f"{seconds}s", "--timeout", "300s", "--latency", "--script", str(PEERS / script),
             self.base, "--", *arguments], capture_output=True, text=True, check=True).stdout
        answered = int(re.search(r"(\d+) requests in", printed)[1])
        if answered < 2 * CONNECTIONS and seconds == SECONDS:
            # Too few for a 99th percentile: each connection has hardly asked once.
            return self.wrk(script, *arguments, seconds=15 * SECONDS, threads=threads)
        if answered < CONNECTIONS:
            raise RuntimeError(f"{type(self).__name__}: {answered} answers in {seconds} s")
        failed = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
        if failed:
            raise RuntimeError(f"{type(self).__name__}: {failed[1]} requests were refused")
        told = re.search(r'^\{"reads".*\}$', printed, re.MULTILINE)
        kinds = json.loads(told[0]) if told else {"reads_p99": overall(printed), "changes_p99": 0}
        return {"reads": kinds["reads_p99"], "changes": kinds["changes_p99"],
                "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", printed)[1])}


def overall(printed):
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", printed).groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


class Queue(Served):
    greeting = "/health"

    def __init__(self, database):
        self.database = database

    def command(self):
        return [QUEUE, "--database", self.database, "--data", "Data", "--as-of", DAY, "--port",
                self.port, "--requests-per-second", 1_000_000]

    def ready(self):
        import sqlite3
        first = self.process.stdout.readline()
        secret = re.search(r"setup_[0-9a-f]+", first)
        if secret:
            self.post("/setup", secret=secret[0], name="root", password=PASSWORD)
            admin = self.sign_in("root")
            self.post("/accounts", admin, name="manager", role="manager", password=PASSWORD)
        manager = self.sign_in("manager")
        page = self.post(
            "/account/tokens", manager, name=f"bench-{time.time_ns()}", days="1",
            **{"scope-worklist": "worklist", "scope-work": "work"})
        self.token = re.search(r"ovt_[0-9a-f]+", page)[0]
        connection = sqlite3.connect(self.database)
        self.open_denials = connection.execute(
            "SELECT count(*) FROM denial WHERE status = 'open' AND is_withdrawn = 0").fetchone()[0]
        self.last = connection.execute("SELECT max(id) FROM denial").fetchone()[0]
        self.claims = [row[0] for row in connection.execute(
            "SELECT patient_control_number FROM denial WHERE patient_control_number IS NOT NULL "
            "LIMIT 10000")]

    def request(self, path, data=None, headers=()):
        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None
        request = urllib.request.Request(self.base + path, data=data, headers=dict(headers))
        try:
            answer = urllib.request.build_opener(Stay).open(request)
        except urllib.error.HTTPError as error:
            answer = error
        return answer.headers.get("Set-Cookie", "").split(";")[0], answer.read().decode()

    def sign_in(self, name):
        data = urllib.parse.urlencode({"name": name, "password": PASSWORD}).encode()
        cookie, _ = self.request("/signin", data)
        _, page = self.request("/account", headers={"Cookie": cookie})
        return cookie, re.search(r'form-token" content="([0-9a-f]+)', page)[1]

    def post(self, path, session=("", ""), **fields):
        data = urllib.parse.urlencode({**fields, "form_token": session[1]}).encode()
        return self.request(path, data, {"Cookie": session[0]})[1]

    def measure(self, kind):
        return self.wrk("queue_load.lua", kind, self.token, str(self.last),
                        threads=1 if kind == "list" else CONNECTIONS)

    def pull(self, count):
        data = json.dumps({"claims": self.claims[:count]}).encode()
        start = time.perf_counter()
        self.request("/v1/scores", data, {"Authorization": f"Bearer {self.token}"})
        return (time.perf_counter() - start) * 1000

    def memory(self):
        status = open(f"/proc/{self.process.pid}/status").read()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


class Datasette(Served):
    """Serves any database as JSON; here the same fifty lines of the same list, by their rank."""

    greeting = "/-/versions.json"

    def __init__(self, database):
        self.database = database

    def command(self):
        return [PYTHON, "-m", "datasette", "serve", self.database, "--port", self.port, "--setting",
                "sql_time_limit_ms", 60_000]

    def measure(self):
        sql = ("select e.rank, d.id, d.payer_name, d.patient_control_number, d.category, "
               "d.recoverable_cents, d.recoverable_mark, e.arithmetic, s.probability, s.lower, "
               "s.upper from worklist_entry e join denial d on d.id = e.denial_id "
               "left join score s on s.denial_id = d.id and s.model_id = (select model_id from "
               "worklist_run where id = e.run_id) where e.run_id = (select max(id) from "
               "worklist_run) and e.bucket = 'selected' order by e.rank limit 50")
        path = f"/{self.database.stem}.json?" + urllib.parse.urlencode(
            {"sql": sql, "_shape": "array"})
        return self.wrk("queue_peer.lua", path)

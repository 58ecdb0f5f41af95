"""Loads, locks, full disks, slow senders and a kill."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import threading
import time

import httpx
import pytest

from conftest import BINARIES, PASSWORD, ROOT, Server, problem


def test_a_locked_database_lets_people_read_and_says_when_to_try_again(fresh):
    server = fresh()
    with server.api("biller", "worklist", "work") as api:
        loading = sqlite3.connect(server.database, isolation_level=None)
        loading.execute("BEGIN IMMEDIATE")
        start = time.monotonic()
        assert api.get("/v1/worklist").status_code == 200
        assert api.get("/v1/denials/1").status_code == 200
        assert time.monotonic() - start < 4
        # Many wait for the end of the file: together for the stated time, and nobody's page for them.
        waited = []

        def write():
            asked = time.monotonic()
            waited.append((api.post("/v1/denials/1/notes", json={"text": "x"}),
                           time.monotonic() - asked))

        writers = [threading.Thread(target=write) for _ in range(6)]
        for writer in writers:
            writer.start()
        time.sleep(1)
        start = time.monotonic()
        assert api.get("/v1/worklist").status_code == 200
        assert time.monotonic() - start < 6
        for writer in writers:
            writer.join()
        for refused, seconds in waited:
            detail = problem(refused, 503)
            stated = int(re.search(r"(\d+) seconds", detail)[1])
            assert stated - 1 < seconds < stated + 8
            assert int(refused.headers["retry-after"]) > 0
        loading.execute("ROLLBACK")
        assert api.post("/v1/denials/1/notes", json={"text": "x"}).status_code == 200


def test_a_write_comes_in_between_the_files_of_a_load(fresh, tmp_path):
    server = fresh()
    folder = tmp_path / "files"
    folder.mkdir()
    # Many files, each with payments of its own: another payment's number makes another payment.
    for path in sorted((ROOT / "Data/practice").glob("835-2026-0[1-6].edi")):
        text = path.read_text()
        for copy in range(16):
            (folder / f"{copy}-{path.name}").write_text(text.replace("TRN*1*", f"TRN*1*{copy}"))
    with server.api("biller", "worklist", "work") as api:
        loading = subprocess.Popen(
            [BINARIES / "overturn", "ingest", folder, "--database", server.database, "--data",
             ROOT / "Data"], stdout=subprocess.DEVNULL)
        answers = []
        while loading.poll() is None:
            start = time.monotonic()
            answer = api.post("/v1/denials/2/notes", json={"text": "while a folder is loaded"})
            answers.append((answer.status_code, time.monotonic() - start))
            time.sleep(0.01)
        assert loading.returncode == 0
        assert len(answers) > 10 and {status for status, _ in answers} == {200}
        assert max(seconds for _, seconds in answers) < 5, answers


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
def test_a_full_disk_records_nothing_and_says_so(sample, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    size = sample.stat().st_size // 1024 + 32 * 1024
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", disk], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("no small disk can be mounted here")
    try:
        shutil.copy(sample, disk / "practice.sqlite")
        server = Server(disk / "practice.sqlite").start().set_up()
        with server.api("biller", "worklist", "work") as api:
            with open(disk / "filler", "wb", buffering=0) as filler:
                try:
                    while True:
                        filler.write(b"x" * 4096)
                except OSError:
                    pass
            statuses = [
                api.post("/v1/denials/1/notes", json={"text": "x" * 3900}).status_code
                for _ in range(5)]
            assert statuses[-1] == 507, statuses
            (disk / "filler").unlink()
            assert api.post("/v1/denials/1/notes", json={"text": "y"}).status_code == 200
            notes = api.get("/v1/denials/1").json()["events"]
            assert len(notes) == statuses.count(200) + 1
        server.stop()
    finally:
        subprocess.run(["umount", "-l", disk])


def test_a_kill_loses_no_change_that_was_acknowledged(fresh):
    server = fresh()
    token = server.token("manager", "worklist", "work")
    acknowledged, stop = [], threading.Event()

    def write(worker):
        with httpx.Client(base_url=server.base, headers={
                "Authorization": f"Bearer {token}"}) as client:
            for count in range(10_000):
                if stop.is_set():
                    return
                text = f"worker {worker}, note {count}"
                try:
                    answer = client.post(
                        f"/v1/denials/{worker + 1}/notes", json={"text": text})
                except httpx.TransportError:
                    return
                if answer.status_code == 200:
                    acknowledged.append((worker + 1, text))

    workers = [threading.Thread(target=write, args=(worker,)) for worker in range(8)]
    for worker in workers:
        worker.start()
    time.sleep(2)
    server.kill()
    stop.set()
    for worker in workers:
        worker.join()
    assert len(acknowledged) > 50
    server.start()
    with httpx.Client(base_url=server.base, headers={
            "Authorization": f"Bearer {token}"}, timeout=60) as client:
        for denial in range(1, 9):
            kept = {event["text"] for event in
                    client.get(f"/v1/denials/{denial}").json()["events"]}
            assert {text for number, text in acknowledged if number == denial} <= kept
    checked = subprocess.run(
        [BINARIES / "overturn", "audit", "verify", "--database", server.database],
        capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


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

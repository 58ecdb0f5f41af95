"""The description is of this server: a machine finds nothing else."""

import subprocess
import sys


def test_schemathesis_finds_nothing(fresh, tmp_path):
    server = fresh()
    token = server.token("manager", "worklist", "work", "chart", "assign")
    run = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "run", server.base + "/openapi.json",
         "-H", f"Authorization: Bearer {token}", "--max-examples", "30", "--phases",
         "coverage,fuzzing,stateful", "--seed", "20261126", "--exclude-path", "/v1/finance"],
        capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]


def test_every_path_of_the_api_is_described(server):
    import httpx
    described = httpx.get(server.base + "/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    assert {path for path in described["paths"] if path.startswith("/v1/")} >= {
        "/v1/worklist", "/v1/denials/{denial}", "/v1/scores", "/v1/finance",
        "/v1/denials/{denial}/outcomes"}

"""The nginx configuration that is shipped, in front of the real server."""

import shutil
import ssl
import subprocess
import threading
import time

import httpx
import pytest

from conftest import PASSWORD, ROOT, free_port

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
HOST = "queue.example.org"


@pytest.fixture
def proxied(fresh, tmp_path):
    """The server behind nginx with a certificate of its own making."""
    if NGINX is None:
        pytest.skip("nginx is not installed")
    secure, plain = free_port(), free_port()
    # Accounts are made before: no browser sends the proxied cookie without TLS.
    server = fresh()
    manager = server.token("manager", "worklist", "work")
    server.stop()
    server.options += ["--behind-proxy", f"{HOST}:{secure}"]
    server.start()
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out",
         certificate, "-days", "2", "-subj", f"/CN={HOST}", "-addext",
         f"subjectAltName=DNS:{HOST}"], check=True, capture_output=True)
    shipped = (ROOT / "Sources/overturn-queue/nginx.conf").read_text()
    for ours, theirs in [
            ("127.0.0.1:8317", f"127.0.0.1:{server.port}"), ("listen 80;", f"listen {plain};"),
            ("listen 443 ssl", f"listen {secure} ssl"),
            ("/etc/ssl/certs/queue.example.org.pem", str(certificate)),
            ("/etc/ssl/private/queue.example.org.key", str(key)),
            ("/var/log/nginx/overturn-queue.log", str(tmp_path / "nginx.log"))]:
        assert ours in shipped
        shipped = shipped.replace(ours, theirs)
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(
        f"pid {tmp_path}/nginx.pid;\ndaemon off;\nevents {{}}\nhttp {{\n"
        + "".join(f"{name}_temp_path {tmp_path}/{name};\n"
                  for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
        + shipped + "\n}\n")
    nginx = subprocess.Popen(
        [NGINX, "-c", configuration, "-p", tmp_path, "-e", tmp_path / "error.log"],
        stderr=subprocess.PIPE)
    context = ssl.create_default_context(cafile=str(certificate))

    class Proxied:
        queue = server
        token = manager
        plain_port = plain

        def client(self, **options):
            transport = httpx.HTTPTransport(verify=context)
            return httpx.Client(
                base_url=f"https://127.0.0.1:{secure}", transport=transport,
                headers={"Host": f"{HOST}:{secure}"}, **options,
                event_hooks={"request": [lambda request: request.extensions.update(
                    sni_hostname=HOST)]})

    for _ in range(100):
        if nginx.poll() is not None:
            raise RuntimeError(nginx.stderr.read().decode())
        try:
            Proxied().client().get("/health")
            break
        except httpx.TransportError:
            time.sleep(0.05)
    yield Proxied()
    nginx.terminate()
    nginx.wait(10)


def sign_in(client, secure_origin=None):
    return client.post(
        "/signin", data={"name": "biller", "password": PASSWORD},
        headers={"Origin": secure_origin} if secure_origin else {})


def test_people_work_over_tls_alone(proxied):
    with proxied.client() as client:
        answer = sign_in(client, f"https://{client.headers['Host']}")
        assert answer.status_code == 303
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-overturn=") and "Secure" in cookie
        page = client.get("/")
        assert page.status_code == 200 and "Worklist" in page.text
        assert page.headers["strict-transport-security"] == "max-age=31536000"
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "nginx/" not in page.headers["server"]
    with proxied.client() as client:
        assert sign_in(client, "https://evil.example").status_code == 403
    plain = httpx.get(
        f"http://127.0.0.1:{proxied.plain_port}/signin", headers={"Host": HOST})
    assert plain.status_code == 308 and plain.headers["location"] == f"https://{HOST}/signin"
    # Nobody is sent on to a name of the asker's choice.
    plain = httpx.get(
        f"http://127.0.0.1:{proxied.plain_port}/signin", headers={"Host": "evil.example"})
    assert plain.headers["location"] == f"https://{HOST}/signin"


def test_another_name_is_not_served_and_a_huge_body_is_cut(proxied):
    with proxied.client() as client:
        assert client.get("/health", headers={"Host": "evil.example"}).status_code == 421
        assert client.post("/v1/scores", content=b"x" * 5_000_000).status_code == 413
        assert client.get("/metrics").status_code == 404


def test_guesses_are_held_up_by_the_address_that_makes_them(proxied):
    with proxied.client() as client:
        statuses = [
            client.post("/signin", data={"name": f"nobody{index}", "password": "x" * 20},
                        headers={"X-Real-IP": f"10.0.0.{index}"}).status_code
            for index in range(8)]
    assert statuses[0] == 401 and statuses[-1] in (429, 503)


def test_news_come_as_they_happen(proxied):
    with proxied.client(timeout=20) as client:
        assert sign_in(client).status_code == 303
        seen = []

        def take():
            time.sleep(1)
            seen.append(time.monotonic())
            httpx.post(
                proxied.queue.base + "/v1/denials/1/take",
                headers={"Authorization": f"Bearer {proxied.token}"})

        taker = threading.Thread(target=take)
        taker.start()
        with client.stream("GET", "/news") as news:
            for line in news.iter_lines():
                if line.startswith("data:"):
                    assert '"holder":"manager"' in line
                    # A proxy that holds news back does so until the next beat, fifteen seconds later.
                    assert time.monotonic() - seen[0] < 10
                    break
        taker.join()

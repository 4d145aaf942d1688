"""Uploads one large file over loopback, piece by piece, and reads from /proc how far the server's memory grew."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

MOST = 30_000_000
PIECE = b"\0" * 1_000_000
HEAD = b"%PDF-1.7\n"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, method, path, body=None, token=None):
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    line.request(method, path, json.dumps(body) if body is not None else None, headers)
    answer = line.getresponse()
    text = answer.read().decode()
    if answer.status >= 400:
        raise SystemExit(f"{method} {path}: {answer.status} {text}")
    return json.loads(text) if text else None


def memory(process, field):
    with open(f"/proc/{process}/status") as status:
        line = next(line for line in status if line.startswith(field))
    return int(line.split()[1]) * 1024


def upload(port, token, size):
    boundary = "lamp"
    begin = (f"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.pdf\"\r\n\r\n").encode()
    end = f"\r\n--{boundary}--\r\n".encode()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    line.putrequest("POST", "/api/support/attachments")
    line.putheader("Authorization", f"Bearer {token}")
    line.putheader("Content-Type", f"multipart/form-data; boundary={boundary}")
    line.putheader("Content-Length", str(len(begin) + size + len(end)))
    line.endheaders()
    line.send(begin + HEAD)
    left = size - len(HEAD)
    while left:
        piece = PIECE[: min(left, len(PIECE))]
        line.send(piece)
        left -= len(piece)
    line.send(end)
    answer = line.getresponse()
    text = answer.read().decode()
    if answer.status != 201 or json.loads(text)["size"] != size:
        raise SystemExit(f"the upload: {answer.status} {text}")


def main():
    binary, size = sys.argv[1], int(sys.argv[2])
    folder = tempfile.mkdtemp(prefix="porchlight-upload-")
    port = free_port()
    settings = dict(os.environ, PORCHLIGHT_DATA=folder, PORT=str(port), SECRET_KEY="a" * 32, RUST_LOG="warn")
    server = subprocess.Popen([binary, "serve"], env=settings)
    try:
        for _ in range(300):
            try:
                ask(port, "GET", "/api/support/categories")
                break
            except OSError:
                time.sleep(0.1)
        person = {"email": "erin@example.com", "password": "a long sentence", "name": "Erin"}
        ask(port, "POST", "/api/auth/register", person)
        subprocess.run([binary, "grant", person["email"], "admin"], env=settings, check=True)
        credentials = {"email": person["email"], "password": person["password"]}
        token = ask(port, "POST", "/api/auth/login", credentials)["access_token"]
        ask(port, "PUT", "/api/admin/files/settings", {"largest_bytes": max(size, 1_000_000)}, token)
        # What the first upload needs once is not what each needs.
        upload(port, token, 20_000_000)
        before = memory(server.pid, "VmRSS")
        with open(f"/proc/{server.pid}/clear_refs", "w") as counters:
            counters.write("5")
        begun = time.monotonic()
        upload(port, token, size)
        took = time.monotonic() - begun
        added = memory(server.pid, "VmHWM") - before
        print(f"{size / 1e9:.2f} GB in {took:.1f} s added at most {added / 1e6:.1f} MB to {before / 1e6:.1f} MB")
        if added > MOST:
            raise SystemExit(f"that is more than {MOST / 1e6:.0f} MB")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


main()

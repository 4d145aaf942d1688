"""The house under test: two server processes on one database, killed and started again, and what the database says."""

import asyncio
import json
import os
import socket
import subprocess
import tempfile

from line import Cut, ask

# A debug build on a busy machine takes its time to start.
READY_WITHIN = 120


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Process:
    """One server process on a port of its own."""

    def __init__(self, binary, settings, folder):
        self.binary, self.port = binary, free_port()
        self.settings = dict(settings, PORT=str(self.port))
        self.log = os.path.join(folder, f"{self.port}.log")
        self.running = None

    async def start(self):
        with open(self.log, "ab") as log:
            self.running = subprocess.Popen([self.binary, "serve"], env=self.settings, stdout=log, stderr=log)
        for _ in range(READY_WITHIN * 10):
            if self.running.poll() is not None:
                break
            try:
                if (await ask(self.port, "GET", "/readyz"))[0] == 200:
                    return
            except Cut:
                pass
            await asyncio.sleep(0.1)
        raise SystemExit(f"the server did not start:\n{self.said()}")

    def kill(self):
        """As the kernel does that has no memory left."""
        if self.running is not None:
            self.running.kill()
            self.running.wait()

    def said(self):
        with open(self.log, errors="replace") as log:
            return "".join(log.readlines()[-20:])


class House:
    """Both processes, and the database."""

    def __init__(self, binary):
        self.folder = tempfile.TemporaryDirectory(prefix="porchlight-checker-")
        # Everybody has an address of their own, so that no limit of one address is met.
        self.settings = dict(os.environ, PORCHLIGHT_DATA=self.folder.name, SECRET_KEY="checker-" * 5, RUST_LOG="warn",
                             TRUSTED_PROXIES="127.0.0.0/8", PORCHLIGHT_DEMO="")
        self.binary = binary
        self.processes = [Process(binary, self.settings, self.folder.name) for _ in range(2)]

    async def start(self):
        # One after the other: the first one migrates.
        for process in self.processes:
            await process.start()

    def stop(self):
        for process in self.processes:
            process.kill()
        self.folder.cleanup()

    def grant(self, email, role):
        subprocess.run([self.binary, "grant", email, role], env=self.settings, check=True, capture_output=True)

    async def rows(self, query):
        """Each row of a query, as an object."""
        program = await asyncio.create_subprocess_exec(
            "psql", os.environ["DATABASE_URL"], "-qAt", "-v", "ON_ERROR_STOP=1", "-c",
            f"select row_to_json(found) from ({query}) found", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, error = await program.communicate()
        if program.returncode:
            raise SystemExit(error.decode())
        return [json.loads(row) for row in out.decode().splitlines()]

    async def register(self, name, address):
        """Somebody's access token."""
        person = {"email": f"{name}@example.com", "password": "a long sentence", "name": name}
        return await self.token("register", person, address)

    async def sign_in(self, name, address):
        credentials = {"email": f"{name}@example.com", "password": "a long sentence"}
        return await self.token("login", credentials, address)

    async def token(self, verb, body, address):
        for process in self.processes * 20:
            try:
                status, answer = await ask(process.port, "POST", f"/api/auth/{verb}", body, {"X-Forwarded-For": address})
            except Cut:
                await asyncio.sleep(0.2)
                continue
            if status in (200, 201):
                return answer["access_token"]
            raise SystemExit(f"{verb} of {body['email']}: {status} {answer}")
        raise SystemExit(f"nobody answers the {verb} of {body['email']}")

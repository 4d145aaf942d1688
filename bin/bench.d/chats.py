"""The chat's part of the suite: idle sockets by their memory and their CPU, and one chat that many hear, beside socket.io."""
import json, pathlib, re, resource, subprocess, sys, time

IDLE, WARM = 5000, 200
LISTENERS, PER_SECOND, SECONDS = 200, 20, 10
WATCHED = 30  # Seconds: a heartbeat is every 25.
TARGET = 12 * 1024
HOME = pathlib.Path("bin/bench.d/socketio")
SOCKETIO = 3994


def let_files_be_open():
    """The server of the idle sockets and their driver hold one each."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < 2 * IDLE:
        sys.exit(f"chat: {2 * IDLE} file descriptors are needed, and a process may have {most}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (2 * IDLE if most == resource.RLIM_INFINITY else most, most))


def install():
    lock = (HOME / "package-lock.json").read_bytes()
    mark = HOME / "node_modules/.porchlight"
    if not mark.exists() or mark.read_bytes() != lock:
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=HOME, check=True)
        mark.write_bytes(lock)


def memory(process):
    return int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{process.pid}/status").read()).group(1)) * 1024


def address(number):
    return f"X-Forwarded-For: 10.2.{number // 250}.{number % 250}"


class Ours:
    """A chat for every socket, as visitors have; many hear the first of them, and an agent speaks there."""

    name, ready = "ours", "subscribed"
    connect = "/api/support/chat/connect"

    def __init__(self, suite):
        env = dict(suite["env"], TRUSTED_PROXIES="127.0.0.0/8")
        self.process, _ = suite["start"](suite["server"], suite["base"] + "/readyz", env=env)
        self.address = suite["base"].removeprefix("http://")
        for pid in suite["postgres"]():
            suite["pin"](pid, suite["served"])
        suite["sql"](f"""
            insert into chat_sessions (id, token_hash, visitor_id, status, assigned_agent_id, locale, started_at, queued_at,
                accepted_at, last_message_at, visitor_seen_at, updated_at)
            select gen_random_uuid(), sha256(('bench-' || n)::bytea), gen_random_uuid(), 'active',
                (select id from users where email = 'agent@example.com'), 'en', now(), now(), now(), now(), now(), now()
            from generate_series(0, {IDLE - 1}) n on conflict do nothing""")
        wanted = f"select id from generate_series(0, {IDLE - 1}) n join chat_sessions on token_hash = sha256(('bench-' || n)::bytea) order by n"
        self.chats = suite["sql"](wanted).split()
        login = {"email": "agent@example.com", "password": "porchlight"}
        self.agent = json.loads(suite["api"]("/api/auth/login", login))["access_token"]

    def subscribe(self, chat):
        """From now on: what was said in the round before is not to be heard again."""
        return json.dumps({"type": "subscribe", "topic": f"chat:{chat}"})

    def idle(self, count):
        return [f"{self.connect}?session_token=bench-{number}\t{address(number)}\t{self.subscribe(self.chats[number])}" for number in range(count)]

    def fan_out(self):
        first = self.chats[0]
        listens = f"{self.connect}?session_token=bench-0\t{address(0)}\t{self.subscribe(first)}"
        speaks = f"{self.connect}\tAuthorization: Bearer {self.agent}\t{self.subscribe(first)}"
        return [listens] * LISTENERS + [speaks], json.dumps({"type": "message", "topic": f"chat:{first}", "body": "{}"})


class SocketIo:
    """The same over Engine.IO's frames; nothing is kept, and nobody is asked who they are."""

    name, ready = "socket.io", "40{"

    def __init__(self, suite):
        install()
        self.address = f"127.0.0.1:{SOCKETIO}"
        self.process, _ = suite["start"](["node", str(HOME / "server.mjs"), str(SOCKETIO)], f"http://{self.address}/")

    def idle(self, count):
        return ["/socket.io/?EIO=4&transport=websocket\t\t40"] * count

    def fan_out(self):
        return self.idle(LISTENERS + 1), '42["say","{}"]'


def measure(suite):
    """Called with the suite's own tools; adds its facts to the suite's."""
    if not "chat".startswith(suite["part"]):
        return
    let_files_be_open()
    plan, facts = pathlib.Path("target/bench/sockets.txt"), suite["facts"]

    def drive(verb, server, rows, *more):
        plan.write_text("\n".join(rows) + "\n")
        command = ["taskset", "-c", suite["driver"], "target/release/bench", verb, server.address, server.ready, str(plan), *map(str, more)]
        driver = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        if driver.stdout.readline().strip() != "ready":
            sys.exit(f"the sockets of {server.name} could not be opened")
        return driver

    def end(process):
        process.kill()
        process.wait()

    def hold(server):
        """What an idle socket costs. What the first ones need once is not what each needs."""
        end(drive("idle", server, server.idle(WARM)))
        time.sleep(2)
        before = memory(server.process)
        driver = drive("idle", server, server.idle(IDLE))
        time.sleep(2)
        used = suite["cpu"]([server.process.pid])
        time.sleep(WATCHED)
        used = suite["cpu"]([server.process.pid]) - used
        after = memory(server.process)
        end(driver)
        facts[f"{server.name}: idle server"] = f"{before / 1e6:.1f} MB"
        facts[f"{server.name}: bytes an idle socket"] = each = round((after - before) / IDLE)
        facts[f"{server.name}: CPU of {IDLE} idle sockets"] = f"{used / WATCHED:.2%} of a core"
        verdict = "" if server.name != "ours" else "  ok" if each <= TARGET else f"  SHORT of {TARGET}"
        print(f"{server.name:<12}{IDLE} idle sockets: {before / 1e6:.1f} to {after / 1e6:.1f} MB, {each} bytes each{verdict}; "
              f"{used:.2f} s of CPU in {WATCHED} s", flush=True)

    def tell(server):
        """How long a message takes to everybody, and what they cost meanwhile."""
        rows, frame = server.fan_out()
        driver = drive("fan-out", server, rows, PER_SECOND, SECONDS, frame)
        used = suite["cpu"]([server.process.pid])
        line = driver.stdout.readline()
        used = suite["cpu"]([server.process.pid]) - used
        if driver.wait() or not line:
            sys.exit(f"the fan-out of {server.name} failed")
        return json.loads(line) | {"cpu_s": round(used, 2), "mb": round(memory(server.process) / 1e6, 1)}

    servers = [Ours(suite), SocketIo(suite)]
    ours, theirs = servers
    told = {server.name: [] for server in servers}
    for server in (ours, theirs, theirs, ours):
        told[server.name].append(tell(server))
    for name, rounds in told.items():
        facts[f"{name}: {LISTENERS} hear {PER_SECOND} a second"] = rounds
        for measured in rounds:
            print(f"{name:<12}{LISTENERS} hear {PER_SECOND} a second: p50 {measured['p50_ms']} ms, p99 {measured['p99_ms']} ms, "
                  f"missing {measured['missing']}, {measured['cpu_s']} s of CPU, {measured['mb']} MB", flush=True)
    for server in servers:
        hold(server)
        end(server.process)

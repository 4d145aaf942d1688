"""The suite behind bin/bench: each workload beside its floor, in one run, A B B A, server and Postgres on one core, driver on the other."""
import atexit, json, math, os, pathlib, re, statistics, subprocess, sys, time, urllib.error, urllib.request

import articles, chats, reports, widget

DATABASE = os.environ["DATABASE_URL"]
TICKETS = int(os.environ.get("BENCH_TICKETS", "100000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "9"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "2"))
# Only the lines whose name begins so, with commas between them.
PART = tuple(os.environ.get("BENCH_PART", "").split(","))
CLIENTS = 32
SERVED, DRIVER = "0", "1"
OUT = pathlib.Path("target/bench")
OUT.mkdir(parents=True, exist_ok=True)
BASE = "http://127.0.0.1:3999"
TICK = os.sysconf("SC_CLK_TCK")
ENV = dict(os.environ, PORT="3999", SECRET_KEY="benchmark-benchmark-benchmark-benchmark", WITHOUT_WORKER="0",
           LIMIT_TICKETS="100000000/0.000001", LIMIT_SEARCHES="100000000/0.000001", RUST_LOG="warn")


def sql(text):
    return subprocess.run(["psql", DATABASE, "-qAt", "-v", "ON_ERROR_STOP=1", "-c", text], check=True, capture_output=True, text=True).stdout.strip()


def api(path, body=None, token=None):
    request = urllib.request.Request(BASE + path, data=json.dumps(body).encode() if body is not None else None)
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    return urllib.request.urlopen(request).read()


def processes_of_postgres():
    folder = sql("show data_directory")
    leader = int(open(f"{folder}/postmaster.pid").readline()) if os.access(f"{folder}/postmaster.pid", os.R_OK) else None
    return [leader] + [int(pid) for pid in subprocess.run(["pgrep", "-P", str(leader)], capture_output=True, text=True).stdout.split()]


def cpu(pids):
    total = 0
    for pid in pids:
        try:
            fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        except FileNotFoundError:
            pass
    return total / TICK


def pin(pid, core):
    subprocess.run(["taskset", "-apc", core, str(pid)], check=True, capture_output=True)


def start(command, ready, **options):
    begun = time.monotonic()
    process = subprocess.Popen(["taskset", "-c", SERVED] + command, **options)
    atexit.register(process.kill)
    while True:
        try:
            urllib.request.urlopen(ready, timeout=1).read()
            return process, time.monotonic() - begun
        except OSError:
            if process.poll() is not None:
                sys.exit(f"{command} ended")
            time.sleep(0.005)


def wrk(paths, token="", accept="application/json", body=None, clients=CLIENTS, base=BASE, known=""):
    listed = OUT / "paths.txt"
    listed.write_text("\n".join(paths) + "\n")
    env = dict(os.environ, PATHS=str(listed), TOKEN=token, ACCEPT=accept, KNOWN=known)
    if body is not None:
        env["BODY"] = json.dumps(body)
    command = ["taskset", "-c", DRIVER, "wrk", "-t1", f"-c{clients}", f"-d{SECONDS}s", "--timeout", "20s", "-s", "bin/bench.d/request.lua", base]
    text = subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout
    requests, micros, errors, p50, p99 = map(int, re.search(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+)", text).groups())
    if errors:
        sys.exit(f"{errors} errors in {paths[0]}:\n{text}")
    return {"rate": requests / (micros / 1e6), "p50_ms": p50 / 1e3, "p99_ms": p99 / 1e3, "count": requests}


def pgbench(scripts, clients=CLIENTS):
    files = []
    for place, script in enumerate(scripts):
        path = OUT / f"floor-{place}.sql"
        path.write_text(script)
        files += ["-f", str(path)]
    command = ["taskset", "-c", DRIVER, "pgbench", DATABASE, "-n", "-M", "prepared", "-c", str(clients), "-j", "1", "-T", str(SECONDS)] + files
    ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode:
        sys.exit(ran.stderr)
    text = ran.stdout
    return {"rate": float(re.search(r"tps = ([\d.]+)", text).group(1))}


# The median's interval leaves at most so much out at either end: 93 % of it are inside. Fewer rounds than five cannot say so.
LEFT_OUT = 0.035
FEWEST = 5


def bad_end(ratios):
    """The lower end of the median's interval: the lowest of five rounds, the second lowest of nine."""
    ordered, below = sorted(ratios), 0
    while sum(math.comb(len(ordered), lower) for lower in range(below + 2)) / 2 ** len(ordered) <= LEFT_OUT:
        below += 1
    return ordered[below]


def compare(name, ours, floor, target=None, cost=None):
    """Our rate against the floor's. A round is A B B A, so that a machine that gets slower or faster meanwhile is so for both;
    the bad end of the rounds has to pass."""
    if not name.startswith(PART):
        return
    rounds, costs, latencies = [], [], []
    ours(), floor()
    for _ in range(ROUNDS):
        rates = {ours: [], floor: []}
        for which in (ours, floor, floor, ours):
            before = cpu(cost()) if which is ours and cost else 0
            measured = which()
            rates[which].append(measured["rate"])
            if which is ours:
                latencies.append(measured.get("p99_ms", 0))
                if cost:
                    costs.append((cpu(cost()) - before) / measured["count"] * 1e3)
        rounds.append((sum(rates[ours]) / 2, sum(rates[floor]) / 2))
    ratios = [rate / under for rate, under in rounds]
    row = {"name": name, "rate": statistics.median(rate for rate, _ in rounds), "floor": statistics.median(under for _, under in rounds),
           "ratio": statistics.median(ratios), "bad_end": bad_end(ratios), "ratios": [round(ratio, 3) for ratio in ratios],
           "cpu_ms": statistics.median(costs) if costs else None, "p99_ms": statistics.median(latencies), "target": target}
    rows.append(row)
    show(row)


def show(row):
    cost = f"{row['cpu_ms']:.3f}" if row["cpu_ms"] is not None else "-"
    target = "" if row["target"] is None else f">= {row['target']}" + ("  too few rounds" if ROUNDS < FEWEST else "  ok" if row["bad_end"] >= row["target"] else "  SHORT")
    print(f"{row['name']:<44}{row['rate']:>10.0f}{row['floor']:>10.0f}{row['ratio']:>8.2f}{row['bad_end']:>8.2f}{cost:>9}{row['p99_ms']:>9.1f}  {target}", flush=True)


rows, facts = [], {}
server = ["target/release/server"]
print(f"seeding {TICKETS} tickets", flush=True)
begun = time.monotonic()
subprocess.run(server + ["seed", "--tickets", str(TICKETS)], env=ENV, check=True)
facts["seed_seconds"] = round(time.monotonic() - begun, 1)
facts["messages"] = int(sql("select count(*) from ticket_messages"))
sql("vacuum analyze")
sql("checkpoint")

process, facts["ready_ms"] = start(server, BASE + "/readyz", env=ENV)
facts["ready_ms"] = round(facts["ready_ms"] * 1e3)
time.sleep(2)
facts["idle_mb"] = round(int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{process.pid}/status").read()).group(1)) / 1024, 1)
for pid in processes_of_postgres():
    pin(pid, SERVED)


def sign_in():
    """Access tokens, which live for a quarter of an hour: whoever measures for longer signs in again."""
    return {who: json.loads(api("/api/auth/login", {"email": f"{who}@example.com", "password": "porchlight"}))["access_token"] for who in ("agent", "customer")}


cast = sign_in()
agent = cast["agent"]
ids = sql("select id from tickets order by md5(id::text) limit 100").split()
long = json.loads(api("/api/support/tickets", {"subject": "Fifty messages", "description": "The first.", "category": "billing"}, cast["customer"]))
for place in range(49):
    api(f"/api/support/tickets/{long['id']}/messages", {"body": f"Message {place}: the lamp in the hallway hums when it is off, and I wonder why."}, cast["customer" if place % 2 else "agent"])
serving = [process.pid]


def every():
    return serving + processes_of_postgres()


TICKET = pathlib.Path("bin/bench.d/ticket.sql").read_text()
WRITES = pathlib.Path("bin/bench.d/create.sql").read_text()
SEARCH = pathlib.Path("bin/bench.d/search.sql").read_text()
QUEUE = pathlib.Path("bin/bench.d/queue.sql").read_text()
users = sql("select id from users where email = 'customer@example.com'")
category = sql("select id from categories where slug = 'billing'")
print(f"{'':<44}{'per s':>10}{'floor':>10}{'ratio':>8}{'bad end':>8}{'cpu ms':>9}{'p99 ms':>9}")


def ask(path, accept, token, known=""):
    """A page as the driver gets it; one that is known has no body."""
    headers = {"Accept": accept} | ({"Authorization": f"Bearer {token}"} if token else {}) | ({"If-None-Match": known} if known else {})
    try:
        answer = urllib.request.urlopen(urllib.request.Request(BASE + path, headers=headers))
        return answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        if answer.code != 304:
            raise
        return answer.headers, b""


def bare(path, accept, token, known=""):
    """A bare axum route that answers the same bytes."""
    body = OUT / "body"
    headers, text = ask(path, accept, token, known)
    body.write_bytes(text)
    facts[f"bytes of {path.split('?')[0].replace(long['number'], 'N').replace(long['id'], 'id')}"] = body.stat().st_size
    process = subprocess.Popen(["taskset", "-c", SERVED, "target/release/bench", "floor", "3998", headers["content-type"] or accept, str(body)])
    atexit.register(process.kill)
    return process


def against_bare(name, path, accept, token, target=None, known=""):
    if not name.startswith(PART):
        return
    route = bare(path, accept, token, known)
    time.sleep(0.5)
    compare(name, lambda: wrk([path], token, accept, known=known), lambda: wrk(["/"], base="http://127.0.0.1:3998"), target, cost=every)
    route.terminate()
    route.wait()


paths = [f"/api/support/tickets/{id}" for id in ids]
compare("ticket as JSON / its SQL", lambda: wrk(paths, agent), lambda: pgbench([TICKET.replace(":ids", "'{" + ",".join(ids) + "}'")]), 0.6, every)
against_bare("ticket as JSON / bare route", paths[0], "application/json", agent)
create = {"subject": "The lamp in the hallway hums", "description": "It hums when it is off, and I wonder why.", "category": "billing"}
writes = [WRITES.replace(":customer", f"'{users}'").replace(":category", f"'{category}'")]
compare("create ticket / the same writes", lambda: wrk(["/api/support/tickets"], cast["customer"], body=create), lambda: pgbench(writes), 0.6, every)


def with_subscribers():
    command = ["taskset", "-c", DRIVER, "target/release/bench", "listen", "127.0.0.1:3999", agent, "200"]
    listeners = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    atexit.register(listeners.kill)
    if listeners.stdout.readline().strip() != "ready":
        sys.exit("the subscribers could not listen")
    try:
        return wrk(["/api/support/tickets"], cast["customer"], body=create)
    finally:
        listeners.kill()
        listeners.wait()


compare("create with 200 subscribers / without", with_subscribers, lambda: wrk(["/api/support/tickets"], cast["customer"], body=create), 0.9, every)
sql("vacuum analyze")  # As autovacuum does once so much was written; what is measured from here on only reads.
compare("queue of 20 as JSON / its SQL", lambda: wrk(["/api/support/agent/tickets?status=open&limit=20"], agent), lambda: pgbench([QUEUE]), None, every)
words = ["lamp", "flicker", "voucher", "invoice address", "water behind glass"]
compare("search, 20 hits / its SQL", lambda: wrk([f"/api/support/agent/tickets?limit=20&search={w.replace(' ', '+')}" for w in words], agent, clients=8),
        lambda: pgbench([SEARCH.replace(":words", f"'{w}'") for w in words], clients=8), None, every)
cast = sign_in()
against_bare("customer's page, 50 messages / bare route", f"/dashboard/help/{long['number']}", "text/html", cast["customer"])
against_bare("desk's page, 50 messages and list / bare route", f"/agent/tickets/{long['number']}", "text/html", cast["agent"])
against_bare("home page / bare route", "/", "text/html", "")

site = pathlib.Path("target/release/site/pkg")
first = [p for p in site.glob("porchlight.*.br") if re.search(r"\.(wasm|js)\.br$", p.name)] + list(site.glob("__wasm_split.*.js.br"))
facts["first_load_main_kb"] = round(sum(p.stat().st_size for p in first) / 1024, 1)
widget.measure(PART, BASE, ROUNDS, DRIVER, facts)
process.terminate()
process.wait()
tools = {"server": server, "part": PART, "tickets": TICKETS, "out": OUT, "seconds": SECONDS, "facts": facts, "base": BASE, "env": ENV, "served": SERVED, "driver": DRIVER, "serving": serving, "start": start,
                  "api": api, "pin": pin, "postgres": processes_of_postgres, "sql": sql, "ask": ask, "wrk": wrk, "against_bare": against_bare, "cpu": cpu}
chats.measure(tools)
if PART not in (("chat",), ("reports",), ("widget",)):
    articles.measure(tools)
reports.measure(tools)
print(json.dumps(facts, indent=1))
result = {"commit": subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip(), "machine": os.uname().release,
          "cpu": re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read()).group(1), "settings": {"tickets": TICKETS, "rounds": ROUNDS, "seconds": SECONDS, "clients": CLIENTS}, "facts": facts, "rows": rows}
(OUT / "suite.json").write_text(json.dumps(result, indent=1))

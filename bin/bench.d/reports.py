"""The reports' part of the suite: what a report takes as a page and from the API, what CSV costs, what is counted a second."""
import datetime, json, pathlib, re, subprocess, sys, threading, time, urllib.request

NAMES = ["volume", "response-times", "resolution", "satisfaction", "agents", "channels", "knowledge", "feedback", "chat", "sla", "email"]
TARGET_MS, TARGET_MB, TARGET_EVENTS = 150, 32, 1000
# Events a ticket, so that 100,000 tickets have a million.
EVENTS = 10
# The days that the suite's tickets reach back.
DAYS = 700
# How much is written at once for the consumer of facts, where there are as many tickets.
ROLLED_UP = 20_000
PATIENCE = 1800  # Seconds.

SEEDS = {
    # What happened beside what was said: it changes no number, and is there to be read past.
    "events": f"""with few as (
            select t.id, t.last_seq, t.assignee_id, greatest({EVENTS} - t.last_seq, 0) as missing, t.updated_at from tickets t),
        more as (
            insert into ticket_events (ticket_id, seq, event_type, performed_by, metadata, created_at)
            select id, last_seq + n, 'noted', assignee_id, '{{"type": "noted"}}', updated_at from few, generate_series(1, missing) n
            returning ticket_id)
        update tickets t set last_seq = t.last_seq + few.missing from few where few.id = t.id and few.missing > 0""",
    "feedback": """insert into feedback (id, kind, rating, context, comments, tags, sentiment, locale, created_at, updated_at, analysed_by,
            analysed_generation)
        select gen_random_uuid(), case n % 3 when 0 then 'detailed' else 'quick' end, case when n % 5 > 0 then 1 + n * 7 % 5 end,
            'Page ' || n::bigint * n % 61, 'It was late, and I wonder why.', array['tag-' || n::bigint * n % 23, 'tag-' || n % 7],
            (array['positive', 'neutral', 'negative'])[1 + n * 11 % 3], 'en', at, at, 'words',
            (select generation from feedback_analysis_state)
        from (select n, now() - n * interval ':days days' / :count as at from generate_series(1, :count) n) given""",
    "chats": """insert into chat_sessions (id, token_hash, visitor_id, status, assigned_agent_id, locale, started_at, queued_at,
            accepted_at, ended_at, last_message_at, visitor_seen_at, updated_at, rating)
        select gen_random_uuid(), sha256(('reports-' || n)::bytea), gen_random_uuid(), 'ended',
            (select id from users where email = 'agent@example.com'), 'en', at, at, case when n % 9 > 0 then at + n % 300 * interval '1 second' end,
            at + interval '10 minutes', at, at, at, case when n % 4 = 0 then 1 + n * 7 % 5 end
        from (select n, now() - n * interval ':days days' / :count as at from generate_series(1, :count) n) chatted
        on conflict do nothing""",
    "ratings": """insert into satisfaction_ratings (id, ticket_id, ticket_number, requester_id, agent_id, category, resolved_at, rating, asked_at, answered_at,
            updated_at)
        select gen_random_uuid(), t.id, t.number, t.requester_id, t.assignee_id, c.slug, t.resolved_at, case when n % 3 > 0 then 1 + n * 7 % 5 end, t.resolved_at,
            case when n % 3 > 0 then t.resolved_at + interval '1 hour' end, t.resolved_at
        from (select *, row_number() over (order by id) as n from tickets where resolved_at is not null limit :count) t
        join categories c on c.id = t.category_id on conflict do nothing""",
    "searches": """insert into search_queries (id, locale, words, hits, created_at)
        select gen_random_uuid(), 'en', 'lamp ' || n::bigint * n % 97, n % 8, now() - n * interval ':days days' / :count
        from generate_series(1, :count) n""",
}


def status(pid, field):
    return int(re.search(rf"{field}:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


class Part:
    def __init__(self, suite):
        self.suite, self.sql = suite, suite["sql"]
        self.tickets = suite["tickets"]
        self.found = {"tickets": self.tickets, "reports": {}}
        env = dict(suite["env"], TRUSTED_PROXIES="127.0.0.0/8")
        self.process, _ = suite["start"](suite["server"], suite["base"] + "/readyz", env=env)
        for pid in suite["postgres"]():
            suite["pin"](pid, suite["served"])

    def sign_in(self, who):
        login = {"email": f"{who}@example.com", "password": "porchlight"}
        return json.loads(self.suite["api"]("/api/auth/login", login))["access_token"]

    def until(self, query, what):
        """Waits until a query answers true; it is asked seldom, because it is asked of what is measured."""
        end = time.monotonic() + PATIENCE
        while self.sql(query) != "t":
            if time.monotonic() > end:
                sys.exit(f"reports: {what} took longer than {PATIENCE} seconds")
            time.sleep(0.25)

    def seed(self):
        for name, text in SEEDS.items():
            count = self.tickets if name == "feedback" else max(self.tickets // 10, 1)
            self.sql(text.replace(":days", str(DAYS)).replace(":count", str(count)))
        begun = time.monotonic()
        self.suite["api"]("/api/admin/reports/recount", {}, self.sign_in("admin"))
        self.until("""select not exists (select from tickets t left join ticket_facts f on f.ticket_id = t.id where f.ticket_id is null)
            and not exists (select from jobs where kind = 'recount-ticket-facts')""", "counting everything")
        took = time.monotonic() - begun
        self.found["recounted_tickets_per_second"] = round(int(self.sql("select count(*) from ticket_facts")) / took)
        for table in ("ticket_events", "feedback", "response_facts", "chat_sessions"):
            self.found[table] = int(self.sql(f"select count(*) from {table}"))
        self.sql("vacuum analyze")
        self.sql("checkpoint")
        print({name: number for name, number in self.found.items() if name != "reports"}, flush=True)

    def time_reports(self):
        """As somebody reads them: one after another. The page compares, as the links of the list do; the longer one is of all days."""
        token, today = self.sign_in("agent"), datetime.date.today()
        long = f"from={today - datetime.timedelta(days=DAYS)}&to={today}"
        print(f"{'report':<20}{'page p50':>10}{'p99 ms':>10}{'API p50':>10}{'p99 ms':>10}{'700 days p50':>14}{'p99 ms':>10}", flush=True)
        for name in ["", *NAMES]:
            at, api = (f"/agent/reports{'/' * bool(name)}{name}", f"/api/support/reports{'/' * bool(name)}{name}")
            asked = "?compare=previous" if name else ""
            page = self.time(at + asked, token, "text/html")
            answer = self.time(api + asked, token)
            whole = self.time(f"{api}?{long}", token) if name else None
            self.row(name or "list of reports", page, answer, whole)
        for name, path in {"dashboard": "/agent/dashboard"}.items():
            self.row(name, self.time(path, token, "text/html"), self.time("/api/support/agent/dashboard", token), None)

    def time(self, path, token, accept="application/json"):
        self.suite["ask"](path, accept, token)
        return self.suite["wrk"]([path], token, accept, clients=1)

    def row(self, name, page, answer, whole):
        self.found["reports"][name] = {"page": page, "api": answer, "api_700_days": whole}
        numbers = [number for way in (page, answer) for number in (way["p50_ms"], way["p99_ms"])]
        cells = "".join(f"{number:>10.1f}" for number in numbers)
        cells += f"{whole['p50_ms']:>14.1f}{whole['p99_ms']:>10.1f}" if whole else f"{'-':>14}{'-':>10}"
        worst = max(page["p99_ms"], answer["p99_ms"])
        print(f"{name:<20}{cells}  {'ok' if worst <= TARGET_MS else f'SHORT of {TARGET_MS} ms'}", flush=True)

    def weigh_csv(self):
        """What the server holds more while it writes the longest report for four at once, and what it keeps afterwards."""
        token, pid = self.sign_in("agent"), self.process.pid
        today = datetime.date.today()
        path = f"/api/support/reports/volume?format=csv&from={today - datetime.timedelta(days=5 * 365)}&to={today}"
        request = lambda: urllib.request.urlopen(urllib.request.Request(self.suite["base"] + path, headers={"Authorization": f"Bearer {token}"})).read()
        size = len(request())
        before = status(pid, "VmRSS")
        pathlib.Path(f"/proc/{pid}/clear_refs").write_text("5")  # The peak begins anew.
        readers = [threading.Thread(target=request) for _ in range(4)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        added, kept = status(pid, "VmHWM") - before, status(pid, "VmRSS") - before
        self.found["csv"] = {"bytes": size, "before_mb": round(before, 1), "added_mb": round(added, 1), "kept_mb": round(kept, 1)}
        print(f"CSV of five years, {size} bytes, four at once: {added:.1f} MB more at its peak, {kept:.1f} MB after  "
              f"{'ok' if added <= TARGET_MB else f'SHORT of {TARGET_MB} MB'}", flush=True)

    def submit(self):
        """Feedback at seven tenths of what is taken."""
        body = json.dumps({"type": "quick", "rating": 2, "context": "Checkout", "comments": "It was slow, and I am not happy.", "tags": ["speed"]})

        def send(per_second, seconds):
            command = ["taskset", "-c", self.suite["driver"], "target/release/bench", "submit", self.suite["base"].removeprefix("http://"),
                       "/api/feedback/submit", body, str(per_second), str(seconds)]
            return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        send(0, 2)
        most = send(0, max(5, self.suite["seconds"]))
        steady = send(most["per_second"] * 0.7, max(10, self.suite["seconds"]))
        self.found["submit"] = {"most": most, "at_70_percent": steady}
        print(f"feedback: {most['per_second']:.0f} a second are taken; at {steady['per_second']:.0f} a second p50 {steady['p50_ms']} ms, "
              f"p99 {steady['p99_ms']} ms", flush=True)

    def roll_up(self):
        """Events of as many tickets, written at once: each ticket is reckoned anew. What the server does beside it, it does beside it."""
        ticket = json.loads(self.suite["api"]("/api/support/tickets", {"subject": "Rolled up", "description": "One.", "category": "billing"}, self.sign_in("customer")))
        self.suite["api"](f"/api/support/tickets/{ticket['id']}/messages", {"body": "Two."}, self.sign_in("agent"))
        self.until(self.caught_up(), "the consumer")
        sample = f"(select topic, facts from outbox where kind = 'ticket.replied' and topic like '%{ticket['id']}' order by id desc limit 1)"
        if self.sql(f"select count(*) from {sample} s") != "1":
            sys.exit("reports: an answer left no event to follow")
        begun = time.monotonic()
        written = int(self.sql(f"""with chosen as (
                update tickets set last_seq = last_seq + 1 where id in (select id from tickets order by md5(id::text) limit {ROLLED_UP})
                returning id, number, last_seq),
            told as (
                insert into outbox (topic, seq, event, kind, facts, created_at)
                select replace(s.topic, '{ticket['id']}', c.id::text), c.last_seq, '{{}}', 'ticket.replied',
                    jsonb_set(jsonb_set(s.facts, '{{ticket,id}}', to_jsonb(c.id)), '{{ticket,number}}', to_jsonb(c.number)), now()
                from chosen c, {sample} s returning 1)
            select count(*) from told"""))
        writing = time.monotonic() - begun
        begun = time.monotonic()
        self.until(self.caught_up(), "the consumer")
        took = time.monotonic() - begun
        failed = self.sql("select count(*) from event_deliveries where consumer = 'ticket-facts'")
        if failed != "0":
            sys.exit(f"reports: {failed} events failed")
        rate = round(written / took)
        self.found["rollup"] = {"events": written, "written_in_s": round(writing, 2), "events_per_second": rate}
        print(f"facts: {written} events of as many tickets, {rate} a second  {'ok' if rate >= TARGET_EVENTS else f'SHORT of {TARGET_EVENTS}'}", flush=True)

    @staticmethod
    def caught_up():
        return """select coalesce((select after_id from consumers where name = 'ticket-facts'), 0)
            >= coalesce((select max(id) from outbox where kind like 'ticket.%'), 0)"""


def measure(suite):
    """Called with the suite's own tools; writes a file of its own, and adds what it found to the suite's facts."""
    if not "reports".startswith(suite["part"]):
        return
    part = Part(suite)
    part.seed()
    part.time_reports()
    part.weigh_csv()
    part.submit()
    part.roll_up()
    part.process.terminate()
    part.process.wait()
    (suite["out"] / "reports.json").write_text(json.dumps(part.found, indent=1))
    suite["facts"]["reports"] = part.found

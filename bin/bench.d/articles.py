"""The help center's part of the suite: cached pages beside a bare route, drawn pages by their CPU, typists by their patience."""
import json, os, re, statistics, subprocess, time

# Rounds of typing, and the seconds of each of its four turns.
ROUNDS, TYPED = 5, 10


def measure(suite):
    """Called with the suite's own tools; adds its rows and facts to the suite's."""
    server, facts = suite["server"], suite["facts"]

    def memory(process):
        return round(int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{process.pid}/status").read()).group(1)) / 1024, 1)

    def begin():
        process, _ = suite["start"](server, suite["base"] + "/readyz", env=suite["env"])
        begun = time.monotonic()
        suite["api"]("/api/knowledge/search?q=lamp")
        waited = round(time.monotonic() - begun, 2)
        for pid in suite["postgres"]():
            suite["pin"](pid, suite["served"])
        return process, waited

    def end(process):
        process.terminate()
        process.wait()

    def seed(articles):
        """What follows a seeding would otherwise take its part of the core while others are measured."""
        begun = time.monotonic()
        subprocess.run(server + ["seed", "--articles", str(articles)], env=suite["env"], check=True)
        took = round(time.monotonic() - begun, 1)
        suite["sql"]("vacuum analyze")
        suite["sql"]("checkpoint")
        return took

    def compare_typing(few, many):
        """What typists wait at 50 thousand articles against 5 thousand, in rounds of A B B A: both servers stand on the same core."""
        def p99(address):
            command = ["taskset", "-c", suite["driver"], "target/release/bench", "type", address, "50", str(TYPED)]
            return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["p99_ms"]
        p99(few), p99(many)
        rounds = []
        for _ in range(ROUNDS):
            before, between, again, after = p99(few), p99(many), p99(many), p99(few)
            rounds.append(((before + after) / 2, (between + again) / 2))
        ratios = sorted(many / few for few, many in rounds)
        facts["typing_p99_ms_5k"] = round(statistics.median(few for few, _ in rounds), 2)
        facts["typing_p99_ms_50k"] = round(statistics.median(many for _, many in rounds), 2)
        facts["typing_p99_ms_50k_bad_end"] = round(max(many for _, many in rounds), 2)
        facts["typing_50k_over_5k"] = round(statistics.median(ratios), 2)
        facts["typing_50k_over_5k_bad_end"] = round(ratios[-1], 2)
        print({name: fact for name, fact in facts.items() if name.startswith("typing")}, flush=True)

    seed(5000)
    suite["sql"]("create database few template porchlight")
    facts["seed_45000_articles_seconds"] = seed(45000)
    process, waited = begin()
    facts["first_search_after_start_s"] = waited
    facts["memory_with_50000_articles_mb"] = memory(process)
    if "typing".startswith(suite["part"]):
        other = dict(suite["env"], PORT="3997", DATABASE_URL=re.sub("/porchlight$", "/few", os.environ["DATABASE_URL"]))
        few, _ = suite["start"](server, "http://127.0.0.1:3997/readyz", env=other)
        for pid in suite["postgres"]():
            suite["pin"](pid, suite["served"])
        compare_typing("127.0.0.1:3997", "127.0.0.1:3999")
        end(few)
    suite["serving"][0] = process.pid
    slug = suite["sql"]("select slug from articles where locale = 'en' order by id offset 5000 limit 1")
    page, html = f"/help/articles/{slug}", "text/html"
    suite["against_bare"]("article, kept / bare route", page, html, "", 0.9)
    known = suite["ask"](page, html, "")[0]["etag"]
    suite["against_bare"]("article, known (304) / bare route", page, html, "", 0.95, known)
    login = {"email": "customer@example.com", "password": "porchlight"}
    token = json.loads(suite["api"]("/api/auth/login", login))["access_token"]
    suite["sql"]("""insert into faq_versions (locale, version, items, published_at) select 'en', 1, jsonb_agg(jsonb_build_object(
        'id', gen_random_uuid(), 'question', 'Question ' || n || ' of many?', 'answer_html', '<p>' || repeat('An answer. ', 20) || '</p>',
        'category', '', 'position', n)), now() from generate_series(0, 39) n""")
    asked = [suite["wrk"](["/api/support/faq"], clients=8) for _ in range(3)]
    facts["faq_of_40_8_clients_p99_ms"] = sorted(answer["p99_ms"] for answer in asked)[1]
    suite["against_bare"]("article, drawn (signed in) / bare route", page, html, token)
    end(process)

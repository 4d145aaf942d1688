"""The help center's part of the suite: kept pages beside a bare route, drawn pages by their CPU, typists by their patience."""
import json, re, subprocess, time


def measure(suite):
    """Called with the suite's own tools; adds its rows and facts to the suite's."""
    server, facts = suite["server"], suite["facts"]

    def typing(name):
        command = ["taskset", "-c", suite["driver"], "target/release/examples/bench", "type", "127.0.0.1:3999", "50", "30"]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        facts[name] = found
        print(f"{name}: {found}", flush=True)
        return found

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

    seed(5000)
    process, _ = begin()
    few = typing("search as one types, 5 thousand articles")
    end(process)
    facts["seed_45000_articles_seconds"] = seed(45000)
    process, waited = begin()
    facts["first_search_after_start_s"] = waited
    facts["memory_with_50000_articles_mb"] = memory(process)
    many = typing("search as one types, 50 thousand articles")
    facts["typing_50k_over_5k_p99"] = round(many["p99_ms"] / few["p99_ms"], 2)
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

"""Imports the corpus into a server of its own and asks for every page by its headings: once as they stand, once with a slip of
the finger. A page is right if it has the heading; headings that more than three pages have name no page and are left out."""
import collections, json, os, pathlib, random, re, subprocess, sys, time, urllib.parse, urllib.request

TARGETS = {"headings": 0.95, "misspelt": 0.85}
QUERIES = 3000
PATIENCE = 600
folder = pathlib.Path(sys.argv[1])
by_meaning = "--meaning" in sys.argv
port = "3997"
BASE = f"http://127.0.0.1:{port}"
processes = []


def start(command, **options):
    process = subprocess.Popen(command, **options)
    processes.append(process)
    return process


def ask(path, body=None, token=None, kind="application/json", patience=600):
    request = urllib.request.Request(BASE + path, data=body)
    request.add_header("Content-Type", kind)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    return json.load(urllib.request.urlopen(request, timeout=patience))


def begin():
    """Starts the server, and the model where it is asked for; gives the model's address."""
    embedder_at = None
    env = dict(os.environ, PORT=port, SECRET_KEY="relevance-relevance-relevance-relevance", RUST_LOG="warn")
    if by_meaning:
        embedder = start(["bin/embedder", "--port", "0"], stdout=subprocess.PIPE, text=True)
        env |= dict(setting.split("=", 1) for setting in embedder.stdout.readline().split())
        embedder_at = env["AI_BASE_URL"]
    subprocess.run(["target/release/server", "seed"], env=env, check=True)
    server = start(["target/release/server"], env=env)

    def is_ready():
        if server.poll() is not None:
            sys.exit("relevance: the server ended")
        try:
            return urllib.request.urlopen(BASE + "/readyz", timeout=1).read()
        except OSError:
            return False

    until(is_ready, "the server")
    return embedder_at


def questions():
    """Headings that name a page, each with the pages that have it."""
    owners = collections.defaultdict(set)
    for slug, headings in json.loads((folder / "headings.json").read_text()).items():
        for heading in headings:
            owners[" ".join(heading.split())].add(slug)
    telling = [(heading, slugs) for heading, slugs in sorted(owners.items())
               if len(slugs) <= 3 and len(re.findall(r"[A-Za-z]{2,}", heading)) >= 2 and len(heading) <= 150]
    return random.Random(7).sample(telling, min(QUERIES, len(telling)))


def misspelt(heading, chance):
    """One slip in one word of five letters or more: two letters that change places, one too few, one too many, one other."""
    words = [found for found in re.finditer(r"[A-Za-z]{5,}", heading)]
    if not words:
        return None
    word = chance.choice(words)
    place = chance.randrange(word.start(), word.end() - 1)
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    slip = chance.randrange(4)
    if slip == 0:
        return heading[:place] + heading[place + 1] + heading[place] + heading[place + 2:]
    return heading[:place] + ["", heading[place] + letter, letter][slip - 1] + heading[place + 1:]


def until(done, what):
    """Waits for a condition, but not for ever."""
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            sys.exit(f"relevance: waited {PATIENCE} s for {what}")
        time.sleep(0.1)


def first_three(typed):
    # A reader who typed a heading ends it; what is quoted or excluded in it is not meant so.
    typed = re.sub(r'["“”„]', " ", re.sub(r"(^|\s)-", " ", typed)) + " "
    found = ask("/api/knowledge/search?limit=3&q=" + urllib.parse.quote(typed), token=token)
    return [hit["slug"] for hit in found["hits"]]


try:
    model_at = begin()
    token = ask("/api/auth/login", json.dumps({"email": "admin@example.com", "password": "porchlight"}).encode())["access_token"]
    begun = time.monotonic()
    report = ask("/api/admin/knowledge/import", (folder / "corpus.zip").read_bytes(), token, "application/zip")
    print(f"relevance: imported {report['created']} pages in {time.monotonic() - begun:.1f} s; {len(report['failed'])} could not be taken")
    for failed in report["failed"][:5]:
        print("  ", failed)
    imported = report["created"]
    # The index hears of them in their order: once the last is found by its title, so are the others.
    refused = {failed["path"].rsplit("/", 1)[-1].removesuffix(".md") for failed in report["failed"]}
    pages = {slug: headings for slug, headings in json.loads((folder / "headings.json").read_text()).items() if slug not in refused}
    titles = collections.Counter(headings[0] for headings in pages.values())
    last = next(slug for slug in reversed(pages) if titles[pages[slug][0]] == 1 and len(pages[slug][0].split()) > 1)
    until(lambda: last in first_three(pages[last][0]), f"the search to find {last}")
    if by_meaning:
        def is_read():
            state = ask("/api/knowledge/search/meaning", token=token)["meaning"]
            return state["read"] >= state["articles"]

        until(is_read, "the model to read the pages")
        embedded = json.load(urllib.request.urlopen(model_at + "/count"))["count"]
    chance, shares = random.Random(11), {}
    asked = questions()
    for name, variant in (("headings", lambda heading: heading), ("misspelt", lambda heading: misspelt(heading, chance))):
        count, right, missed = 0, 0, []
        begun = time.monotonic()
        for heading, slugs in asked:
            typed = variant(heading)
            if typed is None:
                continue
            found = first_three(typed)
            count += 1
            if slugs & set(found):
                right += 1
            else:
                missed.append((typed, sorted(slugs), found))
        shares[name] = right / count
        print(f"relevance: {name}: the right page is among the first three for {right} of {count}, {right / count:.1%} "
              f"(at least {TARGETS[name]:.0%}); {(time.monotonic() - begun) / count * 1e3:.1f} ms a question")
        (folder / f"missed-{name}.json").write_text(json.dumps(missed, indent=1))
    if by_meaning:
        asked_of_it = json.load(urllib.request.urlopen(model_at + "/count"))["count"] - embedded
        print(f"relevance: the model was asked {asked_of_it} questions")
        if asked_of_it < len(asked):
            sys.exit("relevance: it was not asked all of them")
    sys.exit(any(shares[name] < least for name, least in TARGETS.items()) or imported < 1000)
finally:
    for process in processes:
        process.terminate()
        process.wait()

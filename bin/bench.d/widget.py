"""The widget's loader on a page of another site: what it takes of the main thread of a slow phone, and how much is sent."""
import json, os, pathlib, shutil, subprocess

# Milliseconds of the main thread at a quarter of its speed, and bytes as gzip packs them.
MOST_MS, MOST_BYTES = 10, 3 * 1024


def measure(part, base, rounds, driver, facts):
    if not "widget".startswith(part):
        return
    if not (pathlib.Path("end2end/node_modules/@playwright/test").exists() and (os.environ.get("CHROMIUM") or shutil.which("chromium"))):
        subprocess.run(["bin/setup", "test"], check=True)
    command = ["taskset", "-c", driver, "node", "bin/bench.d/widget.mjs", base, str(rounds)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    facts["widget"] = found
    is_met = found["worst_ms"] <= MOST_MS and found["gzip_bytes"] <= MOST_BYTES
    print(f"widget.js: {found['median_ms']} ms of the main thread at a quarter of its speed, {found['worst_ms']} at worst, {found['gzip_bytes']} bytes packed"
          f"  <= {MOST_MS} ms, {MOST_BYTES} bytes  {'ok' if is_met else 'SHORT'}", flush=True)

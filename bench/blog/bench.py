"""Measures the blog's front page in the running stack; see README.md."""

import argparse
import os
import re
import statistics
import subprocess
import tempfile

URL = f"https://{os.environ['BLOG_HOSTS'].split(',')[0]}/"
CONNECTIONS = 10
RATE = 50
# A visitor with this cookie is nobody's, but may have unlocked a page: nginx asks PHP for him.
PAST_THE_PAGE_CACHE = "wp-postpass_bench=1"
PARTS = ["nginx", "wordpress", "redis", "mariadb"]
AWAY = "/tmp/redis-away"
WRK_SCRIPT = """
wrk.headers["Cookie"] = "{cookie}"
-- Visitors come one by one, not in step.
function delay() return math.random(0, {delay}) end
function setup(thread) threads = threads or {{}}; table.insert(threads, thread) end
function init() bad = 0 end
function response(status) if status ~= 200 then bad = bad + 1 end end
function done(summary, latency)
    local wrong = 0
    for _, thread in ipairs(threads) do wrong = wrong + thread:get("bad") end
    print(string.format("RESULT %f %f %f %d %f %d", latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        latency.max / 1000, wrong, summary.requests / (summary.duration / 1e6), summary.requests))
end
"""


def call(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def php(code):
    call("docker", "compose", "exec", "-T", "wordpress", "php85", "-r", code)


def redis(there):
    """Whether WordPress believes that Redis answers: nothing else in the stack notices."""
    php(f"@unlink('{AWAY}');" if there else f"file_put_contents('{AWAY}', 'away'); touch('{AWAY}', time() + 3600);")


def processor_seconds():
    """What the containers that make a page have used so far, by the kernel's account of their control groups."""
    total = 0.0
    for service in PARTS:
        said = call("docker", "compose", "exec", "-T", service, "sh", "-c",
                    "cat /sys/fs/cgroup/cpu.stat /sys/fs/cgroup/cpuacct/cpuacct.usage 2> /dev/null || true")
        micros = re.search(r"^usage_usec (\d+)", said, re.MULTILINE)
        total += int(micros.group(1)) / 1e6 if micros else int(said) / 1e9
    return total


def wrk(cookie, seconds):
    """Median, 99th percentile, largest (ms), answers that were not 200, rate, processor time a page (ms)."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(WRK_SCRIPT.format(cookie=cookie, delay=2 * 1000 * CONNECTIONS // RATE))
        script.flush()
        for length in (5, seconds):  # the first warms up
            used = processor_seconds()
            output = call("wrk", "-t1", f"-c{CONNECTIONS}", f"-d{length}s", "--timeout", "10s", "-s", script.name, URL)
            used = processor_seconds() - used
    figures = [float(figure) for figure in re.search(r"RESULT (\S+) (\S+) (\S+) (\S+) (\S+) (\S+)", output).groups()]
    return figures[:5] + [used * 1000 / figures[5]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    variants = {
        "nginx' cache": ("", True),
        "PHP, objects from Redis": (PAST_THE_PAGE_CACHE, True),
        "PHP alone": (PAST_THE_PAGE_CACHE, False),
    }
    figures = {title: [] for title in variants}
    try:
        for _ in range(options.rounds):
            for title, (cookie, with_redis) in variants.items():
                redis(with_redis)
                figures[title].append(wrk(cookie, options.seconds))
    finally:
        redis(True)
    print("| | median ms | p99 ms | largest ms | requests/s | not 200 | processor ms a page |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for title, rounds in figures.items():
        p50, p99, largest, wrong, rate, cost = (statistics.median(column) for column in zip(*rounds))
        print(f"| {title} | {p50:.1f} | {p99:.1f} | {largest:.1f} | {rate:.0f} | {wrong:.0f} | {cost:.1f} |")


main()

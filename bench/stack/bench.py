"""Measures the running stack; see README.md."""

import argparse
import calendar
import http.client
import os
import re
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from counters import busy_seconds, cgroup_seconds, over, resident, table

SERVICES = ["metrics", "process-policy", "log-stream", "site-doctor", "dashboard"]
PORT = int(os.environ["HTTPS_PORT"])
CONNECTIONS = 10
WRK_SCRIPT = """
wrk.headers["Cookie"] = "{cookie}"
-- Visitors come one by one, not in step.
function delay() return math.random(0, {delay}) end
local wrong = 0
function setup(thread) threads = threads or {{}}; table.insert(threads, thread) end
function init() bad = 0 end
function response(status) if status ~= 200 then bad = bad + 1 end end
function done(summary, latency)
    for _, thread in ipairs(threads) do wrong = wrong + thread:get("bad") end
    print(string.format("RESULT %f %f %f %d %f", latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        latency.max / 1000, wrong, summary.requests / (summary.duration / 1e6)))
end
"""


def call(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout.strip()


def compose(*command):
    return call("docker", "compose", *command)


def containers():
    """The ids of the containers by service."""
    return {name: compose("ps", "-q", name).split()[0] for name in compose("config", "--services").split()}


def inspect(container, template):
    return call("docker", "inspect", "-f", template, container)


def start_of_stack():
    """From nothing running, and again with everything running."""
    seconds = []
    compose("down")
    for _ in range(2):
        began = time.monotonic()
        call("scripts/up")
        seconds.append(f"{time.monotonic() - began:.1f}")
    table("scripts/up, images built", ["", "s"], [["from no container", seconds[0]], ["everything runs", seconds[1]]])


def start_time(service, variant):
    """Restarts nothing of the stack: a second container of the same image, with the same settings, on its networks."""
    options = [] if variant == "with" else ["-e", "JAVA_TOOL_OPTIONS=-XX:AOTMode=off"]
    name = f"totem-bench-{service}"
    compose("run", "--detach", "--rm", "--no-deps", "--name", name, "-e", "QUARKUS_LOG_LEVEL=WARN", *options, service)
    try:
        return (ready_at(name) - started_at(name)) * 1000
    finally:
        call("docker", "stop", name)


def started_at(container):
    """By the engine's clock, which is this machine's."""
    whole, fraction = re.match(r"(.*)(\.\d+)Z", inspect(container, "{{.State.StartedAt}}")).groups()
    return calendar.timegm(time.strptime(whole, "%Y-%m-%dT%H:%M:%S")) + float(fraction)


READY = """
import http.client, time
latest = time.time() + 60
while time.time() < latest:
    connection = http.client.HTTPConnection("127.0.0.1", 9000, timeout=5)
    try:
        connection.request("GET", "/q/health/ready")
        if connection.getresponse().status == 200:
            print(time.time())
            break
    except OSError:
        pass
    finally:
        connection.close()
    time.sleep(0.005)
"""


def ready_at(container):
    """When it first answers 200 by HTTP, asked in its own network: this machine has no address in it."""
    said = call("nsenter", "--net", "-t", inspect(container, "{{.State.Pid}}"), sys.executable, "-c", READY)
    if not said:
        raise SystemExit(f"{container} is not ready after a minute")
    return float(said)


def starts(rounds):
    rows = []
    for service in SERVICES:
        times = {"with": [], "without": []}
        for _ in range(rounds):
            for variant in times:
                times[variant].append(start_time(service, variant))
        medians = {variant: statistics.median(measured) for variant, measured in times.items()}
        rows.append([service, *(f"{value:.0f}" for value in medians.values()),
                     f"{medians['with'] / medians['without']:.2f}"])
    table(f"A service ready after its container starts, median of {rounds}",
          ["", "with AOT cache, ms", "without, ms", "ratio"], rows)


def processes(container):
    return [line.strip() for line in call("docker", "top", container, "-eo", "pid").splitlines()[1:]]


def container_seconds(container):
    """Its health checks are among it."""
    return cgroup_seconds(inspect(container, "{{.State.Pid}}"))


def engine_seconds():
    """Of the engine's processes and what they started and saw end: dockerd, containerd, shims, runc, proxies."""
    total = 0
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="ascii", errors="replace") as stat:
                name, _, rest = stat.read().partition("(")[2].rpartition(")")
        except OSError:
            continue
        if name.startswith(("dockerd", "containerd", "docker-proxy")):
            total += sum(int(field) for field in rest.split()[11:15])
    return total / os.sysconf("SC_CLK_TCK")


def idle(minutes):
    """The machine with the stack up and nobody looking, then without it, for as long."""
    ids = containers()
    time.sleep(60)  # what the start left to do
    busy_up, engine, *used = over(minutes, busy_seconds, engine_seconds,
                                  *(lambda one=one: container_seconds(one) for one in ids.values()))
    rows = []
    for (name, container), share in zip(ids.items(), used):
        total, anonymous = resident(processes(container))
        rows.append([name, f"{total:.0f}", f"{anonymous:.0f}", f"{share:.2f}"])
    rows.append(["all", *(f"{sum(float(row[column]) for row in rows):.{digits}f}"
                          for column, digits in ((1, 0), (2, 0), (3, 2)))])
    table(f"After {minutes:g} idle minutes",
          ["", "resident, MiB", "of it anonymous, MiB", "processor of its cgroup, % of a core"], rows)
    compose("stop")
    time.sleep(30)
    busy_down, = over(minutes, busy_seconds)
    call("scripts/up")
    table(f"The whole machine, {minutes:g} minutes each, nobody looking", ["", "% of a core"], [
        ["busy with the stack up", f"{busy_up:.2f}"],
        ["busy with it down", f"{busy_down:.2f}"],
        ["**the stack's cost**", f"**{busy_up - busy_down:.2f}**"],
        ["of it in the containers", f"{sum(used):.2f}"],
        ["of it the engine's own processes", f"{engine:.2f}"]])


def sizes():
    rows = []
    base = int(call("docker", "image", "inspect", "-f", "{{.Size}}", os.environ.get("BASE_IMAGE", "alpine:3.24")))
    for name, container in containers().items():
        size = int(call("docker", "image", "inspect", "-f", "{{.Size}}", inspect(container, "{{.Image}}")))
        rows.append([name, f"{size / 2**20:.0f}", f"{(size - base) / 2**20:.0f}"])
    table("Images", ["", "MiB", "of it above the base image, MiB"], rows)


def log_in(user, password):
    connection = http.client.HTTPSConnection("localhost", PORT, context=ssl._create_unverified_context())
    form = urllib.parse.urlencode({"name": user, "password": password, "next": "/"})
    connection.request("POST", "/login", form, {
        "Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://localhost:{PORT}"})
    answer = connection.getresponse()
    cookie = answer.getheader("Set-Cookie", "").split(";")[0]
    if answer.status != 303 or not cookie:
        raise SystemExit(f"{user} cannot log in (status {answer.status}): is the password right, and chosen already?")
    return cookie


def load(cookie, seconds):
    rows = []
    for title, path in [("nginx alone: /health/nginx", "/health/nginx"), ("the overview page", "/"),
                        ("/api/metrics/snapshot", "/api/metrics/snapshot")]:
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            script.write(WRK_SCRIPT.format(cookie=cookie, delay=CONNECTIONS * 20))
            script.flush()
            for length in (5, seconds):  # the first warms up
                output = call("wrk", "-t1", f"-c{CONNECTIONS}", f"-d{length}s", "-s", script.name,
                              f"https://localhost:{PORT}{path}")
        p50, p99, largest, wrong, rate = re.search(r"RESULT (\S+) (\S+) (\S+) (\S+) (\S+)", output).groups()
        rows.append([title, f"{float(p50):.1f}", f"{float(p99):.1f}", f"{float(largest):.1f}", f"{float(rate):.0f}",
                     wrong])
    table("Latency through nginx, TLS, 10 connections",
          ["", "median ms", "p99 ms", "largest ms", "requests/s", "not 200"], rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--idle-minutes", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--user", default="admin")
    options = parser.parse_args()
    password = sys.stdin.readline().rstrip("\n")
    log_in(options.user, password)
    start_of_stack()
    starts(options.rounds)
    sizes()
    if options.idle_minutes:
        idle(options.idle_minutes)
    load(log_in(options.user, password), options.seconds)


main()

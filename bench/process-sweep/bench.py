"""Times our sweep of /proc beside `ps aux` and psutil, in turns, over processes it starts itself. Called by ./run."""

import argparse
import contextlib
import os
import platform
import signal
import statistics
import subprocess
import sys
import time

try:
    import psutil
except ImportError:
    sys.exit("psutil is missing: apt-get install python3-psutil (it is one of the peers that are measured)")

FIELDS = ["pid", "ppid", "name", "create_time", "cpu_percent", "memory_info", "memory_percent", "username", "exe"]
# So many listening sockets one helper holds: fewer than descriptors a process may have.
SOCKETS_EACH = 900
# Sweeps over which ours spreads what it seldom reads. So many times that are enough for the compiler; more processes, fewer.
SHARES = 16
WARM_UP_PROCESSES = 160_000
# Sleepers end by themselves, should this script be killed in a way it cannot notice.
SLEEP_SECONDS = "3600"

SWEEP = "our warm sweep"
SOCKETS = "our warm sweep + sockets"
VERDICTS = "our warm sweep + sockets + warnings and verdicts"
FULL = "the full analysis: + explanation, supervisor and who may end it"
OURS = (SWEEP, SOCKETS, VERDICTS, FULL)
PS = "ps aux"
PSUTIL = "psutil, same fields"


@contextlib.contextmanager
def sleepers(count):
    """So many processes, ended by their ids whatever happens."""
    started = []
    try:
        for _ in range(count):
            started.append(subprocess.Popen(["sleep", SLEEP_SECONDS], stdin=subprocess.DEVNULL))
        yield {process.pid for process in started}
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.wait()


HOLDER = """
import socket, sys, time
held = []
for number in range(int(sys.argv[2])):
    listener = socket.socket()
    listener.bind((sys.argv[1], 0))
    listener.listen(1)
    held.append(listener)
print("ready", flush=True)
time.sleep(3600)
"""


@contextlib.contextmanager
def listeners(count):
    """So many listening sockets on loopback, in processes of their own, for the join to find."""
    started = []
    try:
        for number, first in enumerate(range(0, count, SOCKETS_EACH)):
            command = [sys.executable, "-c", HOLDER, f"127.10.{number}.1", str(min(SOCKETS_EACH, count - first))]
            started.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True))
        for process in started:
            if process.stdout.readline().strip() != "ready":
                sys.exit("the listening sockets could not be opened; the message stands above")
        yield
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.wait()
            process.stdout.close()


@contextlib.contextmanager
def worker(command):
    """The JVM that sweeps, and a function that gives it an order and returns seconds, processes, sockets and bytes allocated."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def order(what):
            process.stdin.write(what + "\n")
            process.stdin.flush()
            answer = process.stdout.readline().split()
            if len(answer) != 4:
                sys.exit("the sweeping JVM ended; its message stands above")
            return int(answer[0]) / 1e9, *map(int, answer[1:])

        yield order
        process.stdin.close()


def time_ps():
    start = time.perf_counter()
    subprocess.run(["ps", "aux"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def time_psutil():
    start = time.perf_counter()
    count = sum(1 for _ in psutil.process_iter(FIELDS))
    return time.perf_counter() - start, count


def measure(order, count, sockets, rounds):
    """The seconds and, of ours, the bytes of every round. Each takes its turn in every round, so that all meet one load."""
    contenders = {
        SWEEP: lambda: order("processes"),
        SOCKETS: lambda: order("sockets"),
        VERDICTS: lambda: order("verdicts"),
        FULL: lambda: order("full"),
        PS: lambda: (time_ps(), count),
        PSUTIL: time_psutil,
    }
    for name in OURS:
        for _ in range(SHARES * max(2, min(10, WARM_UP_PROCESSES // count // SHARES))):
            contenders[name]()
    time_psutil()
    seconds = {name: [] for name in contenders}
    allocated = {name: [] for name in OURS}
    for _ in range(rounds):
        for name, contender in contenders.items():
            took, seen, *more = contender()
            if seen < count:
                sys.exit(f"{name} saw {seen} processes of the {count} that were started")
            if more and name != SWEEP and more[0] < sockets:
                sys.exit(f"{name} found the process of {more[0]} sockets of the {sockets} that were opened")
            seconds[name].append(took)
            if more:
                allocated[name].append(more[1])
    return seconds, allocated


def table(count, sockets, seconds, allocated):
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    yield f"| {count} processes, {sockets} listening sockets | median ms | fastest | slowest | × `ps aux` | × psutil | allocated |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name, values in seconds.items():
        median = medians[name]
        megabytes = f"{statistics.median(allocated[name]) / 1e6:.1f} MB" if name in allocated else ""
        yield (
            f"| {name} | {1e3 * median:.1f} | {1e3 * min(values):.1f} | {1e3 * max(values):.1f}"
            f" | {median / medians[PS]:.2f} | {median / medians[PSUTIL]:.2f} | {megabytes} |"
        )


def cpu_model():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def machine():
    ps = subprocess.run(["ps", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    memory = psutil.virtual_memory().total / 2**30
    yield f"- {os.cpu_count()} × {cpu_model()}, {memory:.0f} GiB, Linux {platform.release()}"
    yield f"- {ps}; psutil {psutil.__version__} on Python {platform.python_version()}"
    yield f"- load before the start: {os.getloadavg()[0]:.1f}; {len(psutil.pids())} processes besides those started"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--processes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--sockets", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=48)
    parser.add_argument("--java", nargs=argparse.REMAINDER, required=True)
    arguments = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(1))
    print("\n".join(machine()), flush=True)
    for count in arguments.processes:
        with sleepers(count), listeners(arguments.sockets), worker(arguments.java) as order:
            seconds, allocated = measure(order, count, arguments.sockets, arguments.rounds)
        print("\n" + "\n".join(table(count, arguments.sockets, seconds, allocated)), flush=True)


if __name__ == "__main__":
    main()

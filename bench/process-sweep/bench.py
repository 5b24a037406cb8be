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
import typing

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


class Turn(typing.NamedTuple):
    """One turn of one contender. Of the peers nobody counts sockets and bytes."""

    seconds: float
    cpu_seconds: float
    processes: int
    sockets: int = 0
    allocated: int = 0


def cpu_of(pid):
    """All that a process has used, user and system, by its own clock: clock_getcpuclockid(3) makes its number so."""
    return time.clock_gettime(~pid << 3 | 2)


@contextlib.contextmanager
def worker(command):
    """The JVM that sweeps, and a function that gives it an order and returns its turn."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def order(what):
            before = cpu_of(process.pid)
            process.stdin.write(what + "\n")
            process.stdin.flush()
            answer = process.stdout.readline().split()
            if len(answer) != 4:
                sys.exit("the sweeping JVM ended; its message stands above")
            nanos, *counts = map(int, answer)
            return Turn(nanos / 1e9, cpu_of(process.pid) - before, *counts)

        yield order
        process.stdin.close()


def ps_turn(count):
    start = time.perf_counter()
    process = subprocess.Popen(["ps", "aux"], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("ps aux failed; its message stands above")
    return Turn(time.perf_counter() - start, used.ru_utime + used.ru_stime, count)


def psutil_turn():
    start, before = time.perf_counter(), time.process_time()
    count = sum(1 for _ in psutil.process_iter(FIELDS))
    return Turn(time.perf_counter() - start, time.process_time() - before, count)


def measure(order, count, sockets, rounds):
    """Every turn of every contender. Each takes one in every round, so that all meet one load."""
    contenders = {
        SWEEP: lambda: order("processes"),
        SOCKETS: lambda: order("sockets"),
        VERDICTS: lambda: order("verdicts"),
        FULL: lambda: order("full"),
        PS: lambda: ps_turn(count),
        PSUTIL: psutil_turn,
    }
    for name in OURS:
        for _ in range(SHARES * max(2, min(10, WARM_UP_PROCESSES // count // SHARES))):
            contenders[name]()
    psutil_turn()
    turns = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            turn = contender()
            if turn.processes < count:
                sys.exit(f"{name} saw {turn.processes} processes of the {count} that were started")
            if name in OURS and name != SWEEP and turn.sockets < sockets:
                sys.exit(f"{name} found the process of {turn.sockets} sockets of the {sockets} that were opened")
            turns[name].append(turn)
    return turns


def table(count, sockets, turns):
    yield (
        f"| {count} processes, {sockets} listening sockets | median ms | fastest | slowest"
        " | processor ms | × `ps aux` | × psutil | allocated |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    used = {name: statistics.median(turn.cpu_seconds for turn in some) for name, some in turns.items()}
    for name, some in turns.items():
        times = [1e3 * turn.seconds for turn in some]
        megabytes = f"{statistics.median(turn.allocated for turn in some) / 1e6:.1f} MB" if name in OURS else ""
        yield (
            f"| {name} | {statistics.median(times):.1f} | {min(times):.1f} | {max(times):.1f} | {1e3 * used[name]:.1f}"
            f" | {used[name] / used[PS]:.2f} | {used[name] / used[PSUTIL]:.2f} | {megabytes} |"
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
            turns = measure(order, count, arguments.sockets, arguments.rounds)
        print("\n" + "\n".join(table(count, arguments.sockets, turns)), flush=True)


if __name__ == "__main__":
    main()

"""Measures what other tools cost when nobody looks at them; see README.md."""

import argparse
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

from counters import busy_seconds, cgroup_seconds, over, resident, table

HOUSE = os.getcwd()
SCRAPED_EVERY = 15
NODE_EXPORTER = "http://127.0.0.1:19100/metrics"


def peers(totem, folder):
    """Each with its defaults, but for the address, and the data in a folder of the bench."""
    found = {
        "glances, its web server": ["glances", "-w", "-B", "127.0.0.1", "-p", "19061"],
        f"node_exporter, scraped every {SCRAPED_EVERY} s":
            ["prometheus-node-exporter", "--web.listen-address=127.0.0.1:19100"],
        "netdata": ["netdata", "-D", "-i", "127.0.0.1", "-p", "19999", "-s", "/"],
    }
    installed = {name: command for name, command in found.items() if shutil.which(command[0])}
    if totem:
        jdk = subprocess.run(["services/toolchain.sh", "jdk"], check=True, capture_output=True, text=True).stdout.strip()
        installed["Totem, standalone"] = [
            "env", "TOTEM_PORT=19080", f"TOTEM_DATA={folder}/totem", f"{jdk}/bin/java",
            f"@{HOUSE}/services/standalone/jvm.flags", "-jar",
            f"{HOUSE}/services/standalone/target/quarkus-app/quarkus-run.jar", "serve"]
    return installed


def own_cgroup(number):
    """A folder of cgroups(7) that counts processor time: version 1's cpuacct, or version 2."""
    base = "/sys/fs/cgroup/cpuacct" if os.path.isdir("/sys/fs/cgroup/cpuacct") else "/sys/fs/cgroup"
    folder = f"{base}/totem-bench-{os.getpid()}-{number}"
    os.mkdir(folder)
    return folder


def start(command, cgroup, directory):
    def enter():
        with open(f"{cgroup}/cgroup.procs", "w", encoding="ascii") as procs:
            procs.write(str(os.getpid()))
    # pylint: disable-next=subprocess-popen-preexec-fn
    return subprocess.Popen(command, cwd=directory, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=enter)


def members(cgroup):
    with open(f"{cgroup}/cgroup.procs", encoding="ascii") as procs:
        return [int(pid) for pid in procs]


def scrape(stopped):
    while not stopped.wait(SCRAPED_EVERY):
        with contextlib.suppress(OSError), urllib.request.urlopen(NODE_EXPORTER, timeout=10) as answer:
            answer.read()


def end(process, cgroup):
    for signal_number in (signal.SIGTERM, signal.SIGKILL):
        for pid in members(cgroup):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal_number)
        deadline = time.monotonic() + 10
        while members(cgroup) and time.monotonic() < deadline:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.2)
    process.wait(10)
    os.rmdir(cgroup)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--totem", action="store_true", help="Totem's standalone form too: build it before")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(f"{folder}/totem", mode=0o700)
        running, stopped = {}, threading.Event()
        try:
            commands = peers(options.totem, folder)
            for number, (name, command) in enumerate(commands.items()):
                cgroup = own_cgroup(number)
                running[name] = (start(command, cgroup, folder), cgroup)
            threading.Thread(target=scrape, args=(stopped,), daemon=True).start()
            time.sleep(60)  # what a start leaves to do
            ended = [name for name, (process, _) in running.items() if process.poll() is not None]
            if ended:
                sys.exit(f"ended at once: {', '.join(ended)}")
            used = over(options.minutes, busy_seconds,
                        *(lambda pid=process.pid: cgroup_seconds(pid) for process, _ in running.values()))
            rows = [[name, f"{share:.2f}", *(f"{value:.0f}" for value in resident(members(cgroup)))]
                    for (name, (_, cgroup)), share in zip(running.items(), used[1:])]
            table(f"Side by side for {options.minutes:g} minutes, nobody looking",
                  ["", "processor of its cgroup, % of a core", "resident, MiB", "of it anonymous, MiB"], rows)
            print(f"\nThe whole machine was busy for {used[0]:.2f} % of a core meanwhile.")
        finally:
            stopped.set()
            for process, cgroup in running.values():
                end(process, cgroup)


main()

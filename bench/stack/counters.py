"""What processes and the machine use, by the kernel's own counters."""

import os
import time


def table(title, head, rows):
    print(f"\n## {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|---|" + "---:|" * (len(head) - 1))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)


def resident(pids):
    """Resident MiB of these processes, and of them what no other process can share."""
    total, anonymous = 0, 0
    for pid in pids:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as status:
            fields = dict(field.split(":", 1) for field in status.read().splitlines())
        total += int(fields["VmRSS"].split()[0])
        anonymous += int(fields["RssAnon"].split()[0])
    return total / 1024, anonymous / 1024


def cgroup_seconds(pid):
    """Processor seconds of everything that ever ran in the cgroup of a process: cgroups(7)."""
    with open(f"/proc/{pid}/cgroup", encoding="ascii") as lines:
        paths = {line.split(":")[1]: line.split(":", 2)[2].strip() for line in lines}
    for controllers, path in paths.items():
        if "cpuacct" in controllers.split(","):
            with open(f"/sys/fs/cgroup/cpuacct{path}/cpuacct.usage", encoding="ascii") as usage:
                return int(usage.read()) / 1e9
    with open(f"/sys/fs/cgroup{paths['']}/cpu.stat", encoding="ascii") as stat:
        return int(dict(line.split() for line in stat)["usage_usec"]) / 1e6


def busy_seconds():
    """Of all processors, whoever used them: all of proc_stat(5) but idle and iowait; guests are within user."""
    with open("/proc/stat", encoding="ascii") as stat:
        user, nice, system, _, _, irq, softirq = (int(field) for field in stat.readline().split()[1:8])
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def over(minutes, *counters):
    """What each counter grew by, in percent of one core."""
    before, began = [counter() for counter in counters], time.monotonic()
    time.sleep(minutes * 60)
    spent = time.monotonic() - began
    return [(counter() - start) / spent * 100 for counter, start in zip(counters, before)]

"""Writes down the process list of a container that is a whole host, in the shape of /proc. Called by ./take; see README.md.

One JSON object a line: first the host's own files, then a process each with what Totem reads of it. The threads of the
kernel are this machine's: a container has none of its own.
"""

import glob
import json
import os
import re
import sys

KERNEL_THREAD = 0x200000
MACHINE_ID = re.compile(r"\b[0-9a-f]{32}\b")
# In front of a container's PIDs, so that they follow the kernel's threads as they do on a machine.
SHIFT = 10_000


def read(path):
    with open(path, "rb") as file:
        return file.read()


def text(data):
    return data.decode("utf-8", "surrogateescape")


def shifted(number):
    return number if number in (0, 1, 2) else number + SHIFT


def stat(line, shift):
    """Pid, parent, group and session move with the PIDs; the name may hold anything."""
    head, tail = text(line).rsplit(") ", 1)
    pid, name = head.split(" (", 1)
    fields = tail.split()
    for index in (1, 2, 3):
        fields[index] = str(shift(int(fields[index])))
    return f"{shift(int(pid))} ({name}) {' '.join(fields)}\n"


def cgroup(data, own):
    """As the container's systemd sees it: without the path of the container on the machine that ran it."""
    kept = []
    for line in text(data).splitlines():
        hierarchy, controllers, path = line.split(":", 2)
        if controllers in ("name=systemd", ""):
            root = own.get(controllers, "").removesuffix("/init.scope")
            kept.append(f"{hierarchy}:{controllers}:{path.removeprefix(root) or '/'}")
    return "\n".join(kept) + "\n"


def cgroups(data):
    rows = (line.split(":", 2) for line in text(data).splitlines())
    return {controllers: path for _, controllers, path in rows}


def sockets(folder):
    inodes = []
    for descriptor in glob.glob(folder + "/fd/*"):
        try:
            found = re.fullmatch(r"socket:\[(\d+)\]", os.readlink(descriptor))
        except OSError:
            continue
        if found:
            inodes.append(int(found.group(1)))
    return sorted(inodes)


def status(data):
    """Of the file only what Totem reads."""
    return "".join(line + "\n" for line in text(data).splitlines() if line.startswith(("Name:", "Uid:")))


def is_kernels(line):
    return bool(int(text(line).rsplit(") ", 1)[1].split()[6]) & KERNEL_THREAD)


def thread(folder):
    """Of a thread of the kernel there is no more to tell."""
    return {"pid": int(os.path.basename(folder)), "stat": text(read(folder + "/stat")), "status": status(read(folder + "/status"))}


def program(folder, own):
    line = stat(read(folder + "/stat"), shifted)
    row = {
        "pid": int(line.split(" ", 1)[0]),
        "stat": line,
        "status": status(read(folder + "/status")),
        "cmdline": MACHINE_ID.sub("0" * 32, text(read(folder + "/cmdline"))),
        "cgroup": cgroup(read(folder + "/cgroup"), own),
        "exe": os.readlink(folder + "/exe"),
    }
    held = sockets(folder)
    return row | ({"sockets": held} if held else {})


def every(proc, wanted, row):
    for folder in glob.glob(proc + "/[0-9]*"):
        try:
            if wanted(read(folder + "/stat")):
                yield row(folder)
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue


def listening(proc, table):
    """The heading and what waits for others: connections are nobody's business here."""
    lines = text(read(f"{proc}/1/net/{table}")).splitlines()
    states = ("0A", "07")
    return "\n".join(lines[:1] + [line for line in lines[1:] if line.split()[3] in states]) + "\n"


def users(root):
    """Names and numbers; the rest of the file is of no use to Totem."""
    fields = (line.split(":") for line in text(read(root + "/etc/passwd")).splitlines())
    return "".join(f"{f[0]}:x:{f[2]}:{f[3]}::/:/bin/false\n" for f in fields)


def print_all(host, processes):
    for name, content in host.items():
        print(json.dumps({"file": name, "text": content}))
    for row in sorted(processes, key=lambda row: row["pid"]):
        print(json.dumps(row))


def files(proc, root):
    host = {"etc/passwd": users(root), "proc/stat": "btime 1700000000\n", "proc/meminfo": "MemTotal: 4000000 kB\n"}
    for table in ("tcp", "tcp6", "udp", "udp6"):
        host[f"proc/1/net/{table}"] = listening(proc, table)
    return host


def whole_host(init):
    """A container that is a host of its own, with this machine's threads of the kernel."""
    root = f"/proc/{init}/root"
    proc = root + "/proc"
    own = {name: path.rstrip("/") for name, path in cgroups(read(f"/proc/{init}/cgroup")).items()}
    threads = [row for row in every("/proc", is_kernels, thread) if row["pid"] < SHIFT]
    programs = list(every(proc, lambda line: not is_kernels(line), lambda folder: program(folder, own)))
    print_all(files(proc, root), threads + programs)


def containers(ids):
    """Containers as the machine that runs them sees them, with the engine and what it starts for each."""
    engine = ("dockerd", "containerd")

    def belongs(row):
        if row["pid"] == shifted(os.getpid()):
            return False
        if row["stat"].split("(", 1)[1].split(")", 1)[0] in engine:
            return os.path.basename(row["exe"]) in engine
        return any(one in row["cgroup"] or one in row["cmdline"].split("\0") for one in ids)

    rows = every("/proc", lambda line: not is_kernels(line) and not line.startswith(b"1 "), lambda folder: program(folder, {}))
    # Whose machine it is, and what else listens there, is nobody's business.
    host = files("/proc", "/") | {f"proc/1/net/{table}": "heading\n" for table in ("tcp", "tcp6", "udp", "udp6")}
    host["etc/passwd"] = "root:x:0:0::/:/bin/false\n"
    print_all(host, filter(belongs, rows))


def main():
    if sys.argv[1] == "containers":
        containers(sys.argv[2:])
    else:
        whole_host(int(sys.argv[1]))


if __name__ == "__main__":
    main()

"""What dpkg knows of the packages that are there, for the databases of other families."""

import os
import re
import stat


class Package:
    def __init__(self, name, version, description, files):
        self.name, self.version, self.description, self.files = name, version, description, files


def packages(folder):
    """Each installed package of dpkg's folder, its files as they lie on this system."""
    with open(folder + "/status", encoding="utf-8") as status:
        paragraphs = status.read().split("\n\n")
    seen = set()
    for paragraph in paragraphs:
        fields = dict(re.findall(r"^([A-Z][A-Za-z-]*): *(.*)$", paragraph, re.M))
        if "installed" not in fields.get("Status", "").split():
            continue
        name = fields["Package"]
        listing = next((path for path in (f"{folder}/info/{name}.list", f"{folder}/info/{name}:{fields['Architecture']}.list") if os.path.exists(path)), None)
        if listing is None:
            continue
        files = []
        with open(listing, encoding="utf-8") as lines:
            for line in lines.read().splitlines():
                path = os.path.join(os.path.realpath(os.path.dirname(line)), os.path.basename(line))
                if isprogram(path) and path not in seen and not re.search(r"[^\w./+:@=,~-]", path):
                    seen.add(path)
                    files.append(path)
        yield Package(name, fields["Version"], fields.get("Description", name), files)


def isprogram(path):
    """Programs and libraries lie in these folders, and whatever may be executed in /usr/share."""
    if re.match(r"/usr/(bin|sbin|lib|lib64|libexec|games)/", path):
        return stat.S_ISREG(mode(path))
    return path.startswith("/usr/share/") and stat.S_ISREG(mode(path)) and mode(path) & 0o111 != 0


def mode(path):
    try:
        return os.lstat(path).st_mode
    except OSError:
        return 0

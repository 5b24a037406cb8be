#!/bin/sh
# Whether nginx answers on its inner listener.
set -eu
if ! answer=$(wget -q -T 3 -O - http://127.0.0.1:8081/health/nginx 2>&1); then
    echo "nginx does not answer: $answer"
    exit 1
fi

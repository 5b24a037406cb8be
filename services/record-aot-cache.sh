#!/bin/sh
# Starts the service with nothing around it, asks it what a first visitor asks, and ends it: the JVM then writes app.aot.
set -eu
cd /opt/totem

export MP_JWT_VERIFY_PUBLICKEY_LOCATION=file:/keys/public.pem TOTEM_DASHBOARD_TOKEN_KEY_FILE=/keys/private.pem
"$JAVA_HOME/bin/java" @jvm.flags @class-path.args -XX:AOTCacheOutput=/opt/totem/app.aot "-Dtotem.service=$SERVICE" \
    io.quarkus.runner.GeneratedMain serve &
java=$!

# A slow machine that records several at once takes more than a minute. One that died is not waited for.
tries=0
until /healthcheck.sh > /dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$java"; then
        echo "$SERVICE did not start: no AOT cache can be recorded." >&2
        exit 1
    fi
    sleep 1
done

ask() { wget -q -T 5 -O /dev/null "http://127.0.0.1:$1" 2> /dev/null || true; } # most answers are refusals
for _ in 1 2 3; do
    for path in 9000/q/health/ready 9000/q/metrics "8080/health/$SERVICE" 8080/login 8080/internal/session \
        8080/api/metrics/snapshot 8080/api/services 8080/api/processes 8080/api/policies 8080/api/logs/sources \
        8080/api/doctor/targets; do
        ask "$path"
    done
done

kill -TERM "$java"
wait "$java" || [ $? = 143 ]
[ -s app.aot ]
chmod 0444 app.aot

# The proof that it fits: with AOTMode=on a cache that does not is an error.
"$JAVA_HOME/bin/java" @jvm.flags @class-path.args -XX:AOTCache=/opt/totem/app.aot -XX:AOTMode=on -version 2>&1 | head -n 1

#!/bin/sh
# Adds up the reports of the last test run: one line a module, then the whole.
cd "$(dirname "$0")" || exit 1
find . -path '*/target/*-reports/TEST-*.xml' | sort | while read -r report; do
    module=$(echo "$report" | cut -d/ -f2)
    sed -n "s/.*<testsuite .* time=\"\([0-9.,]*\)\".*/$module time \1/p" "$report" | head -n 1
    sed -n "s/.*<testsuite .*[^a-z]tests=\"\([0-9]*\)\".*/$module tests \1/p" "$report" | head -n 1
    sed -n "s/.*<testsuite .*errors=\"\([0-9]*\)\".*/$module failed \1/p" "$report" | head -n 1
    sed -n "s/.*<testsuite .*failures=\"\([0-9]*\)\".*/$module failed \1/p" "$report" | head -n 1
    sed -n "s/.*<testsuite .*skipped=\"\([0-9]*\)\".*/$module skipped \1/p" "$report" | head -n 1
done | awk '
    { gsub(",", "", $3); sum[$1, $2] += $3; all[$2] += $3; seen[$1] = 1 }
    function line(name, tests, failed, skipped, time) {
        printf "  %-16s %5d tests  %3d failed  %3d skipped  %6.1f s\n", name, tests, failed, skipped, time
    }
    END {
        print "Tests of Totem"
        for (module in seen) {
            line(module, sum[module, "tests"], sum[module, "failed"], sum[module, "skipped"], sum[module, "time"])
        }
        line("all", all["tests"], all["failed"], all["skipped"], all["time"])
    }'

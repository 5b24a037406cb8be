#!/bin/sh
# Finds what building Totem needs and says clearly what is missing and how to get it.
#
#   toolchain.sh jdk      prints the folder of a JDK 25 or newer: JAVA_HOME, then /usr/lib/jvm, then java on the PATH
#   toolchain.sh build    checks JDK, Maven and Node.js; prints the JDK's folder
#   toolchain.sh test     checks what the tests need besides; prints the JDK's folder
#   toolchain.sh dev      prints a Maven that Quarkus' dev mode takes, fetching one if the installed one is too old
set -eu

needed_java=25
needed_node=18

say() { printf '%s\n' "$*" >&2; }

# The feature release of the JDK in a folder, 0 when there is no compiler in it.
java_release() {
    if [ -x "$1/bin/javac" ]; then
        "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
    else
        echo 0
    fi
}

find_jdk() {
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ -n "$home" ] && [ "$(java_release "$home")" -ge "$needed_java" ] 2>/dev/null && { echo "$home"; return; }
    done
    if java=$(command -v javac); then
        home=$(dirname "$(dirname "$(readlink -f "$java")")")
        [ "$(java_release "$home")" -ge "$needed_java" ] 2>/dev/null && { echo "$home"; return; }
    fi
    return 1
}

jdk() {
    find_jdk || {
        found="no java on it"
        ! command -v java > /dev/null || found="java on it says: $(java -version 2>&1 | head -n 1)"
        say "Totem needs a JDK $needed_java or newer (with javac). Looked at JAVA_HOME (${JAVA_HOME:-not set}),"
        say "/usr/lib/jvm and the PATH; $found."
        say "  Debian 13, Ubuntu:  apt install openjdk-25-jdk-headless"
        say "  Fedora, Rocky:      dnf install java-25-openjdk-devel"
        say "  Alpine 3.24:        apk add openjdk25-jdk"
        say "  elsewhere:          unpack a JDK 25 from adoptium.net and set JAVA_HOME to its folder"
        return 1
    }
}

build_tools() {
    missing=0
    command -v mvn > /dev/null || {
        say "Totem is built with Maven, and mvn is not on the PATH."
        say "  Debian, Ubuntu:  apt install maven      Fedora, Rocky:  dnf install maven"
        missing=1
    }
    node_release=$(node --version 2> /dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')
    if [ "${node_release:-0}" -lt "$needed_node" ] || ! command -v npm > /dev/null; then
        say "The pages are bundled with Node.js $needed_node or newer and npm; found: node $(node --version 2> /dev/null || echo none)."
        say "  Debian 12 or newer:  apt install nodejs npm      Fedora, Rocky:  dnf install nodejs"
        missing=1
    fi
    return $missing
}

test_tools() {
    missing=0
    for tool in "chromium:the browser tests drive it" "dbus-daemon:the service list is tested on a real bus" \
        "setpriv:processes of other users are started with it" "dash:printed commands are run by every shell" \
        "bash:so are they" "busybox:so are they" "nginx:its error log is written by a real one" \
        "curl:a shell is fed by it" "perl:a shell waits on a port with it"; do
        PATH="$PATH:/usr/sbin" command -v "${tool%%:*}" > /dev/null || {
            say "The tests need ${tool%%:*} (${tool#*:})."
            missing=1
        }
    done
    [ -x /lib/systemd/systemd-journal-remote ] || {
        say "The tests need systemd-journal-remote (journals to read are written with it)."
        missing=1
    }
    command -v redis-server > /dev/null || command -v valkey-server > /dev/null || {
        say "The tests need redis-server or valkey-server (the history is kept in a real one)."
        missing=1
    }
    [ $missing = 0 ] || say "  Debian, Ubuntu:  apt install chromium dbus util-linux systemd-journal-remote redis-server dash bash busybox nginx-light curl perl"
    return $missing
}

# Quarkus' dev mode wants Maven 3.9, which Debian 12 lacks. Maven itself lies in the Maven repository, so the old one fetches it.
dev_maven() {
    release=3.9.11
    installed=$(mvn --version 2> /dev/null | sed -n 's/^.*Apache Maven \([0-9]*\)\.\([0-9]*\)\..*/\1\2/p')
    if [ "${installed:-0}" -ge 39 ]; then
        command -v mvn
        return
    fi
    folder=$(cd "$(dirname "$0")" && pwd)/target/maven
    if [ ! -f "$folder/apache-maven-$release/bin/mvn" ]; then
        say "Dev mode needs Maven 3.9 or newer; fetching $release into services/target …"
        JAVA_HOME=$1 mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
            -Dartifact="org.apache.maven:apache-maven:$release:zip:bin" -DoutputDirectory="$folder" >&2
        chmod +x "$folder/apache-maven-$release/bin/mvn"
    fi
    echo "$folder/apache-maven-$release/bin/mvn"
}

case "${1:-}" in
    jdk) jdk ;;
    build)
        ok=0
        jdk || ok=1
        build_tools || ok=1
        exit $ok
        ;;
    test)
        ok=0
        jdk || ok=1
        build_tools || ok=1
        test_tools || ok=1
        exit $ok
        ;;
    dev) dev_maven "$(jdk)" ;;
    *)
        sed -n '2,8s/^# \{0,1\}//p' "$0"
        exit 2
        ;;
esac

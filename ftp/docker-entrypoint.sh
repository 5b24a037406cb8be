#!/bin/sh
# Writes the account and the settings, runs vsftpd, passes its log on and says its end; any other command runs untouched.
set -eu

[ "${1-}" = vsftpd ] || exec "$@"

run=/run/ftp own=/run/tls made=/var/lib/totem-tls
user=${FTP_USER:-totem} ports=${FTP_PASSIVE_PORTS:-21000-21010} address=${FTP_PASSIVE_ADDRESS-}

fail() { echo "ftp: $*" >&2; exit 64; }

# ── Settings ────────────────────────────────────────────────────────────────

case "$user" in
    root | nobody | [!a-z]* | *[!a-z0-9_-]* | ?????????????????????????????????*)
        fail "FTP_USER is no name to log in with: $user. Take up to 32 small letters, digits, - and _, a letter first; not root or nobody." ;;
esac
case "$ports" in
    *[!0-9-]* | -* | *- | *-*-*) fail "FTP_PASSIVE_PORTS is no range of ports such as 21000-21010: $ports" ;;
esac
first=${ports%-*} last=${ports#*-}
if [ "${#first}" -gt 5 ] || [ "${#last}" -gt 5 ] || [ "$first" -lt 1024 ] || [ "$last" -gt 65535 ] || [ "$first" -gt "$last" ]; then
    fail "FTP_PASSIVE_PORTS has to be a range between 1024 and 65535, the smaller port first: $ports"
fi
case "$address" in
    *[!a-zA-Z0-9.-]*) fail "FTP_PASSIVE_ADDRESS is no IPv4 address or name: $address" ;;
esac

# secret NAME: the value of NAME or the content of the file NAME_FILE names; exactly one of them.
secret() {
    eval "value=\${$1-} file=\${${1}_FILE-}"
    [ -z "$value" ] || [ -z "$file" ] || fail "both $1 and $1_FILE are set. Keep $1_FILE and remove the other."
    if [ -n "$file" ]; then
        [ -r "$file" ] || fail "$file ($1_FILE) cannot be read. Is the secret mounted? Run make secrets, then make up."
        value=$(cat "$file")
    fi
    [ -n "$value" ] || fail "there is no password: set $1_FILE to the path of a file that holds its hash (openssl passwd -6)."
    printf '%s' "$value"
}

# Never the password itself: nobody in here has to do more than to recognise it.
hash=$(secret FTP_PASSWORD_HASH)
case "$hash" in
    *[!a-zA-Z0-9./$]* | [!$]*) fail "FTP_PASSWORD_HASH_FILE holds no hash of a password as openssl passwd -6 makes it." ;;
esac

# ── Certificate: the operator's own, else nginx' ────────────────────────────

if [ -e "$own/fullchain.pem" ] || [ -e "$own/privkey.pem" ]; then
    certificates=$own
else
    certificates=$made
    seconds_left=60
    until [ -s "$made/fullchain.pem" ]; do
        seconds_left=$((seconds_left - 1))
        [ "$seconds_left" -gt 0 ] || fail "there is no certificate: nginx makes one when it starts. make status says what became of it."
        sleep 1
    done
fi
of_certificate=$(openssl x509 -in "$certificates/fullchain.pem" -noout -pubkey 2> /dev/null) ||
    fail "$certificates/fullchain.pem is no certificate in PEM form, or may not be read."
of_key=$(openssl pkey -in "$certificates/privkey.pem" -pubout 2> /dev/null) ||
    fail "$certificates/privkey.pem is no key in PEM form without a passphrase, or may not be read."
[ "$of_certificate" = "$of_key" ] || fail "the key in $certificates does not belong to the certificate."

# ── Account and configuration ───────────────────────────────────────────────

umask 077
cat > "$run/passwd" <<ACCOUNTS
root:x:0:0:root:/:/sbin/nologin
nobody:x:65534:65534:nobody:/:/sbin/nologin
$user:x:10082:10082:FTP:/srv/ftp:/sbin/nologin
ACCOUNTS
chmod 0644 "$run/passwd"
printf 'root:!::0:::::\nnobody:!::0:::::\n%s:%s::0:::::\n' "$user" "$hash" > "$run/shadow"
unset hash FTP_PASSWORD_HASH

{
    cat /etc/totem/vsftpd.conf
    printf 'rsa_cert_file=%s\nrsa_private_key_file=%s\n' "$certificates/fullchain.pem" "$certificates/privkey.pem"
    printf 'pasv_min_port=%s\npasv_max_port=%s\n' "$first" "$last"
    [ -z "$address" ] || printf 'pasv_address=%s\n' "$address"
    case "$address" in *[!0-9.]*) printf 'pasv_addr_resolve=YES\n' ;; esac
} > "$run/vsftpd.conf"

# ── vsftpd, its log and its end ─────────────────────────────────────────────

rm -f "$run/log"
mkfifo "$run/log"
exec 3<> "$run/log"
# Without those who ask whether it lives: the health check, and nginx for process-policy every few seconds. What anybody can cause
# without a password, connecting and failing to log in, has a line each for the first twenty of each in an hour, and then each time
# their number has doubled: it shall not push out who logged in and what was uploaded. Names of files and users are strangers' words, so
# only where vsftpd's own stand is looked at.
is_told() {
    [ "$1" -gt 20 ] || return 0
    number=20
    while [ "$number" -lt "$1" ]; do number=$((2 * number)); done
    [ "$number" -eq "$1" ]
}
pass_on() {
    hour='' nginx='' connects=0 failures=0
    while IFS= read -r line; do
        rest=${line#*'] '}
        case "$rest" in '['*) rest=${rest#*'] '} ;; esac
        case "$rest" in 'CONNECT: Client '* | 'FAIL LOGIN: Client '*) ;; *) printf '%s\n' "$line"; continue ;; esac
        [ "$hour" = "${line%%:*}" ] || { hour=${line%%:*} connects=0 failures=0; }
        case "$rest" in
            'CONNECT: Client "127.0.0.1"'* | "CONNECT: Client \"${nginx:-127.0.0.1}\""*) continue ;;
            CONNECT*)
                ! is_told $((connects + 1)) || nginx=$(getent hosts nginx | awk 'NR == 1 {print $1}')
                case "$rest" in "CONNECT: Client \"${nginx:-127.0.0.1}\""*) continue ;; esac
                count=$((connects += 1)) ;;
            *) count=$((failures += 1)) ;;
        esac
        is_told "$count" || continue
        [ "$count" -le 20 ] || line="$line ($count such lines in this hour)"
        printf '%s\n' "$line"
    done
}
pass_on <&3 &

"$@" 3>&- &
server=$!
stopping=
trap 'stopping=yes; kill "$server" 2> /dev/null || true' TERM INT
echo "ftp: ready for $user, passive ports $ports${address:+ at $address}"
code=0
wait "$server" 2> /dev/null || code=$?
[ -z "$stopping" ] || { wait "$server" 2> /dev/null || true; echo "ftp: stopped; transfers under way have ended"; exit 0; }
echo "ftp: vsftpd ended by itself with code $code; what it said stands above" >&2
exit "$code"

#!/bin/sh
# Finds or makes the certificate, writes the server blocks for HOSTS, then starts nginx; any other command runs untouched.
set -eu

[ "${1-}" = nginx ] || exec "$@"

umask 077
own=/run/tls made=/var/lib/totem-tls
# Spaces around the commas do not count, nor do places with nothing in them.
hosts=$(printf '%s' "${HOSTS:-localhost}" | sed 's/ *, */,/g; s/,,*/,/g; s/^[ ,]*//; s/[ ,]*$//')
BLOG_DOMAIN=${BLOG_DOMAIN-}
certified=$hosts${BLOG_DOMAIN:+,$BLOG_DOMAIN}

fail() { printf 'nginx: %s\n' "$*" >&2; exit 64; }

# ── What goes into the configuration ────────────────────────────────────────
# In a bracket of a pattern nothing is escaped: musl takes a \ there for itself, and \] for the bracket's end.

is_name() {
    case "$1" in '' | [-.]* | *..* | *[!a-zA-Z0-9._-]*) return 1 ;; esac
}

# An IPv6 address as browsers write it.
is_bracketed() {
    case "$1" in '['*:*']') inner=${1#?} ;; *) return 1 ;; esac
    case "${inner%?}" in *[!0-9a-fA-F:.]*) return 1 ;; esac
}

check_hosts() {
    [ -n "$hosts" ] || fail "HOSTS names no host. Name those of this server, separated by commas, or leave it empty."
    set -f
    IFS=,
    for host in $hosts; do
        is_name "$host" || is_bracketed "$host" ||
            fail "HOSTS holds something that is no host name or address: $host. Separate them by commas, write IPv6 in [ ], and names of other scripts as xn--…"
    done
    unset IFS
    set +f
}

check_port() {
    case "$2" in *[!0-9]* | ??????*) fail "$1 is no port: $2" ;; esac
}

check_hosts
[ -z "$BLOG_DOMAIN" ] || is_name "$BLOG_DOMAIN" || fail "BLOG_DOMAIN is not one host name: $BLOG_DOMAIN"
check_port HTTPS_PORT "${HTTPS_PORT:-443}"
check_port BLOG_PORT "${BLOG_PORT:-8443}"
case ",$hosts," in
    *",${BLOG_DOMAIN:-,},"*) fail "BLOG_DOMAIN ($BLOG_DOMAIN) is one of HOSTS: the blog needs a name that Totem does not have." ;;
esac

# ── Certificate: the operator's own, else one of ours ───────────────────────

check_own() {
    if [ ! -e "$own/fullchain.pem" ] || [ ! -e "$own/privkey.pem" ]; then
        fail "secrets/tls holds only one of fullchain.pem and privkey.pem. Put both there, or neither."
    fi
    of_certificate=$(openssl x509 -in "$own/fullchain.pem" -noout -pubkey 2> /dev/null) ||
        fail "secrets/tls/fullchain.pem is no certificate in PEM form."
    of_key=$(openssl pkey -in "$own/privkey.pem" -pubout 2> /dev/null) ||
        fail "secrets/tls/privkey.pem is no key in PEM form without a passphrase, or may not be read (run make secrets)."
    [ "$of_certificate" = "$of_key" ] || fail "secrets/tls: the key does not belong to the certificate."
    openssl x509 -in "$own/fullchain.pem" -noout -checkend 0 > /dev/null ||
        echo "nginx: the certificate in secrets/tls has expired; browsers will refuse it. Renew it, then make restart SERVICE=nginx." >&2
}

# Subject alternative names: addresses and names, in one line.
names() {
    printf '%s\n' "$certified" | tr ',' '\n' | while read -r host; do
        case "$host" in
            '') ;;
            \[*\]) host=${host#\[}; printf 'IP:%s,' "${host%\]}" ;;
            *[!0-9.]*) printf 'DNS:%s,' "$host" ;;
            *) printf 'IP:%s,' "$host" ;;
        esac
    done | sed 's/,$//'
}

make_certificate() {
    if [ -s "$made/fullchain.pem" ] && [ "$(cat "$made/hosts" 2> /dev/null)" = "$certified" ] &&
        openssl x509 -in "$made/fullchain.pem" -noout -checkend $((30 * 24 * 3600)) > /dev/null; then
        return
    fi
    said=$(openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj "/CN=Totem" \
        -addext "subjectAltName=$(names)" -addext "extendedKeyUsage=serverAuth" \
        -keyout "$made/privkey.pem.new" -out "$made/fullchain.pem.new" 2>&1) ||
        fail "no certificate can be made for HOSTS=$hosts: $(printf '%s' "$said" | tail -n 1)"
    mv "$made/privkey.pem.new" "$made/privkey.pem"
    mv "$made/fullchain.pem.new" "$made/fullchain.pem"
    printf '%s' "$certified" > "$made/hosts"
    echo "nginx: made a certificate for $certified"
}

if [ -e "$own/fullchain.pem" ] || [ -e "$own/privkey.pem" ]; then
    check_own
    CERTIFICATES=$own HSTS='max-age=31536000'
else
    make_certificate
    # ftp serves with the same one, as a member of this container's group.
    chmod 0750 "$made"
    chmod 0640 "$made/fullchain.pem" "$made/privkey.pem"
    CERTIFICATES=$made HSTS=
fi

# ── Server blocks ───────────────────────────────────────────────────────────

SERVER_NAMES=$(printf '%s' "$hosts" | tr ',' ' ')
PORT_SUFFIX=$([ "${HTTPS_PORT:-443}" = 443 ] || echo ":$HTTPS_PORT")
if [ -n "$BLOG_DOMAIN" ]; then
    BLOG_AT=$BLOG_DOMAIN$PORT_SUFFIX unused=blog-port.conf
else
    # shellcheck disable=SC2016 # nginx' variable
    BLOG_AT='$host':${BLOG_PORT:-8443} unused=blog-domain.conf
fi
RESOLVER=$(sed -n 's/^nameserver \([0-9.]*\).*/\1/p' /etc/resolv.conf | head -n 1)
RESOLVER=${RESOLVER:-127.0.0.11}
export CERTIFICATES HSTS SERVER_NAMES PORT_SUFFIX BLOG_AT BLOG_DOMAIN RESOLVER

# The address towards Totem's services: from there php-fpm may be asked for a sign of life.
INSIDE=$(getent hosts nginx-inside | awk 'NR == 1 {print $1}')
[ -n "$INSIDE" ] || unused="$unused inside.conf"
export INSIDE

# Every address of this container but the one towards WordPress: from there nothing of Totem is to be reached.
towards_wordpress=$(getent hosts nginx-of-the-blog | awk 'NR == 1 {print $1}')
addresses=
if [ -n "$towards_wordpress" ]; then
    addresses=$(awk '/32 host LOCAL/ {print address} {address = $2}' /proc/net/fib_trie | sort -u | grep -vxF "$towards_wordpress" | tr '\n' ' ')
fi
listen() {
    awk -v addresses="$addresses" '
        /^ *listen [0-9]/ && addresses != "" && !/[0-9]:[0-9]/ {
            count = split(addresses, each, " ")
            for (i = 1; i <= count; i++) { line = $0; sub(/listen /, "listen " each[i] ":", line); print line }
            next
        }
        { print }'
}

# fill TEMPLATES FOLDER
fill() {
    rm -rf "$2"
    mkdir -p "$2"
    for template in "$1"/*.conf; do
        case " $unused " in *" ${template##*/} "*) continue ;; esac
        # shellcheck disable=SC2016 # envsubst takes the names, not their values
        envsubst '$CERTIFICATES $HSTS $SERVER_NAMES $PORT_SUFFIX $BLOG_AT $BLOG_DOMAIN $RESOLVER $INSIDE' \
            < "$template" | listen > "$2/${template##*/}"
    done
}
fill /etc/nginx/templates /run/nginx/http.d
fill /etc/nginx/stream-templates /run/nginx/stream.d

exec "$@"

#!/bin/sh
# Whether vsftpd greets and speaks TLS with its certificate.
set -eu
said=$(timeout 4 openssl s_client -brief -starttls ftp -connect 127.0.0.1:21 < /dev/null 2>&1) || true
case "$said" in
    *"CONNECTION ESTABLISHED"*) ;;
    *) echo "vsftpd does not greet with TLS: $(printf '%s' "$said" | grep -v '^ *$' | tail -n 1)"; exit 1 ;;
esac

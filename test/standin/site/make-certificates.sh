#!/bin/sh
# Certificates of every kind for site.test, from an authority of the tests' own and one below it.
set -eu
mkdir -p /etc/site-tls && cd /etc/site-tls

# made NAME ISSUER SUBJECT EXTENSIONS [DATES]
made() {
    name=$1 issuer=$2 subject=$3 extensions=$4
    shift 4
    openssl req -new -newkey rsa:2048 -nodes -keyout "$name.key" -subj "$subject" -out "$name.csr" 2> /dev/null
    printf '%s\n' "$extensions" > "$name.ext"
    openssl x509 -req -in "$name.csr" -CA "$issuer.pem" -CAkey "$issuer.key" -CAcreateserial -extfile "$name.ext" \
        -out "$name.pem" "$@" 2> /dev/null
}

authority='basicConstraints=critical,CA:TRUE'
site='subjectAltName=DNS:site.test
authorityInfoAccess=caIssuers;URI:http://authority.test/below.der'

openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -subj '/CN=Authority of the tests' -days 3650 -out root.pem 2> /dev/null
made below root '/CN=Authority below' "$authority" -days 3000
made good below '/CN=site.test' "$site" -days 90
made soon below '/CN=site.test' "$site" -days 3
made expired below '/CN=site.test' "$site" -not_before 20240101000000Z -not_after 20240401000000Z
made early below '/CN=site.test' "$site" -not_before 20400101000000Z -not_after 20400401000000Z
made foreign below '/CN=other.test' 'subjectAltName=DNS:other.test' -days 90
openssl req -x509 -newkey rsa:2048 -nodes -keyout self.key -subj '/CN=site.test' -addext 'subjectAltName=DNS:site.test' -days 90 -out self.pem 2> /dev/null
for name in good soon expired early foreign; do
    cat "$name.pem" below.pem > "$name.chain.pem"
done
cp self.pem self.chain.pem
cp good.pem incomplete.chain.pem
cp good.key incomplete.key

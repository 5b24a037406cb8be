#!/bin/sh
# certificate.sh NAME: nginx shows that one from its next (re)start on.
ln -sf "$1.chain.pem" /etc/site-tls/current.pem
ln -sf "$1.key" /etc/site-tls/current.key

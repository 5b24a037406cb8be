#!/bin/sh
# No service starts while packages are installed.
exit 101

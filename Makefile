# Totem. `make` alone says what can be done.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

TOTEM_DATA ?= $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/totem
TOTEM_PORT ?= 8080
export TOTEM_DATA TOTEM_PORT

app     := services/standalone/target/quarkus-app
jar     := $(app)/quarkus-run.jar
flags   := services/standalone/jvm.flags
sources := $(shell find services -name target -prune -o -name node_modules -prune -o \
             \( -path '*/src/main/*' -o -name pom.xml \) -type f -print)
maven   := cd services && JAVA_HOME="$$jdk" mvn -B -ntp

# ── Use it ───────────────────────────────────────────────────────────────────────────────────────────────────────────

.PHONY: help
help: ## this list
	@echo "Totem: what runs on this server, is it dangerous, and why is the site down."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-22s %s\n", $$1 args[$$1], $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  TOTEM_DATA=$(TOTEM_DATA)   where it keeps its data"
	@echo "  TOTEM_PORT=$(TOTEM_PORT)   the port on 127.0.0.1"

.PHONY: run
run: $(jar) ## build what is missing and start on http://127.0.0.1:TOTEM_PORT; Ctrl-C ends it
	@jdk=$$(services/toolchain.sh jdk) && mkdir -p -m 0700 "$(TOTEM_DATA)" && cd "$(TOTEM_DATA)" && \
	    exec "$$jdk/bin/java" @"$(CURDIR)/$(flags)" -jar "$(CURDIR)/$(jar)" serve

.PHONY: password
password: $(jar) ## USER=name: give a user of the running or stopped Totem a new password
	@if [ "$(origin USER)" != "command line" ]; then echo "Say whose: make password USER=admin" >&2; exit 2; fi
	@jdk=$$(services/toolchain.sh jdk) && cd "$(TOTEM_DATA)" && \
	    exec "$$jdk/bin/java" @"$(CURDIR)/$(flags)" -jar "$(CURDIR)/$(jar)" password "$(USER)"

# ── Work on it ───────────────────────────────────────────────────────────────────────────────────────────────────────

.PHONY: build
build: $(jar) ## build the application, without tests

$(jar): $(sources)
	@jdk=$$(services/toolchain.sh build) && echo "Building Totem (the first time takes a few minutes) …" && \
	    ( $(maven) -q -DskipTests package ) && touch $@

.PHONY: test
test: ## build and run every test
	@jdk=$$(services/toolchain.sh test) && ( $(maven) verify ); \
	    result=$$?; services/test-summary.sh; exit $$result

# A token of `make token` is taken: the service verifies with the public key of the data folder, where there is one.
.PHONY: dev
dev: ## SERVICE=metrics|process-policy|log-stream|dashboard|standalone: one service in Quarkus dev mode
	@case "$(SERVICE)" in metrics|process-policy|log-stream|dashboard|standalone) ;; \
	    *) echo "Say which: make dev SERVICE=metrics|process-policy|log-stream|dashboard|standalone" >&2; exit 2 ;; esac
	@jdk=$$(services/toolchain.sh build) && mvn=$$(services/toolchain.sh dev) && key="$(TOTEM_DATA)/keys/token-public.pem" && \
	    cd services && JAVA_HOME="$$jdk" exec "$$mvn" -B -ntp -q -pl $(SERVICE) -am -Dspotless.check.skip \
	    test-compile quarkus:dev $$([ ! -f "$$key" ] || echo "-Dmp.jwt.verify.publickey.location=file:$$key")

.PHONY: token
token: $(jar) ## ROLE=viewer|operator|admin: a token of five minutes for curl, from the data folder's key
	@jdk=$$(services/toolchain.sh jdk) && cd "$(TOTEM_DATA)" && \
	    exec "$$jdk/bin/java" @"$(CURDIR)/$(flags)" -jar "$(CURDIR)/$(jar)" token "$(or $(ROLE),viewer)"

.PHONY: format
format: ## format the sources
	@jdk=$$(services/toolchain.sh build) && ( $(maven) -q spotless:apply )

.PHONY: bench
bench: ## measure the process sweep beside ps and psutil
	@bench/process-sweep/run

.PHONY: clean
clean: ## delete what was built; data stays
	@find services -name target -prune -exec rm -rf {} +

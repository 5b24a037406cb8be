# Totem. `make` alone says what can be done.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

TOTEM_DATA ?= $(or $(XDG_DATA_HOME),$(HOME)/.local/share)/totem
TOTEM_PORT ?= 8080
URL ?=
export TOTEM_DATA TOTEM_PORT URL

app     := services/standalone/target/quarkus-app
jar     := $(app)/quarkus-run.jar
flags   := services/standalone/jvm.flags
sources := $(shell find services -name target -prune -o -name node_modules -prune -o \
             \( -path '*/src/main/*' -o -name pom.xml \) -type f -print)
maven   := cd services && JAVA_HOME="$$jdk" mvn -B -ntp
images  := .images-built
scripts := $(filter-out %.java,$(wildcard scripts/*)) services/*.sh $(shell find nginx redis mariadb wordpress mongodb ftp test -name '*.sh' -o -path test/standin/base -o -path test/standin/wordpress -o -path test/standin/mongo/mongod -o -path test/standin/runtimes/start -o -path test/stack/run -o -path test/hosts/build -o -path test/hosts/app/tools -o -path test/hosts/databases/rpm -o -path test/threats/run -o -path test/threats/prepare -o -path test/threats/library -o -path 'test/threats/shapes/*/*' -o -path test/alpine/run -o -path test/alpine/native/build -o -path 'test/alpine/cases/*' -o -path test/stack/src/test/resources/show-setting -o -path test/stack/src/test/resources/volumes -o -path test/captures/take -o -path test/captures/as-on-a-machine 2> /dev/null)
recipes := .env docker-compose.yml $(wildcard services/Dockerfile services/*.sh services/*.txt) $(shell find nginx redis mariadb wordpress ftp -type f 2> /dev/null)

.PHONY: help
help: ## this list
	@echo "Totem: what runs on this server, is it dangerous, and why is the site down."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-22s %s\n", $$1 args[$$1], $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  TOTEM_DATA=$(TOTEM_DATA)   where make run keeps its data"
	@echo "  TOTEM_PORT=$(TOTEM_PORT)   its port on 127.0.0.1"

# ── Use it: the stack, by Docker Compose ─────────────────────────────────────────────────────────────────────────────

.PHONY: up
up: $(images) ## check this machine, build what is missing, start all containers and wait until they are healthy
	@scripts/up

$(images): $(sources) $(recipes)
	@scripts/images && touch $@

.PHONY: down
down: ## stop and remove the containers; data stays
	@scripts/compose down --remove-orphans

.PHONY: restart
restart: ## SERVICE=name: restart one container, or all
	@scripts/service "$(SERVICE)" && scripts/compose restart $(SERVICE)

.PHONY: re
re: ## build the images again and start with them
	@rm -f $(images)
	@$(MAKE) --no-print-directory up

.PHONY: ps
ps: ## the containers
	@scripts/service && scripts/compose ps

.PHONY: status
status: ## each container's health, and why it is not healthy
	@scripts/status

.PHONY: logs
logs: ## SERVICE=name: follow the output of one container, or of all
	@scripts/service "$(SERVICE)" && scripts/compose logs -f --tail 100 $(SERVICE) | scripts/printable

.PHONY: shell
shell: ## SERVICE=name: a shell in a container
	@[ -n "$(SERVICE)" ] || { echo "Say where: make shell SERVICE=nginx" >&2; exit 2; }
	@scripts/service "$(SERVICE)" && scripts/compose exec $(SERVICE) sh

.PHONY: secrets
secrets: ## make the secrets that are missing, repair their modes
	@scripts/secrets

.PHONY: firewall
firewall: ## print the commands that keep containers from what this machine itself serves; to run them: make firewall | sudo sh
	@scripts/firewall

.PHONY: backup
backup: ## write everything the stack keeps into one archive in BACKUP_FOLDER, while it runs
	@scripts/backup

.PHONY: restore
restore: ## FILE=archive: put it back, in place of what is there; KEEP_SECRETS=1 keeps today's secrets, YES=1 asks nothing
	@scripts/restore "$(FILE)"

.PHONY: backup-schedule
backup-schedule: ## enter BACKUP_SCHEDULE (.env) into your crontab, or take it out when that is empty
	@scripts/schedule

.PHONY: user
user: ## NAME=name ROLE=viewer|operator|admin: add a user to the stack
	@[ -n "$(NAME)" ] && [ -n "$(ROLE)" ] || { echo "Say who: make user NAME=mina ROLE=viewer|operator|admin" >&2; exit 2; }
	@scripts/service
	@scripts/compose run --rm --no-deps -T dashboard user "$(NAME)" "$(ROLE)"

# ── Use it: one process, without Docker ──────────────────────────────────────────────────────────────────────────────

.PHONY: run
run: $(jar) ## build what is missing and start on http://127.0.0.1:TOTEM_PORT; Ctrl-C ends it
	@jdk=$$(services/toolchain.sh jdk) && mkdir -p -m 0700 "$(TOTEM_DATA)" && cd "$(TOTEM_DATA)" && \
	    exec "$$jdk/bin/java" @"$(CURDIR)/$(flags)" -jar "$(CURDIR)/$(jar)" serve

.PHONY: doctor
doctor: $(jar) ## URL=https://…: why is that site down? needs no running Totem (OPTIONS=--help says more)
	@[ -n "$$URL$(OPTIONS)" ] || { echo "Say which site: make doctor URL=https://example.org/" >&2; exit 2; }
	@jdk=$$(services/toolchain.sh jdk) && "$$jdk/bin/java" @"$(flags)" -jar "$(jar)" doctor $${URL:+"$$URL"} $(OPTIONS)

.PHONY: password
password: ## USER=name: give a user a new password: the stack's when it is up, else the standalone's
	@if [ "$(origin USER)" != "command line" ]; then echo "Say whose: make password USER=admin" >&2; exit 2; fi
	@if [ -n "$$(docker compose ps -q dashboard 2> /dev/null)" ]; then \
	    scripts/compose run --rm --no-deps -T dashboard password "$(USER)"; \
	else \
	    [ -d "$(TOTEM_DATA)" ] || { echo "The stack is not up, and $(TOTEM_DATA) is not there. First start one: make up or make run" >&2; exit 1; }; \
	    [ ! -d secrets ] || echo "The stack is not up, so this is for the Totem of make run. For the stack's: make up, then this again." >&2; \
	    $(MAKE) --no-print-directory standalone-password USER="$(USER)"; \
	fi

.PHONY: standalone-password
standalone-password: $(jar)
	@jdk=$$(services/toolchain.sh jdk) && cd "$(TOTEM_DATA)" && \
	    exec "$$jdk/bin/java" @"$(CURDIR)/$(flags)" -jar "$(CURDIR)/$(jar)" password "$(USER)"

# ── Work on it ───────────────────────────────────────────────────────────────────────────────────────────────────────

.PHONY: build
build: $(jar) ## build the application, without tests

$(jar): $(sources)
	@jdk=$$(services/toolchain.sh build) && echo "Building Totem (the first time takes a few minutes) …" && \
	    ( $(maven) -q -DskipTests clean package ) && touch $@

.PHONY: test
test: ## build and run every test
	@jdk=$$(services/toolchain.sh test) && ( $(maven) clean verify ); \
	    result=$$?; services/test-summary.sh; exit $$result

# A token of `make token` is taken: the service verifies with the public key of the data folder, where there is one.
.PHONY: dev
dev: ## SERVICE=metrics|process-policy|log-stream|site-doctor|dashboard|standalone: one service in Quarkus dev mode
	@case "$(SERVICE)" in metrics|process-policy|log-stream|site-doctor|dashboard|standalone) ;; \
	    *) echo "Say which: make dev SERVICE=metrics|process-policy|log-stream|site-doctor|dashboard|standalone" >&2; exit 2 ;; esac
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

.PHONY: audit
audit: ## what the services are made of, how old each library is, and what is behind; writes a CycloneDX document
	@scripts/audit

.PHONY: lint
lint: ## check the scripts, the YAML, the Compose file and nginx' configuration
	@shellcheck -x $(scripts)
	@yamllint -s docker-compose.yml docker-compose.engine25.yml .github/workflows/ci.yml
	@scripts/compose config -q
	@scripts/compose build -q nginx

.PHONY: test-stack
test-stack: $(jar) ## build and start the stack on BASE_IMAGE and MONGO_IMAGE, or on stand-ins for them, test it, clean up
	@test/stack/run -DexcludedGroups=long

.PHONY: test-long
test-long: $(jar) ## those tests of the stack that take more than a minute each
	@test/stack/run -Dgroups=long

.PHONY: test-alpine
test-alpine: ## run the containers' scripts and the native calls on a real Alpine (ALPINE_IMAGE), as far as their programs are there
	@test/alpine/run

.PHONY: test-attack
test-attack: $(jar) ## the attacks among those tests alone
	@test/stack/run '-Dtest=*AttackIT'

# ── Clean up ─────────────────────────────────────────────────────────────────────────────────────────────────────────

.PHONY: clean
clean: ## delete what was built, and the containers and images; data stays
	@if docker info > /dev/null 2>&1; then scripts/clean; fi
	@find services test -name target -prune -exec rm -rf {} +
	@rm -f $(images)

.PHONY: fclean
fclean: ## delete the stack's data and secrets too; asks first
	@scripts/clean --data
	@$(MAKE) --no-print-directory clean

package io.totem.policy.warning;

import io.totem.policy.known.ProgramPath;
import io.totem.policy.warning.Ancestor.Audience;
import io.totem.policy.warning.Ancestor.Work;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that answers others, and so can be made to start what it should not.
 *
 * @param runsTools whether programs of this name are known to start others all day: builds, notebooks, flows
 */
record Service(Kind kind, Ancestor process, boolean runsTools) {

    /** What it does. */
    enum Kind {
        WEB_SERVER,
        PHP,
        APPLICATION,
        DATABASE
    }

    private static final Pattern WEB_SERVERS = Pattern.compile(
            "nginx|openresty|angie|apache2?|httpd|lighttpd|caddy|h2o"
                    + "|hiawatha|cherokee|litespeed|lshttpd|openlitespeed|traefik|haproxy|envoy|varnishd|fcgiwrap|thttpd|mini_httpd|unitd");
    private static final Pattern PHP_SERVERS = Pattern.compile(
            "php[0-9.]{0,6}-fpm[0-9.]{0,6}|php-fpm[0-9.]{0,6}|php-cgi[0-9.]{0,6}|lsphp[0-9.]{0,6}|frankenphp");
    private static final Pattern DATABASES =
            Pattern.compile("mysqld(?:-debug)?|mariadbd|postgres|postmaster|mongod|memcached"
                    + "|clickhouse(?:-server)?|influxd|slapd|sqlservr|etcd|dragonfly");

    /** One file with several names: which of them it lies under differs from distribution to distribution. */
    private static final Pattern KEY_VALUE_STORES =
            Pattern.compile("(redis|valkey|keydb)-(?:server|sentinel|check-rdb|check-aof)");

    /** They are servers when somebody can connect to them. */
    private static final Pattern RUNTIMES = Pattern.compile("java|node|nodejs|dotnet|bun|deno|php[0-9.]{0,6}");

    /** On the command line it does a job and ends; where it serves it has a port. */
    private static final Pattern PHP = Pattern.compile("php[0-9.]{0,6}");

    /** Much of a system's own work is written in these: they are servers when they run a program that is one. */
    private static final Pattern SCRIPTED = Pattern.compile("(?:python|pypy|ruby|perl)[0-9.]{0,6}");

    private static final Pattern APPLICATION_SERVERS = Pattern.compile(
            "gunicorn|uwsgi|uvicorn|hypercorn|daphne|waitress"
                    + "|mod_wsgi|[Pp]assenger|puma|unicorn|falcon|streamlit|starman|hypnotoad|plackup|runserver|http\\.server");
    private static final Pattern FLASK = Pattern.compile("flask\\b");
    private static final Pattern UWSGI = Pattern.compile("uwsgi[a-z0-9_.-]{0,32}");

    /** They start programs because they were told to, and answer nobody with it. */
    private static final Pattern LAUNCHERS = Pattern.compile(
            "(?i)(?:(?:npm|npx|yarn|pnpm|corepack|pm2|nodemon|concurrently|forever"
                    + "|turbo|(?:supervisor\\.)?supervisord|circusd|honcho|foreman|certbot|ansible|cloud-init|fail2ban)(?![a-z])|salt-)");

    private static final Pattern RUN_TOOLS = Pattern.compile(
            "jenkins|remoting\\.jar|agent\\.jar|teamcity|bamboo|gocd|go-server"
                    + "|rundeck|nifi|NodeManager|hadoop|apache\\.spark|zeppelin|n8n|node-red|code-server|vscode|theia|jupyter|airflow"
                    + "|celery|hass|homeassistant|wetty|rstudio|Runner\\.(?:Listener|Worker)|actions-runner|_work/|buildkite|buildbot|semaphore|awx|octoprint");

    private static final int FIRST_ARGUMENTS = 64;

    /** The nearest service among these. */
    static Optional<Service> nearest(List<Ancestor> ancestors) {
        for (int at = 0; at < ancestors.size(); at++) {
            Optional<Service> found = of(ancestors.get(at));
            if (found.isPresent() && !found.get().isJobBelow(ancestors.subList(at + 1, ancestors.size()))) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Nobody can connect to it, and cron started it. */
    private boolean isJobBelow(List<Ancestor> above) {
        return kind == Kind.APPLICATION
                && process.audience() == Audience.NOBODY
                && above.stream().anyMatch(Sessions::isScheduler);
    }

    static Optional<Service> of(Ancestor process) {
        return kind(process)
                .map(kind -> new Service(kind, process, kind == Kind.APPLICATION && says(process, RUN_TOOLS)));
    }

    private static Optional<Kind> kind(Ancestor process) {
        String name = process.name();
        if (WEB_SERVERS.matcher(name).matches()) {
            return Optional.of(Kind.WEB_SERVER);
        } else if (PHP_SERVERS.matcher(name).matches()) {
            return Optional.of(Kind.PHP);
        } else if (DATABASES.matcher(name).matches()
                || KEY_VALUE_STORES.matcher(name).matches()) {
            return Optional.of(Kind.DATABASE);
        }
        return isApplication(process) ? Optional.of(Kind.APPLICATION) : Optional.empty();
    }

    private static boolean isApplication(Ancestor process) {
        if (UWSGI.matcher(process.name()).matches()) {
            return true;
        } else if (isLauncher(process)) {
            return false;
        } else if (SCRIPTED.matcher(process.name()).matches()) {
            return isApplicationServer(process)
                    || process.audience() == Audience.OTHERS && process.uid() != 0 && !process.personal();
        }
        return RUNTIMES.matcher(process.name()).matches() && isAsked(process);
    }

    /**
     * By its title, or the first script or module that it names. Whoever answers other machines is more than that, and of what answers this
     * one, such as an application behind nginx, the title is its own word.
     */
    private static boolean isLauncher(Ancestor process) {
        return process.audience() != Audience.OTHERS
                && process.commandLine().stream()
                        .skip(process.audience() == Audience.NOBODY ? 0 : 1)
                        .limit(FIRST_ARGUMENTS)
                        .filter(argument -> !argument.startsWith("-"))
                        .limit(2)
                        .anyMatch(argument -> begins(argument, LAUNCHERS)
                                || LAUNCHERS
                                        .matcher(AdHocServer.nodeModule(argument))
                                        .lookingAt());
    }

    /** A job that has to do with one, such as {@code gunicorn --check-config}, is none as long as nobody can connect to it. */
    private static boolean isApplicationServer(Ancestor process) {
        boolean job = process.work() == Work.JOB && process.audience() == Audience.NOBODY;
        return !job
                && (names(process, APPLICATION_SERVERS)
                        || names(process, FLASK) && process.commandLine().contains("run"));
    }

    /** Whether an argument, or the file that it names, begins with one of these: a folder on the way to it says nothing. */
    private static boolean names(Ancestor process, Pattern words) {
        return process.commandLine().stream().limit(FIRST_ARGUMENTS).anyMatch(argument -> begins(argument, words));
    }

    private static boolean begins(String argument, Pattern words) {
        return words.matcher(argument).lookingAt()
                || words.matcher(ProgramPath.fileName(argument)).lookingAt();
    }

    /** Somebody else can ask it for something. Of a person's own tools only those that other machines reach; a socket of its own host is not always seen. */
    private static boolean isAsked(Ancestor process) {
        return switch (process.audience()) {
            case OTHERS -> true;
            case THIS_MACHINE -> !process.personal();
            case NOBODY ->
                process.work() == Work.BACKGROUND
                        && !PHP.matcher(process.name()).matches();
        };
    }

    private static boolean says(Ancestor process, Pattern words) {
        return process.commandLine().stream()
                .limit(FIRST_ARGUMENTS)
                .anyMatch(argument -> words.matcher(argument).find());
    }

    /** What it is called in a sentence: {@code nginx}, {@code java}, and {@code redis-server} whatever the name of its file. */
    String name() {
        return called(process.name());
    }

    /** @param file the name of a program's file */
    static String called(String file) {
        Matcher store = KEY_VALUE_STORES.matcher(file);
        return store.matches() ? store.group(1) + "-server" : file;
    }
}

package io.totem.stack;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One way to break a site of the stack.
 *
 * @param name what is wrong, as a person would say it
 * @param site the target that is looked at
 * @param breaks run by a shell on the host
 * @param heals the same, whatever became of it
 * @param state what the doctor must say of the site
 * @param code the cause it must name first
 * @param curable whether it prints commands; else only a person can decide
 */
record StackFault(String name, String site, String breaks, String heals, String state, String code, boolean curable) {

    /** Pages that nginx keeps no copy of, by the target's id. */
    static final Map<String, String> PAGES = Map.of(
            "suite-login", "/wp-login.php",
            "suite-broken", "/suite-broken.php");

    /** There is no healthy state to come back to. */
    static final Set<String> BROKEN_FOR_GOOD = Set.of("suite-broken");

    private static final String BROKEN_PAGE = "/var/www/html/suite-broken.php";

    /** For the first seconds nginx remembers the address and only finds nobody there. */
    private static final String NGINX_FORGETS = "; until docker logs --since 3s " + Docker.container("nginx")
            + " 2>&1 | grep -q 'could not be resolved'; do curl -sko /dev/null " + Blog.URL
            + PAGES.get("suite-login") + "; sleep 0.2; done";

    static List<StackFault> all() {
        return List.of(
                stopped("PHP's container is stopped", "suite-login", "wordpress", "down"),
                paused("PHP's container is paused", "suite-login", "wordpress"),
                stopped("nginx' container is stopped", "totem", "nginx", "down"),
                stopped("the container of the dashboard is stopped", "totem", "dashboard", "down"),
                new StackFault(
                        "the database's container is stopped",
                        "suite-login",
                        "docker stop -t 5 " + Docker.container("mariadb"),
                        "docker start " + Docker.container("mariadb"),
                        "down",
                        "DATABASE_DOWN",
                        true),
                new StackFault(
                        "PHP hangs",
                        "suite-login",
                        inPhp("kill -STOP -1"),
                        inPhp("kill -CONT -1"),
                        "down",
                        "UPSTREAM_LATE",
                        false),
                new StackFault(
                        "PHP's container has lost the network it shares with nginx",
                        "suite-login",
                        "docker network disconnect " + Stack.PROJECT + "_cms " + Docker.container("wordpress")
                                + NGINX_FORGETS,
                        "docker network connect --alias wordpress --alias wordpress-fastcgi " + Stack.PROJECT + "_cms "
                                + Docker.container("wordpress") + " || true; docker restart -t 5 "
                                + Docker.container("wordpress"),
                        "down",
                        "UPSTREAM_NAME_UNKNOWN",
                        false),
                new StackFault(
                        "the page's own program breaks",
                        "suite-broken",
                        "echo '<?php nothing_of_that_name();' | docker exec -i " + Docker.container("wordpress")
                                + " tee " + BROKEN_PAGE,
                        "docker exec " + Docker.container("wordpress") + " rm -f " + BROKEN_PAGE,
                        "down",
                        "SCRIPT_BROKEN",
                        false));
    }

    /** By a shell beside php-fpm, which the signal spares. */
    private static String inPhp(String command) {
        return "docker exec " + Docker.container("wordpress") + " sh -c '" + command + "'";
    }

    private static StackFault stopped(String name, String site, String service, String state) {
        return new StackFault(
                name,
                site,
                "docker stop -t 5 " + Docker.container(service),
                "docker start " + Docker.container(service),
                state,
                "CONTAINER_DOWN",
                true);
    }

    private static StackFault paused(String name, String site, String service) {
        return new StackFault(
                name,
                site,
                "docker pause " + Docker.container(service),
                "docker unpause " + Docker.container(service) + " || true",
                "down",
                "CONTAINER_DOWN",
                true);
    }

    /** As it stands in the handbook. */
    String row(JsonPath run) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.1f |",
                name,
                run.getString("causes[0].code"),
                run.getString("causes[0].confidence"),
                curable ? "its commands, executed" : "for a person",
                run.getLong("millis") / 1_000.0);
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.totem.doctor.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a site needs to run, known by the names of units and processes. */
enum ServiceKind {
    WEB("nginx|apache2|httpd|caddy|haproxy|lighttpd"),
    PHP("php[0-9.]*-fpm[0-9.]*|php-fpm[0-9.]*"),
    DATABASE("mariadbd?|mysqld?|postgres(ql)?(@.*)?|mongod|redis(-server)?(@.*)?|valkey(-server)?"),
    APPLICATION("node|gunicorn.*|uwsgi.*|puma.*|java|dotnet|tomcat[0-9]*");

    private final Pattern names;

    ServiceKind(String names) {
        this.names = Pattern.compile(names);
    }

    /** @param name of a process, or of a unit without {@code .service} */
    static Optional<ServiceKind> of(String name) {
        return Stream.of(values())
                .filter(kind -> kind.names.matcher(name).matches())
                .findFirst();
    }
}

package io.totem.policy.warning;

import static io.totem.policy.wording.Wording.text;

import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** SHELL_FROM_SERVICE: a shell that a web server started. Nobody logged in for it; a hole in a site gives one. */
final class ShellFromServiceRule implements WarningRule {

    private static final Pattern WEB_SERVER = Pattern.compile("nginx|openresty|angie|apache2?|httpd|lighttpd|caddy|h2o"
            + "|hiawatha|cherokee|litespeed|lshttpd|openlitespeed|lsphp|uwsgi.*|php[0-9.]*-fpm[0-9.]*|php-cgi[0-9.]*");

    @Override
    public List<Warning> check(Evidence evidence) {
        if (!ProgramName.isShell(evidence.process())) {
            return List.of();
        }
        return evidence.ancestors().stream()
                .filter(name -> WEB_SERVER.matcher(name).matches())
                .findFirst()
                .map(server -> warning(evidence, server))
                .stream()
                .toList();
    }

    private static Warning warning(Evidence evidence, String server) {
        String shell = ProgramName.ofApplet(evidence.process());
        return new Warning(
                WarningCode.SHELL_FROM_SERVICE,
                Optional.of(server),
                Severity.DANGER,
                false,
                text("warning.SHELL_FROM_SERVICE.title", server),
                text(
                        "warning.SHELL_FROM_SERVICE.why",
                        server,
                        shell,
                        evidence.process().user()),
                text("warning.SHELL_FROM_SERVICE.todo", server));
    }
}

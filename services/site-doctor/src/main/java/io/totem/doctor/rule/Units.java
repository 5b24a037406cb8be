package io.totem.doctor.rule;

import io.totem.doctor.upstream.UnixFacts;
import io.totem.platform.command.Command;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which service makes a socket, where its name says so. */
final class Units {

    /** Debian's {@code /run/php/php8.2-fpm.sock}, Fedora's {@code /run/php-fpm/www.sock}. */
    private static final Pattern PHP = Pattern.compile("/php/(php[0-9.]+-fpm)|/(php-fpm)/");

    private Units() {}

    /** The command that starts it again; none when only its owner knows, or it is in a container. */
    static List<Command> restart(UnixFacts unix) {
        Matcher php = PHP.matcher(unix.upstream().path().toString());
        if (unix.container().isPresent() || !php.find()) {
            return List.of();
        }
        String unit = php.group(1) == null ? php.group(2) : php.group(1);
        return Command.sequence(Command.of("systemctl", "restart").on(unit));
    }
}

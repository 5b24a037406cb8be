package io.totem.policy.provenance;

import com.fasterxml.jackson.annotation.JsonValue;
import io.totem.platform.command.Command;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who keeps a package database. */
public enum PackageSystem {
    /** Debian and what is made from it: {@code /var/lib/dpkg}. */
    DPKG {
        @Override
        Optional<Command> check(String packageName) {
            return Command.of("dpkg", "--verify").onBare(packageName);
        }
    },
    /** Alpine: {@code /lib/apk/db/installed}. It looks at all packages at once. */
    APK {
        @Override
        Optional<Command> check(String packageName) {
            return Optional.of(Command.of("apk", "audit", "--system"));
        }
    },
    /** Arch: {@code /var/lib/pacman/local}. */
    PACMAN {
        @Override
        Optional<Command> check(String packageName) {
            return Command.of("pacman", "-Qkk").onBare(packageName);
        }
    },
    /** Red Hat, SUSE and what is made from them: {@code rpmdb.sqlite}. */
    RPM {
        @Override
        Optional<Command> check(String packageName) {
            return Command.of("rpm", "-V").onBare(packageName);
        }
    };

    /** What all four let a package be called. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@._+:-]{0,199}");

    /** The word in JSON: lower case. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a package can be called so. */
    public static boolean isName(String words) {
        return NAME.matcher(words).matches();
    }

    /** The command that compares a package's files with what it brought; empty for a name that no package can have. */
    public Optional<Command> checkOf(String packageName) {
        return isName(packageName) ? check(packageName) : Optional.empty();
    }

    abstract Optional<Command> check(String packageName);
}

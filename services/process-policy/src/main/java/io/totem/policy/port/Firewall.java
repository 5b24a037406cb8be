package io.totem.policy.port;

import static io.totem.policy.Messages.text;

import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the files of the machine say about a firewall. The rules in the kernel are not read, and files may differ from them: this
 * makes a sentence and never a verdict milder.
 *
 * @param readable whether the machine's settings could be looked at
 * @param ufw where it is switched on
 * @param others the files or programs besides that have rules of their own, such as nftables.conf
 */
public record Firewall(boolean readable, Optional<Ufw> ufw, List<String> others) {

    /** Nothing was read. */
    public static final Firewall UNREAD = new Firewall(false, Optional.empty(), List.of());

    /**
     * ufw.
     *
     * @param rules in their order; empty where they could not be read
     * @param acceptsByDefault what becomes of a port that no rule names
     * @param filtersPublished what becomes of published ports
     */
    public record Ufw(Optional<List<UfwRule>> rules, boolean acceptsByDefault, Published filtersPublished) {

        public Ufw {
            rules = rules.map(List::copyOf);
            Objects.requireNonNull(filtersPublished, "filtersPublished");
        }

        private String verdict(String protocol, int port) {
            if (rules.isEmpty()) {
                return "UNREAD";
            }
            boolean some = false;
            for (UfwRule rule : rules.get()) {
                if (rule.matches(protocol, port)) {
                    if (rule.anywhere()) {
                        return rule.allows() ? "OPEN" : some ? "SOME" : "CLOSED";
                    }
                    some |= rule.allows();
                }
            }
            return acceptsByDefault ? "OPEN" : some ? "SOME" : "CLOSED";
        }
    }

    /** Whether ufw sees what the engine publishes. */
    public enum Published {
        /** The engine's own rules come before ufw's. */
        BYPASS,
        /** Somebody gave ufw rules for the engine's chain DOCKER-USER. */
        OWN_RULES,
        /** The engine was told to write no rules ({@code "iptables": false}). */
        AS_OTHERS
    }

    public Firewall {
        Objects.requireNonNull(ufw, "ufw");
        others = List.copyOf(others);
    }

    /** What is known of this port. */
    public LocalizedText about(String protocol, int port) {
        String number = Integer.toString(port);
        if (ufw.isPresent()) {
            return text("firewall.ufw." + ufw.get().verdict(protocol, port), number);
        }
        return aboutOthers(number);
    }

    /** What is known of a port that a container engine publishes. */
    public LocalizedText aboutPublished(String protocol, int port) {
        if (ufw.isEmpty()) {
            return aboutOthers(Integer.toString(port));
        }
        return switch (ufw.get().filtersPublished()) {
            case BYPASS -> text("firewall.published.BYPASS");
            case OWN_RULES -> text("firewall.published.OWN_RULES", Integer.toString(port));
            case AS_OTHERS -> about(protocol, port);
        };
    }

    private LocalizedText aboutOthers(String number) {
        if (!readable) {
            return text("firewall.unread");
        }
        return others.isEmpty() ? text("firewall.none") : text("firewall.others", String.join(", ", others), number);
    }
}

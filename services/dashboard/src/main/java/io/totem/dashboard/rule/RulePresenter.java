package io.totem.dashboard.rule;

import io.quarkus.qute.TemplateExtension;
import io.totem.api.rules.Condition;
import io.totem.api.rules.Rule;
import io.totem.api.rules.RuleEvent;
import io.totem.api.rules.RulePreview;
import io.totem.dashboard.page.Level;

/** What templates show of a rule beside its fields. */
@TemplateExtension
final class RulePresenter {

    private RulePresenter() {}

    /** The page that shows it. */
    static String page(Rule rule) {
        return "/rules/" + rule.name();
    }

    static boolean enforced(Rule rule) {
        return rule.mode() == Rule.Mode.ENFORCE;
    }

    static long cooldownMillis(Rule rule) {
        return rule.cooldownSeconds() * 1_000;
    }

    /** On, off, or turned off by its own budget. */
    static Level level(Rule rule) {
        if (rule.stopped().isPresent()) {
            return Level.BAD;
        }
        return rule.enabled() ? Level.GOOD : Level.NONE;
    }

    static Level level(RuleEvent event) {
        return switch (event.outcome()) {
            case "EXITED", "KILLED", "GONE" -> Level.GOOD;
            case "WARNED", "IDENTITY_CHANGED" -> Level.WARN;
            case "TURNED_OFF", "SURVIVED" -> Level.BAD;
            default -> Level.NONE;
        };
    }

    static long valueMillis(Condition condition) {
        return condition.value() * 1_000;
    }

    static long forMillis(Condition condition) {
        return condition.forSeconds() * 1_000;
    }

    static String sign(Condition condition) {
        return switch (condition.operator()) {
            case AT_LEAST -> "≥";
            case AT_MOST -> "≤";
            case MORE, LESS -> condition.operator().word();
        };
    }

    static long longestMillis(RulePreview.Candidate candidate) {
        return candidate.longestSeconds() * 1_000;
    }
}

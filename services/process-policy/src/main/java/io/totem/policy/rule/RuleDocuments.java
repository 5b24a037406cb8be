package io.totem.policy.rule;

import static io.totem.platform.store.StoredValues.child;
import static io.totem.platform.store.StoredValues.instant;
import static io.totem.platform.store.StoredValues.string;
import static io.totem.platform.store.StoredValues.text;
import static io.totem.platform.store.StoredValues.toDocument;

import io.totem.api.processes.Verdict;
import io.totem.api.rules.Condition;
import io.totem.api.rules.Match;
import io.totem.api.rules.Rule;
import io.totem.api.rules.Rule.Action;
import io.totem.api.rules.Rule.Budget;
import io.totem.api.rules.Rule.Mode;
import io.totem.api.rules.RuleEvent;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;

/** A rule's and an event's form in the store. What is not given is not there. */
final class RuleDocuments {

    private RuleDocuments() {}

    static Document of(Rule rule) {
        Document document = new Document("_id", rule.name())
                .append("enabled", rule.enabled())
                .append("mode", rule.mode().word())
                .append("match", of(rule.match()))
                .append(
                        "condition",
                        new Document("field", rule.condition().field().word())
                                .append("operator", rule.condition().operator().word())
                                .append("value", rule.condition().value())
                                .append("forSeconds", rule.condition().forSeconds()))
                .append("action", rule.action().word())
                .append("budget", new Document("perHour", rule.budget().perHour()))
                .append("cooldownSeconds", rule.cooldownSeconds())
                .append("updatedBy", rule.updatedBy())
                .append("updatedAt", Date.from(rule.updatedAt()));
        rule.stopped().ifPresent(why -> document.append("stopped", toDocument(why)));
        return document;
    }

    static Rule read(Document document) {
        Document condition = child(document, "condition");
        return new Rule(
                string(document, "_id"),
                document.getBoolean("enabled", false),
                Mode.valueOf(upper(string(document, "mode"))),
                match(child(document, "match")),
                new Condition(
                        Condition.Field.ofWord(string(condition, "field")).orElseThrow(),
                        Condition.Operator.ofWord(string(condition, "operator")).orElseThrow(),
                        number(condition, "value"),
                        number(condition, "forSeconds")),
                Action.valueOf(upper(string(document, "action"))),
                new Budget(number(child(document, "budget"), "perHour")),
                number(document, "cooldownSeconds"),
                document.containsKey("stopped") ? Optional.of(text(document, "stopped")) : Optional.empty(),
                string(document, "updatedBy"),
                instant(document, "updatedAt"));
    }

    static Document of(RuleEvent event) {
        return new Document("at", Date.from(event.at()))
                .append("rule", event.rule())
                .append("identity", event.identity())
                .append("name", event.name())
                .append("user", event.user())
                .append("outcome", event.outcome())
                .append("text", toDocument(event.text()));
    }

    static RuleEvent readEvent(Document document) {
        return new RuleEvent(
                instant(document, "at"),
                string(document, "rule"),
                string(document, "identity"),
                string(document, "name"),
                string(document, "user"),
                string(document, "outcome"),
                text(document, "text"));
    }

    private static Document of(Match match) {
        Document document = new Document();
        match.name().ifPresent(name -> document.append("name", name));
        match.user().ifPresent(user -> document.append("user", user));
        match.exePrefix().ifPresent(prefix -> document.append("exePrefix", prefix));
        match.known().ifPresent(known -> document.append("known", known));
        match.verdict().ifPresent(verdict -> document.append("verdict", verdict.word()));
        match.port().ifPresent(port -> document.append("port", port));
        return document;
    }

    private static Match match(Document document) {
        return new Match(
                Optional.ofNullable(document.getString("name")),
                Optional.ofNullable(document.getString("user")),
                Optional.ofNullable(document.getString("exePrefix")),
                Optional.ofNullable(document.getBoolean("known")),
                Optional.ofNullable(document.getString("verdict")).flatMap(Verdict::ofWord),
                Optional.ofNullable(document.getInteger("port")));
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}

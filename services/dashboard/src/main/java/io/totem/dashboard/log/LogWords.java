package io.totem.dashboard.log;

import io.quarkus.qute.TemplateExtension;
import io.totem.api.logs.LogLine;
import io.totem.api.logs.RecentLine;
import io.totem.api.logs.SourceView;
import io.totem.dashboard.page.Query;
import java.util.Locale;

/** What templates make of log-stream's answers. */
@TemplateExtension
final class LogWords {

    private LogWords() {}

    /** For the style sheet; empty where the line does not say. */
    static String levelKey(LogLine line) {
        return line.level().map(level -> level.word()).orElse("");
    }

    /** As the console writes it. */
    static String levelWord(LogLine line) {
        return levelKey(line).toUpperCase(Locale.ROOT);
    }

    /** Who wrote it, else the log's name. */
    static String origin(RecentLine recent) {
        return recent.line().origin().orElse(recent.name());
    }

    static String page(RecentLine recent) {
        return page(recent.source());
    }

    static String page(SourceView source) {
        return page(source.id());
    }

    static boolean open(SourceView source) {
        return source.readable() && source.allowed();
    }

    private static String page(String source) {
        return "/logs/source?source=" + Query.encode(source);
    }
}

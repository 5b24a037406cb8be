package io.totem.logs.line;

import io.totem.api.logs.Cursor;
import io.totem.api.logs.LogLine;
import io.totem.platform.text.SecretMask;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads time, level and origin out of a line, whatever program wrote it. */
@Singleton
public final class LineParser {

    private static final List<LineFormat> FORMATS = List.of(
            new IsoFormat(),
            new SyslogFormat(),
            new AccessFormat(),
            new ReverseProxyFormat(),
            new VsftpdFormat(),
            new ApacheErrorFormat(),
            new PhpFormat(),
            new RedisFormat(),
            new JsonFormat());

    /** The longest origin that is shown; what a stranger writes there may be anything. */
    private static final int ORIGIN_LENGTH = 100;

    /** Stands before what is not the start of a line. */
    public static final String REST = "… ";

    private final LineClock clock;

    @Inject
    public LineParser(Clock clock) {
        this(clock, ZoneId.systemDefault());
    }

    public LineParser(Clock clock, ZoneId hostZone) {
        this.clock = new LineClock(clock, hostZone);
    }

    /**
     * @param raw the line, with whatever is in it
     * @param home the origin when the line names none
     */
    public LogLine parse(Cursor cursor, String raw, boolean cut, Optional<String> home) {
        String text = LineText.of(raw);
        Stamp stamp = stamp(text);
        return new LogLine(
                cursor,
                stamp.at(),
                stamp.level(),
                stamp.origin().map(LineParser::shorten).or(() -> home),
                SecretMask.mask(text),
                cut);
    }

    /** The rest of a line whose start stands elsewhere. Its first words say nothing of it: they are whosever made it so long. */
    public LogLine rest(Cursor cursor, String raw, Optional<String> home) {
        String text = REST + SecretMask.mask(LineText.of(raw));
        return new LogLine(cursor, Optional.empty(), Optional.empty(), home, text, true);
    }

    private Stamp stamp(String text) {
        return FORMATS.stream()
                .flatMap(format -> format.read(text, clock).stream())
                .findFirst()
                .orElseGet(() -> Stamp.NONE.level(LevelWords.find(text)));
    }

    private static String shorten(String origin) {
        return origin.length() <= ORIGIN_LENGTH ? origin : origin.substring(0, ORIGIN_LENGTH);
    }
}

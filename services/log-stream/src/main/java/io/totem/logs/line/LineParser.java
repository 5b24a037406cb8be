package io.totem.logs.line;

import io.totem.platform.text.SecretMask;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads time, level and origin out of a line, whatever program wrote it. */
@Singleton
public final class LineParser {

    private static final List<LineFormat> FORMATS = List.of(
            new IsoFormat(),
            new SyslogFormat(),
            new AccessFormat(),
            new EntranceFormat(),
            new VsftpdFormat(),
            new ApacheErrorFormat(),
            new PhpFormat(),
            new RedisFormat(),
            new JsonFormat());

    /** The longest origin that is shown; what a stranger writes there may be anything. */
    private static final int ORIGIN_LENGTH = 100;

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
        Optional<Docker> docker = Docker.read(text);
        String message = docker.map(Docker::message).orElse(text);
        Stamp stamp = stamp(message);
        return new LogLine(
                cursor,
                docker.flatMap(envelope -> IsoFormat.time(envelope.time(), clock))
                        .or(stamp::at),
                stamp.level(),
                stamp.origin().map(LineParser::shorten).or(() -> home),
                SecretMask.mask(message),
                cut);
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

    /**
     * The envelope Docker's json-file driver puts around each line; only the inside is for readers. Its time is exact and
     * names its zone, where a container's programs often name none and do not share the host's.
     */
    private record Docker(String message, String time) {

        static Optional<Docker> read(String text) {
            if (!text.startsWith("{\"log\":")) {
                return Optional.empty();
            }
            Map<String, String> fields = JsonFormat.fields(text);
            return fields.containsKey("log") && fields.containsKey("time")
                    ? Optional.of(new Docker(LineText.of(fields.get("log")), fields.get("time")))
                    : Optional.empty();
        }
    }
}

package io.totem.dashboard.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalDouble;

/** From where on a number is a caution, and from where on a danger; all in percent, 0–100. */
@ConfigMapping(prefix = "totem.dashboard.thresholds")
public interface Thresholds {

    @WithDefault("75,92")
    Bounds cpu();

    @WithDefault("80,92")
    Bounds memory();

    @WithDefault("80,92")
    Bounds disk();

    @WithDefault("40,80")
    Bounds swap();

    @WithDefault("15,40")
    Bounds pressure();

    /** Written {@code warn,bad}. */
    record Bounds(double warn, double bad) {

        public Bounds {
            if (warn > bad || warn < 0 || bad > 100) {
                throw new IllegalArgumentException("write two percentages, caution first: " + warn + "," + bad);
            }
        }

        /** For SmallRye Config. */
        public static Bounds of(String words) {
            String[] parts = words.split(",", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("write two percentages, caution first, such as 80,92: " + words);
            }
            return new Bounds(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
        }

        public Level level(OptionalDouble percent) {
            return percent.isPresent() ? level(percent.getAsDouble()) : Level.NONE;
        }

        public Level level(double percent) {
            if (percent >= bad) {
                return Level.BAD;
            }
            return percent >= warn ? Level.WARN : Level.GOOD;
        }
    }
}

package io.totem.metrics.sample;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.totem.api.metrics.Level;
import java.util.Optional;
import java.util.OptionalDouble;

/** From where on a number is a caution, and from where on a danger; all in percent, 0–100. */
@ConfigMapping(prefix = "totem.metrics.thresholds")
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

    /** Written {@code caution,danger}. */
    record Bounds(double caution, double danger) {

        public Bounds {
            if (caution > danger || caution < 0 || danger > 100) {
                throw new IllegalArgumentException("write two percentages, caution first: " + caution + "," + danger);
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

        /** Empty where nothing was measured. */
        Optional<Level> level(OptionalDouble percent) {
            return percent.isPresent() ? Optional.of(level(percent.getAsDouble())) : Optional.empty();
        }

        Level level(double percent) {
            if (percent >= danger) {
                return Level.DANGER;
            }
            return percent >= caution ? Level.CAUTION : Level.GOOD;
        }
    }
}

package io.totem.dashboard.page;

import java.util.Locale;

/** Sizes in the unit a person says: memory and disks by 1,024 (IEC 80000-13), rates by 1,000 as networks count. */
final class Sizes {

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final String[] RATE = {"B/s", "kB/s", "MB/s", "GB/s", "TB/s"};

    private Sizes() {}

    static String binary(long bytes) {
        return scaled(bytes, 1024, BINARY);
    }

    static String rate(double bytesPerSecond) {
        return scaled(bytesPerSecond, 1000, RATE);
    }

    static String number(String size) {
        return size.substring(0, size.indexOf(' '));
    }

    static String unit(String size) {
        return size.substring(size.indexOf(' ') + 1);
    }

    private static String scaled(double value, int step, String[] units) {
        int unit = 0;
        double rest = value;
        while (rest >= step - 0.5 && unit < units.length - 1) {
            rest /= step;
            unit++;
        }
        String pattern = unit == 0 || rest >= 99.95 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, pattern, rest, units[unit]);
    }
}

package io.totem.dashboard.chart;

import java.util.List;

/** What is drawn together, because it is read together. */
public enum Chart {
    CPU("percent", "cpuPercent"),
    MEMORY("percent", "memoryUsedPercent"),
    LOAD("number", "load1"),
    NETWORK("rate", "receiveBytesPerSecond", "transmitBytesPerSecond"),
    DISK("rate", "diskReadBytesPerSecond", "diskWriteBytesPerSecond");

    private final String unit;
    private final List<String> series;

    Chart(String unit, String... series) {
        this.unit = unit;
        this.series = List.of(series);
    }

    /** How the script writes a value: {@code percent}, {@code rate} (bytes a second) or {@code number}. */
    public String unit() {
        return unit;
    }

    public List<String> series() {
        return series;
    }

    /** The first series: the chart's name in an address. */
    public String id() {
        return series.getFirst();
    }

    public String names() {
        return String.join(" ", series);
    }
}

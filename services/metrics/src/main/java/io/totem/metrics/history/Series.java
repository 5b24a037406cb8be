package io.totem.metrics.history;

/** What is kept over time. The order is that of a point's values; the keys are those of the answer. */
public enum Series {
    CPU_PERCENT("cpuPercent"),
    MEMORY_USED_PERCENT("memoryUsedPercent"),
    LOAD_1("load1"),
    RECEIVE_BYTES_PER_SECOND("receiveBytesPerSecond"),
    TRANSMIT_BYTES_PER_SECOND("transmitBytesPerSecond"),
    DISK_READ_BYTES_PER_SECOND("diskReadBytesPerSecond"),
    DISK_WRITE_BYTES_PER_SECOND("diskWriteBytesPerSecond");

    private final String key;

    Series(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}

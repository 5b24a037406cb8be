package io.totem.metrics.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;

/** CPU, memory and disks through OSHI, the same on every system it knows. */
final class Hardware {

    private static final long LIST_DISKS_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final HardwareAbstractionLayer hardware;
    private final CentralProcessor processor;
    private List<HWDiskStore> stores = List.of();
    private long storesListedAt;

    Hardware(HardwareAbstractionLayer hardware) {
        this.hardware = hardware;
        this.processor = hardware.getProcessor();
    }

    String cpuModel() {
        return processor.getProcessorIdentifier().getName().strip();
    }

    CpuReading cpu() {
        long[][] cores = processor.getProcessorCpuLoadTicks();
        List<CpuTicks> ticks = new ArrayList<>(cores.length);
        for (long[] core : cores) {
            ticks.add(ticks(core));
        }
        List<Double> load = DoubleStream.of(processor.getSystemLoadAverage(3))
                .filter(average -> average >= 0)
                .boxed()
                .toList();
        return new CpuReading(ticks(processor.getSystemCpuLoadTicks()), ticks, load);
    }

    MemoryReading memory() {
        GlobalMemory memory = hardware.getMemory();
        return new MemoryReading(
                memory.getTotal(),
                memory.getAvailable(),
                memory.getVirtualMemory().getSwapTotal(),
                memory.getVirtualMemory().getSwapUsed());
    }

    /** Devices are looked for once a minute, their counters read each time; one that vanished is left out at once. */
    List<DiskCounters> disks(long now) {
        if (stores.isEmpty() || now - storesListedAt > LIST_DISKS_EVERY_NANOS) {
            stores = hardware.getDiskStores().stream()
                    .filter(store -> DiskNames.isDisk(DiskNames.withoutFolder(store.getName())))
                    .toList();
            storesListedAt = now;
        }
        return stores.stream()
                .filter(HWDiskStore::updateAttributes)
                .map(Hardware::counters)
                .toList();
    }

    private static DiskCounters counters(HWDiskStore store) {
        return new DiskCounters(
                DiskNames.withoutFolder(store.getName()),
                store.getReads(),
                store.getReadBytes(),
                store.getWrites(),
                store.getWriteBytes(),
                store.getTransferTime());
    }

    private static CpuTicks ticks(long[] spent) {
        return new CpuTicks(
                spent[TickType.USER.getIndex()] + spent[TickType.NICE.getIndex()],
                spent[TickType.SYSTEM.getIndex()] + spent[TickType.IRQ.getIndex()] + spent[TickType.SOFTIRQ.getIndex()],
                spent[TickType.IDLE.getIndex()],
                spent[TickType.IOWAIT.getIndex()],
                spent[TickType.STEAL.getIndex()]);
    }
}

package io.totem.metrics.sample;

import io.totem.api.metrics.Snapshot;
import io.totem.metrics.host.CpuReading;
import io.totem.metrics.host.CpuTicks;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What the CPUs did between two readings, in percent of the time that passed on them. */
final class CpuShares {

    private CpuShares() {}

    static Snapshot.Cpu between(String model, CpuReading before, CpuReading after, Thresholds.Bounds bounds) {
        CpuTicks spent = difference(before.total(), after.total());
        long whole = whole(spent);
        OptionalDouble busy = busy(spent);
        return new Snapshot.Cpu(
                model,
                after.cores().size(),
                busy,
                bounds.level(busy),
                Rates.percent(spent.user(), whole),
                Rates.percent(spent.system(), whole),
                Rates.percent(spent.iowait(), whole),
                Rates.percent(spent.steal(), whole),
                perCore(before.cores(), after.cores()),
                after.load().stream().map(Rates::rounded).toList(),
                after.load().stream()
                        .findFirst()
                        .map(load -> bounds.level(
                                Math.min(100, load * 100 / after.cores().size()))));
    }

    /** A core that was switched on or off in between changes which line is which: then no core has a rate. */
    private static List<OptionalDouble> perCore(List<CpuTicks> before, List<CpuTicks> after) {
        if (before.size() != after.size()) {
            return after.stream().map(core -> OptionalDouble.empty()).toList();
        }
        return IntStream.range(0, after.size())
                .mapToObj(core -> busy(difference(before.get(core), after.get(core))))
                .toList();
    }

    private static OptionalDouble busy(CpuTicks spent) {
        return Rates.percent(spent.user() + spent.system() + spent.steal(), whole(spent));
    }

    /** Not positive when a counter went backwards or no time passed. */
    private static long whole(CpuTicks spent) {
        if (spent.user() < 0 || spent.system() < 0 || spent.steal() < 0) {
            return -1;
        }
        return spent.user() + spent.system() + spent.idle() + spent.iowait() + spent.steal();
    }

    /** Idle and iowait may step back a little on kernels without a timer tick (proc_stat(5)): that is no time spent. */
    private static CpuTicks difference(CpuTicks before, CpuTicks after) {
        return new CpuTicks(
                after.user() - before.user(),
                after.system() - before.system(),
                Math.max(0, after.idle() - before.idle()),
                Math.max(0, after.iowait() - before.iowait()),
                after.steal() - before.steal());
    }
}

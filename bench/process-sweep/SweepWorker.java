import io.totem.policy.explanation.Explainer;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.known.Platform;
import io.totem.policy.place.Places;
import io.totem.policy.port.KnownPorts;
import io.totem.policy.verdict.Assessor;
import io.totem.policy.verdict.VerdictMode;
import io.totem.policy.warning.Warnings;
import io.totem.procfs.HostRoot;
import io.totem.procfs.ProcessTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Clock;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Sweeps when it is told to: for each line on its standard input ({@code processes}, {@code sockets} or {@code verdicts})
 * it answers with the nanoseconds that took and how many processes were told.
 */
final class SweepWorker {

    private final ProcessTable table = new ProcessTable(HostRoot.local(), Clock.systemUTC());
    private final Assessor assessor = new Assessor(
            new Explainer(new CatalogueDictionary(Platform.LINUX)),
            new Places(List.of("/usr", "/bin", "/sbin", "/lib", "/opt", "/snap"), folder -> false),
            new Warnings(KnownPorts.read(), 20),
            VerdictMode.GRADED);

    void main() throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            measure(
                    switch (order) {
                        case "processes" -> () -> table.sweepWithoutSockets().processes().size();
                        case "sockets" -> () -> table.sweep().processes().size();
                        case "verdicts" -> () -> assessor.assess(table.sweep()).size();
                        default -> throw new IllegalArgumentException("no such order: " + order);
                    });
        }
    }

    private static void measure(IntSupplier sweep) {
        long start = System.nanoTime();
        int processes = sweep.getAsInt();
        System.out.println(System.nanoTime() - start + " " + processes);
    }
}

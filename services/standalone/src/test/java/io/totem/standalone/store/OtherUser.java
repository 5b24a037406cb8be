package io.totem.standalone.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another user of this machine: root becomes one with setpriv(1). Whoever else runs the tests stays who they are. */
final class OtherUser {

    /** Whether it is truly another one. */
    static final boolean ROOT = System.getProperty("user.name").equals("root");

    private static final String UID = "1501";

    /** The bytes of a file; none when it may not be read. */
    byte[] read(String file) throws IOException, InterruptedException {
        return run(new byte[0], "cat", file).output;
    }

    /** Whether a byte could be added to a file. */
    boolean append(String file) throws IOException, InterruptedException {
        return run(new byte[0], "sh", "-c", "printf x >> \"$0\"", file).status == 0;
    }

    /** What a server on a loopback port answers to some bytes before it closes, within ten seconds. */
    byte[] send(int port, byte[] bytes) throws IOException, InterruptedException {
        return run(bytes, "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + port + " && cat >&3 && timeout 10 cat <&3")
                .output;
    }

    private Ended run(byte[] input, String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>();
        if (ROOT) {
            whole.addAll(List.of("setpriv", "--reuid", UID, "--regid", UID, "--clear-groups"));
        }
        whole.addAll(List.of(command));
        Process process = new ProcessBuilder(whole)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input);
        }
        byte[] output = process.getInputStream().readAllBytes();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("no end of " + whole);
        }
        return new Ended(process.exitValue(), output);
    }

    private record Ended(int status, byte[] output) {}
}

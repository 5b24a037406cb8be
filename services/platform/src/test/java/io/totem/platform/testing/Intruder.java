package io.totem.platform.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Another process that may write into a folder and swaps what it finds there as fast as it can: the uid of the FTP user
 * where the tests run as root, else whoever runs them.
 */
public final class Intruder implements AutoCloseable {

    public static final String UID = "10082";

    /**
     * Each round another kind of thing gets the name {@code door}; what it replaces goes. Now and then it rests, so that
     * what lies there is also read whole.
     */
    private static final String SWAP = """
            use POSIX;
            my ($folder, $secret, $name) = @ARGV;
            chdir $folder or die;
            my ($place, $file) = $secret =~ m{(.*)/(.*)};
            sub write_file { open my $out, ">", $_[0] or die; print $out $_[1]; close $out }
            my @kinds = (
                sub { write_file("new", "good\\n") },
                sub { symlink $secret, "new" },
                sub { POSIX::mkfifo("new", 0666) },
                sub { symlink "../" x 40 . substr($secret, 1), "new" },
                sub { mkdir "new"; symlink $secret, "new/$file" },
                sub { symlink $place, "new" },
                sub { symlink "/proc/self/root$secret", "new" },
                sub { write_file("new", "good\\n"); link "new", "other" },
                sub { link $secret, "new" },
                sub { mkdir "new"; write_file("new/$file", "good\\n") },
                sub { symlink "door", "new" },
            );
            $| = 1;
            print "ready\\n";
            for (my $round = 0; getppid() != 1; $round++) {
                $kinds[$round % @kinds]->();
                rename $name, "old";
                rename "new", $name;
                unlink "old/$file", "new/$file", "other";
                unlink "old" or rmdir "old";
                unlink "new" or rmdir "new";
                select undef, undef, undef, 0.002 if rand() < 0.02;
            }
            """;

    private final Process process;

    private Intruder(Process process) {
        this.process = process;
    }

    /**
     * Swaps {@code name} in the folder between files, links of all kinds to the secret, folders and FIFOs, until closed.
     * The folder is given to others to write.
     */
    public static Intruder swapping(Path folder, String name, Path secret) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Intruder intruder = run("perl", "-e", SWAP, folder.toString(), secret.toString(), name);
        if (intruder.process.getInputStream().read() < 0) {
            throw new IllegalStateException("perl or setpriv is missing, or the folder is closed to " + UID);
        }
        return intruder;
    }

    /** Runs a command with the intruder's rights. */
    public static Intruder run(String... command) throws IOException {
        List<String> words = new ArrayList<>();
        if ((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0) {
            words.addAll(List.of("setpriv", "--reuid=" + UID, "--regid=" + UID, "--clear-groups"));
        }
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        return new Intruder(builder.start());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int await() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}

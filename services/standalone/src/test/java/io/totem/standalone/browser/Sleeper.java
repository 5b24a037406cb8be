package io.totem.standalone.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real process of a login user that does nothing: {@code sleep}, under any file name. */
final class Sleeper implements AutoCloseable {

    private static final int LOGIN_UID = 1500;

    private final Process process;

    private Sleeper(List<String> command) {
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sleeper ofLoginUser() {
        return new Sleeper(asLoginUser("sleep", "600"));
    }

    /** As the user the tests run as. */
    static Sleeper ofThisUser() {
        return new Sleeper(List.of("sleep", "600"));
    }

    /** @param folder which the login user may enter */
    static Sleeper named(String name, Path folder) {
        try {
            Path copy = Files.copy(Path.of("/bin/sleep").toRealPath(), folder.resolve(name));
            return new Sleeper(asLoginUser(copy.toString(), "600"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Root has to become somebody; whoever else runs the tests is a login user. */
    private static List<String> asLoginUser(String... command) {
        List<String> whole = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("setpriv", "--reuid", "" + LOGIN_UID, "--regid", "" + LOGIN_UID, "--clear-groups"));
        }
        whole.addAll(List.of(command));
        return whole;
    }
}

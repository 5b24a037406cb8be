package io.totem.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** A program in one file of Java, made into a jar that is started with {@code java -jar}. */
final class JavaProgram {

    private JavaProgram() {}

    static Path jar(Path source) throws IOException {
        String name = source.getFileName().toString().replace(".java", "");
        Path folder = Files.createDirectories(Path.of("target", "programs"));
        Path classes = folder.resolve(name);
        Path jar = folder.resolve(name + ".jar");
        run("javac", "--release", "25", "-d", classes.toString(), source.toString());
        run("jar", "--create", "--file", jar.toString(), "--main-class", name, "-C", classes.toString(), ".");
        return jar.toAbsolutePath();
    }

    private static void run(String tool, String... arguments) {
        int code = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        if (code != 0) {
            throw new IllegalStateException(tool + " failed: " + code);
        }
    }
}

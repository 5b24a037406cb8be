package io.totem.policy.known;

/** Where a program lies, as its own system writes it: {@code /usr/sbin/nginx}, {@code C:\Windows\explorer.exe}. */
public final class ProgramPath {

    private static final String WRAPPED = "-wrapped";

    private ProgramPath() {}

    /** Begins with a drive. */
    public static boolean isWindows(String path) {
        return path.length() > 2
                && path.charAt(1) == ':'
                && path.charAt(2) == '\\'
                && Character.isLetter(path.charAt(0));
    }

    /** The last part. */
    public static String fileName(String path) {
        return path.substring(path.lastIndexOf(isWindows(path) ? '\\' : '/') + 1);
    }

    /**
     * The program's own name where nixpkgs put a wrapper in its place: {@code nginx} of {@code .nginx-wrapped}; any other
     * name as it is.
     */
    public static String unwrapped(String fileName) {
        String name = fileName;
        while (name.startsWith(".") && name.endsWith(WRAPPED) && name.length() > WRAPPED.length() + 1) {
            name = name.substring(1, name.length() - WRAPPED.length());
        }
        return name;
    }

    /** Whether both name one file; on Windows in any case. */
    public static boolean same(String one, String other) {
        return isWindows(one) ? one.equalsIgnoreCase(other) : one.equals(other);
    }
}

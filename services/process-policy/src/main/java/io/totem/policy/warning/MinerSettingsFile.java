package io.totem.policy.warning;

import io.totem.policy.known.ProgramPath;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of settings that a program was told. */
public final class MinerSettingsFile {

    private static final Pattern FLAG = Pattern.compile("(-c|--config|--config-file|--cfg)(?:=(.{1,1024}))?");
    private static final Pattern FILE = Pattern.compile("[^/]{1,128}\\.(?:json|conf|cfg|txt|toml|ya?ml|ini)");

    private static final Pattern MINERS =
            Pattern.compile("(?i)(?:config[-_.])?(?:xmrig(?:-proxy|-cuda)?|xmr-stak|cpuminer|minerd"
                    + "|nbminer|lolminer|phoenixminer|nanominer|srbminer(?:-multi)?|teamredminer|ethminer|ccminer|bzminer|t-rex|gminer)"
                    + "(?:[-_.](?:config|cpu|gpu|pools?))?\\.[a-z]{2,4}");

    private MinerSettingsFile() {}

    /** As it is written there; empty where no option names one. */
    public static Optional<String> named(List<String> arguments) {
        for (int at = 1; at < arguments.size(); at++) {
            Matcher flag = FLAG.matcher(arguments.get(at));
            if (flag.matches()) {
                String value =
                        flag.group(2) != null ? flag.group(2) : at + 1 < arguments.size() ? arguments.get(at + 1) : "";
                if (FILE.matcher(ProgramPath.fileName(value)).matches()) {
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether it is called as only the settings of a miner are. */
    static boolean isCalledLikeMiners(String path) {
        return MINERS.matcher(ProgramPath.fileName(path)).matches();
    }
}

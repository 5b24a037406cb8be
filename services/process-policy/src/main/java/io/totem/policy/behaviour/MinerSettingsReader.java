package io.totem.policy.behaviour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.totem.policy.access.FileAccess;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.facts.StartUp.MinerSettings;
import io.totem.policy.known.Interpreters;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.provenance.SystemFolders;
import io.totem.policy.script.Interpreted;
import io.totem.policy.warning.MinerSettingsFile;
import io.totem.procfs.HostRoot;
import io.totem.procfs.PathDescriptor;
import io.totem.procfs.ProcessInspector;
import io.totem.procfs.ProcessSample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks into the settings that a program was told, or that lie beside it: a crypto miner under another name needs no more. Only of
 * programs that lie where no package installs, and of others what an option names in JSON, only plain files of file systems that answer at once, and little of each.
 */
public final class MinerSettingsReader {

    /** A miner's own is a tenth of it. */
    private static final int MOST_BYTES = 32 * 1024;

    private static final String BESIDE = "config.json";

    /** A pool's address in a value. */
    private static final Pattern POOL =
            Pattern.compile("[\"' =](?:stratum[12]?\\+?[a-z]{0,8}|ethproxy|nicehash\\+tcp)://([^\\s\"'/?#,]{1,255})");

    /** The name of a setting that no other program has. */
    private static final Pattern SETTING =
            Pattern.compile("\"(donate-level|donate-over-proxy|cpu-max-threads-hint|randomx|cryptonight)\"[ \t]{0,8}:");

    /** A list of pools, and in it one without a scheme. */
    private static final Pattern POOLS = Pattern.compile("\"pools\"\\s{0,8}:\\s{0,8}\\[");

    private static final Pattern POOL_WITHOUT_SCHEME =
            Pattern.compile("\"url\"\\s{0,8}:\\s{0,8}\"([a-zA-Z0-9.-]{1,253}+:[0-9]{2,5})\"");

    /** What is said of a pool of miners and of no other pool: a setting, an algorithm, a wallet to be paid into. */
    private static final Pattern MINERS_POOL = Pattern.compile(
            "\"(?:coin|rig-id|nicehash|tls-fingerprint)\"\\s{0,8}:"
                    + "|\"algo\"\\s{0,8}:\\s{0,8}\"(?:rx|cn|argon2|randomx|cryptonight|ghostrider|kawpow|ethash|etchash|yespower|verus)"
                    + "|\"(?:user|wallet)\"\\s{0,8}:\\s{0,8}\"(?:[48][0-9A-Za-z]{94,105}|0x[0-9a-fA-F]{40}|bc1[0-9a-z]{25,62})");

    private final HostRoot host;
    private final ProcessInspector inspector;
    private final FileAccesses accesses;

    public MinerSettingsReader(HostRoot host, ProcessInspector inspector, FileAccesses accesses) {
        this.host = host;
        this.inspector = inspector;
        this.accesses = accesses;
    }

    /** Empty for other programs' settings, and where none can be read. */
    Optional<MinerSettings> of(ProcessSample process) {
        return process.executable()
                .filter(path -> path.startsWith("/")
                        && (!SystemFolders.contain(path)
                                || MinerSettingsFile.named(process.commandLine())
                                        .filter(file -> file.endsWith(".json"))
                                        .isPresent()))
                .filter(path -> !Interpreters.isInterpreter(ProgramPath.fileName(path)))
                .flatMap(path -> settings(process, path))
                .flatMap(path -> accesses.of(process, path)
                        .filter(access ->
                                access.closed().isEmpty() && access.owner().isPresent())
                        .flatMap(access -> sign(process, access))
                        .map(sign -> new MinerSettings(path, sign)));
    }

    private Optional<String> settings(ProcessSample process, String executable) {
        Optional<String> named = MinerSettingsFile.named(process.commandLine());
        return named.isPresent()
                ? named.flatMap(path ->
                        Interpreted.path(path, path.startsWith("/") ? "" : inspector.workingFolder(process.pid())))
                : Optional.of(executable.substring(0, executable.lastIndexOf('/') + 1) + BESIDE);
    }

    private Optional<String> sign(ProcessSample process, FileAccess access) {
        try (PathDescriptor file = find(process, access.path())) {
            return file.status().isRegular() ? sign(read(file)) : Optional.empty();
        } catch (IOException goneOrClosed) {
            return Optional.empty();
        }
    }

    private static String read(PathDescriptor file) throws IOException {
        try (FileChannel channel = file.open();
                InputStream stream = Channels.newInputStream(channel)) {
            return new String(stream.readNBytes(MOST_BYTES), ISO_8859_1);
        }
    }

    static Optional<String> sign(String text) {
        Matcher pool = POOL.matcher(text);
        if (pool.find()) {
            return Optional.of(pool.group(1).substring(pool.group(1).lastIndexOf('@') + 1));
        }
        Matcher setting = SETTING.matcher(text);
        if (setting.find()) {
            return Optional.of(setting.group(1));
        }
        Matcher pools = POOLS.matcher(text);
        Matcher address = POOL_WITHOUT_SCHEME.matcher(text);
        return pools.find()
                        && address.find(pools.end())
                        && MINERS_POOL.matcher(text).find()
                ? Optional.of(address.group(1))
                : Optional.empty();
    }

    /** Through no link: the path has none. */
    private PathDescriptor find(ProcessSample process, String path) throws IOException {
        PathDescriptor at = PathDescriptor.of(
                host.proc().resolve(Integer.toString(process.pid())).resolve("root"));
        for (Path name : Path.of(path)) {
            try (PathDescriptor folder = at) {
                at = folder.child(name.toString());
            }
        }
        return at;
    }
}

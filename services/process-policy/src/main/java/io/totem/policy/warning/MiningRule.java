package io.totem.policy.warning;

import static io.totem.policy.Messages.text;

import io.totem.policy.port.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MINING: its arguments are those of a crypto miner, whatever its name. An argument counts when it is a pool's address or a
 * miner's option as a whole: a text that only speaks of one, and programs that search or show texts, are left alone.
 */
final class MiningRule implements WarningRule {

    private static final Pattern TEXT_TOOLS =
            Pattern.compile("[efzr]?grep|rg|ag|ack|vim?(?:\\.[a-z]{1,8})?|nvim|nano|emacs.{0,8}"
                    + "|pico|joe|mcedit|less|more|most|cat|bat|[gmn]?awk|sed|tail|head|journalctl|man|git|find|locate|ps|pgrep|pkill"
                    + "|diff|strings|echo|printf|logger|tee|watch|host|dig|nslookup|whois|ping|code");

    private static final Pattern POOL = Pattern.compile(
            "(?:--?[a-zA-Z-]{1,24}=?)?(?:stratum[12]?\\+?[a-z]{0,8}|ethproxy|zilpool|nicehash\\+tcp)://([^\\s/?#]{1,255}).{0,512}");

    private static final Pattern OPTION = Pattern.compile(
            "--(?:donate-(?:level|over-proxy)|randomx-[a-z0-9-]{1,32}|cpu-max-threads-hint|nicehash|cuda-bfactor-hint)(?:=.{0,64})?");

    private static final Pattern SERVER_FLAG = Pattern.compile("-o|-P|--(?:url|pool|server|proxy-pool)");
    private static final Pattern USER_FLAG = Pattern.compile("-u|-w|--(?:user|wal|wallet|address|worker)");
    private static final Pattern ALGORITHM_FLAG = Pattern.compile("-a|--(?:algo|algorithm|coin)");
    private static final Pattern SERVER = Pattern.compile("^[a-zA-Z0-9.-]{1,253}:[0-9]{2,5}");
    private static final Pattern ALGORITHM =
            Pattern.compile("(?:rx|cn|cn-lite|cn-heavy|cn-pico|argon2)(?:/.{1,24})?|randomx.{0,16}"
                    + "|cryptonight.{0,24}|ethash|etchash|kawpow|autolykos2?|verus(?:hash)?|ghostrider|kheavyhash|equihash.{0,16}"
                    + "|yespower.{0,16}|monero|xmr|ravencoin|ergo");

    /** An address of Monero, Bitcoin or Ethereum and their like, with a worker's name behind it or not. */
    private static final Pattern WALLET =
            Pattern.compile("(?:0x[0-9a-fA-F]{40}|[48][0-9A-Za-z]{94,105}|bc1[0-9a-z]{25,62}"
                    + "|[13LDRtq][0-9A-Za-z]{25,94})(?:[./+@:].{0,128})?");

    private static final Pattern CONFIG = Pattern.compile("^(?:.{0,512}/)?[a-zA-Z0-9._-]{0,64}\\.json");
    private static final Pattern CONFIG_FLAG = Pattern.compile("-c|--config");

    @Override
    public List<Warning> check(Evidence evidence) {
        List<String> arguments = evidence.process().commandLine();
        Optional<Warning> settings = settings(evidence);
        if (settings.isPresent()) {
            return List.of(settings.get());
        }
        if (arguments.size() < 2
                || TEXT_TOOLS.matcher(ProgramKind.applet(evidence.process())).matches()) {
            return List.of();
        }
        return pool(arguments)
                .map(pool -> warning(evidence, "pool", pool))
                .or(() -> option(arguments).map(option -> warning(evidence, "option", option)))
                .or(() -> wallet(arguments).map(wallet -> warning(evidence, "wallet", wallet)))
                .or(() -> config(evidence, arguments).map(file -> warning(evidence, "config", file)))
                .or(() -> MinerSettingsFile.named(arguments)
                        .filter(MinerSettingsFile::isCalledLikeMiners)
                        .map(file -> warning(evidence, "file", Shown.words(file), "", Severity.CAUTION)))
                .stream()
                .toList();
    }

    /** What its settings say counts without a word in its arguments. */
    private static Optional<Warning> settings(Evidence evidence) {
        return evidence.facts()
                .behaviour()
                .startUp()
                .minerSettings()
                .map(settings -> warning(
                        evidence,
                        "settings",
                        Shown.words(settings.path()),
                        Shown.words(settings.sign()),
                        Severity.DANGER));
    }

    private static Optional<String> pool(List<String> arguments) {
        return arguments.stream()
                .skip(1)
                .map(POOL::matcher)
                .filter(Matcher::matches)
                .map(address -> withoutUser(address.group(1)))
                .findFirst();
    }

    private static String withoutUser(String authority) {
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static Optional<String> option(List<String> arguments) {
        return arguments.stream()
                .skip(1)
                .filter(argument -> OPTION.matcher(argument).matches())
                .findFirst();
    }

    /** A wallet to be paid into, beside a server or an algorithm. */
    private static Optional<String> wallet(List<String> arguments) {
        boolean paid = has(arguments, USER_FLAG, WALLET);
        boolean server = has(arguments, SERVER_FLAG, SERVER);
        boolean algorithm = has(arguments, ALGORITHM_FLAG, ALGORITHM);
        if (paid && (server || algorithm)) {
            return Optional.of("wallet");
        }
        return server && algorithm ? Optional.of("algorithm") : Optional.empty();
    }

    private static boolean has(List<String> arguments, Pattern flag, Pattern value) {
        for (int at = 1; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            int equals = argument.indexOf('=');
            boolean attached = equals > 0
                    && flag.matcher(argument.substring(0, equals)).matches()
                    && value.matcher(argument.substring(equals + 1)).matches();
            boolean next = at + 1 < arguments.size()
                    && flag.matcher(argument).matches()
                    && value.matcher(arguments.get(at + 1)).matches();
            if (attached || next) {
                return true;
            }
        }
        return false;
    }

    /** Settings in a file say nothing by themselves: only with a name that miners have. */
    private static Optional<String> config(Evidence evidence, List<String> arguments) {
        return evidence.explanation().malware().isPresent() && has(arguments, CONFIG_FLAG, CONFIG)
                ? Optional.of("config")
                : Optional.empty();
    }

    private static Warning warning(Evidence evidence, String variant, String sign) {
        return warning(evidence, variant, Shown.words(sign), "", Severity.DANGER);
    }

    private static Warning warning(Evidence evidence, String variant, String shown, String more, Severity severity) {
        return new Warning(
                WarningCode.MINING,
                Optional.empty(),
                severity,
                false,
                text(severity == Severity.DANGER ? "warning.MINING.title" : "warning.MINING.title.file"),
                text(
                        "warning.MINING.why." + variant,
                        evidence.name(),
                        evidence.process().user(),
                        shown,
                        more),
                text("warning.MINING.todo"));
    }
}

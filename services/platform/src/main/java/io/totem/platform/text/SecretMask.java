package io.totem.platform.text;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Blots out what looks like a secret in words that strangers wrote: log lines and command lines. It errs towards
 * blotting out too much. A hostile line costs no more than its length: a repetition never gives back what it took, and what
 * was read in vain is not read again from its middle.
 */
public final class SecretMask {

    public static final String MASK = "***";

    private static final String SECRET_WORD =
            "(?:passw(?:or)?d|passphrase|passwd|secret|token|api[_-]?key|access[_-]?key"
                    + "|private[_-]?key|secret[_-]?key|account[_-]?key|credentials?)";

    /** A path to a secret is not the secret. */
    private static final String NOT_A_FILE = "(?![\\w.-]{0,20}(?:file|path|dir)\\b)";

    private static final String VALUE = "(?:\"[^\"\\n]{0,4096}+\"|'[^'\\n]{0,4096}+'|[^\\s\"',;&]{1,4096}+)";

    private static final String CLIENT = "(?:mysqld?|mariadb)[\\w-]{0,20}+";

    /**
     * @param signs in lower case: where none of them stands the pattern cannot match. Looking for them costs a fraction of
     *     the pattern, and most lines hold no secret
     */
    private record Rule(Pattern pattern, Function<MatchResult, String> replacement, List<String> signs) {

        static Rule of(String regex, String replacement, String... signs) {
            return new Rule(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), _ -> replacement, List.of(signs));
        }

        static Rule exact(String regex, String replacement, String... signs) {
            return new Rule(Pattern.compile(regex), _ -> replacement, List.of(signs));
        }

        /** @param regex whose last group is there when a secret is; the rest is what was read in vain, and stays */
        static Rule whenWhole(String regex, String replacement, String... signs) {
            return new Rule(
                    Pattern.compile(regex),
                    match -> match.group(match.groupCount()) == null ? "$0" : replacement,
                    List.of(signs));
        }

        boolean concerns(String lowerCase) {
            return signs.stream().anyMatch(lowerCase::contains);
        }

        String apply(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            // scheme://user:secret@host
            Rule.of("(://[^\\s:/@]{0,256}+:)[^\\s/]{1,512}@", "$1" + MASK + "@", "://"),
            // Authorization: Bearer secret, also as a curl argument
            Rule.of(
                    "((?:proxy-)?authorization[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?)"
                            + "((?:basic|bearer|digest|token|negotiate|apikey|aws4-hmac-sha256)\\s{1,4})?[^\"'\\n]{1,4096}+",
                    "$1$2" + MASK,
                    "authorization"),
            Rule.of("\\b(bearer)\\s{1,4}[\\w.~+/=-]{8,4096}+", "$1 " + MASK, "bearer"),
            Rule.of("\\b((?:set-)?cookie\\s{0,4}:\\s{0,4})[^\"'\\n]{1,4096}+", "$1" + MASK, "cookie"),
            // password=…, "api_key": "…", MYSQL_ROOT_PASSWORD=…, client-secret: …
            Rule.of(
                    "(" + SECRET_WORD + NOT_A_FILE + "[\\w.-]{0,40}+[\"']?+\\s{0,4}+(?:=>|:=|=|:)\\s{0,4})(?!//)"
                            + VALUE,
                    "$1" + MASK,
                    "passw",
                    "passphrase",
                    "secret",
                    "token",
                    "key",
                    "credential"),
            Rule.of("((?:\\b|_)(?:pass|pwd|pw)[\"']?(?:=|:\\s{0,4}))(?!/)" + VALUE, "$1" + MASK, "pass", "pw"),
            // --password x, -token x
            Rule.of(
                    "((?:^|\\s)--?[\\w-]{0,40}?(?:" + SECRET_WORD + "|pass)" + NOT_A_FILE + "[\\w-]{0,20}\\s{1,4})(?!-)"
                            + VALUE,
                    "$1" + MASK,
                    "pass",
                    "secret",
                    "token",
                    "key",
                    "credential"),
            // mysql -psecret
            Rule.whenWhole(
                    "((?:^|[\\s/])" + CLIENT + "(?!\\s" + CLIENT + "\\s)\\s"
                            + "(?:(?!(?<=\\s)-p[^\\s-]|[\\s/]" + CLIENT + "\\s)[^\\n|;]){0,401}+)"
                            + "(?:(\\n?(?<=\\s)-p)(?=[^\\s-])(\\S{1,512}+))?",
                    "$1$2" + MASK,
                    "mysql",
                    "mariadb"),
            Rule.exact("\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\\b", MASK, "akia", "asia", "abia", "acca"),
            Rule.exact(
                    "\\b(?:gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|sk_live_|rk_live_|sk-)[\\w-]{16,512}+",
                    MASK,
                    "gh",
                    "glpat-",
                    "xox",
                    "sk_live_",
                    "rk_live_",
                    "sk-"),
            Rule.exact("\\bAIza[\\w-]{35}", MASK, "aiza"),
            Rule.whenWhole("\\beyJ[\\w-]{8,}+(\\.[\\w-]{8,}+\\.[\\w-]*+)?", MASK, "eyj"),
            Rule.exact(
                    "-----BEGIN ([A-Z ]{0,40})PRIVATE KEY-----(?s:(?!-----END).){0,16384}+(?:-----END[A-Z -]{0,60})?",
                    "-----BEGIN $1PRIVATE KEY-----" + MASK,
                    "private key-----"));

    private SecretMask() {}

    /** One line, or a few, of free text. */
    public static String mask(String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        String masked = text;
        for (Rule rule : RULES) {
            if (rule.concerns(lowerCase)) {
                masked = rule.apply(masked);
            }
        }
        return masked;
    }

    /** The arguments of a process as one line; a flag of a known program hides the argument that belongs to it. */
    public static String commandLine(List<String> arguments) {
        return mask(String.join(" ", SecretFlags.mask(arguments)));
    }
}

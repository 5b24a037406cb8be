package io.totem.policy.warning;

import io.totem.policy.known.ProgramPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of {@code sh -c} as sites and applications write it: a few programs of the system, one after the other or joined by pipes, with
 * words alone ({@code cd /srv/shop && git pull}, {@code mysqldump shop | gzip > shop.gz}). Who gets in through a hole can write such a text, too:
 * it is no reason for silence.
 */
final class PlainCommands {

    private static final int MOST_COMMANDS = 6;

    private static final String WORD = "(?:[^\\s;|&$`<>()'\"\\\\{}!]|'[^'\\n]{0,1000}+'|\"[^\"$`\\\\\\n]{0,1000}+\")++";
    private static final String REDIRECTION = "[012]?>>? ?(?:&[12]|(?!&)" + WORD + ")|< ?" + WORD;

    /** What a text is made of, in groups: a redirection, a word, and what stands between two commands. */
    private static final Pattern PART =
            Pattern.compile("(" + REDIRECTION + ")|(" + WORD + ")|(&&|\\|\\||[;|&])| {1,8}+");

    private static final Pattern TARGET = Pattern.compile("[012]?(?:>>?|<) ?");

    private static final List<String> PLACES =
            List.of("/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/", "/usr/local/bin/", "/usr/local/sbin/");

    /** They start what their arguments name, decode it, or write it where it is run. */
    private static final Set<String> STARTERS = Set.of(
            "env",
            "xargs",
            "find",
            "timeout",
            "nice",
            "ionice",
            "chrt",
            "taskset",
            "nohup",
            "setsid",
            "stdbuf",
            "script",
            "unshare",
            "nsenter",
            "chroot",
            "flock",
            "watch",
            "time",
            "parallel",
            "run-parts",
            "start-stop-daemon",
            "setarch",
            "linux64",
            "systemd-run",
            "eval",
            "exec",
            "source",
            ".",
            "command",
            "builtin",
            "trap",
            "alias",
            "export",
            "read",
            "awk",
            "mawk",
            "gawk",
            "sed",
            "ed",
            "ex",
            "vi",
            "vim",
            "view",
            "nano",
            "emacs",
            "less",
            "more",
            "man",
            "make",
            "cmake",
            "gcc",
            "cc",
            "g++",
            "tcc",
            "go",
            "cargo",
            "gdb",
            "strace",
            "ltrace",
            "perf",
            "screen",
            "tmux",
            "busybox",
            "toybox",
            "docker",
            "podman",
            "nerdctl",
            "ctr",
            "kubectl",
            "runc",
            "base64",
            "base32",
            "xxd",
            "uudecode",
            "openssl",
            "gpg",
            "tee",
            "dd",
            "install",
            "ln",
            "mknod",
            "mkfifo",
            "rsync",
            "scp",
            "sftp",
            "ftp",
            "bsdtar",
            "cpio",
            "ld.so",
            "capsh",
            "expect",
            "dialog",
            "dpkg",
            "apt",
            "apt-get",
            "yum",
            "dnf",
            "rpm",
            "snap",
            "pip",
            "pip3",
            "gem",
            "npx");

    /** With what an intruder looks around first, gets more rights, and stays. */
    private static final Set<String> POST_EXPLOITATION = Set.of(
            "id",
            "whoami",
            "uname",
            "hostname",
            "hostnamectl",
            "w",
            "who",
            "last",
            "users",
            "ps",
            "pstree",
            "top",
            "netstat",
            "ss",
            "lsof",
            "ifconfig",
            "ip",
            "arp",
            "route",
            "getent",
            "printenv",
            "set",
            "lscpu",
            "lsb_release",
            "getcap",
            "ping",
            "nslookup",
            "dig",
            "host",
            "nmap",
            "sleep",
            "sudo",
            "su",
            "doas",
            "pkexec",
            "chmod",
            "chown",
            "chattr",
            "setfacl",
            "setcap",
            "crontab",
            "at",
            "batch",
            "useradd",
            "usermod",
            "adduser",
            "userdel",
            "groupadd",
            "passwd",
            "chpasswd",
            "insmod",
            "modprobe",
            "mount",
            "umount",
            "systemctl",
            "service",
            "kill",
            "pkill",
            "killall",
            "iptables",
            "nft",
            "ufw",
            "setenforce",
            "history",
            "shutdown",
            "reboot",
            "shred",
            "socat");

    private static final Pattern SECRETS = Pattern.compile(
            "/etc/(?:passwd|g?shadow|sudoers|cron|ld\\.so)|/\\.|^\\.(?!\\.?(?:/|$))|/root\\b|/proc/|/dev/(?:tcp|udp)|authorized_keys|id_rsa|wp-config");

    /** What runs, or is run, where it is put. */
    private static final Pattern RUN_WHERE_IT_LIES = Pattern.compile(
            "(?i).*(?:\\.(?:ph(?:p[0-9]?|tml|ar|t)|jspx?|war|cgi|pl|py|rb|sh|bash|js|mjs|so|conf|ini|service|timer|htaccess)$"
                    + "|/cron).*|(?:/usr(?:/local)?)?/(?:s?bin|lib(?:32|64|exec)?|etc|boot)/.*|/dev/(?!null$).*");

    /** Options by which tar starts another program; long ones may be shortened. */
    private static final Pattern TARS_PROGRAMS =
            Pattern.compile("--(?!exclude|gzip|zstd|directory|file).*|-?[a-zA-Z]*[IF].{0,200}");

    /** Options and commands by which git, sort, split, databases' clients and their like start another program. */
    private static final Pattern STARTS_ANOTHER = Pattern.compile(
            "--(?:exec|compress-prog|filter|rsh|pager|upload-pack|receive-pack|to-command|config|unzip-command).*|-TT.*|(?s).*(?:\\\\!|\\.(?:shell|system)\\b).*");

    private static final Set<String> COPIERS = Set.of("cp", "mv", "touch");
    private static final Set<String> FOLDER_CHANGERS = Set.of("cd", "pushd");
    private static final Set<String> RUNTIMES = Set.of("java", "dotnet", "mono");

    private PlainCommands() {}

    static boolean are(String text) {
        // Libraries put exec before the one program that they start.
        String whole = text.strip().replaceFirst("^exec (?! *[0-9<>&|;])", "");
        Matcher part = PART.matcher(whole);
        List<String> words = new ArrayList<>();
        int commands = 1;
        while (part.lookingAt()) {
            if (part.group(1) != null) {
                String target = unquoted(TARGET.matcher(part.group(1)).replaceFirst(""));
                if (isRunWhereItLies(target)) {
                    return false;
                }
            } else if (part.group(2) != null) {
                words.add(unquoted(part.group(2)));
            } else if (part.group(3) != null && part.end() < whole.length()) {
                if (part.group(3).equals("&") || !isPlain(words) || ++commands > MOST_COMMANDS) {
                    return false;
                }
                words.clear();
            }
            part.region(part.end(), whole.length());
        }
        return part.regionStart() == whole.length() && isPlain(words);
    }

    private static boolean isPlain(List<String> words) {
        return !words.isEmpty()
                && words.stream().noneMatch(word -> SECRETS.matcher(word).find())
                && isPlainProgram(words);
    }

    private static boolean isRunWhereItLies(String target) {
        return RUN_WHERE_IT_LIES.matcher(target).matches()
                || SECRETS.matcher(target).find();
    }

    private static boolean isPlainProgram(List<String> words) {
        String program = words.getFirst();
        String name = ProgramPath.fileName(program);
        boolean installed = !program.contains("/") || PLACES.stream().anyMatch(place -> program.equals(place + name));
        if (!installed
                || program.contains("=")
                || program.startsWith("-")
                || STARTERS.contains(name)
                || POST_EXPLOITATION.contains(name)) {
            return false;
        }
        List<String> arguments = words.subList(1, words.size());
        boolean otherwise = arguments.stream()
                        .anyMatch(word -> STARTS_ANOTHER.matcher(word).matches())
                || name.equals("git") && arguments.contains("-c")
                || FOLDER_CHANGERS.contains(name) && arguments.stream().anyMatch(word -> SiteScripts.isOpen(word + "/"))
                || name.equals("tar")
                        && arguments.stream()
                                .anyMatch(word -> TARS_PROGRAMS.matcher(word).matches())
                || COPIERS.contains(name) && words.stream().anyMatch(PlainCommands::isRunWhereItLies)
                || RUNTIMES.contains(name) && words.stream().anyMatch(SiteScripts::isOpen);
        return !otherwise && (ProgramKind.of(name).isEmpty() || SiteScripts.runsAFile(words));
    }

    private static String unquoted(String word) {
        return word.replace("'", "").replace("\"", "");
    }
}

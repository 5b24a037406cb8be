package io.totem.policy.warning;

import io.totem.policy.access.Account;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.Script;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scripts that sites and services run as part of themselves: worth a look, and seldom more. */
final class SiteScripts {

    /** One program with words alone, its messages and its input into and from nothing, or itself in the background. */
    private static final Pattern ONE_COMMAND = Pattern.compile("((?:[^;|&$`<>()'\\n\\\\]|'[^'\\n]{0,1000}+'){0,2000}+)"
            + "(?: ?(?:2?> ?(?:/dev/null|&1)|< ?/dev/null)){0,3}+ ?&?");

    private static final Pattern INTERPRETER = Pattern.compile("(?:python|php|node|perl|ruby)[0-9.]{0,6}");

    /** They change how it runs, and not what. */
    private static final Set<String> OPTIONS = Set.of("-u", "-B", "-O", "-q");

    private static final List<String> OPEN = List.of("/tmp/", "/var/tmp/", "/dev/", "/proc/", "/run/");
    private static final String UP = "../";

    private static final String HOOKS = "hooks";
    private static final String SEVERAL = ".d";
    private static final Set<String> GIT_HOOKS = Set.of(
            "pre-receive",
            "post-receive",
            "update",
            "post-update",
            "proc-receive",
            "pre-commit",
            "post-commit",
            "post-checkout",
            "post-merge");
    private static final Pattern GIT =
            Pattern.compile("/usr/(?:local/)?(?:bin|lib/git-core|libexec/git-core)/git(?:-[a-z-]{1,30})?");

    private SiteScripts() {}

    /** One interpreter with a file, as {@code exec("python3 ocr.py …")} has it: no text to run, nothing from an open place. */
    static boolean isStartedBy(Optional<String> text) {
        return text.map(words -> ONE_COMMAND.matcher(words.strip()))
                .filter(Matcher::matches)
                .map(command -> Arrays.stream(command.group(1).replace("'", "").split(" "))
                        .filter(word -> !word.isEmpty() && !word.equals("exec"))
                        .toList())
                .filter(SiteScripts::runsAFile)
                .isPresent();
    }

    static boolean runsAFile(List<String> words) {
        return !words.isEmpty()
                && INTERPRETER.matcher(ProgramPath.fileName(words.getFirst())).matches()
                && !isOpen(words.getFirst())
                && words.stream()
                        .skip(1)
                        .filter(word -> !OPTIONS.contains(word))
                        .findFirst()
                        .filter(script -> !script.startsWith("-") && !isOpen(script))
                        .isPresent();
    }

    /** Where anybody can put files, or visitors' files are kept, by the name alone: there the script itself is not looked at. */
    static boolean isOpen(String path) {
        return OPEN.stream().anyMatch(path::startsWith) || VisitorFolders.contain(path) || path.contains(UP);
    }

    /** Whether it runs a file that the service itself cannot have put there, nor anybody but a person and root. */
    static boolean isDeployed(Evidence evidence) {
        int service = evidence.process().uid();
        return Script.of(evidence.process())
                .flatMap(path ->
                        evidence.facts().access().map(access -> access.loaded().get(path)))
                .filter(file -> file.openFolder().isEmpty())
                .filter(file -> file.owner()
                        .filter(owner -> owner.uid() != service && owner.kind() != Account.Kind.SERVICE)
                        .filter(owner -> file.isClosedBut(owner.uid()))
                        .isPresent())
                .isPresent();
    }

    /** Whether git started it, as a hook of a repository. */
    static boolean isGitHook(Evidence evidence, CommandSource source) {
        return source.file().filter(SiteScripts::isHook).isPresent()
                && evidence.ancestors().stream()
                        .limit(1)
                        .flatMap(parent -> parent.executable().stream())
                        .anyMatch(path -> GIT.matcher(path).matches());
    }

    /** {@code hooks/post-receive}, {@code hooks/post-receive.d/10-build}. */
    private static boolean isHook(String path) {
        List<String> names = List.of(path.split("/"));
        int last = names.size() - 1;
        boolean several = last > 0 && names.get(last - 1).endsWith(SEVERAL);
        int hook = several ? last - 1 : last;
        if (hook < 1) {
            return false;
        }
        String name = names.get(hook);
        return names.get(hook - 1).equals(HOOKS)
                && GIT_HOOKS.contains(several ? name.substring(0, name.length() - SEVERAL.length()) : name);
    }
}

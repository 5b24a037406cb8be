package io.totem.policy.warning;

import io.totem.policy.warning.AdHocServer.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server is whose program is a text among the arguments of an interpreter: {@code python3 -c}, {@code ruby -e}, {@code php -r}. */
final class ServerText {

    /** How Python's own libraries start the parts of a server, which get its socket: a call with values alone. */
    private static final Pattern WORKERS = Pattern.compile("from multiprocessing\\.[a-z_]{1,32} import [a-z_]{1,32}; ?"
            + "[a-z_]{1,32}\\([a-zA-Z0-9_=,'\"./:*\\[\\]{} -]{0,4000}+\\)");

    private static final Pattern FILE_HANDLERS = Pattern.compile(
            "SimpleHTTPRequestHandler|http\\.server\\.test\\(|WEBrick::HTTPServer|serve-static|express\\.static");
    private static final Pattern HANDLERS_FOLDER =
            Pattern.compile("(?:directory ?=|:?DocumentRoot ?=>|static\\() ?[\"']([^\"'\n]{1,400}+)[\"']");

    private static final Pattern STARTS = Pattern.compile(
            "\\b(?:exec[lv]?[pe]{0,2}|eval|popen[234]?|Popen|system|spawn\\w{0,4}|subprocess"
                    + "|child_process|repl|shell_exec|passthru|proc_open|pcntl_exec|open[23]|instance_eval|pty|execSync)\\b|`|%x[^a-z0-9 ]|\\bqx\\b");

    private ServerText() {}

    /** Whatever it is, it listens, and no file says what for; empty where it is a part of another server. */
    static Optional<AdHocServer> of(String text) {
        if (WORKERS.matcher(text).matches()) {
            return Optional.empty();
        } else if (FILE_HANDLERS.matcher(text).find()) {
            Matcher folder = HANDLERS_FOLDER.matcher(text);
            return Optional.of(new AdHocServer(
                    Kind.FILES, Optional.of(folder.find() ? folder.group(1) : AdHocServer.HERE), false));
        }
        boolean starts = STARTS.matcher(text).find();
        return Optional.of(new AdHocServer(Kind.INLINE, Optional.empty(), starts));
    }
}

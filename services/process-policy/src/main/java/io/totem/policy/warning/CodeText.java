package io.totem.policy.warning;

import io.totem.procfs.ProcessSample;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the text that a shell or an interpreter was given to run ({@code sh -c}, {@code python -c}, {@code php -r}) does with other text:
 * fetches it or decodes it, and runs that. Nobody can read in the arguments what is run then.
 */
final class CodeText {

    private static final Pattern RUNS = Pattern.compile(
            "\\b(?:exec|eval|compile|assert|__import__|create_function|Function|FunctionType|runIn(?:This|New)?Context|instance_eval|class_eval"
                    + "|system|popen|shell_exec|passthru|proc_open)"
                    + "\\b[ \t]{0,4}\\(?|\\beval[ \t]");

    private static final Pattern DECODES =
            Pattern.compile("b64decode|b32decode|b85decode|decodebytes|unhexlify|bytes\\.fromhex"
                    + "|fromhex\\(|codecs\\.decode|zlib\\.decompress|marshal\\.loads|rot_?13|base64_decode|gzinflate|gzuncompress"
                    + "|str_rot13|hex2bin|decode_base64|unpack\\(?[ \t]{0,4}q?q?[\"'({]?[uHhm]|unpack1|decode64"
                    + "|Buffer\\.from\\([^)]{0,4000}[\"'](?:base64|hex)[\"']|\\batob\\(");

    /** What ordinary programs do as well: it counts where text is run as such, not where a program is started or a pattern is looked for. */
    private static final Pattern REARRANGES = Pattern.compile(
            "chr\\([^)\n]{1,80}\\)[ \t]{0,4}(?:for\\b|[+.])|map\\(chr\\b|\\[::-1]|strrev\\(|fromCharCode|\\bunescape\\("
                    + "|\\.reverse\\b|\\bpack\\(?[ \t]{0,4}q?q?[\"'({]?[HhCUu]|\\b(?:tr|y)/[^/\n]{1,60}/[^/\n]{0,40}[b-zB-Z]-[zZ]");

    private static final Pattern EVALUATES = Pattern.compile(
            "(?:^|[^.\\w])(?:(?:exec|eval|assert|Function|create_function)[ \t]{0,4}\\(" + "|eval[ \t]{1,4}[^{ \t=])");

    private static final Pattern ENCODED =
            Pattern.compile("(?i)--?e(?:c|n|nc|nco|ncod|ncode|ncoded|ncodedc[a-z]{0,6})?");

    private static final Pattern NO_MORE_OPTIONS =
            Pattern.compile("(?i)--?(?:f|fi|fil|file|c|co|com|comm|comma|comman|command)|.{0,1000}\\.ps1");

    private static final Pattern FETCHES = Pattern.compile("urlopen\\(|requests\\.get\\(|urllib\\.request|http\\.client"
            + "|file_get_contents\\([\"']https?:|LWP::Simple|Net::HTTP|open-uri|URI\\.open|\\bfetch\\([\"']https?:"
            + "|require\\([\"']https?[\"']\\)\\.get");

    private CodeText() {}

    /** What decodes, where it runs what that gives; empty for other texts and other programs. */
    static Optional<String> decoder(ProcessSample process) {
        if (ProgramKind.applet(process).equals("pwsh")) {
            return encodedCommand(process);
        }
        return text(process).flatMap(text -> isShell(process) ? FedShell.ownDecoder(text) : hidden(process, text));
    }

    private static Optional<String> hidden(ProcessSample process, String text) {
        return found(process, text, DECODES)
                .or(() -> EVALUATES.matcher(text).find() ? found(process, text, REARRANGES) : Optional.empty());
    }

    /** {@code pwsh -EncodedCommand BASE64}, which may be shortened (about_Pwsh); what stands behind a script is the script's. */
    private static Optional<String> encodedCommand(ProcessSample process) {
        return process.commandLine().stream()
                        .skip(1)
                        .takeWhile(
                                argument -> !NO_MORE_OPTIONS.matcher(argument).matches())
                        .anyMatch(argument -> ENCODED.matcher(argument).matches())
                ? Optional.of("pwsh")
                : Optional.empty();
    }

    /** What fetches, where it runs what that brings. */
    static Optional<String> downloader(ProcessSample process) {
        return text(process)
                .flatMap(text -> isShell(process) ? FedShell.ownDownloader(text) : found(process, text, FETCHES));
    }

    private static Optional<String> text(ProcessSample process) {
        return ProgramKind.takesCommands(process) ? CommandSource.of(process).text() : Optional.empty();
    }

    private static boolean isShell(ProcessSample process) {
        return ProgramKind.of(process).filter(ProgramKind.INTERPRETER::equals).isEmpty();
    }

    private static Optional<String> found(ProcessSample process, String text, Pattern does) {
        return RUNS.matcher(text).find() && does.matcher(text).find()
                ? Optional.of(ProgramKind.applet(process))
                : Optional.empty();
    }
}

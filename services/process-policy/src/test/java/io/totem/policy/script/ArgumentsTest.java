package io.totem.policy.script;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.known.Interpreter;
import io.totem.policy.known.Interpreters;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table against command lines; {@link RealInterpretersTest} holds it against the interpreters themselves. */
class ArgumentsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            /usr/bin/bash,              bash /tmp/x.sh a b
            /usr/bin/bash,              bash -eu /tmp/x.sh
            /usr/bin/bash,              bash -o pipefail /tmp/x.sh
            /usr/bin/bash,              bash -euo pipefail /tmp/x.sh -c text
            /usr/bin/bash,              bash -oe pipefail /tmp/x.sh
            /usr/bin/bash,              bash +o history -O extglob /tmp/x.sh
            /usr/bin/bash,              bash --rcfile /etc/rc --norc /tmp/x.sh
            /usr/bin/bash,              bash --init-file /etc/rc -- /tmp/x.sh
            /usr/bin/bash,              bash - /tmp/x.sh
            /usr/bin/dash,              /bin/sh -e /tmp/x.sh
            /usr/bin/zsh,               zsh -f --emulate sh /tmp/x.sh
            /usr/bin/mksh,              mksh -o posix /tmp/x.sh
            /usr/bin/fish,              fish -C true --private /tmp/x.sh
            /usr/bin/busybox,           busybox sh -o pipefail /tmp/x.sh
            /usr/bin/busybox,           /bin/ash /tmp/x.sh
            /bin/busybox,               -sh /tmp/x.sh
            /usr/bin/python3.11,        python3 -W ignore /tmp/x.sh
            /usr/bin/python3.11,        python3 -Wignore -X dev -uB /tmp/x.sh -m a
            /usr/bin/python3.11,        python3 -uW ignore -Xutf8 -- /tmp/x.sh
            /usr/bin/python3.11,        python3 --check-hash-based-pycs never /tmp/x.sh
            /usr/bin/pypy3.10,          pypy3 --jit off /tmp/x.sh
            /usr/bin/perl,              perl -I /opt/lib -Mstrict -w /tmp/x.sh
            /usr/bin/perl,              perl -I/opt/lib -T -x/srv -CSD /tmp/x.sh -e 1
            /usr/bin/perl5.36.0,        perl -wT -d:NYTProf /tmp/x.sh
            /usr/bin/ruby3.1,           ruby -I lib -r json -W0 -E UTF-8 /tmp/x.sh
            /usr/bin/ruby,              ruby --encoding UTF-8 --yjit /tmp/x.sh
            /usr/bin/node,              node --require dotenv /tmp/x.sh
            /usr/bin/node,              node -r a -r b --inspect=0.0.0.0:9229 --import tsx /tmp/x.sh -e
            /usr/bin/node,              node --max-old-space-size=4096 --title shop /tmp/x.sh
            /usr/bin/node,              node inspect /tmp/x.sh
            /usr/bin/deno,              deno run --allow-net -c /etc/deno.json /tmp/x.sh
            /usr/bin/bun,               bun --hot run /tmp/x.sh
            /usr/bin/php8.4,            php -d a=b /tmp/x.sh
            /usr/bin/php8.4,            php -da=b -n -c /etc/php.ini -f /tmp/x.sh -- -r
            /usr/bin/php8.4,            php -S 127.0.0.1:8000 -t /srv /tmp/x.sh
            /usr/bin/php8.4,            php --define a=b --file /tmp/x.sh
            /usr/bin/java,              java -Xmx1g -ea -cp /opt/a.jar -jar /tmp/x.sh
            /usr/bin/java,              java --add-opens java.base/java.lang=ALL-UNNAMED -jar /tmp/x.sh a
            /usr/bin/lua5.4,            lua -l socket -W /tmp/x.sh
            /usr/bin/tclsh8.6,          tclsh -encoding utf-8 /tmp/x.sh
            /usr/bin/expect,            expect -d -f /tmp/x.sh
            /usr/lib/R/bin/exec/R,      R --no-echo --no-restore --file=/tmp/x.sh --args 1
            /usr/bin/mawk,              awk -F: -v a=b -f /tmp/x.sh /etc/passwd
            /usr/bin/pwsh,              pwsh -NoProfile -File /tmp/x.sh
            /usr/bin/guile,             guile -L /opt -s /tmp/x.sh
            /lib64/ld-linux-x86-64.so.2, ld.so --library-path /opt/lib --argv0 python /usr/bin/python3.11 -u /tmp/x.sh
            /lib/ld-musl-x86_64.so.1,   ld.so --preload /a.so /bin/busybox sh /tmp/x.sh
            /usr/bin/qemu-aarch64-static, /usr/bin/qemu-aarch64-static -L /opt /bin/sh /tmp/x.sh
            """)
    void the_file_is_found_behind_options_with_and_without_values(String executable, String words) {
        assertThat(script(executable, words)).containsExactly("/tmp/x.sh");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /usr/bin/bash,       bash -c /tmp/x.sh
            /usr/bin/bash,       bash -euo pipefail -c /tmp/x.sh
            /usr/bin/bash,       bash -s -c /tmp/x.sh
            /usr/bin/bash,       -bash
            /usr/bin/bash,       bash /dev/fd/3
            /usr/bin/python3.11, python3 -c /tmp/x.sh
            /usr/bin/python3.11, python3 -uc /tmp/x.sh
            /usr/bin/python3.11, python3 -m http.server /tmp/x.sh
            /usr/bin/python3.11, python3 -
            /usr/bin/perl,       perl -e /tmp/x.sh
            /usr/bin/perl,       perl -lane /tmp/x.sh
            /usr/bin/perl,       perl -I /opt
            /usr/bin/node,       node -e /tmp/x.sh
            /usr/bin/node,       node --eval=1 /tmp/x.sh
            /usr/bin/node,       node --test /tmp/x.sh --test-name-pattern
            /usr/bin/deno,       deno task start
            /usr/bin/deno,       deno run https://example.org/x.ts
            /usr/bin/bun,        bun run dev
            /usr/bin/php8.4,     php -r /tmp/x.sh
            /usr/bin/php8.4,     php -S 127.0.0.1:8000
            /usr/sbin/php-fpm8.4, php-fpm: pool www
            /usr/bin/dotnet,     dotnet run
            /usr/bin/mawk,       awk /tmp/x.sh
            /usr/bin/busybox,    busybox
            /usr/bin/busybox,    /sbin/syslogd -t
            /usr/bin/sleep,      sleep 600
            /usr/bin/vim.basic,  vim /tmp/x.sh
            """)
    void text_modules_commands_and_other_programs_are_no_files(String executable, String words) {
        String kept = words.replace("--test /tmp/x.sh --test-name-pattern", "--test --test-name-pattern /tmp/x.sh");
        assertThat(script(executable, kept)).isEmpty();
    }

    @Test
    void a_relative_file_lies_where_the_process_began() {
        ProcessSample python = program("/usr/bin/python3.11")
                .commandLine("python3", "../a.py")
                .workingFolder("/tmp/.hidden/b")
                .build();
        assertThat(Interpreted.of(python).orElseThrow().script(python)).contains("/tmp/.hidden/a.py");
    }

    @Test
    void a_daemon_that_moved_to_the_root_does_not_tell_where_its_script_lay_but_a_container_may_begin_there() {
        var daemon =
                program("/usr/bin/python3.11").commandLine("python3", "a.py").workingFolder("/");
        assertThat(script(daemon.build())).isEmpty();
        assertThat(script(daemon.container("c".repeat(64)).build())).containsExactly("/a.py");
        assertThat(script(program("/usr/bin/python3.11")
                        .commandLine("python3", "a.py")
                        .build()))
                .isEmpty();
    }

    @Test
    void what_is_read_from_a_file_as_standard_input_is_the_script() {
        for (List<String> words : List.of(List.of("bash", "-s"), List.of("sh"), List.of("sh", "/dev/stdin"))) {
            var shell = program("/usr/bin/bash").commandLine(words.toArray(String[]::new));
            assertThat(script(shell.standardInput("/tmp/x.sh").build())).containsExactly("/tmp/x.sh");
            assertThat(script(shell.standardInput("/dev/pts/0").build())).isEmpty();
            assertThat(script(shell.standardInput("pipe:[4711]").build())).isEmpty();
        }
        assertThat(script(program("/usr/bin/bash")
                        .commandLine("bash", "-c", "sleep 9; true")
                        .standardInput("/srv/data.csv")
                        .build()))
                .isEmpty();
    }

    @Test
    void a_class_is_looked_for_in_every_part_of_its_path() {
        ProcessSample java = program("/usr/bin/java")
                .commandLine("java", "-cp", "/opt/app/lib/*:build:/tmp/.x/a.jar", "com.example.Main", "-jar", "x")
                .workingFolder("/srv/app")
                .build();
        Interpreted interpreted = Interpreted.of(java).orElseThrow();
        assertThat(interpreted.runs())
                .isEqualTo(new Runs.MainClass("com.example.Main", List.of("/opt/app/lib/*", "build", "/tmp/.x/a.jar")));
        assertThat(interpreted.files(java)).containsExactly("/opt/app/lib", "/srv/app/build", "/tmp/.x/a.jar");
    }

    @Test
    void java_takes_arguments_from_a_file_and_modules_and_sources() {
        assertThat(runs("/usr/bin/java", "java @/tmp/args com.example.Main"))
                .isEqualTo(new Runs.MainClass("com.example.Main", List.of("/tmp/args")));
        assertThat(runs("/usr/bin/java", "java @/tmp/args"))
                .isEqualTo(new Runs.MainClass("@/tmp/args", List.of("/tmp/args")));
        assertThat(runs("/usr/bin/java", "java -p /opt/mods -m shop/com.example.Main"))
                .isEqualTo(new Runs.Module("shop/com.example.Main"));
        assertThat(runs("/usr/bin/java", "java --class-path=/opt/a.jar --source 25 Tool.java"))
                .isEqualTo(new Runs.File("Tool.java"));
        assertThat(runs("/usr/bin/dotnet", "dotnet exec --depsfile a.json /opt/shop.dll"))
                .isEqualTo(new Runs.File("/opt/shop.dll"));
    }

    @Test
    void a_program_that_a_loader_was_given_is_the_program() {
        ProcessSample loaded = program("/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2")
                .commandLine("/lib64/ld-linux-x86-64.so.2", "--inhibit-cache", "./x", "a")
                .workingFolder("/tmp/.y")
                .build();
        Interpreted interpreted = Interpreted.of(loaded).orElseThrow();
        assertThat(interpreted.name()).isEqualTo("x");
        assertThat(interpreted.files(loaded)).containsExactly("/tmp/.y/x");
        assertThat(interpreted.interpreter()).isEmpty();
    }

    @Test
    void who_writes_over_its_arguments_shows_a_title_and_no_file() {
        assertThat(runs("/usr/bin/perl", "spamd_child")).isEqualTo(new Runs.Titled("spamd_child"));
        assertThat(runs("/usr/bin/python3", "/usr/bin/python3")).isEqualTo(new Runs.Input());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "python3", "perl", "node", "java", "php", "ruby", "busybox", "ld.so", "lua", "awk"})
    void odd_arguments_break_nothing(String name) {
        for (String odd : List.of("", "-", "--", "+", "=", "-=", "--=", "\0", "@", "-o", "-W", "-cp", "-f", "-S")) {
            for (List<String> words :
                    List.of(List.of(name, odd), List.of(odd), List.of(name, odd, odd), List.<String>of())) {
                ProcessSample process = program("/usr/bin/" + name)
                        .commandLine(words.toArray(String[]::new))
                        .build();
                assertThat(Interpreted.of(process)).isPresent();
                assertThat(Interpreted.of(process).orElseThrow().files(process)).isNotNull();
            }
        }
    }

    @Test
    void the_table_writes_options_as_they_are_written() {
        assertThat(Interpreters.all())
                .extracting(Interpreter::id)
                .doesNotHaveDuplicates()
                .contains("shell", "python", "perl", "ruby", "node", "deno", "bun", "php", "java", "lua", "tcl", "r");
        assertThat(Interpreters.all())
                .allSatisfy(row -> assertThat(Stream.of(
                                        row.value(),
                                        row.rest(),
                                        row.text(),
                                        row.module(),
                                        row.file(),
                                        row.input(),
                                        row.path())
                                .flatMap(options -> options.stream()))
                        .as(row.id())
                        .allMatch(option -> option.matches("[-+].+")));
    }

    private static Runs runs(String executable, String words) {
        ProcessSample process =
                program(executable).commandLine(words.split(" ")).build();
        return Interpreted.of(process).orElseThrow().runs();
    }

    private static List<String> script(String executable, String words) {
        return script(program(executable).commandLine(words.strip().split(" ")).build());
    }

    @Test
    void a_script_in_memory_is_one_unless_root_gave_it() {
        SampleBuilder shell =
                program("/bin/sh").commandLine("sh", "/proc/self/fd/3").uid(33);
        assertThat(script(shell.programFrom("/memfd:s (deleted)", 33).build())).containsExactly("/memfd:s");
        assertThat(script(shell.programFrom("/memfd:s (deleted)", 0).build())).isEmpty();
        assertThat(script(shell.programFrom("/memfd:s (deleted)", 0)
                        .container("c".repeat(64))
                        .build()))
                .containsExactly("/memfd:s");
        SampleBuilder roots = program("/bin/sh").commandLine("sh", "-s").root().parentPid(1);
        assertThat(script(roots.cgroup("/system.slice/job.service")
                        .programFrom("/memfd:data-fd (deleted)", 0)
                        .build()))
                .isEmpty();
        assertThat(script(roots.programFrom("/memfd:other (deleted)", 0).build()))
                .containsExactly("/memfd:other");
    }

    @Test
    void another_process_descriptor_is_none_where_numbers_are_of_another_namespace() {
        SampleBuilder shell =
                program("/bin/sh").commandLine("sh", "/proc/17/fd/3").uid(33);
        assertThat(runs("/bin/sh", "sh /proc/17/fd/3")).isEqualTo(new Runs.Input("../17/fd/3"));
        assertThat(script(shell.programFrom("/memfd:s (deleted)", 33).build())).containsExactly("/memfd:s");
        assertThat(script(shell.container("c".repeat(64)).build())).isEmpty();
    }

    private static List<String> script(ProcessSample process) {
        return Interpreted.of(process).flatMap(interpreted -> interpreted.script(process)).stream()
                .toList();
    }
}

package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.access.Account;
import io.totem.policy.access.FileAccess;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.access.Replacer;
import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.StartUp;
import io.totem.policy.facts.StartUp.Loaded;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadedCodeRuleTest {

    private static final SampleBuilder PYTHON = program("/usr/bin/python3.11").commandLine("python3", "/opt/job/a.py");
    private static final Account ROOT = new Account(0, "root", Account.Kind.ROOT);
    private static final Account MINA = new Account(1000, "mina", Account.Kind.PERSON);
    private static final Account WEB = new Account(33, "www-data", Account.Kind.SERVICE);

    @Test
    void what_others_may_put_there_is_danger() {
        assertThat(told(access("/tmp/lib", WEB))).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains("/tmp/lib", "PYTHONPATH", "www-data");
            assertThat(warning.why().ko()).contains("/tmp/lib", "PYTHONPATH", "www-data");
        });
        assertThat(told(access("/tmp/.lib", MINA))).map(Warning::severity).contains(Severity.DANGER);
        assertThat(told(access("/tmp/lib", MINA, new Replacer(WEB, Optional.empty(), "/tmp/lib"))))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void a_place_that_is_empty_yet_is_anybodys() {
        assertThat(told(new FileAccess(
                        "/tmp",
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        FileAccess.Kind.FOLDER,
                        Optional.of("/tmp"),
                        Optional.empty(),
                        false,
                        List.of(),
                        false,
                        Optional.empty())))
                .hasValueSatisfying(warning -> assertThat(warning.why().en()).contains("Nothing was found there"));
    }

    @Test
    void what_only_its_owner_may_replace_is_a_caution() {
        assertThat(told(access("/tmp/lib", MINA))).map(Warning::severity).contains(Severity.CAUTION);
        assertThat(told(access("/tmp/lib", ROOT))).map(Warning::severity).contains(Severity.CAUTION);
    }

    @Test
    void what_root_loads_from_somebody_elses_folder_is_danger() {
        SampleBuilder roots = program("/usr/bin/python3.11").root().commandLine("python3", "/opt/job/a.py");
        assertThat(told(roots, access("/tmp/lib", MINA))).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains("what mina puts there runs with the rights of root");
        });
        assertThat(told(roots, access("/tmp/lib", ROOT))).map(Warning::severity).contains(Severity.CAUTION);
    }

    @Test
    void what_root_is_told_to_load_and_somebody_else_may_change_is_replaceable() {
        SampleBuilder roots = program("/usr/bin/node").root().commandLine("node", "/opt/job/a.js");
        FileAccess minas = access(
                "/home/mina/h.js", MINA, Optional.empty(), new Replacer(MINA, Optional.empty(), "/home/mina/h.js"));
        assertThat(replaceable(roots, minas)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains("/home/mina/h.js", "mina can get the rights of root");
        });
        assertThat(replaceable(roots, access("/opt/job/h.js", ROOT, Optional.empty())))
                .isEmpty();
    }

    private static Optional<Warning> replaceable(SampleBuilder process, FileAccess access) {
        return scene(process, access)
                .access(new ProcessAccess(ROOT, ROOT, Optional.empty(), Map.of()))
                .warning(WarningCode.REPLACEABLE_BY);
    }

    private static FileAccess access(String path, Account owner, Replacer... others) {
        return access(path, owner, Optional.of("/tmp"), others);
    }

    private static FileAccess access(String path, Account owner, Optional<String> openFolder, Replacer... others) {
        return new FileAccess(
                path,
                Optional.of(owner),
                false,
                Optional.empty(),
                FileAccess.Kind.FOLDER,
                openFolder,
                Optional.empty(),
                false,
                List.of(others),
                false,
                Optional.empty());
    }

    private static Optional<Warning> told(FileAccess access) {
        return told(PYTHON, access);
    }

    private static Optional<Warning> told(SampleBuilder process, FileAccess access) {
        return scene(process, access).warning(WarningCode.SUSPICIOUS_PATH);
    }

    private static Scene scene(SampleBuilder process, FileAccess access) {
        StartUp startUp =
                new StartUp(List.of(new Loaded("PYTHONPATH", access.path(), access)), List.of(), Optional.empty());
        return Scene.of(process)
                .behaviour(new Behaviour(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        startUp));
    }
}

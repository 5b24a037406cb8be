package io.totem.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.processes.Verdict;
import io.totem.api.text.LocalizedText;
import io.totem.policy.port.Severity;
import io.totem.policy.warning.Warning;
import io.totem.policy.warning.WarningCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictModeTest {

    @ParameterizedTest(name = "known {0}, worst warning {1}: {2}")
    @CsvSource({
        "true,,SAFE",
        "false,,CAUTION",
        "true,INFO,SAFE",
        "false,INFO,CAUTION",
        "true,CAUTION,CAUTION",
        "false,CAUTION,CAUTION",
        "true,DANGER,DANGER",
        "false,DANGER,DANGER"
    })
    void graded_lets_the_worst_warning_decide_and_asks_for_a_look_at_the_unknown(
            boolean known, Severity worst, Verdict verdict) {
        assertThat(VerdictMode.GRADED.of(known, warnings(worst, false))).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "known {0}, worst warning {1}: {2}")
    @CsvSource({"true,,SAFE", "false,,CAUTION", "true,INFO,DANGER", "false,CAUTION,DANGER", "true,DANGER,DANGER"})
    void strict_takes_any_warning_for_danger(boolean known, Severity worst, Verdict verdict) {
        assertThat(VerdictMode.STRICT.of(known, warnings(worst, false))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"GRADED,true,SAFE", "GRADED,false,CAUTION", "STRICT,true,SAFE", "STRICT,false,CAUTION"})
    void what_is_muted_counts_in_neither_mode(VerdictMode mode, boolean known, Verdict verdict) {
        assertThat(mode.of(known, warnings(Severity.DANGER, true))).isEqualTo(verdict);
    }

    private static List<Warning> warnings(Severity severity, boolean muted) {
        LocalizedText none = LocalizedText.same("");
        return severity == null
                ? List.of()
                : List.of(new Warning(WarningCode.PUBLIC_PORT, Optional.empty(), severity, muted, none, none, none));
    }
}

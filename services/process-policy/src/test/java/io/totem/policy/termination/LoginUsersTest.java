package io.totem.policy.termination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoginUsersTest {

    @Test
    void the_range_is_read_from_login_defs_with_comments_and_tabs() {
        assertThat(LoginUsers.parse(List.of("# UID_MIN 1", "", "UID_MIN\t\t\t  500", "UID_MAX 4000 # people")))
                .isEqualTo(new LoginUsers(500, 4000));
    }

    @Test
    void what_is_missing_or_makes_no_sense_is_taken_from_shadows_own_defaults() {
        assertThat(LoginUsers.parse(List.of())).isEqualTo(LoginUsers.DEFAULT);
        assertThat(LoginUsers.parse(List.of("UID_MIN x", "UID_MAX 2000"))).isEqualTo(new LoginUsers(1000, 2000));
        assertThat(LoginUsers.parse(List.of("UID_MIN 5000", "UID_MAX 10"))).isEqualTo(LoginUsers.DEFAULT);
        assertThat(LoginUsers.parse(List.of("UID_MIN 0"))).isEqualTo(LoginUsers.DEFAULT);
    }

    @Test
    void root_and_nobody_never_log_in() {
        assertThat(LoginUsers.DEFAULT.contains(0)).isFalse();
        assertThat(LoginUsers.DEFAULT.contains(65_534)).isFalse();
    }
}

package io.totem.dashboard.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.platform.caller.Role;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordRuleTest {

    @Test
    void ten_characters_are_enough_whatever_they_are() {
        assertThat(broken("correct ho")).isEmpty();
        assertThat(broken("비밀번호는길어야좋다")).isEmpty();
        assertThat(broken("correct h")).contains(PasswordRule.TOO_SHORT);
        assertThat(broken("x".repeat(201))).contains(PasswordRule.TOO_LONG);
    }

    @Test
    void the_name_is_no_password_however_it_is_dressed() {
        assertThat(broken("administrator")).contains(PasswordRule.IS_THE_NAME);
        assertThat(broken("Administrator1")).contains(PasswordRule.IS_THE_NAME);
        assertThat(broken("administrator horse")).isEmpty();
    }

    @Test
    void the_old_one_and_one_typed_differently_are_refused() {
        assertThat(PasswordRule.brokenBy("administrator", "correct horse", "correct horse", "correct horse"))
                .contains(PasswordRule.IS_THE_OLD_ONE);
        assertThat(PasswordRule.brokenBy("administrator", "old", "correct horse", "correct house"))
                .contains(PasswordRule.TYPED_DIFFERENTLY);
    }

    @Test
    void a_hash_opens_for_its_password_only_also_beyond_bcrypts_72_bytes() {
        String beginning = "x".repeat(80);
        Optional<User> user =
                Optional.of(new User("ada", Passwords.hash(beginning + "a"), Role.VIEWER, true, false, Instant.EPOCH));
        assertThat(Passwords.matches(user, beginning + "a")).isTrue();
        assertThat(Passwords.matches(user, beginning + "b")).isFalse();
        assertThat(Passwords.matches(Optional.empty(), beginning + "a")).isFalse();
    }

    @Test
    void generated_passwords_are_long_and_never_the_same() {
        assertThat(Passwords.generate()).matches("[A-Za-z2-9]{20}").isNotEqualTo(Passwords.generate());
    }

    private static Optional<PasswordRule> broken(String chosen) {
        return PasswordRule.brokenBy("administrator", "the old one", chosen, chosen);
    }
}

package io.totem.dashboard.login;

import static io.totem.dashboard.login.LoginFixture.attempt;
import static io.totem.dashboard.login.LoginFixture.onDevice;
import static io.totem.dashboard.login.LoginFixture.withTicket;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.dashboard.cookie.CookieKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger can and cannot cause (docs/security.md). */
class LoginGateTest {

    private static final String HERE = "192.0.2.7";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private LoginFixture house;

    @BeforeEach
    void open() {
        house = new LoginFixture();
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Fails under each name once from each of many addresses: more than strangers have free. */
    private void attackFromEverywhere(String... names) {
        for (int number = 0; number < 16; number++) {
            String address = "198.51.100." + number;
            house.clock.turn(house.waitOf(attempt(names[0], "wrong", address)));
            for (String name : names) {
                house.fail(name, address);
            }
        }
    }

    /** Fails at an address under ever other names. */
    private void attackEveryNameFrom(String address) {
        for (int number = 0; number < 25; number++) {
            LoginAttempt attempt = attempt("name" + number, "wrong", address);
            house.clock.turn(house.waitOf(attempt));
            house.fail("name" + number, address);
        }
    }

    @Test
    void whoever_guesses_waits_at_most_half_a_minute_and_nobody_elsewhere_does() {
        house.failPatiently("ada", HERE, 9);
        assertThat(house.waitOf(attempt("ada", "", HERE))).isEqualTo(LONGEST);
        assertThat(house.waitOf(attempt("ada", "", "192.0.2.8"))).isZero();
        assertThat(house.waitOf(attempt("bob", "", HERE))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kim", " kim ", "KIM", "Kim\t", "\u212Aim", "\u3000kim"})
    void a_name_has_one_count_however_it_is_written(String written) {
        house.failPatiently("kim", HERE, 9);
        assertThat(house.waitOf(attempt(written, "", HERE))).isEqualTo(LONGEST);
    }

    @Test
    void names_that_nobody_can_have_share_one_count() {
        for (int number = 0; number < 3; number++) {
            house.fail("{$ne: " + number + "}", HERE);
        }
        assertThat(house.waitOf(attempt("ｋｉｍ", "", HERE))).isPositive();
        assertThat(house.waitOf(attempt("kim", "", HERE))).isZero();
    }

    @Test
    void a_network_of_ipv6_is_one_address() {
        house.failPatiently("ada", "2001:db8:1:2::1", 9);
        assertThat(house.waitOf(attempt("ada", "", "2001:db8:1:2:aaaa::9"))).isEqualTo(LONGEST);
        assertThat(house.waitOf(attempt("ada", "", "2001:db8:1:3::1"))).isZero();
    }

    @Test
    void an_attack_on_a_name_does_not_slow_a_device_where_its_owner_is_known() {
        CookieKey device = house.devices.remember("ada", Optional.empty());
        attackFromEverywhere("ada");
        assertThat(house.waitOf(attempt("ada", "", HERE))).isEqualTo(LONGEST);
        assertThat(house.waitOf(onDevice(attempt("ada", "", HERE), device))).isZero();
    }

    @Test
    void who_is_logged_in_at_an_address_is_no_other_name_to_whoever_shares_it() {
        house.logIn("ada", HERE);
        attackEveryNameFrom(HERE);
        assertThat(house.waitOf(attempt("ada", "", HERE)))
                .isEqualTo(house.waitOf(attempt("ghost", "", HERE)))
                .isEqualTo(Duration.ofSeconds(5));
        attackFromEverywhere("ada", "ghost");
        assertThat(house.waitOf(attempt("ada", "", HERE)))
                .isEqualTo(house.waitOf(attempt("ghost", "", HERE)))
                .isEqualTo(LONGEST);
    }

    @Test
    void a_login_changes_no_wait_of_whoever_shares_the_address() {
        List<String> names = List.of("ada", "ghost");
        for (int number = 0; number < 6; number++) {
            house.clock.turn(house.waitOf(attempt("ada", "", HERE)));
            names.forEach(name -> assertThat(house.fail(name, HERE)).isZero());
        }
        house.clock.turn(Duration.ofSeconds(8));
        house.logIn("ada", HERE);
        for (int number = 0; number < 3; number++) {
            assertThat(house.waitOf(attempt("ada", "", HERE))).isZero();
            names.forEach(name -> assertThat(house.fail(name, HERE)).isZero());
            assertThat(house.waitOf(attempt("ada", "", HERE)))
                    .isEqualTo(house.waitOf(attempt("ghost", "", HERE)))
                    .isPositive();
            house.clock.turn(house.waitOf(attempt("ghost", "", HERE)));
        }
    }

    @Test
    void a_login_changes_no_wait_of_whoever_tries_the_name_from_elsewhere() {
        String elsewhere = "203.0.113.9";
        attackFromEverywhere("ada", "ghost");
        String ticket = house.ticket(attempt("ada", "", HERE));
        house.clock.turn(LONGEST);
        List.of("ada", "ghost")
                .forEach(name -> assertThat(house.fail(name, "198.51.100.99")).isZero());
        house.clock.turn(Duration.ofSeconds(1));
        house.logIn(withTicket(attempt("ada", LoginFixture.PASSWORD, HERE), ticket));
        for (int number = 0; number < 40; number++) {
            assertThat(house.waitOf(attempt("ada", "", elsewhere)))
                    .as("after %d s", number)
                    .isEqualTo(house.waitOf(attempt("ghost", "", elsewhere)));
            house.clock.turn(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_device_of_one_user_gives_no_advantage_under_another_name() {
        CookieKey device = house.devices.remember("mallory", Optional.empty());
        attackFromEverywhere("ada");
        assertThat(house.waitOf(onDevice(attempt("ada", "", HERE), device))).isEqualTo(LONGEST);
    }

    @Test
    void a_device_has_a_count_of_its_own() {
        CookieKey device = house.devices.remember("ada", Optional.empty());
        LoginAttempt there = onDevice(attempt("ada", "wrong", HERE), device);
        for (int number = 0; number < 9; number++) {
            house.clock.turn(house.waitOf(there));
            house.gate.begin(there, house.gate.sourceOf(there));
        }
        assertThat(house.waitOf(there)).isEqualTo(LONGEST);
        assertThat(house.waitOf(attempt("ada", "", HERE)))
                .as("it does not count for the address")
                .isZero();
    }

    @Test
    void behind_an_attack_on_the_name_a_new_device_waits_once_though_the_attack_goes_on() {
        attackFromEverywhere("ada");
        LoginAttempt owner = attempt("ada", LoginFixture.PASSWORD, HERE);
        assertThat(house.waitOf(owner)).isEqualTo(LONGEST);
        LoginAttempt waiting = withTicket(owner, house.ticket(owner));

        house.clock.turn(LONGEST.minusSeconds(10));
        house.fail("ada", "198.51.100.200");
        assertThat(house.waitOf(waiting)).as("less of it is left").isEqualTo(Duration.ofSeconds(10));
        house.clock.turn(Duration.ofSeconds(10));
        house.fail("ada", "198.51.100.201");
        assertThat(house.waitOf(owner)).as("without the ticket").isPositive();
        assertThat(house.waitOf(waiting)).isZero();
        assertThat(house.gate.begin(waiting, house.gate.sourceOf(waiting))).isZero();
    }

    @Test
    void a_ticket_is_good_for_one_attempt_one_name_one_address_and_five_minutes() {
        attackFromEverywhere("ada");
        attackFromEverywhere("bob");
        LoginAttempt guess = attempt("ada", "wrong", HERE);
        String first = house.ticket(guess);
        String second = house.ticket(guess);
        house.clock.turn(LONGEST);
        house.fail("ada", "198.51.100.200");
        house.fail("bob", "198.51.100.200");
        assertThat(house.waitOf(withTicket(attempt("bob", "", HERE), first))).isPositive();
        assertThat(house.waitOf(withTicket(attempt("ada", "", "192.0.2.8"), first)))
                .isPositive();
        assertThat(house.waitOf(withTicket(guess, first.replaceFirst("^.", "9"))))
                .isPositive();
        assertThat(house.waitOf(withTicket(guess, "1.1." + "a".repeat(43)))).isPositive();
        assertThat(house.waitOf(withTicket(guess, "garbage"))).isPositive();

        LoginAttempt with = withTicket(guess, first);
        assertThat(house.gate.begin(with, house.gate.sourceOf(with))).isZero();
        assertThat(house.waitOf(with)).as("used").isEqualTo(LONGEST);
        assertThat(house.waitOf(withTicket(guess, second)))
                .as("collected beside it")
                .isEqualTo(LONGEST);

        String late = house.ticket(guess);
        house.clock.turn(LONGEST.plus(WaitTicket.USABLE).plusSeconds(1));
        house.fail("ada", "198.51.100.200");
        assertThat(house.waitOf(withTicket(guess, late))).as("too late").isPositive();
    }

    @Test
    void behind_a_shared_address_the_failures_under_other_names_cost_five_seconds_once_at_most() {
        CookieKey device = house.devices.remember("ada", Optional.empty());
        attackEveryNameFrom(HERE);
        LoginAttempt owner = attempt("ada", LoginFixture.PASSWORD, HERE);
        assertThat(house.waitOf(owner)).isEqualTo(Duration.ofSeconds(5));
        LoginAttempt waiting = withTicket(owner, house.ticket(owner));
        house.clock.turn(Duration.ofSeconds(5));
        house.fail("one-more", HERE);
        assertThat(house.waitOf(waiting)).isZero();

        assertThat(house.waitOf(onDevice(owner, device))).as("a known device").isZero();
        assertThat(house.waitOf(attempt("ada", "", "192.0.2.8")))
                .as("another address")
                .isZero();
    }

    @Test
    void a_right_password_of_ones_own_does_not_wipe_out_what_one_did_to_others() {
        attackFromEverywhere("ada");
        attackEveryNameFrom(HERE);
        LoginAttempt own = attempt("mallory", "right", HERE);
        house.clock.turn(house.waitOf(own));
        LoginSource source = house.gate.sourceOf(own);
        house.gate.begin(own, source);
        house.gate.succeeded(own, source);
        house.fail("one-more", HERE);
        assertThat(house.waitOf(attempt("bob", "", HERE))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void right_passwords_count_nowhere_however_many_log_in_from_one_address() {
        for (int number = 0; number < 100; number++) {
            LoginAttempt right = attempt("ada", LoginFixture.PASSWORD, HERE);
            LoginSource source = house.gate.sourceOf(right);
            assertThat(house.gate.begin(right, source)).isZero();
            house.gate.succeeded(right, source);
        }
    }

    @Test
    void a_flood_of_names_and_addresses_that_have_to_wait_leaves_nothing_in_the_store() {
        attackFromEverywhere("ada");
        attackEveryNameFrom(HERE);
        house.fail("ada", "198.51.100.200");
        house.fail("one-more", HERE);
        long before = house.rows();
        for (int number = 0; number < 5_000; number++) {
            assertThat(house.fail("ada", "203.0." + number / 250 + "." + number % 250))
                    .isPositive();
            assertThat(house.fail("other" + number, HERE)).isPositive();
        }
        assertThat(house.rows()).isEqualTo(before);
        house.clock.turn(Duration.ofMinutes(16));
        house.failures.sweep();
        assertThat(house.rows()).isZero();
    }
}

package io.totem.dashboard.login;

import static io.totem.dashboard.login.LoginFixture.attempt;
import static io.totem.dashboard.login.LoginFixture.onDevice;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTest {

    private static final String ADDRESS = "192.0.2.7";

    /** As many as cost a store time to read. */
    private static final int SESSIONS = 20;

    private LoginFixture house;
    private Login login;

    @BeforeEach
    void open() {
        house = new LoginFixture();
        login = house.login;
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void the_right_name_and_password_open_a_session_however_the_name_is_written() throws InterruptedException {
        assertThat(login.attempt(attempt(" Ada ", LoginFixture.PASSWORD, ADDRESS)))
                .isInstanceOfSatisfying(LoginAnswer.Welcome.class, in -> {
                    assertThat(in.user().name()).isEqualTo("ada");
                    assertThat(house.sessions.forChanging(in.session())).isPresent();
                    assertThat(house.devices.find("ada", in.device())).isPresent();
                });
    }

    @Test
    void a_wrong_name_a_wrong_password_and_a_disabled_person_get_the_same_answer() throws InterruptedException {
        LoginAnswer wrong = new LoginAnswer.Wrong();
        assertThat(login.attempt(attempt("ada", "wrong", "198.51.100.1"))).isEqualTo(wrong);
        assertThat(login.attempt(attempt("nobody", LoginFixture.PASSWORD, "198.51.100.2")))
                .isEqualTo(wrong);
        assertThat(login.attempt(attempt("{$ne: 1}", LoginFixture.PASSWORD, "198.51.100.3")))
                .isEqualTo(wrong);
        assertThat(login.attempt(attempt("dora", LoginFixture.PASSWORD, "198.51.100.4")))
                .isEqualTo(wrong);
        assertThat(login.attempt(attempt("ada", "", "198.51.100.5"))).isEqualTo(wrong);
    }

    @Test
    void under_delay_too_all_of_them_get_the_same_answer() {
        for (String name : List.of("ada", "nobody", "dora", "{$ne: 1}")) {
            house.failPatiently(name, ADDRESS, 6);
            house.clock.turn(Duration.ofMinutes(16));
            house.failPatiently(name, ADDRESS, 5);
            assertThat(house.waitOf(attempt(name, LoginFixture.PASSWORD, ADDRESS)))
                    .as(name)
                    .isEqualTo(Duration.ofSeconds(4));
        }
    }

    @Test
    void whoever_guesses_is_told_to_wait_and_whoever_knows_gets_in_after_it() throws InterruptedException {
        for (int number = 0; number < 3; number++) {
            assertThat(login.attempt(attempt("ada", "guess " + number, ADDRESS)))
                    .isInstanceOf(LoginAnswer.Wrong.class);
        }
        LoginAttempt right = attempt("ada", LoginFixture.PASSWORD, ADDRESS);
        assertThat(login.attempt(right))
                .isInstanceOfSatisfying(
                        LoginAnswer.Later.class,
                        later -> assertThat(later.delay()).isEqualTo(Duration.ofSeconds(1)));
        house.clock.turn(Duration.ofSeconds(1));
        assertThat(login.attempt(right)).isInstanceOf(LoginAnswer.Welcome.class);
        assertThat(login.attempt(attempt("ada", "guess", ADDRESS))).as("afresh").isInstanceOf(LoginAnswer.Wrong.class);
    }

    @Test
    void a_wrong_name_takes_as_long_as_a_wrong_password() throws InterruptedException {
        long known = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        // In turns, and the fastest of each: what else goes on delays both.
        for (int number = 0; number < 8; number++) {
            known = Math.min(known, wrong("ada", number));
            unknown = Math.min(unknown, wrong("nobody", number));
        }
        assertThat((double) unknown / known).isBetween(0.5, 2.0);
    }

    @Test
    void who_is_logged_in_at_a_shared_address_is_told_to_wait_as_long_and_as_fast_as_nobody()
            throws InterruptedException {
        for (int number = 0; number < SESSIONS; number++) {
            house.logIn("ada", ADDRESS);
        }
        for (int number = 0; number < 25; number++) {
            house.clock.turn(house.waitOf(attempt("name" + number, "", ADDRESS)));
            house.fail("name" + number, ADDRESS);
        }
        Map<String, List<Long>> times = Map.of("ada", new ArrayList<>(), "nobody", new ArrayList<>());
        for (int number = 0; number < 400; number++) {
            for (Map.Entry<String, List<Long>> name : times.entrySet()) {
                long begin = System.nanoTime();
                assertThat(login.attempt(attempt(name.getKey(), "wrong", ADDRESS)))
                        .as(name.getKey())
                        .isInstanceOfSatisfying(
                                LoginAnswer.Later.class,
                                later -> assertThat(later.delay()).isEqualTo(LoginGate.OF_ADDRESS.longest()));
                name.getValue().add(System.nanoTime() - begin);
            }
        }
        assertThat((double) median(times.get("ada")) / median(times.get("nobody")))
                .isBetween(0.75, 1.33);
    }

    @Test
    void two_hundred_guesses_at_once_from_one_address_are_answered_and_hold_up_nobody() throws Exception {
        LoginAnswer.Welcome before =
                (LoginAnswer.Welcome) login.attempt(attempt("ada", LoginFixture.PASSWORD, "203.0.113.5"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<LoginAnswer>> attempts = new ArrayList<>();
            for (int number = 0; number < 200; number++) {
                String name = number % 2 == 0 ? "ada" : "name" + number;
                attempts.add(() -> login.attempt(attempt(name, "wrong", ADDRESS)));
            }
            List<Future<LoginAnswer>> flood =
                    attempts.stream().map(threads::submit).toList();
            assertThat(login.attempt(attempt("ada", LoginFixture.PASSWORD, "203.0.113.9")))
                    .as("elsewhere")
                    .isInstanceOf(LoginAnswer.Welcome.class);
            assertThat(login.attempt(onDevice(attempt("ada", LoginFixture.PASSWORD, ADDRESS), before.device())))
                    .as("on a known device at the very address")
                    .isInstanceOf(LoginAnswer.Welcome.class);
            int looked = 0;
            for (Future<LoginAnswer> one : flood) {
                looked += one.get() instanceof LoginAnswer.Wrong ? 1 : 0;
            }
            assertThat(looked).as("the rest was told to wait").isBetween(1, 40);
        }
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    /** The fastest of a few: the machine's other work only makes one slower. */
    private long wrong(String name, int number) throws InterruptedException {
        long begin = System.nanoTime();
        assertThat(login.attempt(attempt(name, "wrong password", "198.51.100." + number)))
                .isEqualTo(new LoginAnswer.Wrong());
        return System.nanoTime() - begin;
    }
}

package io.totem.dashboard.testing;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.totem.dashboard.session.SessionService;
import io.totem.dashboard.user.User;
import io.totem.dashboard.user.Users;
import io.totem.platform.caller.Role;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** People with a session, without the second a password takes. */
@Singleton
public class People {

    private final Users users;
    private final SessionService sessions;
    private final Clock clock;

    People(Users users, SessionService sessions, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Their browser, which reads English pages. */
    public RequestSpecification as(Role role) {
        return as(role, "en");
    }

    public RequestSpecification as(Role role, String language) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", language)
                .cookie("totem", cookie(role));
    }

    /** The same person about to send a form from a page of ours. */
    public RequestSpecification posting(Role role) {
        return as(role).header("Origin", "http://localhost:" + RestAssured.port);
    }

    public String cookie(Role role) {
        User user = new User("some-" + role.group(), "no password", role, true, false, clock.instant());
        users.add(user);
        return sessions.open(user, Optional.empty()).value();
    }
}

package io.totem.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.totem.standalone.account.FirstAdmin;
import io.totem.standalone.account.FirstPassword;
import io.totem.standalone.start.Words;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The running application: sees that somebody can log in, says where it is, then waits for its end. */
final class Totem implements QuarkusApplication {

    private final FirstAdmin firstAdmin;
    private final FirstPassword firstPassword;
    private final int port;

    Totem(FirstAdmin firstAdmin, FirstPassword firstPassword, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.firstAdmin = firstAdmin;
        this.firstPassword = firstPassword;
        this.port = port;
    }

    @Override
    public int run(String... arguments) {
        Words words = new Words(System.getenv());
        firstAdmin.ensure().ifPresent(password -> firstPassword.hand(password, words));
        System.out.println(words.say("serve.ready", "http://127.0.0.1:" + port + "/"));
        Quarkus.waitForExit();
        return 0;
    }
}

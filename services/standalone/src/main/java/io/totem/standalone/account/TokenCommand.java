package io.totem.standalone.account;

import io.totem.dashboard.session.Caller;
import io.totem.dashboard.token.TokenIssuer;
import io.totem.platform.caller.Role;
import io.totem.standalone.start.ConsoleMessages;
import io.totem.standalone.start.DataFolder;
import io.totem.standalone.start.Settings;
import io.totem.standalone.start.StartFailure;
import io.totem.standalone.start.TokenKeys;
import java.time.Clock;
import java.util.Optional;

/** {@code token ROLE}: the owner of the data folder, who holds the key anyway, gets a short token for scripts. */
public final class TokenCommand {

    private TokenCommand() {}

    /** @throws StartFailure when there is no such role or no key */
    public static String run(Settings settings, String roleName) {
        Role role = Role.ofGroup(roleName)
                .orElseThrow(() -> new StartFailure(ConsoleMessages.text("token.role", roleName)));
        DataFolder folder = DataFolder.open(settings.data());
        if (!folder.isComplete()) {
            throw new StartFailure(ConsoleMessages.text("password.nothing", folder.path()));
        }
        TokenKeys keys = TokenKeys.open(folder, false);
        Caller owner = new Caller("owner", role, "none", Optional.empty(), false);
        return new TokenIssuer(keys.privateFile(), Clock.systemUTC()).tokenFor(owner);
    }
}

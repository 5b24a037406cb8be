package io.totem.standalone.start;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says.
 *
 * @param data TOTEM_DATA, the folder everything is kept in
 * @param port TOTEM_PORT on 127.0.0.1
 * @param mongoUrl TOTEM_MONGO_URL, a MongoDB to use instead of the embedded store
 * @param hosts TOTEM_HOSTS, the names under which an HTTPS proxy shows Totem, separated by commas
 * @param proxies TOTEM_PROXIES, addresses whose word about a visitor's address is believed, separated by commas
 */
public record Settings(
        Path data, int port, Optional<String> mongoUrl, Optional<String> hosts, Optional<String> proxies) {

    private static final int DEFAULT_PORT = 8080;

    /** @throws StartFailure naming the variable that cannot be taken */
    public static Settings of(Map<String, String> environment) {
        return new Settings(
                data(environment),
                port(environment),
                value(environment, "TOTEM_MONGO_URL"),
                value(environment, "TOTEM_HOSTS"),
                value(environment, "TOTEM_PROXIES"));
    }

    private static Path data(Map<String, String> environment) {
        Path home = Path.of(System.getProperty("user.home"));
        return value(environment, "TOTEM_DATA")
                .map(Path::of)
                .or(() -> value(environment, "XDG_DATA_HOME").map(shared -> Path.of(shared, "totem")))
                .orElseGet(() -> home.resolve(".local/share/totem"))
                .toAbsolutePath()
                .normalize();
    }

    private static int port(Map<String, String> environment) {
        String text = value(environment, "TOTEM_PORT").orElse(String.valueOf(DEFAULT_PORT));
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new StartFailure(ConsoleMessages.text("start.port.invalid", text), notANumber);
        }
        throw ConsoleMessages.failure("start.port.invalid", text);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}

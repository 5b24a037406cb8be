package io.totem.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** MongoDB serves each connection by a thread: no crowd of visitors may bring it to its limit. */
class StorePoolsIT {

    private static final int MOST_DASHBOARDS = 9;
    /** What the driver opens without a limit, to see whether the server is there. */
    private static final int WATCHING = 3;
    /** Storage, journal, expiry, diagnostics: some seventy when idle. */
    private static final int ITS_OWN = 150;

    @Test
    void the_pools_of_all_services_fit_into_the_stores_limit() throws IOException {
        Map<String, Map<String, Object>> services = services();
        List<String> users = services.entrySet().stream()
                .filter(service -> service.getValue().get("environment") instanceof Map<?, ?> settings
                        && settings.containsKey("QUARKUS_MONGODB_CONNECTION_STRING"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(users).contains("dashboard", "process-policy", "site-doctor");
        int connections = 0;
        for (String service : users) {
            connections += (pool(service) + WATCHING) * (service.equals("dashboard") ? MOST_DASHBOARDS : 1);
        }
        assertThat(connections + ITS_OWN)
                .isLessThanOrEqualTo((Integer) services.get("mongodb").get("pids_limit"));
    }

    private static int pool(String service) throws IOException {
        Path file = Path.of("../../services", service, "src/main/resources/application.properties");
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        // Without a setting the driver's own.
        return Integer.parseInt(properties.getProperty("quarkus.mongodb.max-pool-size", "100"));
    }

    private static Map<String, Map<String, Object>> services() {
        Docker.Result result = Docker.run("../../scripts/compose", "config", "--format", "json");
        assertThat(result.code()).as(result.text()).isZero();
        return JsonPath.from(result.text()).getMap("services");
    }
}

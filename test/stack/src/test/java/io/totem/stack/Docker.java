package io.totem.stack;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The engine, by its own command. */
final class Docker {

    static final List<String> SERVICES = List.of(
            "nginx",
            "dashboard",
            "metrics",
            "process-policy",
            "log-stream",
            "site-doctor",
            "mongodb",
            "redis",
            "mariadb",
            "wordpress",
            "ftp");

    /** Those with an image of their own: MongoDB's is its maker's. */
    static final List<String> BUILT =
            SERVICES.stream().filter(service -> !service.equals("mongodb")).toList();

    static final List<String> JAVA = List.of("dashboard", "metrics", "process-policy", "log-stream", "site-doctor");

    /** What the stack was built on: a plain system, for containers that are none of ours. */
    static final String BASE_IMAGE = System.getProperty("stack.base-image", "totem/standin-base");

    static final String MONGO_IMAGE = System.getProperty("stack.mongo-image", "totem/standin-mongo");

    private static final int PATIENCE_SECONDS = 60;

    private Docker() {}

    /** @param text standard output and standard error together */
    record Result(int code, String text) {}

    static Result run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("does not end: " + String.join(" ", command));
            }
            return new Result(process.exitValue(), text.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Result exec(String service, String... command) {
        List<String> all = new ArrayList<>(List.of("docker", "exec", container(service)));
        all.addAll(List.of(command));
        return run(all.toArray(String[]::new));
    }

    /** Starts another container with the image, the settings, the mounts, the user and the rights of a service. */
    static void runLike(String service, String name, String... options) {
        List<String> all = new ArrayList<>(List.of("docker", "run", "--detach", "--name=" + name));
        all.add("--volumes-from=" + container(service));
        JsonPath model = inspect(service);
        all.add("--user=" + model.getString("Config.User"));
        addEach(all, "--group-add=", model.getList("HostConfig.GroupAdd"));
        addEach(all, "--cap-drop=", model.getList("HostConfig.CapDrop"));
        addEach(all, "--cap-add=", model.getList("HostConfig.CapAdd"));
        addEach(all, "--env=", model.getList("Config.Env"));
        all.addAll(List.of(options));
        all.add(image(service));
        Result result = run(all.toArray(String[]::new));
        if (result.code() != 0) {
            throw new IllegalStateException(result.text());
        }
    }

    private static void addEach(List<String> command, String option, List<String> values) {
        Optional.ofNullable(values).orElse(List.of()).forEach(value -> command.add(option + value));
    }

    /** Those of all its processes, as the host numbers them. */
    static List<String> pids(String service) {
        return run("docker", "top", container(service), "-o", "pid")
                .text()
                .lines()
                .skip(1)
                .map(String::strip)
                .toList();
    }

    static String container(String service) {
        return Stack.PROJECT + "-" + service + "-1";
    }

    static String image(String service) {
        return inspect(service).getString("Config.Image");
    }

    static JsonPath inspect(String service) {
        Result result = run("docker", "inspect", container(service));
        return JsonPath.from(result.text()).setRootPath("[0]");
    }

    /** By network, without the project's name in front. */
    static Map<String, Map<String, Object>> networks(String service) {
        Map<String, Map<String, Object>> named = inspect(service).getMap("NetworkSettings.Networks");
        return named.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        entry -> entry.getKey().substring(Stack.PROJECT.length() + 1), Map.Entry::getValue));
    }

    static List<String> addresses(String service) {
        return networks(service).values().stream()
                .map(network -> (String) network.get("IPAddress"))
                .toList();
    }

    /** The port of this machine that leads to one of the container's. */
    static int port(String service, int inside) {
        String published = run("docker", "port", container(service), "" + inside)
                .text()
                .lines()
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(published.substring(published.lastIndexOf(':') + 1));
    }

    /** By its own health check, run now: the engine runs it rarely. */
    static boolean isHealthy(String service) {
        return containerIsHealthy(container(service));
    }

    static boolean containerIsHealthy(String name) {
        JsonPath container =
                JsonPath.from(run("docker", "inspect", name).text()).setRootPath("[0]");
        List<String> test = container.getList("Config.Healthcheck.Test");
        List<String> command = new ArrayList<>(List.of("docker", "exec", name));
        command.addAll(test.subList(1, test.size()));
        return container.getString("State.Status").equals("running")
                && run(command.toArray(String[]::new)).code() == 0;
    }

    static long hostPid(String service) {
        return inspect(service).getLong("State.Pid");
    }
}

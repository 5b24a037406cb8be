package io.totem.policy.explanation;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Platform;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.place.ExecutableLocations;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One file under several names: what runs decides, and a name counts only where the dictionary says that this file goes by it. */
class SeveralNamesTest {

    private static final Explainer EXPLAINER = new Explainer(new CatalogueDictionary(Platform.LINUX));
    private static final ExecutableLocations PLACES =
            new ExecutableLocations(List.of("/usr", "/bin", "/sbin", "/lib"), FileAccesses.UNREAD);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/usr/bin/redis-check-rdb | redis-server | redis-server 127.0.0.1:6379 | redis-server | In-memory data store,",
                "/usr/bin/redis-check-rdb | redis-sentinel | redis-sentinel *:26379 | redis-sentinel | Watches Redis servers",
                "/usr/bin/redis-check-rdb | redis-check-rdb | redis-check-rdb dump.rdb | redis-check-rdb | Checks Redis data files",
                "/usr/bin/valkey-check-rdb | valkey-server | valkey-server *:6379 | valkey-server | In-memory data store compatible",
                "/usr/sbin/mariadbd | mysqld | /usr/sbin/mysqld | | MariaDB database",
                "/usr/sbin/mysqld | mysqld | /usr/sbin/mysqld | mysqld | MySQL database",
                "/usr/bin/node | nodejs | nodejs | | Runs apps and servers written in JavaScript",
                "/usr/bin/python3.13 | python3 | python3 | | Runs scripts and apps written in Python",
                "/usr/bin/vim.basic | vi | vi /etc/hosts | | Editor for texts",
                "/usr/bin/dash | sh | sh | | Shell that takes",
                "/usr/bin/php8.4 | php | php | php | Runs PHP scripts",
                "/usr/lib/jvm/java-21-openjdk-amd64/bin/java | java | java | java | Runs programs written in Java",
                "/bin/busybox | syslogd | syslogd -n | syslogd | Writes the logs of small systems",
                "/usr/bin/udevadm | systemd-udevd | /lib/systemd/systemd-udevd | systemd-udevd | Recognises disks",
                "/usr/bin/sleep | redis-server | redis-server | | Does nothing but wait"
            })
    void what_runs_is_explained_and_called_by_a_name_of_its_own(
            String executable, String comm, String commandLine, String name, String description) {
        ProcessSample process = program(executable)
                .comm(comm)
                .commandLine(commandLine.split(" "))
                .build();
        Explanation explanation = EXPLAINER.explain(Explainer.search(process, PLACES));
        assertThat(explanation.description().en()).startsWith(description);
        assertThat(explanation.nameOf(process)).isEqualTo(Optional.ofNullable(name));
    }
}

package io.totem.policy.explanation;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.testing.OpenFolder;
import io.totem.policy.testing.SampleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of scripts: what they are, whose and where; by an entry only where their place vouches for the name. */
class ScriptExplanationTest {

    private static final String CONTAINER = "c".repeat(64);
    private static final ExecutableLocations PLACES =
            new ExecutableLocations(List.of("/usr", "/bin", "/sbin", "/lib", "/opt"), OpenFolder.at("/srv/open"));

    private final Explainer explainer = new Explainer(new CatalogueDictionary(Platform.LINUX));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /usr/bin/dash       | /bin/sh /home/kim/bin/backup.sh           | Shell script of user1000, /home/kim/bin/backup.sh
            /usr/bin/python3.11 | python3 -W ignore /srv/a.py               | Python script of user1000, /srv/a.py
            /usr/bin/node       | node --require x /srv/app/server.js       | Node.js script of user1000, /srv/app/server.js
            /usr/bin/java       | java -jar /srv/shop.jar                   | Java program of user1000, /srv/shop.jar
            /usr/bin/java       | java -cp /srv com.example.Main            | Java program of user1000, main class com.example.Main
            /usr/bin/python3.11 | python3 -m shop.worker                    | Python program of user1000, module shop.worker
            /usr/bin/perl       | perl tool.pl                              | Perl script of user1000, tool.pl (in which folder is not known)
            /usr/bin/perl       | spamd_child                               | Perl program of user1000 that calls itself spamd_child; its file is not to be seen
            """)
    void a_script_is_said_to_be_what_it_is(String executable, String words, String sentence) {
        Explanation explained = explain(program(executable).commandLine(words.split(" ")));
        assertThat(explained.description().en()).isEqualTo(sentence);
        assertThat(explained.description().ko()).contains("user1000 사용자의 ");
        assertThat(explained.known()).isPresent();
    }

    @Test
    void a_name_that_its_comm_happens_to_have_explains_nothing() {
        SampleBuilder script = program("/usr/bin/dash").comm("nginx").commandLine("/bin/sh", "/home/kim/bin/nginx");
        assertThat(explain(script).description().en()).isEqualTo("Shell script of user1000, /home/kim/bin/nginx");
        assertThat(explain(script).known().map(ProcessPolicy::name)).contains("dash");
        assertThat(explain(program("/usr/bin/python3.11").comm("firewalld").commandLine("python3", "-c", "…"))
                        .known()
                        .map(ProcessPolicy::name))
                .contains("python3");
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/python3.11,/usr/sbin/firewalld,firewalld",
        "/usr/bin/python3.11,/usr/bin/certbot,certbot",
        "/usr/bin/python3.11,/usr/share/unattended-upgrades/unattended-upgrade-shutdown,unattended-upgr",
        "/usr/bin/dash,/bin/mariadbd-safe,mariadbd-safe",
        "/usr/bin/python3.11,/usr/local/bin/supervisord,supervisord",
        "/usr/bin/python3.11,/srv/shop/venv/bin/gunicorn,gunicorn",
        "/usr/bin/python3.11,/home/kim/.venv/bin/celery,celery",
        "/home/kim/.pyenv/versions/3.12.1/bin/python3.12,/home/kim/.pyenv/versions/3.12.1/bin/uvicorn,uvicorn",
        "/usr/bin/python3.11,/srv/shop/manage.py,manage.py",
        "/usr/bin/node,/usr/local/bin/pm2,pm2",
        "/usr/bin/java,/srv/ci/jenkins.war,jenkins.war"
    })
    void an_entry_explains_a_script_at_its_place_or_of_its_language(String executable, String script, String name) {
        String[] words = name.endsWith(".war")
                ? new String[] {"java", "-Xmx1g", "-jar", script}
                : new String[] {"x", script, "run"};
        assertThat(explain(program(executable).commandLine(words)).known().map(ProcessPolicy::name))
                .contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/python3.11,/tmp/gunicorn",
        "/usr/bin/python3.11,/srv/open/gunicorn",
        "/usr/bin/python3.11,/home/kim/firewalld",
        "/usr/bin/python3.11,/home/kim/certbot.py",
        "/usr/bin/perl,/home/kim/gunicorn",
        "/home/kim/python3,/usr/sbin/firewalld",
        "/usr/bin/python3.11,/home/kim/nginx"
    })
    void a_name_elsewhere_explains_nothing(String executable, String script) {
        assertThat(explain(program(executable).commandLine("x", script)).known().map(ProcessPolicy::name))
                .isNotEqualTo(java.util.Optional.of(script.substring(script.lastIndexOf('/') + 1)));
    }

    @Test
    void a_shell_that_reads_from_a_descriptor_is_a_shell() {
        assertThat(explain(program("/usr/bin/bash").commandLine("bash", "/dev/fd/3"))
                        .words())
                .isEmpty();
        assertThat(explain(program("/usr/bin/bash").commandLine("-bash")).words())
                .isEmpty();
    }

    @Test
    void a_known_module_is_explained_and_named() {
        Explanation server = explain(program("/usr/bin/python3.11").commandLine("python3", "-m", "http.server", "80"));
        assertThat(server.known().map(ProcessPolicy::name)).contains("http.server");
        assertThat(server.description().en()).endsWith("(Python module http.server)");
        assertThat(server.description().ko()).endsWith("(파이썬 모듈 http.server)");
    }

    @Test
    void in_a_container_the_same_holds() {
        assertThat(explain(program("/usr/local/bin/python3.12")
                                .commandLine("python3", "/app/venv/bin/gunicorn", "shop:app")
                                .container(CONTAINER))
                        .known()
                        .map(ProcessPolicy::name))
                .contains("gunicorn");
        assertThat(explain(program("/usr/bin/dash")
                                .comm("init")
                                .commandLine("/bin/sh", "-e", "/init")
                                .container(CONTAINER))
                        .masquerade())
                .isEmpty();
    }

    @Test
    void one_file_of_several_names_is_explained_by_the_name_the_dictionary_gives_it() {
        Explanation redis = explain(program("/usr/bin/redis-check-rdb")
                .comm("redis-server")
                .commandLine("/usr/bin/redis-server 127.0.0.1:6379"));
        assertThat(redis.known().map(ProcessPolicy::name)).contains("redis-server");
        assertThat(redis.masquerade()).isEmpty();
        assertThat(explain(program("/usr/bin/redis-check-rdb").commandLine("redis-check-rdb", "dump.rdb"))
                        .known()
                        .map(ProcessPolicy::name))
                .contains("redis-check-rdb");
    }

    @Test
    void the_manager_of_a_users_services_is_not_the_first_process() {
        Explanation manager =
                explain(program("/usr/lib/systemd/systemd").commandLine("/lib/systemd/systemd", "--user"));
        assertThat(manager.description().en()).isEqualTo("Runs user1000's own background services");
        assertThat(manager.description().ko()).isEqualTo("user1000 사용자의 백그라운드 서비스를 실행");
        Explanation first = explain(program("/usr/lib/systemd/systemd").commandLine("/sbin/init"));
        assertThat(first.description().en()).startsWith("Starts the server");
    }

    @ParameterizedTest
    @CsvSource({"/usr/lib/systemd/systemd", "/usr/lib/systemd/systemd-executor"})
    void who_waits_for_the_end_of_a_session_does_so(String executable) {
        Explanation pam = explain(program(executable).comm("(sd-pam)").commandLine("(sd-pam)"));
        assertThat(pam.description().en()).isEqualTo("Waits to close user1000's session at logout");
        assertThat(pam.description().ko()).isEqualTo("user1000 사용자가 로그아웃하면 세션을 정리하려고 기다림");
        assertThat(pam.known().map(ProcessPolicy::name)).contains("(sd-pam)");
        assertThat(pam.masquerade()).isEmpty();
    }

    @Test
    void what_a_stranger_wrote_is_written_out_and_cut() {
        Explanation odd = explain(program("/usr/bin/perl").commandLine("a\u202Eb" + "x".repeat(4000)));
        assertThat(odd.description().en()).contains("a<U+202E>bxxx", "…").hasSizeLessThan(300);
    }

    private Explanation explain(SampleBuilder process) {
        return explainer.explain(Explainer.search(process.build(), PLACES));
    }
}

package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.kernel;
import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.api.policies.Expected;
import io.totem.api.policies.Origin;
import io.totem.api.policies.Platform;
import io.totem.api.policies.ProcessPolicy;
import io.totem.policy.access.FileAccesses;
import io.totem.policy.explanation.Explainer;
import io.totem.policy.explanation.Explanation;
import io.totem.policy.facts.ProcessFacts;
import io.totem.policy.known.CatalogueDictionary;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.place.ExecutableLocations;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.Dictionary;
import io.totem.policy.testing.Policies;
import io.totem.policy.testing.SampleBuilder;
import io.totem.procfs.ProcessSample;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameMismatchTest {

    private static final ProcessPolicies CATALOGUE = new CatalogueDictionary(Platform.LINUX);
    private static final ExecutableLocations PLACES =
            new ExecutableLocations(List.of("/usr", "/bin", "/sbin", "/opt"), FileAccesses.UNREAD);
    private static final NameMismatchRule RULE = new NameMismatchRule();

    @ParameterizedTest
    @ValueSource(strings = {"[kworker/0:1]", "[kworker/u8:2-events]", "[kswapd0]", "[ksoftirqd/1]", "[rcu_sched]"})
    void a_program_that_writes_itself_as_a_thread_of_the_kernel_is_danger(String title) {
        List<Warning> found = check(program("/home/kim/.cache/x").commandLine(title));
        assertThat(found).singleElement().satisfies(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.code()).isEqualTo(WarningCode.NAME_MISMATCH);
            assertThat(warning.why().ko()).contains("/home/kim/.cache/x");
            assertThat(warning.why().en()).contains("/home/kim/.cache/x");
        });
        assertThat(check(program("/usr/bin/x").commandLine(title))).hasSize(1);
    }

    @Test
    void a_file_that_bears_a_kernel_threads_name_is_not_that_thread() {
        assertThat(check(program("/home/kim/.configrc/kswapd0"))).hasSize(1);
        assertThat(check(program("/home/kim/x").comm("kworker/0:1"))).hasSize(1);
        assertThat(check(program("/home/kim/bin/migration"))).isEmpty();
        assertThat(check(kernel("kworker/0:1"))).isEmpty();
    }

    @Test
    void the_name_is_told_as_it_is_borne() {
        assertThat(check(program("/usr/bin/kworker")))
                .singleElement()
                .satisfies(warning -> assertThat(warning.title().en())
                        .isEqualTo("goes by the name kworker of a thread of the kernel"));
    }

    @Test
    void of_an_interpreter_the_script_counts_or_the_name_that_it_took() {
        assertThat(check(program("/usr/bin/python3.13").commandLine("[kworker/0:1]")))
                .singleElement()
                .satisfies(warning -> assertThat(warning.todo().en())
                        .contains("has /usr/bin/python3.13 run under this name")
                        .doesNotContain("install"));
        assertThat(check(program("/usr/bin/python3.13").comm("kworker/0:1").commandLine("python3", "/srv/x/agent.py")))
                .singleElement()
                .satisfies(warning -> assertThat(warning.todo().en()).startsWith("Find out what /srv/x/agent.py is"));
    }

    @ParameterizedTest
    @CsvSource({"/home/kim/x,sshd", "/tmp/a,systemd-logind", "/srv/app/run,cron", "/dev/shm/s,dbus-daemon"})
    void a_program_elsewhere_that_calls_itself_like_a_part_of_the_system_is_danger(String path, String name) {
        assertThat(check(program(path).comm(name))).hasSize(1);
        assertThat(check(program(path).commandLine("/usr/sbin/" + name, "-D"))).hasSize(1);
        assertThat(check(program(path).commandLine(name + ": master process"))).hasSize(1);
    }

    @Test
    void an_installed_program_known_to_be_something_else_lies_when_it_takes_a_system_name() {
        ProcessPolicies known = Dictionary.of(Policies.system("sshd"), Policies.entry("nc", true));
        assertThat(check(program("/usr/bin/nc").commandLine("sshd", "-l"), known))
                .hasSize(1);
        assertThat(check(program("/usr/bin/udevadm").comm("sshd"), known)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/busybox,crond,/usr/sbin/crond",
        "/bin/busybox,syslogd,/sbin/syslogd",
        "/usr/bin/udevadm,systemd-udevd,/lib/systemd/systemd-udevd",
        "/usr/bin/kmod,modprobe,/sbin/modprobe",
        "/usr/lib/openssh/sshd-session,sshd-session,sshd: kim [priv]",
        "/usr/lib/systemd/systemd,systemd,/sbin/init",
        "/usr/lib/systemd/systemd-executor,(sd-pam),(sd-pam)",
        "/usr/sbin/mariadbd,mysqld,/usr/sbin/mysqld",
        "/usr/sbin/exim4,exim4,/usr/sbin/sendmail",
        "/usr/sbin/cron,cron,/usr/sbin/CRON",
        "/usr/sbin/nginx,nginx,nginx: worker process",
        "/usr/lib/postgresql/17/bin/postgres,postgres,postgres: checkpointer",
        "/usr/bin/bash,bash,-bash",
        "/usr/bin/dash,sh,/bin/sh",
        "/home/kim/my_tool,my_tool,./my_tool"
    })
    void interpreters_applets_links_and_titles_are_no_lies(String path, String comm, String title) {
        assertThat(check(program(path).comm(comm).commandLine(title))).isEmpty();
    }

    /** exe, comm, arguments parted by blanks: all of them real. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /usr/bin/vim.basic | vi | vi /etc/fstab
            /usr/bin/vim.basic | editor | editor
            /usr/bin/nc.openbsd | nc | nc -l 80
            /usr/bin/mawk | awk | awk {print}
            /usr/sbin/xtables-nft-multi | iptables | iptables -L
            /usr/bin/python3.9 | firewalld | /usr/bin/python3 /usr/sbin/firewalld --nofork
            /usr/bin/python3.11 | f2b/server | /usr/bin/python3 /usr/bin/fail2ban-server -xf start
            /usr/bin/python3.11 | unattended-upgr | /usr/bin/python3 /usr/share/unattended-upgrades/unattended-upgrade-shutdown
            /usr/bin/perl | spamd child | spamd child
            /usr/bin/perl | pveproxy worker | pveproxy worker
            /usr/bin/perl | /usr/sbin/munin | /usr/sbin/munin-node
            /usr/bin/ruby3.1 | ruby | puma 6.4.0 (tcp://0.0.0.0:3000) [nfsd]
            /usr/bin/ruby3.1 | bundle | sidekiq 7.2 shop [0 of 10 busy]
            /usr/bin/python3.11 | celery | [celeryd: w@host:MainProcess] -active- (worker)
            /usr/bin/python3.11 | gunicorn: maste | gunicorn: master [shop:app]
            /usr/bin/lxc-start | lxc-start | [lxc monitor] /var/lib/lxc web
            /home/kim/.nvm/versions/node/v22.1.0/bin/node | npm run dev | npm run dev
            /home/kim/.nvm/versions/node/v22.1.0/bin/node | node | node server.js
            /home/kim/.vscode-server/bin/abc/node | node | /home/kim/.vscode-server/bin/abc/node out/server.js
            /home/kim/.local/share/claude/versions/2.1.0 | claude | claude
            /home/kim/.pyenv/versions/3.12.1/bin/python3.12 | python | python app.py
            /nix/store/abc-nginx-1.28/bin/.nginx-wrapped | .nginx-wrapped | nginx: master process
            /nix/store/abc-systemd-257/lib/systemd/systemd | systemd | /run/current-system/systemd/lib/systemd/systemd
            /nix/store/abc-openssh-9.9/bin/sshd | sshd | sshd: /nix/store/abc-openssh-9.9/bin/sshd -D [listener]
            /home/kim/bin/dockerd | dockerd | dockerd
            /var/lib/rancher/k3s/data/abc/bin/containerd | containerd | containerd
            /usr/bin/qemu-aarch64-static | nginx | /usr/bin/qemu-aarch64-static /usr/sbin/nginx
            /run/rosetta/rosetta | sh | /run/rosetta/rosetta /bin/sh
            /usr/bin/su | su | su - postgres
            /home/kim/migration/run | run | migration/run
            /usr/bin/python3.11 | python3 | netns/worker
            /home/kim/irq/1up | 1up | irq/handler_2
            /usr/bin/login | login | login -- kim
            /usr/bin/bash | sshd.sh | /bin/bash /home/kim/sshd.sh
            /usr/bin/dash | service | /bin/sh /usr/sbin/service cron start
            /usr/bin/bash | update-initramf | /bin/sh /usr/sbin/update-initramfs -u
            /usr/bin/grep | grep | grep kdevtmpfsi
            /usr/sbin/init | init | init [3]
            /home/kim/kubectl | kubectl | kubectl port-forward
            /home/kim/앱/서버 | 서버 | ./서버
            /home/kim/программа | программа | ./программа
            /usr/bin/tmux | tmux: server | tmux new -s work
            /usr/bin/screen | screen | SCREEN -S irc
            /usr/lib/firefox/firefox | Web Content | /usr/lib/firefox/firefox -contentproc
            /usr/bin/node | next-server (v1 | next-server (v14.2.3)
            /opt/zoom/zoom | zoom | /opt/zoom/zoom
            /usr/lib/postfix/sbin/smtpd | smtpd | smtpd -n smtp -t inet
            /usr/libexec/valgrind/memcheck-amd64-linux | memcheck-amd64- | /usr/bin/valgrind.bin ./x
            /usr/lib/jvm/java-21-openjdk-amd64/bin/java | java | java -jar /srv/app.jar
            /usr/lib/systemd/systemd-executor | (cron) | (cron)
            /usr/lib/systemd/systemd | systemd | /lib/systemd/systemd --user
            /srv/postgresql-16/bin/postgres | postgres | postgres: checkpointer
            """)
    void ordinary_programs_of_a_host_bear_their_names_honestly(String path, String comm, String words) {
        String[] arguments = words.contains(": ") || words.contains(" [") || words.startsWith("[") || comm.equals(words)
                ? new String[] {words}
                : words.split(" ");
        assertThat(check(program(path).comm(comm).commandLine(arguments))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/bin/perl,[kworker/0:0],[kworker/0:0]",
        "/usr/bin/python3.11,kworker/u4:2,python3",
        "/usr/bin/perl,/usr/sbin/httpd,/usr/sbin/httpd -DSSL",
        "/usr/bin/perl,-bash,-bash",
        "/usr/bin/python3.11,sshd,python3",
        "/usr/bin/python3.11,jbd2/sda1-8,python3",
        "/usr/bin/python3.11,python3,migration/3",
        "/usr/bin/node,systemd,systemd",
        "/usr/bin/python3.11,python3,/usr/lib/systemd/systemd-logind",
        "/home/kim/x,x,nginx: worker process",
        "/home/kim/x,x,-bash",
        "/home/kim/x,x,postgres: checkpointer",
        "/usr/bin/sleep,sleep,nginx: worker process",
        "/home/kim/sshdx,sshd,sshd",
        "/usr/bin/busybox,[kthreadd],[kthreadd]",
        "/tmp/qemu-arm-static,[kthreadd],x"
    })
    void an_interpreter_or_another_program_under_the_name_of_the_systems_own_lies(
            String path, String comm, String title) {
        assertThat(check(program(path).comm(comm).commandLine(title))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/home/kim/bin/sshd",
        "/srv/x/crond",
        "/opt/.ssh/sshd",
        "/usr/local/lib/.cache/rsyslogd",
        "/usr/local/share/.x/login",
        "/home/kim/.cache/systemd-logind",
        "/tmp/dockerd",
        "/home/kim/.sshd"
    })
    void a_file_with_the_name_of_a_part_of_the_system_that_lies_elsewhere_is_not_it(String path) {
        assertThat(check(program(path)))
                .singleElement()
                .satisfies(warning -> assertThat(warning.why().en()).contains(path));
        assertThat(explain(program(path)).known().map(ProcessPolicy::name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aide", "ufw", "apt", "samba", "fail2ban-server", "k3s", "docker-init"})
    void a_script_may_be_called_after_what_not_only_the_system_itself_brings(String name) {
        assertThat(check(program("/usr/bin/dash").comm(name).commandLine("/bin/sh", "/srv/scripts/" + name)))
                .isEmpty();
        assertThat(check(program("/usr/bin/dash").comm(name).commandLine("/bin/sh", "/home/kim/.cache/" + name)))
                .hasSize(1);
        assertThat(check(program("/usr/bin/dash").comm(name).commandLine("/bin/sh", "/tmp/" + name)))
                .hasSize(1);
    }

    @Test
    void a_word_of_every_day_is_a_name_of_the_systems_only_where_root_runs_it() {
        assertThat(check(program("/srv/x/cron").uid(33))).isEmpty();
        assertThat(check(program("/srv/x/cron").root())).hasSize(1);
        assertThat(check(program("/usr/bin/dash").commandLine("sh", "/srv/app/bin/init")))
                .isEmpty();
        assertThat(check(program("/tmp/cron").uid(33))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/opt/vendor/bin/updater,updater,/usr/sbin/cron",
        "/usr/local/lib/cache/worker,worker,nginx: worker process",
        "/usr/local/bin/x,systemd-journal,x",
        "/usr/bin/python3.11,systemd-journal,python3",
        "/usr/bin/python3.11,NetworkManager,python3",
        "/usr/local/bin/\u0455shd,\u0455shd,x",
        "/opt/cr\u043End,x,x",
        "/usr/local/bin/c\u200Bron,x,x",
        "/usr/sbin/\u0441ron,x,x",
    })
    void among_what_admins_install_a_name_of_the_systems_is_a_lie_as_well(String path, String comm, String title) {
        assertThat(check(program(path).comm(comm).commandLine(title))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/usr/local/nginx/sbin/nginx,nginx,nginx: worker process",
        "/opt/tengine/sbin/nginx,nginx,nginx: master process",
        "/usr/local/sbin/sshd,sshd,sshd: mina [priv]",
        "/opt/openssh/sbin/sshd,sshd,/opt/openssh/sbin/sshd",
        "/usr/local/bin/node_exporter,node_exporter,node_exporter",
        "/opt/valkey/bin/valkey-server,redis-server,/opt/valkey/bin/redis-server *:6379",
        "/opt/mariadb/bin/mariadbd,mysqld,/opt/mariadb/bin/mysqld",
        "/usr/local/lsws/bin/lshttpd,litespeed,litespeed (lshttpd - main)",
        "/usr/local/bin/python3.12,python3,python3",
        "/opt/google/chrome/chrome,chrome,/opt/google/chrome/chrome --type=renderer",
        "/opt/gitlab/embedded/bin/postgres,postgres,postgres: checkpointer",
        "/usr/local/bin/busybox,crond,crond",
        "/usr/local/bin/\uBC31\uC5C5,\uBC31\uC5C5,\uBC31\uC5C5",
        "/opt/\u0441\u0435\u0440\u0432\u0435\u0440/bin/\u0441\u0435\u0440\u0432\u0435\u0440,x,x",
        "/opt/caf\u00E9/bin/caf\u00E9,caf\u00E9,caf\u00E9",
        "/usr/local/bin/\u03B1pp,x,x"
    })
    void what_admins_built_or_bought_is_called_as_it_likes(String path, String comm, String title) {
        String own = comm.equals("x") ? path.substring(path.lastIndexOf('/') + 1) : comm;
        assertThat(check(program(path).comm(own).commandLine(title.equals("x") ? own : title)))
                .isEmpty();
    }

    @Test
    void a_script_that_bears_such_a_name_says_so_too() {
        assertThat(check(program("/usr/bin/dash").comm("sshd").commandLine("/bin/sh", "/home/kim/bin/sshd")))
                .hasSize(1);
        assertThat(check(program("/usr/bin/dash").comm("sshd").commandLine("/bin/sh", "/usr/local/sbin/sshd")))
                .isEmpty();
        assertThat(check(program("/usr/bin/python3.11").commandLine("python3", "/tmp/kswapd0")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0455shd",
                "ss\u200Bhd",
                "\uFF53\uFF53\uFF48\uFF44",
                "sshd ",
                ".sshd",
                "5shd",
                "\u202Edhss",
                "systernd",
                "Iogin"
            })
    void look_alike_letters_blanks_and_what_nobody_sees_are_said(String name) {
        Warning warning = check(program("/home/kim/" + name).commandLine("x")).getFirst();
        assertThat(warning.severity()).isEqualTo(Severity.DANGER);
        assertThat(warning.title().en()).doesNotContain("\u202E", "\u200B");
        assertThat(check(program("/usr/bin/python3.11").comm(name).commandLine("python3")))
                .hasSize(1);
    }

    @Test
    void an_app_in_a_container_is_judged_by_its_files_name_as_anywhere() {
        String container = "c".repeat(64);
        assertThat(check(program("/app/server").container(container))).isEmpty();
        assertThat(check(program("/usr/sbin/nginx")
                        .commandLine("nginx: master process")
                        .container(container)))
                .isEmpty();
        assertThat(check(program("/app/server").comm("sshd").container(container)))
                .hasSize(1);
    }

    @Test
    void no_policy_mutes_it() {
        Expected everything = new Expected(true, List.of(), List.of(), List.of("/home/kim/x"));
        ProcessPolicy excused = Policies.expecting("x", everything, Origin.OPERATOR);
        ProcessPolicies known = Dictionary.of(Policies.system("sshd"), excused);
        assertThat(check(program("/home/kim/x").comm("sshd"), known))
                .singleElement()
                .matches(warning -> !warning.muted());
    }

    private static Explanation explain(SampleBuilder process) {
        return new Explainer(CATALOGUE).explain(Explainer.search(process.build(), PLACES));
    }

    private static List<Warning> check(SampleBuilder process) {
        return check(process, CATALOGUE);
    }

    private static List<Warning> check(SampleBuilder process, ProcessPolicies known) {
        ProcessSample sample = process.build();
        return RULE.check(new Evidence(
                sample,
                List.of(),
                new Explainer(known).explain(Explainer.search(sample, PLACES)),
                PLACES.of(sample),
                List.of(),
                ProcessFacts.NONE,
                Duration.ZERO));
    }
}

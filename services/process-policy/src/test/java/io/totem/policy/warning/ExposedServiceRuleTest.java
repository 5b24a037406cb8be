package io.totem.policy.warning;

import static io.totem.policy.testing.SampleBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.facts.Behaviour;
import io.totem.policy.facts.StartUp;
import io.totem.policy.port.Severity;
import io.totem.policy.testing.SampleBuilder;
import io.totem.policy.testing.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one command offers to others, at any port. */
class ExposedServiceRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /usr/bin/python3.13 -m http.server 9191|.
                    /usr/bin/python3.13 -m http.server -d /etc|/etc
                    /usr/bin/python3.13 -m http.server --directory=/srv 80|/srv
                    /usr/bin/php8.4 -S 0.0.0.0:8088|.
                    /usr/bin/php8.4 -S0.0.0.0:8088 -t /root|/root
                    /usr/bin/busybox httpd -f -p 8089 -h /|/
                    /usr/bin/busybox httpd -f -p 8089|.
                    /usr/bin/ruby3.3 -run -e httpd /home -p 8090|/home
                    /usr/bin/ruby3.3 -run -e httpd -p 8090|.
                    /usr/bin/node /root/.npm/_npx/1/node_modules/.bin/serve -l 3000|.
                    /usr/bin/node /opt/x/node_modules/serve/build/main.js /|/
                    /usr/bin/rclone serve webdav /home --addr :8091|/home
                    /usr/bin/darkhttpd /var/www|/var/www
                    """)
    void servers_of_files_say_which_folder(String command, String folder) {
        assertThat(AdHocServer.of(sample(command).build()))
                .contains(new AdHocServer(AdHocServer.Kind.FILES, Optional.of(folder), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /usr/local/bin/ttyd -W bash|SHELL
                    /home/kim/gotty -w bash|SHELL
                    /usr/bin/websocketd --port=9000 bash|SHELL
                    /usr/bin/busybox telnetd -F -l /bin/sh|SHELL
                    /usr/local/bin/microsocks -p 1081|PROXY
                    /usr/sbin/danted -D|PROXY
                    /usr/bin/3proxy /etc/3proxy.cfg|PROXY
                    /usr/bin/tinyproxy -d|PROXY
                    /usr/bin/nc -lvnp 9000|DATA
                    /usr/bin/busybox nc -l -p 9000|DATA
                    /usr/bin/ncat -l 3128 --proxy-type http|PROXY
                    /usr/bin/socat TCP-LISTEN:9191,fork TCP:10.0.0.5:80|RELAY
                    /usr/bin/python3.13 /usr/local/bin/jupyter-lab --ip=0.0.0.0|CODE
                    /usr/bin/python3.13 -m notebook|CODE
                    /usr/bin/rclone rcd --rc-addr :5572|CONTROL
                    """)
    void what_else_is_offered_is_told_by_the_program(String command, AdHocServer.Kind kind) {
        assertThat(AdHocServer.of(sample(command).build()))
                .map(AdHocServer::kind)
                .contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/python3.13 -m gunicorn shop:app",
                "/usr/bin/python3.13 /srv/shop/server.py -m http.server",
                "/usr/bin/php8.4 artisan queue:work",
                "/usr/bin/node /srv/shop/server.js --serve",
                "/usr/sbin/nginx -g daemon",
                "/usr/sbin/httpd -DFOREGROUND",
                "/usr/bin/nc 10.0.0.1 80",
                "/usr/bin/socat - TCP:127.0.0.1:6379",
                "/usr/bin/vi TCP-LISTEN:9191 TCP:127.0.0.1:6379",
                "/usr/bin/rclone sync /srv remote:srv",
                "/usr/bin/vi http.server"
            })
    void other_programs_offer_nothing_by_their_arguments(String command) {
        assertThat(AdHocServer.of(sample(command).build())).isEmpty();
    }

    @Test
    void what_is_offered_decides_how_bad_it_is() {
        assertThat(files("/")).map(Warning::severity).contains(Severity.DANGER);
        assertThat(files("/etc/nginx")).map(Warning::severity).contains(Severity.DANGER);
        assertThat(files("/home")).map(Warning::severity).contains(Severity.DANGER);
        assertThat(files("/home/kim/site")).hasValueSatisfying(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.CAUTION);
            assertThat(warning.title().en()).isEqualTo("offers the files below /home/kim/site to others on port 9191");
            assertThat(warning.why().en()).contains("at every address");
            assertThat(warning.why().ko()).contains("/home/kim/site 아래", "모든 주소에서");
        });
        assertThat(offered("/usr/local/bin/ttyd bash", "0.0.0.0"))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(offered("/usr/local/bin/microsocks", "0.0.0.0"))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(offered("/usr/bin/python3.13 -m notebook --ServerApp.token=", "0.0.0.0"))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(offered("/usr/bin/python3.13 -m notebook", "0.0.0.0"))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    @ParameterizedTest
    @CsvSource({
        "TCP:127.0.0.1:6379,127.0.0.1:6379,DANGER",
        "tcp4-connect:localhost:3306,localhost:3306,DANGER",
        "UNIX-CONNECT:/run/mysqld/mysqld.sock,/run/mysqld/mysqld.sock,DANGER",
        "UNIX:/var/run/docker.sock,/var/run/docker.sock,DANGER",
        "UNIX-CLIENT:/run/dbus/system_bus_socket,/run/dbus/system_bus_socket,DANGER",
        "TCP:127.0.0.1:8080,127.0.0.1:8080,CAUTION"
    })
    void a_relay_says_what_it_opens_and_is_as_bad_as_that(String to, String target, Severity severity) {
        assertThat(offered("/usr/bin/socat TCP-LISTEN:9191,fork,reuseaddr " + to, "0.0.0.0"))
                .hasValueSatisfying(warning -> {
                    assertThat(warning.severity()).isEqualTo(severity);
                    assertThat(warning.title().en()).isEqualTo("hands whoever connects to port 9191 on to " + target);
                    assertThat(warning.why().ko()).contains(target + "에 넘겨줍니다");
                });
        assertThat(offered("/usr/bin/socat TCP-LISTEN:9191,fork,bind=127.0.0.1 " + to, "127.0.0.1"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /usr/bin/ruby3.3~-rsocket~-e~s=TCPServer.new("0.0.0.0",7801);loop{c=s.accept;c.write File.binread(c.gets)}|CAUTION
                    /usr/bin/perl~-MIO::Socket::INET~-e~$s=IO::Socket::INET->new(LocalPort=>7811,Listen=>5);$s->accept|CAUTION
                    /usr/bin/perl~-MIO::Socket::INET~-e~while($c=$s->accept){while(<$c>){print $c `$_`}}|DANGER
                    /usr/bin/python3.13~-c~import xmlrpc.server,os;s=xmlrpc.server.SimpleXMLRPCServer(("",1));s.register_function(os.popen)|DANGER
                    /usr/bin/python3.13~-c~import socketserver;socketserver.TCPServer(("",1),H).serve_forever()|CAUTION
                    /usr/bin/node~-e~require("net").createServer(s=>require("repl").start({input:s,output:s})).listen(7908)|DANGER
                    /usr/bin/node~-e~require("http").createServer((q,r)=>r.end("x")).listen(80)|CAUTION
                    /usr/bin/php8.4~-r~$s=stream_socket_server("tcp://0.0.0.0:7");while($c=stream_socket_accept($s))fwrite($c,shell_exec(fgets($c)));|DANGER
                    /usr/bin/python3.13~-|CAUTION
                    """)
    void a_server_that_an_interpreter_makes_of_a_text_is_told_and_grave_where_it_runs_what_it_gets(
            String command, Severity severity) {
        assertThat(inline(command, "0.0.0.0")).map(Warning::severity).contains(severity);
        assertThat(inline(command, "127.0.0.1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/bin/python3.13~-c~from multiprocessing.spawn import spawn_main; spawn_main(tracker_fd=5, pipe_handle=7)~--multiprocessing-fork",
                "/usr/bin/python3.13~/srv/shop/server.py",
                "/usr/bin/python3.13~-m~gunicorn~shop:app",
                "/usr/bin/node~/srv/shop/server.js",
                "/usr/bin/ruby3.3~bin/rails~server",
                "/usr/bin/rsync~--daemon~--no-detach",
                "/usr/bin/rsync~--daemon~--config=/etc/rsyncd.d/mirror.conf",
                "/usr/bin/git~push"
            })
    void what_runs_a_script_or_is_a_part_of_such_a_server_is_none(String command) {
        assertThat(inline(command, "0.0.0.0")).isEmpty();
    }

    @Test
    void a_script_that_is_read_from_standard_input_lies_on_the_disk() {
        assertThat(Scene.of(program("/usr/bin/python3.13")
                                .commandLine("python3")
                                .standardInput("/srv/shop/server.py"))
                        .listening("0.0.0.0", 9191)
                        .warning(WarningCode.EXPOSED_SERVICE))
                .isEmpty();
    }

    @Test
    void more_than_values_behind_the_words_of_pythons_own_workers_is_a_text_of_somebodys() {
        assertThat(inline(
                        "/usr/bin/python3.13~-c~from multiprocessing.spawn import spawn_main; spawn_main(__import__('os').system('id'))",
                        "0.0.0.0"))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /usr/bin/python3.13~-c~import http.server,functools;functools.partial(http.server.SimpleHTTPRequestHandler,directory="/")|FILES|/
                    /usr/bin/python3.13~-c~import http.server;http.server.HTTPServer(("",1),http.server.SimpleHTTPRequestHandler)|FILES|.
                    /usr/lib/git-core/git-daemon~--reuseaddr~--export-all~--base-path=/|REPOSITORIES|/
                    /usr/bin/git~daemon~--export-all~/srv/git|REPOSITORIES|/srv/git
                    /usr/bin/git~daemon|REPOSITORIES|/
                    /usr/bin/socat~TCP-LISTEN:9,fork~FILE:/etc/passwd|FILE|/etc/passwd
                    /usr/bin/socat~-u~OPEN:/root/.ssh/id_rsa,rdonly~TCP4-LISTEN:9|FILE|/root/.ssh/id_rsa
                    """)
    void what_is_given_away_is_named(String command, AdHocServer.Kind kind, String where) {
        String[] words = command.split("~");
        assertThat(AdHocServer.of(program(words[0]).commandLine(words).build())).hasValueSatisfying(server -> {
            assertThat(server.kind()).isEqualTo(kind);
            assertThat(server.folder()).contains(where);
        });
    }

    @Test
    void repositories_are_as_bad_as_what_lies_there_and_who_may_read_them() {
        assertThat(repositories("git daemon --export-all --base-path=/", "/")).contains(Severity.DANGER);
        assertThat(repositories("git daemon --export-all --base-path=/srv/git", "/srv/git"))
                .contains(Severity.CAUTION);
        assertThat(repositories("git daemon --base-path=/home", "/home")).contains(Severity.CAUTION);
        assertThat(inline("/usr/bin/rsync~--daemon~--port=7810~--config=/dev/null", "0.0.0.0"))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
    }

    private static Optional<Severity> repositories(String command, String folder) {
        return Scene.of(program("/usr/bin/git").commandLine(command.split(" ")))
                .listening("0.0.0.0", 9191)
                .behaviour(behaviour(folder))
                .warning(WarningCode.EXPOSED_SERVICE)
                .map(Warning::severity);
    }

    private static Optional<Warning> inline(String command, String address) {
        String[] words = command.split("~");
        return Scene.of(program(words[0]).commandLine(words))
                .listening(address, 9191)
                .warning(WarningCode.EXPOSED_SERVICE);
    }

    @Test
    void who_can_reach_it_decides_too() {
        assertThat(offered("/usr/local/bin/ttyd bash", "192.168.0.7"))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(offered("/usr/local/bin/ttyd bash", "127.0.0.1")).isEmpty();
        assertThat(offered("/usr/bin/python3.13 -m http.server", "::1")).isEmpty();
    }

    @Test
    void a_login_beside_the_systems_own_is_told_and_the_systems_own_is_not() {
        assertThat(login(sample("/usr/sbin/sshd -f /tmp/x -p 2222")))
                .map(Warning::severity)
                .contains(Severity.DANGER);
        assertThat(login(sample("/usr/sbin/sshd -D -f /etc/ssh/sftp_config")
                        .uid(0)
                        .cgroup("/system.slice/sftp.service")))
                .map(Warning::severity)
                .contains(Severity.CAUTION);
        assertThat(login(sample("/usr/sbin/sshd -f /root/.x -p 2222").uid(0).cgroup("/")))
                .isPresent();
        assertThat(login(sample("/usr/sbin/sshd -D").uid(0).cgroup("/system.slice/ssh.service")))
                .isEmpty();
        assertThat(login(sample("/usr/sbin/sshd").uid(0).cgroup("/"))).isEmpty();
        assertThat(login(sample("/usr/sbin/dropbear -F -p 2222").uid(0).cgroup("/")))
                .isEmpty();
        assertThat(login(sample("/usr/sbin/dropbear -F -p 22").uid(0).cgroup("/system.slice/dropbear.service")))
                .isEmpty();
    }

    @Test
    void of_one_port_only_what_is_offered_there_is_told_and_not_what_its_number_stands_for() {
        Scene proxy = Scene.of(sample("/usr/bin/tinyproxy -d")).listening("0.0.0.0", 8888);
        assertThat(proxy.warning(WarningCode.EXPOSED_SERVICE)).isPresent();
        assertThat(proxy.warning(WarningCode.PUBLIC_PORT)).isEmpty();
        Scene system = Scene.of(sample("/usr/bin/tinyproxy -d").uid(0)).listening("0.0.0.0", 82);
        assertThat(system.warning(WarningCode.EXPOSED_SERVICE)).isPresent();
        assertThat(system.warning(WarningCode.SYSTEM_PORT)).isEmpty();
        assertThat(Scene.of(sample("/usr/bin/other -d"))
                        .listening("0.0.0.0", 8888)
                        .warning(WarningCode.PUBLIC_PORT))
                .isPresent();
    }

    @Test
    void a_server_that_is_made_of_a_text_may_be_what_its_ports_number_stands_for() {
        Scene engine = Scene.of(sample("/usr/bin/python3.13 -c server()")).listening("0.0.0.0", 2375);
        assertThat(engine.warning(WarningCode.EXPOSED_SERVICE)).isPresent();
        assertThat(engine.warning(WarningCode.PUBLIC_PORT))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void a_daemon_of_rsyncs_at_its_own_port_is_as_grave_wherever_its_settings_lie() {
        assertThat(Scene.of(sample("/usr/bin/rsync --daemon --no-detach --config=/root/x.conf"))
                        .listening("0.0.0.0", 873)
                        .warning(WarningCode.EXPOSED_SERVICE))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    @Test
    void a_proxy_where_everybody_looks_for_one_is_danger() {
        assertThat(Scene.of(sample("/usr/local/bin/microsocks"))
                        .listening("0.0.0.0", 1080)
                        .warning(WarningCode.EXPOSED_SERVICE))
                .map(Warning::severity)
                .contains(Severity.DANGER);
    }

    private static Optional<Warning> files(String folder) {
        return Scene.of(sample("/usr/bin/python3.13 -m http.server 9191"))
                .listening("0.0.0.0", 9191)
                .behaviour(behaviour(folder))
                .warning(WarningCode.EXPOSED_SERVICE);
    }

    private static Behaviour behaviour(String folder) {
        StartUp startUp = new StartUp(List.of(), List.of(), Optional.empty(), Optional.of(folder));
        Behaviour none = Behaviour.NONE;
        return new Behaviour(
                none.connection(),
                none.networkTool(),
                none.downloader(),
                none.loaderVariables(),
                none.preloadFile(),
                none.hostReach(),
                none.hidden(),
                startUp);
    }

    private static Optional<Warning> offered(String command, String address) {
        return Scene.of(sample(command)).listening(address, 9191).warning(WarningCode.EXPOSED_SERVICE);
    }

    private static Optional<Warning> login(SampleBuilder process) {
        return Scene.of(process).listening("0.0.0.0", 2222).warning(WarningCode.EXPOSED_SERVICE);
    }

    private static SampleBuilder sample(String command) {
        String[] words = command.split(" ");
        return program(words[0]).commandLine(words);
    }
}

package io.totem.policy.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as ufw 0.36 and others write them. */
class FirewallFilesTest {

    private static final String RULES = """
            *filter
            :ufw-user-input - [0:0]
            ### RULES ###

            ### tuple ### allow tcp 22 0.0.0.0/0 any 0.0.0.0/0 in
            -A ufw-user-input -p tcp --dport 22 -j ACCEPT

            ### tuple ### allow tcp 80,443 0.0.0.0/0 any 0.0.0.0/0 Nginx%20Full - in
            ### tuple ### limit tcp 2200:2210 0.0.0.0/0 any 0.0.0.0/0 in comment=616263
            ### tuple ### allow tcp 5432 0.0.0.0/0 any 10.0.0.0/8 in
            ### tuple ### deny any 6379 0.0.0.0/0 any 0.0.0.0/0 in
            ### tuple ### allow tcp 9000 0.0.0.0/0 any 0.0.0.0/0 in_eth1
            ### tuple ### allow_log any 53 0.0.0.0/0 any 0.0.0.0/0 in
            ### tuple ### route:allow tcp 8080 0.0.0.0/0 any 0.0.0.0/0 in
            ### tuple ### allow tcp 25 0.0.0.0/0 any 0.0.0.0/0 out
            ### tuple ### allow
            ### END RULES ###
            """;

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        "tcp, 22, it lets port 22 through.",
        "udp, 22, it does not let port 22 through",
        "tcp, 443, it lets port 443 through.",
        "tcp, 2205, it lets port 2205 through.",
        "tcp, 5432, from some addresses only",
        "tcp, 6379, it does not let port 6379 through",
        "tcp, 9000, from some addresses only",
        "udp, 53, it lets port 53 through.",
        "tcp, 8080, it does not let port 8080 through",
        "tcp, 25, it does not let port 25 through"
    })
    void what_ufw_says_of_a_port_is_told_as_its_files_word(String protocol, int port, String told) throws IOException {
        ufw("yes");
        write("etc/ufw/user.rules", RULES);
        String sentence = read().about(protocol, port).en();
        assertThat(sentence).startsWith("ufw is switched on").contains(told);
    }

    @Test
    void a_default_that_accepts_lets_through_what_no_rule_names() throws IOException {
        ufw("yes");
        write("etc/ufw/user.rules", RULES);
        write("etc/default/ufw", "DEFAULT_INPUT_POLICY=\"ACCEPT\"\n");
        assertThat(read().about("tcp", 8080).en()).contains("lets port 8080 through");
        assertThat(read().about("tcp", 6379).en()).contains("does not let port 6379 through");
    }

    @Test
    void rules_that_cannot_be_read_are_said_to_be_unread() throws IOException {
        ufw("yes");
        assertThat(read().about("tcp", 22).en()).contains("could not be read");
    }

    @Test
    void a_published_port_is_not_filtered_by_ufw_unless_somebody_saw_to_that() throws IOException {
        ufw("yes");
        write("etc/ufw/user.rules", RULES);
        assertThat(read().aboutPublished("tcp", 16_379).en()).contains("ufw does not filter published ports");
        assertThat(read().aboutPublished("tcp", 16_379).ko()).contains("거르지 않습니다");
        write("etc/docker/daemon.json", "{\n \"iptables\" : false\n}");
        assertThat(read().aboutPublished("tcp", 16_379).en()).contains("does not let port 16379 through");
        write("etc/ufw/after.rules", "*filter\n:DOCKER-USER - [0:0]\n");
        assertThat(read().aboutPublished("tcp", 16_379).en()).contains("DOCKER-USER");
    }

    @Test
    void ufw_that_is_installed_and_off_is_no_firewall() throws IOException {
        ufw("no");
        write("etc/ufw/user.rules", RULES);
        assertThat(read().about("tcp", 22).en()).contains("no firewall that is switched on");
        assertThat(read().aboutPublished("tcp", 22).en()).doesNotContain("ufw does not filter");
    }

    @Test
    void of_other_firewalls_is_said_that_they_are_there_and_were_not_read() throws IOException {
        write("etc/nftables.conf", "flush ruleset\n");
        assertThat(read().about("tcp", 22).en()).contains("no firewall that is switched on");
        Path wants = Files.createDirectories(root.resolve("etc/systemd/system/sysinit.target.wants"));
        Path link = Files.createSymbolicLink(wants.resolve("nftables.service"), Path.of("/nowhere"));
        write("etc/iptables/rules.v4", "*filter\n");
        assertThat(read().about("tcp", 22).en()).contains("(nftables, iptables)", "was not read");
        Files.delete(link);
    }

    @Test
    void without_the_settings_of_the_machine_nothing_is_claimed() {
        assertThat(read().about("tcp", 22).en()).isEqualTo("Whether a firewall stops them could not be read.");
    }

    private Firewall read() {
        return new FirewallFiles(root, Clock.systemUTC()).read();
    }

    private void ufw(String enabled) throws IOException {
        write("etc/ufw/ufw.conf", "# comment\nENABLED=" + enabled + "\nLOGLEVEL=low\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}

package io.totem.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '\u0001', textBlock = """
        mysqld --password=hunter2 --port=3306 -> mysqld --password=*** --port=3306
        run --db-password hunter2 --verbose -> run --db-password *** --verbose
        MYSQL_ROOT_PASSWORD=hunter2 PATH=/bin -> MYSQL_ROOT_PASSWORD=*** PATH=/bin
        {"apiKey": "hunter2", "user": "kim"} -> {"apiKey": ***, "user": "kim"}
        {"client_secret":"hun ter2"} -> {"client_secret":***}
        connect postgres://kim:hunter2@db:5432/shop -> connect postgres://kim:***@db:5432/shop
        redis://:hunter2@127.0.0.1:6379/0 -> redis://:***@127.0.0.1:6379/0
        Authorization: Basic aHVudGVyMg== -> Authorization: Basic ***
        curl -H "authorization: Bearer hunter2hunter2" http://x -> curl -H "authorization: Bearer ***" http://x
        sent Bearer abcdefgh12345678 ok -> sent Bearer *** ok
        Cookie: session=hunter2; theme=dark -> Cookie: ***
        /usr/bin/mysqldump -u root -phunter2 shop -> /usr/bin/mysqldump -u root -p*** shop
        key AKIAIOSFODNN7EXAMPLE used -> key *** used
        aws_secret_access_key = wJalrXUtnFEMI -> aws_secret_access_key = ***
        clone https://ghp_0123456789abcdefghij@github.com/x -> clone https://***@github.com/x
        jwt eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl end -> jwt *** end
        jwt x-eyJhbGciOiJF-eyJhbGciOiJF.eyJzdWIiOiIxIn0. end -> jwt x-*** end
        GET /eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIx -> GET /eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIx
        GET /mysql HTTP/1.1 mysql -u root -phunter2 -x -> GET /mysql HTTP/1.1 mysql -u root -p*** -x
        sh -c mysql;mysqld-x /mysqldump -phunter2 -> sh -c mysql;mysqld-x /mysqldump -p***
        Server=db;Uid=kim;Pwd=hunter2;Port=1 -> Server=db;Uid=kim;Pwd=***;Port=1
        """)
    void a_secret_is_blotted_out_and_the_rest_stays(String line, String masked) {
        assertThat(SecretMask.mask(line)).isEqualTo(masked).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Failed password for root from 192.0.2.1 port 22 ssh2",
                "GET http://localhost:8080/path?x=1 200",
                "--password-file=/run/secrets/db",
                "PWD=/home/kim",
                "ping 2001:db8::1 -> ok",
                "nginx -g daemon off;",
                "ps -p 42"
            })
    void what_is_no_secret_stays_as_it_is(String line) {
        assertThat(SecretMask.mask(line)).isEqualTo(line);
    }

    @Test
    void a_flag_hides_the_argument_that_belongs_to_it_in_a_command_line() {
        assertThat(SecretMask.commandLine(List.of("sshpass", "-p", "hunter2", "ssh", "host")))
                .isEqualTo("sshpass -p *** ssh host");
        assertThat(SecretMask.commandLine(List.of("/usr/bin/redis-cli", "-a", "hunter2", "info")))
                .isEqualTo("/usr/bin/redis-cli -a *** info");
        assertThat(SecretMask.commandLine(List.of("curl", "-ukim:hunter2", "http://x")))
                .isEqualTo("curl -u*** http://x");
        assertThat(SecretMask.commandLine(List.of("mariadb", "-p", "shop"))).isEqualTo("mariadb -p shop");
        assertThat(SecretMask.commandLine(List.of("tool", "--api-token", "two words of hunter2")))
                .isEqualTo("tool --api-token ***");
        assertThat(SecretMask.commandLine(List.of())).isEmpty();
    }

    @Test
    void a_line_made_to_be_slow_is_masked_in_no_time() {
        String line = "password".repeat(4_000) + " " + "://a:".repeat(4_000) + "-".repeat(30_000) + "eyJ".repeat(9_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> SecretMask.mask(line));
    }
}

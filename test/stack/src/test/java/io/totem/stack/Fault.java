package io.totem.stack;

/**
 * One way to break the site of the host in {@code test/standin/site}.
 *
 * @param name what is wrong, as a person would say it
 * @param script breaks it, run by a shell on that host
 * @param code the cause the doctor must name first
 * @param curable whether the doctor prints commands; else only a person can decide
 * @param state what the doctor must say of the site
 * @param options what the doctor is told besides
 */
record Fault(String name, String script, String code, boolean curable, String state, String options) {

    private static final String CONF = "/etc/nginx/sites-enabled/site.conf";
    private static final String POOL = "/etc/php/8.4/fpm/pool.d/www.conf";
    private static final String SOCKET = "/run/php/php8.4-fpm.sock";
    private static final String PAGE = "/var/www/site/index.php";

    static Fault curable(String name, String code, String... script) {
        return new Fault(name, String.join("\n", script), code, true, "down", "");
    }

    static Fault forAPerson(String name, String code, String... script) {
        return new Fault(name, String.join("\n", script), code, false, "down", "");
    }

    static Fault certificate(String name, String kind, String code) {
        return forAPerson(name, "CERTIFICATE_" + code, "certificate.sh " + kind, "systemctl reload nginx");
    }

    /** The page comes all the same. */
    Fault whileThePageComes() {
        return new Fault(name, script, code, curable, "attention", options);
    }

    Fault told(String more) {
        return new Fault(name, script, code, curable, state, more);
    }

    /** The name leads to another address. */
    static String leadsTo(String address) {
        return "echo " + address + " site.test > /etc/hosts";
    }

    /** nginx asks at another place. */
    static String asks(String where) {
        return "sed -i 's|fastcgi_pass .*|fastcgi_pass " + where + ";|' " + CONF + " && systemctl restart nginx";
    }

    /** PHP listens at another place. */
    static String listens(String where) {
        return "sed -i 's|^listen = .*|listen = " + where + "|' " + POOL + " && systemctl restart php8.4-fpm";
    }

    /** The page does something else. */
    static String page(String php) {
        return "cat > " + PAGE + " <<'PHP'\n<?php\n" + php + "\nPHP";
    }

    static java.util.List<Fault> all() {
        return java.util.List.of(
                forAPerson(
                        "the name is not in the DNS",
                        "DNS_NAME_NOT_FOUND",
                        "grep -v site.test /etc/hosts > /tmp/hosts; cat /tmp/hosts > /etc/hosts"),
                forAPerson(
                        "the name servers do not answer",
                        "DNS_SERVERS_NOT_RESPONDING",
                        "echo > /etc/hosts",
                        "iptables -A OUTPUT -p udp --dport 53 -j DROP",
                        "iptables -A OUTPUT -p tcp --dport 53 -j DROP",
                        "[ -e /tmp/resolv.conf ] || cp /etc/resolv.conf /tmp/resolv.conf",
                        "echo nameserver 198.51.100.53 > /etc/resolv.conf"),
                forAPerson(
                                "the name leads to another machine",
                                "DNS_POINTS_ELSEWHERE",
                                "ip address add 9.9.9.10/32 dev eth0",
                                "iptables -A OUTPUT -d 9.9.9.11 -j DROP",
                                leadsTo("9.9.9.11"))
                        .told("--upstream unix:" + SOCKET),
                forAPerson(
                        "the machine has no route to the outside",
                        "NO_DEFAULT_ROUTE",
                        "ip route show default > /tmp/default-route",
                        "ip route delete default",
                        leadsTo("9.9.9.11")),
                forAPerson(
                        "the machine of the site, in the same network, is off",
                        "HOST_UNREACHABLE",
                        leadsTo("$(hostname -i | cut -d ' ' -f 1 | sed 's/[0-9]*$/250/')")),
                curable("nginx is stopped", "PORT_REFUSED", "systemctl stop nginx"),
                forAPerson(
                        "a firewall drops what comes to the port",
                        "PORT_SILENT",
                        "iptables -A INPUT -p tcp --dport 443 -j DROP"),
                forAPerson(
                        "a name in nginx' configuration leads nowhere",
                        "UPSTREAM_NAME_UNKNOWN",
                        asks("nowhere.invalid:9000") + " || true"),
                forAPerson(
                        "a mistake in nginx' configuration",
                        "CONFIGURATION_BROKEN",
                        "sed -i 's/server_name/server_nam/' " + CONF,
                        "systemctl restart nginx || true"),
                certificate("the certificate has expired", "expired", "EXPIRED"),
                certificate("the certificate is not valid yet", "early", "NOT_YET_VALID"),
                certificate("the certificate is another site's", "foreign", "WRONG_NAME"),
                forAPerson(
                        "the web server has no site of that name",
                        "CERTIFICATE_NAME_REFUSED",
                        "sed -i 's/443 ssl default_server/443 ssl/; s/server_name .*/server_name other.test;/' " + CONF,
                        "printf 'server { listen 443 ssl default_server; ssl_reject_handshake on; }' >> " + CONF,
                        "systemctl restart nginx"),
                certificate("the certificate is signed by itself", "self", "SELF_SIGNED"),
                certificate("the issuer's certificate is not sent along", "incomplete", "INCOMPLETE_CHAIN"),
                certificate("the certificate ends in three days", "soon", "EXPIRES_SOON")
                        .whileThePageComes(),
                forAPerson(
                        "the port has no TLS",
                        "CERTIFICATE_NO_HANDSHAKE",
                        "sed -i 's/listen 443 ssl/listen 443/' " + CONF,
                        "systemctl restart nginx"),
                forAPerson(
                        "a redirect in a circle behind TLS",
                        "REDIRECT_LOOP_TLS",
                        page("header('Location: https://site.test/');")),
                curable(
                        "a folder above the socket is closed",
                        "DIRECTORY_NOT_SEARCHABLE",
                        "chown root:root /run/php",
                        "chmod 0750 /run/php"),
                curable(
                        "the socket belongs to another group",
                        "SOCKET_PERMISSION_DENIED",
                        "chown root:root " + SOCKET,
                        "chmod 0660 " + SOCKET),
                curable("the socket's mode lets nobody in", "SOCKET_PERMISSION_DENIED", "chmod 0000 " + SOCKET),
                forAPerson(
                        "nginx sees another tree of files than PHP (a volume that is not shared)",
                        "VOLUME_NOT_SHARED",
                        "mkdir -p /run/systemd/system/nginx.service.d",
                        "printf '[Service]\\nTemporaryFileSystem=/run/php\\n' > /run/systemd/system/nginx.service.d/own.conf",
                        "systemctl daemon-reload",
                        "systemctl restart nginx"),
                curable("PHP is stopped", "SOCKET_MISSING", "systemctl stop php8.4-fpm"),
                curable(
                        "PHP was killed and left its socket behind",
                        "SOCKET_STALE",
                        "mkdir -p /run/systemd/system/php8.4-fpm.service.d",
                        "printf '[Service]\\nRestart=no\\n' > /run/systemd/system/php8.4-fpm.service.d/no.conf",
                        "systemctl daemon-reload",
                        "systemctl kill --signal=KILL php8.4-fpm",
                        "while systemctl is-active -q php8.4-fpm; do sleep 0.1; done"),
                curable(
                        "nginx asks at the path of another version of PHP",
                        "SOCKET_ELSEWHERE",
                        asks("unix:/run/php/php7.4-fpm.sock")),
                forAPerson("nothing listens on PHP's port", "UPSTREAM_REFUSED", asks("127.0.0.1:9000")),
                forAPerson(
                        "PHP listens for this machine only, and nginx asks at its address",
                        "UPSTREAM_LOOPBACK_ONLY",
                        listens("127.0.0.1:9000"),
                        asks("'$(hostname -i | cut -d ' ' -f 1)':9000")),
                forAPerson(
                        "a firewall drops what nginx sends to PHP's port",
                        "UPSTREAM_UNREACHED",
                        listens("127.0.0.1:9000"),
                        "sed -i 's|fastcgi_read_timeout|fastcgi_connect_timeout 2s; fastcgi_read_timeout|' " + CONF,
                        asks("127.0.0.1:9000"),
                        "iptables -A INPUT -p tcp --dport 9000 -j DROP"),
                forAPerson(
                        "all of PHP's workers are busy",
                        "WORKERS_BUSY",
                        "sed -i 's|^pm = .*|pm = static|; s|^pm.max_children = .*|pm.max_children = 1|' " + POOL,
                        "systemctl restart php8.4-fpm",
                        page("sleep(8);")),
                forAPerson(
                        "the disk is full",
                        "DISK_FULL",
                        "mkdir -p /var/lib/site",
                        "mount -t tmpfs -o size=64k,mode=1777 none /var/lib/site",
                        "dd if=/dev/zero of=/var/lib/site/full 2> /dev/null || true",
                        page("file_put_contents('/var/lib/site/visits', 'one more') || die(http_response_code(500));")),
                forAPerson(
                                "a disk is nearly full",
                                "DISK_NEARLY_FULL",
                                "mkdir -p /var/lib/site",
                                "mount -t tmpfs -o size=1000k,mode=1777 none /var/lib/site",
                                "dd if=/dev/zero of=/var/lib/site/much bs=1k count=970 2> /dev/null")
                        .whileThePageComes(),
                forAPerson(
                        "the page does not reach its database",
                        "DATABASE_DOWN",
                        page("new PDO('mysql:host=127.0.0.1;dbname=site', 'site', 'word');")),
                forAPerson("a script takes longer than nginx waits", "UPSTREAM_SLOW", page("sleep(5);")),
                forAPerson(
                        "a header is too big",
                        "UPSTREAM_HEADER_TOO_BIG",
                        page("header('X-Big: ' . str_repeat('x', 9000));")),
                forAPerson("PHP dies in the middle", "UPSTREAM_CLOSED_EARLY", page("posix_kill(getmypid(), 9);")),
                forAPerson("the page's own program breaks", "SCRIPT_BROKEN", page("nothing_of_that_name();")),
                forAPerson(
                        "PHP is asked for a file elsewhere",
                        "SCRIPT_UNKNOWN",
                        "sed -i 's|SCRIPT_FILENAME .document_root|SCRIPT_FILENAME /elsewhere|' " + CONF,
                        "systemctl reload nginx"));
    }

    @Override
    public String toString() {
        return name;
    }
}

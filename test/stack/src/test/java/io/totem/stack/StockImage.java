package io.totem.stack;

import java.util.List;

/** The hosts that are judged, and how much may be odd on each. */
enum StockImage {
    WEB("Debian 13, a web server", "nginx, PHP, MariaDB, Redis, vsftpd, certbot, fail2ban"),
    APP(
            "Debian 13, applications",
            "gunicorn in a venv, Node.js, Java, PostgreSQL, nginx; somebody logged in with tmux and tools of their own"),
    OFFICE("Debian 13, mail, names and files", "Postfix, Dovecot, BIND, Samba"),
    VARIOUS(
            "Debian 13, other services",
            "HAProxy, RabbitMQ, Mosquitto, Tomcat, supervisor, Squid, OpenLDAP, SNMP, ProFTPD, dnsmasq, CUPS, Avahi, rpcbind, udisks, polkit,"
                    + " node exporter"),
    RPM("the rpm family", "nginx, PHP, MariaDB, Valkey, Cockpit; packages in an rpm database"),
    APK("the apk family", "BusyBox' init, syslogd and crond, dropbear, nginx, Redis; packages in an apk database");

    private static final String SYSTEMD = "systemctl is-system-running | grep -Eq 'running|degraded'";

    private final String title;
    private final String services;

    StockImage(String title, String services) {
        this.title = title;
        this.services = services;
    }

    String title() {
        return title;
    }

    String services() {
        return services;
    }

    StockHost start(String jar) {
        String name = name().toLowerCase(java.util.Locale.ROOT);
        List<String> options = this == APP ? List.of("--volume=" + jar + ":/srv/orders/orders.jar:ro") : List.of();
        String ready = this == APK ? "curl -s -o /dev/null http://127.0.0.1/" : SYSTEMD;
        StockHost host = StockHost.start("host-" + name, "totem/host-" + name, ready, options.toArray(String[]::new));
        if (this == APP) {
            host.sh(KEY);
            host.fromOutside(LOGIN);
            host.sh("for i in $(seq 100); do pgrep -u mina gopls > /dev/null && exit; sleep 0.1; done; exit 1");
        }
        return host;
    }

    private static final String KEY = """
            install -d -m 0700 -o mina -g mina /home/mina/.ssh
            runuser -u mina -- ssh-keygen -q -t ed25519 -N '' -f /home/mina/.ssh/id_ed25519
            install -m 0600 -o mina -g mina /home/mina/.ssh/id_ed25519.pub /home/mina/.ssh/authorized_keys
            """;

    /** Somebody logs in from elsewhere, as people do, and starts what they work with. */
    private static final String[] LOGIN = {
        "ssh",
        "-tt",
        "-i",
        "/home/mina/.ssh/id_ed25519",
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=/dev/null",
        "mina@127.0.0.1",
        "bin/tools"
    };
}

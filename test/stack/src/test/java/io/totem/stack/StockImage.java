package io.totem.stack;

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
    MONITOR(
            "Debian 13, monitoring",
            "Prometheus, its Alertmanager and two exporters, Icinga, Munin, NRPE, Zabbix' agent, Monit, collectd, chrony, LLDP"),
    GROUPWARE(
            "Debian 13, mail and groupware",
            "Exim, Dovecot with Sieve, Rspamd, SpamAssassin, OpenDKIM, OpenDMARC, Postgrey, Prosody, Apache with PHP"),
    ROUTER(
            "Debian 13, a router with virtual machines",
            "libvirt, strongSwan, OpenVPN, FRRouting, Keepalived, FreeRADIUS, PowerDNS, Tor, stunnel, Privoxy, Tinyproxy, TFTP, xinetd"),
    BUILDS(
            "Debian 13, builds and jobs",
            "PostgreSQL with PgBouncer, Redis, memcached, Celery below supervisor, uWSGI, etcd, NATS, ZooKeeper, Gearman, beanstalkd, distcc,"
                    + " a person's cron job and screen"),
    DESKTOP(
            "Debian 13, a desktop",
            "NetworkManager, CUPS, udisks, polkit, xrdp; a person's session with VNC, Openbox, PipeWire, GVfs"),
    PERSON("Debian 13, a person's own tools", "what people run of their own, at the places where it puts itself"),
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
        String ready = this == APK ? "curl -s -o /dev/null http://127.0.0.1/" : SYSTEMD;
        StockHost host = StockHost.start(
                "host-" + name, "totem/host-" + name, ready, "--volume=" + jar + ":/srv/orders/orders.jar:ro");
        switch (this) {
            case APP -> login(host, "bin/tools", "pgrep -u mina gopls");
            case BUILDS -> login(host, "screen -dmS work; exec sleep 100000", "pgrep -u mina -f 'bin/[b]ackup'");
            case DESKTOP -> login(host, "bin/session", "pgrep -u mina wireplumber");
            case PERSON -> login(host, "bin/start", "systemctl is-active actions.runner.shop.web");
            case WEB, OFFICE, VARIOUS, MONITOR, GROUPWARE, ROUTER, RPM, APK -> {}
        }
        return host;
    }

    /** Somebody logs in from elsewhere, as people do, and starts what they work with. */
    private static void login(StockHost host, String command, String started) {
        host.sh(KEY);
        host.fromOutside(
                "ssh",
                "-tt",
                "-i",
                "/home/mina/.ssh/id_ed25519",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "mina@127.0.0.1",
                command);
        host.await(started);
    }

    private static final String KEY = """
            install -d -m 0700 -o mina -g mina /home/mina/.ssh
            runuser -u mina -- ssh-keygen -q -t ed25519 -N '' -f /home/mina/.ssh/id_ed25519
            install -m 0600 -o mina -g mina /home/mina/.ssh/id_ed25519.pub /home/mina/.ssh/authorized_keys
            """;
}

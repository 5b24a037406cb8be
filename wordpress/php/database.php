<?php
/** What is wrong between WordPress and MariaDB, in one sentence with the cure. */

require_once __DIR__ . '/secret.php';

final class TotemDatabase
{
    private const ACCESS_DENIED = 1045;
    private const NOT_ALLOWED_HERE = 1044;
    private const NO_SUCH_DATABASE = 1049;
    private const NO_SUCH_TABLE = 1146;
    private const CONNECT_SECONDS = 2;
    /** From here on the client's own: it found nobody, or nobody who answers. */
    private const FIRST_OF_THE_CLIENT = 2000;

    private mysqli $connection;

    /** @param int $answerSeconds how long it may take over one answer; 0: as long as it needs */
    public function __construct(int $answerSeconds = 0)
    {
        mysqli_report(MYSQLI_REPORT_OFF);
        $this->connection = mysqli_init();
        $this->connection->options(MYSQLI_OPT_CONNECT_TIMEOUT, self::CONNECT_SECONDS);
        if ($answerSeconds > 0) {
            $this->connection->options(MYSQLI_OPT_READ_TIMEOUT, $answerSeconds);
        }
    }

    /** @return string empty when it takes the password */
    public function trouble(): string
    {
        if (@$this->connection->real_connect('mariadb', 'wordpress', totem_secret('MARIADB_WORDPRESS_PASSWORD'), 'wordpress')) {
            return '';
        }
        $reason = $this->connection->connect_error;
        return match ($this->connection->connect_errno) {
            self::ACCESS_DENIED => 'MariaDB refuses the password of its user wordpress: both read secrets/mariadb_wordpress_password, MariaDB'
                . ' only when it starts. On the server: make restart SERVICE=mariadb, then SERVICE=wordpress.',
            self::NOT_ALLOWED_HERE, self::NO_SUCH_DATABASE => "MariaDB has no database wordpress for its user wordpress ($reason)."
                . ' Restore a backup, or look at make logs SERVICE=mariadb.',
            default => "MariaDB does not answer ($reason). On the server: make status.",
        };
    }

    /** @return string empty when it answers, if only to refuse */
    public function silence(): string
    {
        $trouble = $this->trouble();
        return $this->connection->connect_errno >= self::FIRST_OF_THE_CLIENT ? $trouble : '';
    }

    public function isInstalled(): bool
    {
        return !$this->hasTable('wp_totem_installing')
            && $this->hasTable('wp_options')
            && $this->connection->query("SELECT 1 FROM wp_options WHERE option_name = 'siteurl'")->num_rows === 1;
    }

    /** An installation leaves this table behind when it was broken off: nobody has worked with the others yet. */
    public function beginInstallation(): void
    {
        if ($this->hasTable('wp_totem_installing')) {
            foreach ($this->connection->query("SHOW TABLES LIKE 'wp\\_%'")->fetch_all() as [$table]) {
                $this->connection->query("DROP TABLE `$table`");
            }
        }
        $this->connection->query('CREATE TABLE wp_totem_installing (since timestamp)');
    }

    public function endInstallation(): void
    {
        $this->connection->query('DROP TABLE wp_totem_installing');
    }

    private function hasTable(string $name): bool
    {
        return $this->connection->query("SELECT 1 FROM `$name` LIMIT 1") !== false
            || $this->connection->errno !== self::NO_SUCH_TABLE;
    }
}

<?php
/**
 * Asked by healthcheck.sh and, through nginx' inner listener, by process-policy: UP, or DOWN and why, of WordPress or of what it
 * works with. Nobody else shares a network with MariaDB and Redis.
 */

require __DIR__ . '/database.php';

const CRON_RAN = '/run/php/cron';
const CRON_LATE_SECONDS = 300;
/** Else one that hangs would hold a worker for each question. */
const ANSWER_SECONDS = 2;

function wordpress_trouble(TotemDatabase $database): string
{
    $trouble = $database->trouble();
    if ($trouble === '' && !$database->isInstalled()) {
        return 'WordPress is being installed.';
    }
    if ($trouble === '' && is_file(CRON_RAN) && time() - filemtime(CRON_RAN) > CRON_LATE_SECONDS) {
        return 'wp-cron has not run for five minutes: restart the container';
    }
    return $trouble;
}

/** An answer of any kind: one that asks for a password as well. */
function redis_trouble(): string
{
    $connection = @stream_socket_client('tcp://redis:6379', $code, $reason, 1);
    if ($connection === false) {
        return "Redis takes no connections ($reason).";
    }
    stream_set_timeout($connection, ANSWER_SECONDS);
    fwrite($connection, "PING\r\n");
    return fgets($connection, 64) === false ? 'Redis does not answer a PING.' : '';
}

$of = $_SERVER['HEALTH_OF'] ?? 'wordpress';
$trouble = match ($of) {
    'redis' => redis_trouble(),
    'mariadb' => (new TotemDatabase(ANSWER_SECONDS))->silence(),
    default => wordpress_trouble(new TotemDatabase(ANSWER_SECONDS)),
};
header('Content-Type: text/plain');
if ($trouble !== '') {
    http_response_code(503);
    exit("DOWN $trouble\n");
}
echo $of === 'wordpress' && is_file('/tmp/redis-away') ? "UP Redis was not reached yet: pages are slower.\n" : "UP\n";

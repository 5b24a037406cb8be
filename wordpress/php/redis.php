<?php
/**
 * The way to Redis, which may be away: then every answer is the one that was given as "otherwise", and for some seconds
 * nobody tries again. A file tells all requests. What changed meanwhile is unknown to Redis: whoever reaches it first
 * again forgets everything that it holds.
 */

require_once __DIR__ . '/secret.php';

final class TotemRedis
{
    private const AWAY = '/tmp/redis-away';
    private const PAUSE_SECONDS = 5;
    private const CONNECT_SECONDS = 0.5;
    private const ANSWER_SECONDS = 1.0;

    private ?Redis $connection = null;

    /** @param Closure(Redis): void $forget run when Redis is reached again after it was away */
    public function __construct(string $host, int $port, Closure $forget)
    {
        clearstatcache(true, self::AWAY);
        $away = is_file(self::AWAY);
        // An empty file is that of a fresh container.
        if ($away && filesize(self::AWAY) > 0 && time() - filemtime(self::AWAY) < self::PAUSE_SECONDS) {
            return;
        }
        // The others wait for what this request finds out.
        $away && file_put_contents(self::AWAY, 'asked');
        try {
            $redis = new Redis();
            $redis->pconnect($host, $port, self::CONNECT_SECONDS, 'wordpress', 0, self::ANSWER_SECONDS);
            $redis->auth(['wordpress', totem_secret('REDIS_WORDPRESS_PASSWORD')]);
            if ($away) {
                $forget($redis);
                @unlink(self::AWAY);
                error_log('wordpress: Redis answers');
            }
            $this->connection = $redis;
        } catch (RedisException $e) {
            $this->giveUp($e, $away);
        }
    }

    public function isThere(): bool
    {
        return $this->connection !== null;
    }

    /**
     * @param Closure(Redis): mixed $command
     * @return mixed what the command answers, or $otherwise when Redis does not
     */
    public function ask(Closure $command, mixed $otherwise): mixed
    {
        if ($this->connection === null) {
            return $otherwise;
        }
        try {
            return $command($this->connection);
        } catch (RedisException $e) {
            $this->giveUp($e, is_file(self::AWAY));
            return $otherwise;
        }
    }

    private function giveUp(RedisException $e, bool $known): void
    {
        $this->connection = null;
        file_put_contents(self::AWAY, 'away');
        if (!$known) {
            error_log(self::sentence($e->getMessage()));
        }
    }

    private static function sentence(string $message): string
    {
        return str_starts_with($message, 'WRONGPASS')
            ? 'wordpress: Redis refuses the password of its user wordpress. Both read secrets/redis_wordpress_password: make up'
                . ' after it was changed. Until then pages are slower.'
            : "wordpress: Redis does not answer ($message). WordPress works without it, more slowly. On the server: make status";
    }
}

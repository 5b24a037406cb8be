<?php
/**
 * WordPress' object cache in Redis: wordpress:VERSION:GROUP:KEY, each entry for a day at most. A flush begins a new
 * version. What a request has read or written once it remembers itself. For one site, not for a network of sites.
 */

require_once __DIR__ . '/redis.php';

final class WP_Object_Cache
{
    private const PREFIX = 'wordpress:';
    private const VERSION_KEY = self::PREFIX . 'version';
    private const DAY_SECONDS = 86400;

    /** Read by statistics of WordPress and its plugins. */
    public int $cache_hits = 0;
    public int $cache_misses = 0;

    public readonly TotemRedis $redis;
    private string $version;
    /** @var array<string, mixed> by id */
    private array $remembered = [];
    /** @var array<string, true> groups that end with the request */
    private array $passing = [];

    public function __construct(string $host = 'redis', int $port = 6379)
    {
        $this->redis = new TotemRedis($host, $port, self::begin(...));
        $this->version = $this->redis->ask(static fn (Redis $redis) => $redis->get(self::VERSION_KEY) ?: self::begin($redis), '');
    }

    public function get(int|string $key, string $group, bool $force = false, ?bool &$found = null): mixed
    {
        $values = $this->getAll([$key], $group, $force);
        $found = array_key_exists($this->id($key, $group), $this->remembered);
        return $values[$key];
    }

    /** @return array<int|string, mixed> by key; false for what is not there */
    public function getAll(array $keys, string $group, bool $force = false): array
    {
        $ids = array_combine($keys, array_map(fn (int|string $key) => $this->id($key, $group), $keys));
        $this->read(array_values(array_filter($ids, fn (string $id) => $force || !array_key_exists($id, $this->remembered))), $group);
        $hits = count(array_intersect_key(array_flip($ids), $this->remembered));
        $this->cache_hits += $hits;
        $this->cache_misses += count($ids) - $hits;
        return array_map(fn (string $id) => self::copy($this->remembered[$id] ?? false), $ids);
    }

    /** @param list<string> $condition NX: only what is not there yet; XX: only what is */
    public function set(int|string $key, mixed $value, string $group, int $expire, array $condition = []): bool
    {
        $id = $this->id($key, $group);
        $options = [...$condition, 'EX' => $expire > 0 ? min($expire, self::DAY_SECONDS) : self::DAY_SECONDS];
        $done = isset($this->passing[$group]) || $this->redis->ask(static fn (Redis $redis) => $redis->set($id, serialize($value), $options), true);
        if ($done) {
            $this->remembered[$id] = self::copy($value);
        }
        return $done;
    }

    /** Only what is not there yet. */
    public function add(int|string $key, mixed $value, string $group, int $expire): bool
    {
        return !array_key_exists($this->id($key, $group), $this->remembered) && $this->set($key, $value, $group, $expire, ['NX']);
    }

    /** Only what is there. */
    public function replace(int|string $key, mixed $value, string $group, int $expire): bool
    {
        $this->get($key, $group, false, $found);
        return $found && $this->set($key, $value, $group, $expire, ['XX']);
    }

    public function delete(int|string $key, string $group): bool
    {
        $id = $this->id($key, $group);
        $known = array_key_exists($id, $this->remembered);
        unset($this->remembered[$id]);
        return isset($this->passing[$group]) ? $known : $this->redis->ask(static fn (Redis $redis) => $redis->del($id) > 0, $known);
    }

    /** Never below zero. Of two changes at the same moment one may be lost; WordPress counts nothing by it that matters. */
    public function change(int|string $key, int $offset, string $group): int|false
    {
        $value = $this->get($key, $group, true, $found);
        $changed = max(0, (is_numeric($value) ? (int) $value : 0) + $offset);
        return $found && $this->set($key, $changed, $group, 0) ? $changed : false;
    }

    public function flush(): bool
    {
        $this->version = $this->redis->ask(self::begin(...), $this->version);
        return $this->forget();
    }

    public function forget(): bool
    {
        $this->remembered = [];
        return true;
    }

    /** @param list<string> $groups */
    public function keepOutOfRedis(array $groups): void
    {
        $this->passing += array_fill_keys($groups, true);
    }

    /** @param list<string> $ids */
    private function read(array $ids, string $group): void
    {
        $texts = $ids === [] || isset($this->passing[$group]) ? [] : $this->redis->ask(static fn (Redis $redis) => $redis->mget($ids), []);
        foreach ($texts as $index => $text) {
            unset($this->remembered[$ids[$index]]);
            if ($text !== false) {
                $this->remembered[$ids[$index]] = unserialize($text);
            }
        }
    }

    private function id(int|string $key, string $group): string
    {
        return self::PREFIX . $this->version . ':' . ($group ?: 'default') . ':' . $key;
    }

    /** A name that no earlier version had. */
    private static function begin(Redis $redis): string
    {
        $version = bin2hex(random_bytes(6));
        $redis->set(self::VERSION_KEY, $version, ['EX' => self::DAY_SECONDS]);
        return $version;
    }

    /** Whoever changes an object that was given or taken does not change the cache. */
    private static function copy(mixed $value): mixed
    {
        return is_object($value) ? clone $value : $value;
    }
}

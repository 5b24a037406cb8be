<?php
/** Run in the image beside a Redis: php85 object-cache.php HOST. Prints "ok SENTENCE" or "not ok SENTENCE" a line. */

require '/usr/share/totem/object-cache.php';

$host = $argv[1] ?? 'redis';
$fresh = static function () use ($host): WP_Object_Cache {
    clearstatcache();
    return new WP_Object_Cache($host);
};
$redis = new Redis();
$redis->connect($host);
$redis->auth(['wordpress', totem_secret('REDIS_WORDPRESS_PASSWORD')]);
$key = static fn (string $name): string => 'wordpress:' . $redis->get('wordpress:version') . ":test:$name";

$tests = [
    'what one request writes the next one reads' => static function () use ($fresh): bool {
        $fresh()->set('a', ['x' => 1], 'test', 0);
        return $fresh()->get('a', 'test') === ['x' => 1];
    },
    'false, null, numbers, texts of digits and objects come back as they were' => static function () use ($fresh): bool {
        $values = ['f' => false, 'i' => 7, 's' => '007', 'd' => 0.5, 'e' => '', 'o' => (object) ['p' => [1, 2]]];
        foreach ($values as $name => $value) {
            $fresh()->set($name, $value, 'test', 0);
        }
        return serialize($fresh()->getAll(array_keys($values), 'test')) === serialize($values);
    },
    'a stored false is found, an absent key is not' => static function () use ($fresh): bool {
        $fresh()->set('false', false, 'test', 0);
        $cache = $fresh();
        $value = $cache->get('false', 'test', false, $found);
        $absent = $cache->get('absent', 'test', false, $foundAbsent);
        return $value === false && $found && $absent === false && !$foundAbsent && $cache->cache_hits === 1 && $cache->cache_misses === 1;
    },
    'many keys are read at once, what is absent is false' => static function () use ($fresh): bool {
        $fresh()->set('m1', 1, 'test', 0);
        $fresh()->set(22, 2, 'test', 0);
        return $fresh()->getAll(['m1', 'absent', 22], 'test') === ['m1' => 1, 'absent' => false, 22 => 2];
    },
    'add writes only what is not there' => static function () use ($fresh): bool {
        $name = 'add' . random_int(0, PHP_INT_MAX);
        return $fresh()->add($name, 1, 'test', 0) && !$fresh()->add($name, 2, 'test', 0) && $fresh()->get($name, 'test') === 1;
    },
    'replace writes only what is there' => static function () use ($fresh): bool {
        $name = 'replace' . random_int(0, PHP_INT_MAX);
        $refused = $fresh()->replace($name, 1, 'test', 0);
        $fresh()->set($name, 1, 'test', 0);
        return !$refused && $fresh()->replace($name, 2, 'test', 0) && $fresh()->get($name, 'test') === 2;
    },
    'what is deleted is gone for everybody' => static function () use ($fresh): bool {
        $fresh()->set('gone', 1, 'test', 0);
        $deleted = $fresh()->delete('gone', 'test');
        return $deleted && $fresh()->get('gone', 'test') === false && !$fresh()->delete('gone', 'test');
    },
    'counting goes up and down, never below zero, and only from something' => static function () use ($fresh): bool {
        $fresh()->set('n', 5, 'test', 0);
        return $fresh()->change('n', 3, 'test') === 8 && $fresh()->change('n', -10, 'test') === 0
            && $fresh()->change('nothing', 1, 'test') === false;
    },
    'every key has a lifetime of a day at most' => static function () use ($fresh, $redis, $key): bool {
        $fresh()->set('ever', 1, 'test', 0);
        $fresh()->set('week', 1, 'test', 7 * 86400);
        $fresh()->set('minute', 1, 'test', 60);
        $lifetimes = array_map($redis->ttl(...), [$key('ever'), $key('week'), $key('minute'), 'wordpress:version']);
        return min($lifetimes) > 0 && max($lifetimes) <= 86400 && $lifetimes[2] <= 60;
    },
    'after a flush nothing is there, without one key being deleted' => static function () use ($fresh, $redis, $key): bool {
        $fresh()->set('before', 1, 'test', 0);
        $old = $key('before');
        $fresh()->flush();
        return $fresh()->get('before', 'test') === false && $redis->exists($old) === 1;
    },
    'a group of the request alone never reaches Redis' => static function () use ($fresh): bool {
        $cache = $fresh();
        $cache->keepOutOfRedis(['passing']);
        $cache->set('p', 1, 'passing', 0);
        return $cache->get('p', 'passing') === 1 && $fresh()->get('p', 'passing') === false;
    },
    'a changed object does not change the cache' => static function () use ($fresh): bool {
        $cache = $fresh();
        $object = (object) ['value' => 1];
        $cache->set('object', $object, 'test', 0);
        $object->value = 2;
        $cache->get('object', 'test')->value = 3;
        return $cache->get('object', 'test')->value === 1;
    },
    'without Redis a request remembers for itself' => static function (): bool {
        $cache = new WP_Object_Cache('127.0.0.1', 1);
        $cache->set('alone', 1, 'test', 0);
        return !$cache->redis->isThere() && $cache->get('alone', 'test') === 1 && $cache->delete('alone', 'test')
            && $cache->get('alone', 'test', true) === false && $cache->flush();
    },
    'after an outage nobody asks for some seconds' => static fn (): bool => !$fresh()->redis->isThere(),
    'after an outage nothing is taken that may be old' => static function () use ($fresh, $redis): bool {
        $id = 'wordpress:' . $redis->get('wordpress:version') . ':test:old';
        $redis->set($id, serialize('before the outage'), ['EX' => 60]);
        touch('/tmp/redis-away', time() - 60);
        $cache = $fresh();
        return $cache->redis->isThere() && $cache->get('old', 'test') === false && !is_file('/tmp/redis-away');
    },
    'other keys than its own are refused' => static function () use ($redis): bool {
        try {
            return $redis->get('totem:metrics:x') === false && str_contains((string) $redis->getLastError(), 'NOPERM');
        } catch (RedisException $e) {
            return str_contains($e->getMessage(), 'NOPERM');
        }
    },
];

$failed = 0;
foreach ($tests as $sentence => $test) {
    $good = $test();
    $failed += $good ? 0 : 1;
    echo $good ? 'ok ' : 'not ok ', $sentence, "\n";
}
exit($failed === 0 ? 0 : 1);

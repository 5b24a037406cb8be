<?php
/** The functions by which WordPress and its plugins speak to an object cache; the ones for many keys at once WordPress adds. */

require_once __DIR__ . '/object-cache.php';

function wp_cache_init(): void
{
    $GLOBALS['wp_object_cache'] = new WP_Object_Cache();
    // Without Redis, what has to outlive a request (transients) lies in the database as it would without us.
    wp_using_ext_object_cache($GLOBALS['wp_object_cache']->redis->isThere());
}

function totem_cache(): WP_Object_Cache { return $GLOBALS['wp_object_cache']; }

function wp_cache_get($key, $group = '', $force = false, &$found = null) { return totem_cache()->get($key, $group, $force, $found); }
function wp_cache_get_multiple($keys, $group = '', $force = false) { return totem_cache()->getAll($keys, $group, $force); }
function wp_cache_set($key, $data, $group = '', $expire = 0) { return totem_cache()->set($key, $data, $group, (int) $expire); }
function wp_cache_add($key, $data, $group = '', $expire = 0) { return !wp_suspend_cache_addition() && totem_cache()->add($key, $data, $group, (int) $expire); }
function wp_cache_replace($key, $data, $group = '', $expire = 0) { return totem_cache()->replace($key, $data, $group, (int) $expire); }
function wp_cache_delete($key, $group = '') { return totem_cache()->delete($key, $group); }
function wp_cache_incr($key, $offset = 1, $group = '') { return totem_cache()->change($key, (int) $offset, $group); }
function wp_cache_decr($key, $offset = 1, $group = '') { return totem_cache()->change($key, -(int) $offset, $group); }
function wp_cache_flush() { return totem_cache()->flush(); }
function wp_cache_flush_runtime() { return totem_cache()->forget(); }
function wp_cache_add_non_persistent_groups($groups) { totem_cache()->keepOutOfRedis((array) $groups); }
function wp_cache_add_global_groups($groups) {}
function wp_cache_supports($feature) { return in_array($feature, ['get_multiple', 'flush_runtime'], true); }
function wp_cache_close() { return true; }

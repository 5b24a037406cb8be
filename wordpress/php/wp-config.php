<?php
/** WordPress' settings. It looks for them one folder above its own, where neither FTP nor a plugin can change them. */

require_once __DIR__ . '/secret.php';

$totem_hosts = explode(',', getenv('BLOG_HOSTS') ?: 'localhost');
$totem_host = in_array($_SERVER['HTTP_HOST'] ?? '', $totem_hosts, true) ? $_SERVER['HTTP_HOST'] : $totem_hosts[0];
define('WP_HOME', 'https://' . $totem_host);
define('WP_SITEURL', WP_HOME);
define('FORCE_SSL_ADMIN', true);

define('DB_NAME', 'wordpress');
define('DB_USER', 'wordpress');
define('DB_PASSWORD', totem_secret('MARIADB_WORDPRESS_PASSWORD'));
define('DB_HOST', 'mariadb');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
$table_prefix = 'wp_';

// One secret, eight keys.
$totem_names = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'];
foreach ($totem_names as $totem_name) {
    define($totem_name, hash_hmac('sha256', $totem_name, totem_secret('WORDPRESS_KEYS')));
}

// cron.sh does it every minute, also when nobody visits.
define('DISABLE_WP_CRON', true);
// The files belong to this user: no FTP login is asked for. Code is not edited in the browser.
define('FS_METHOD', 'direct');
define('DISALLOW_FILE_EDIT', true);
// The third number closes holes and is taken at once; a new second number may break plugins, so a person decides.
define('WP_AUTO_UPDATE_CORE', 'minor');
define('WP_DEBUG', false);

unset($totem_hosts, $totem_host, $totem_names, $totem_name);

if (!defined('ABSPATH')) {
    define('ABSPATH', '/var/www/html/');
}
require_once ABSPATH . 'wp-settings.php';

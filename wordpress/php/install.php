<?php
/** Installs WordPress once, or brings its tables up to the version of its files. Says in one sentence what it did. */

require __DIR__ . '/database.php';

$database = new TotemDatabase();
$trouble = $database->trouble();
if ($trouble !== '') {
    fwrite(STDERR, "wordpress: $trouble\n");
    exit(1);
}

$installed = $database->isInstalled();
if (!$installed) {
    $database->beginInstallation();
    define('WP_INSTALLING', true);
}

/** WordPress would send a mail with the address of the new site. */
function wp_new_blog_notification(): void
{
}

require '/var/www/wp-config.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

if ($installed) {
    if ((int) get_option('db_version') !== (int) $wp_db_version) {
        wp_upgrade();
        echo "wordpress: its tables are those of WordPress $wp_version now\n";
    }
    exit(0);
}

$language = getenv('BLOG_LANGUAGE') ?: 'en_US';
if ($language !== 'en_US') {
    require_once ABSPATH . 'wp-admin/includes/translation-install.php';
    if (wp_download_language_pack($language) === false) {
        echo "wordpress: the language $language could not be fetched from wordpress.org, so the blog is in English;"
            . " choose another in Settings, General\n";
        $language = '';
    }
}

// With addresses that can be read. Found out by WordPress itself, it would ask its own address, which is not reachable here.
$permalinks = static fn () => '/%year%/%monthnum%/%day%/%postname%/';
add_filter('pre_option_permalink_structure', $permalinks);
$made = wp_install(
    getenv('BLOG_TITLE') ?: 'Blog',
    getenv('BLOG_ADMIN') ?: 'admin',
    getenv('BLOG_ADMIN_EMAIL') ?: 'admin@localhost.invalid',
    true,
    '',
    wp_generate_password(64),
    $language === 'en_US' ? '' : $language,
);
remove_filter('pre_option_permalink_structure', $permalinks);
// Only the hash of the first password is known here, as of every later one. Nobody knows the one that was just made up.
$wpdb->update($wpdb->users, ['user_pass' => totem_secret('WORDPRESS_ADMIN_PASSWORD_HASH')], ['ID' => $made['user_id']]);
clean_user_cache($made['user_id']);
$wp_rewrite->set_permalink_structure($permalinks());
flush_rewrite_rules(false);
$database->endInstallation();
echo "wordpress: installed WordPress $wp_version for " . WP_HOME . "\n";

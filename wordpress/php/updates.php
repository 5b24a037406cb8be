<?php
/**
 * Asked by scripts/updates: what WordPress has last heard from wordpress.org, without asking there and without running plugins.
 * A line "core RUNNING NEWEST" when there is a newer version, a line "add-ons NUMBER" when plugins or themes have newer ones.
 */

define('SHORTINIT', true);
require '/var/www/wp-config.php';

$newest = $wp_version;
foreach (get_site_transient('update_core')->updates ?? [] as $offer) {
    if (in_array($offer->response ?? '', ['upgrade', 'autoupdate'], true) && version_compare($offer->current, $newest, '>')) {
        $newest = $offer->current;
    }
}
if ($newest !== $wp_version) {
    echo "core $wp_version $newest\n";
}

$addOns = count(get_site_transient('update_plugins')->response ?? []) + count(get_site_transient('update_themes')->response ?? []);
if ($addOns > 0) {
    echo "add-ons $addOns\n";
}

<?php
/** Asked by healthcheck.sh: UP, or DOWN and why. */

require __DIR__ . '/database.php';

$database = new TotemDatabase();
$trouble = $database->trouble();
if ($trouble === '' && !$database->isInstalled()) {
    $trouble = 'WordPress is being installed.';
}
if ($trouble !== '') {
    exit("DOWN $trouble\n");
}
echo is_file('/tmp/redis-away') ? "UP Redis was not reached yet: pages are slower.\n" : "UP\n";

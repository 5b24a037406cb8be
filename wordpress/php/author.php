<?php
/**
 * Asked by nginx before it takes in more of a body than fits into its memory: 204 if whoever sends it may write here, else 401. The
 * cookie or the application password is all that it gets.
 */

// Application passwords count for the REST API only.
define('REST_REQUEST', true);
require '/var/www/html/wp-load.php';

http_response_code(current_user_can('edit_posts') || current_user_can('upload_files') ? 204 : 401);

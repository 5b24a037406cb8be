<?php
/**
 * Plugin Name: Totem's object cache
 * Description: Keeps WordPress' objects in Redis. The code is part of the image, where it cannot be changed.
 */
require_once '/usr/share/totem/wp-cache.php';

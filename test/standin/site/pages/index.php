<?php
echo "The site works.";

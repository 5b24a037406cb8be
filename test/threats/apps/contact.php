<?php
mail('mina@localhost', 'A visitor wrote', 'Hello.');

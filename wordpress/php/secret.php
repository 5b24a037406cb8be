<?php
/** The secret in the file that NAME_FILE names. */
function totem_secret(string $name): string
{
    return trim((string) file_get_contents((string) getenv($name . '_FILE')));
}

package io.totem.doctor.nginx;

import java.nio.file.Path;

/**
 * One directive of nginx' configuration.
 *
 * @param argument its first; empty where it has none
 * @param file where it stands, links followed
 */
record NginxDirective(String name, String argument, Path file) {}

package io.totem.doctor.http;

import java.util.Map;

/**
 * What one request brought.
 *
 * @param headers by name in lower case; of several the first
 * @param page the beginning of the page, as text
 */
public record OneAnswer(int status, Map<String, String> headers, String page, long firstByteMillis) {}

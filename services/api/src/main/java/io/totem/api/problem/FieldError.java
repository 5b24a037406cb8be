package io.totem.api.problem;

import io.totem.api.text.LocalizedText;

/**
 * One field of a request that cannot be taken.
 *
 * @param field its path as the sender wrote it, such as {@code policy.terminatable} or {@code size}
 * @param why what is wrong and what is allowed
 */
public record FieldError(String field, LocalizedText why) {}

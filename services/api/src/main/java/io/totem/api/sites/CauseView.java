package io.totem.api.sites;

import io.totem.api.text.LocalizedText;
import java.util.List;

/**
 * Why a site is not well.
 *
 * @param code the rule's own, for programs: {@code SOCKET_PERMISSION_DENIED}
 * @param confidence certain, likely or possible
 * @param because what was seen that shows it
 * @param commands to be run as root, one after the other, literally; empty where only a person can decide
 */
public record CauseView(
        String code,
        String confidence,
        LocalizedText confidenceTitle,
        Statement sentence,
        List<Statement> because,
        Statement cure,
        List<String> commands) {

    public CauseView {
        because = List.copyOf(because);
        commands = List.copyOf(commands);
    }
}

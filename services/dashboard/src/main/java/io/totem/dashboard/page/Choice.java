package io.totem.dashboard.page;

import jakarta.ws.rs.BadRequestException;
import java.util.Optional;
import java.util.function.Function;

/** What was chosen in a form among a few words. */
public final class Choice {

    private Choice() {}

    /**
     * @return null, which is left out of what is sent, where nothing was chosen
     * @throws BadRequestException when the form offers no such word
     */
    public static <T> T of(String word, Function<String, Optional<T>> ofWord) {
        return word.isEmpty() ? null : ofWord.apply(word).orElseThrow(BadRequestException::new);
    }
}

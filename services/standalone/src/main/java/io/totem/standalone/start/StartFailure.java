package io.totem.standalone.start;

import io.totem.api.text.LocalizedText;

/** Totem cannot start (or do what the command asked): what happened and what to do, for the person at the terminal. */
public final class StartFailure extends RuntimeException {

    private final LocalizedText text;

    public StartFailure(LocalizedText text) {
        super(text.en());
        this.text = text;
    }

    public StartFailure(LocalizedText text, Throwable cause) {
        super(text.en(), cause);
        this.text = text;
    }

    public LocalizedText text() {
        return text;
    }
}

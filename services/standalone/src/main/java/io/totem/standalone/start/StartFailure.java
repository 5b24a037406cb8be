package io.totem.standalone.start;

import io.totem.platform.text.Text;

/** Totem cannot start (or do what the command asked): what happened and what to do, for the person at the terminal. */
public final class StartFailure extends RuntimeException {

    private final Text text;

    public StartFailure(Text text) {
        super(text.en());
        this.text = text;
    }

    public StartFailure(Text text, Throwable cause) {
        super(text.en(), cause);
        this.text = text;
    }

    public Text text() {
        return text;
    }
}

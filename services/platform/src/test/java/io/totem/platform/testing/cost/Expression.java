package io.totem.platform.testing.cost;

import java.util.regex.Pattern;

/**
 * One regular expression of a module.
 *
 * @param where the class that holds it
 * @param searched whether a text is searched for it; else it is held against the start or the whole of a text only
 */
record Expression(String where, Pattern pattern, boolean searched) {

    @Override
    public String toString() {
        return where + " " + pattern;
    }
}

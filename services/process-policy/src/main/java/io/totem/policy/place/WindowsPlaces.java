package io.totem.policy.place;

import java.util.List;
import java.util.Locale;

/** Places on a Windows drive, by their names: whom its folders are open to is not asked. */
final class WindowsPlaces {

    private static final List<String> OPEN_TO_ALL =
            List.of("\\windows\\temp\\", "\\temp\\", "\\users\\public\\", "\\$recycle.bin\\");

    private static final List<String> STANDARD =
            List.of("\\windows\\", "\\program files\\", "\\program files (x86)\\", "\\programdata\\microsoft\\");

    private WindowsPlaces() {}

    static PlaceKind kind(String path) {
        String below = path.substring(path.indexOf('\\')).toLowerCase(Locale.ROOT);
        if (OPEN_TO_ALL.stream().anyMatch(below::startsWith)) {
            return PlaceKind.WORLD_WRITABLE;
        }
        return STANDARD.stream().anyMatch(below::startsWith) ? PlaceKind.STANDARD : PlaceKind.ELSEWHERE;
    }
}

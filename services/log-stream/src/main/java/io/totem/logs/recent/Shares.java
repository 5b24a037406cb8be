package io.totem.logs.recent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A bounded choice in which one author, however much there is of theirs, takes no more than a share of others' room. */
final class Shares {

    private Shares() {}

    /**
     * @param inOrder the first are wanted most
     * @param share so many of one author, and more only where nobody else needs the room
     * @return at most {@code most} of them, in the same order
     */
    static <T> List<T> of(List<T> inOrder, Function<T, ?> author, int share, int most) {
        Map<Object, Integer> chosenOf = new HashMap<>();
        List<Integer> within = new ArrayList<>();
        List<Integer> beyond = new ArrayList<>();
        for (int at = 0; at < inOrder.size(); at++) {
            boolean hasShare = chosenOf.merge(author.apply(inOrder.get(at)), 1, Integer::sum) <= share;
            (hasShare ? within : beyond).add(at);
        }
        within.addAll(beyond);
        return within.stream().limit(most).sorted().map(inOrder::get).toList();
    }
}

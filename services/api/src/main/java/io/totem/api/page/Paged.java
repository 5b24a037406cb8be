package io.totem.api.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, as every list of Totem answers.
 *
 * @param node the machine
 * @param page from 1
 * @param size how many items a page holds at most
 * @param pages how many pages there are, at least 1
 * @param total how many items match
 */
public record Paged<T>(String node, int page, int size, long pages, long total, List<T> items) {

    public Paged {
        items = List.copyOf(items);
    }

    /** The same page of something else. */
    public <R> Paged<R> map(Function<? super T, ? extends R> change) {
        return new Paged<>(
                node, page, size, pages, total, items.stream().<R>map(change).toList());
    }
}

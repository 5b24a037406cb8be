package io.totem.platform.limit;

import io.totem.api.page.Paged;
import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a list is wanted.
 *
 * @param number from 1 to {@link #MAX_NUMBER}
 * @param size from 1 to {@link #MAX_SIZE}
 */
public record Page(int number, int size) {

    public static final int MAX_NUMBER = 100_000;
    public static final int MAX_SIZE = 500;
    public static final int DEFAULT_SIZE = 50;

    /** @throws ProblemException 400 naming each value out of its range, with the range */
    public Page {
        List<FieldError> errors = new ArrayList<>();
        check("page", number, MAX_NUMBER, errors);
        check("size", size, MAX_SIZE, errors);
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    CommonError.BAD_REQUEST,
                    new LocalizedText(
                            "목록의 쪽 번호나 크기가 범위를 벗어났습니다. errors에 적힌 범위로 다시 요청하세요.",
                            "The page number or size is out of range. Ask again within the ranges listed in errors."),
                    errors);
        }
    }

    /** How many items stand before this page. */
    public long offset() {
        return (long) (number - 1) * size;
    }

    /** This page of a list that is in memory. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(offset()).limit(size).toList();
    }

    /**
     * This page as it is answered.
     *
     * @param total how many items match
     * @param items those of this page
     */
    public <T> Paged<T> answer(String node, long total, List<T> items) {
        return new Paged<>(node, number, size, pagesFor(total), total, items);
    }

    /** How many pages so many items make; at least 1. */
    public long pagesFor(long items) {
        return Math.max(1, (items + size - 1) / size);
    }

    private static void check(String field, int value, int max, List<FieldError> errors) {
        if (value < 1 || value > max) {
            errors.add(new FieldError(
                    field,
                    new LocalizedText(
                            value + "은(는) 쓸 수 없습니다. 1부터 " + max + "까지 됩니다.",
                            value + " is not allowed; it goes from 1 to " + max)));
        }
    }
}

package io.totem.platform.testing.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The promise that hostile text costs no more than its length, for the regular expressions of one module. */
public final class LinearExpressions {

    private LinearExpressions() {}

    /** One test for each expression of the package and those below it. */
    public static Stream<DynamicTest> in(String ownPackage) {
        List<Expression> all = new ModuleExpressions(ownPackage).all();
        assertThat(all).as("expressions in " + ownPackage).isNotEmpty();
        return all.stream()
                .map(expression ->
                        DynamicTest.dynamicTest(expression.toString(), () -> MatchingCost.assertLinear(expression)));
    }

    /**
     * No expression escapes: each is a constant or held by a static field.
     *
     * @param quoted the classes, by simple name, that make one of quoted words
     */
    public static void assertNoneIsMade(String ownPackage, String... quoted) {
        Set<String> makers = new ModuleExpressions(ownPackage)
                .made().stream()
                        .map(call -> call.owner().substring(call.owner().lastIndexOf('.') + 1))
                        .collect(Collectors.toSet());
        assertThat(makers).as("expressions made while running").isSubsetOf(Arrays.asList(quoted));
    }
}

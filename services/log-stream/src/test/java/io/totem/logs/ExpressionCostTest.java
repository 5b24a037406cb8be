package io.totem.logs;

import io.totem.platform.testing.cost.LinearExpressions;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExpressionCostTest {

    @TestFactory
    Stream<DynamicTest> hostile_text_costs_an_expression_no_more_than_its_length() {
        return LinearExpressions.in("io.totem.logs");
    }

    @Test
    void every_expression_is_a_constant_or_held_by_a_static_field() {
        LinearExpressions.assertNoneIsMade("io.totem.logs", "RotatedFiles");
    }
}

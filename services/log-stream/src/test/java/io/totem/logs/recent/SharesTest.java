package io.totem.logs.recent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void one_author_takes_a_share_and_the_others_have_the_rest() {
        assertThat(choose("a1 a2 a3 a4 a5 a6 b1 c1 c2", 2, 5)).containsExactly("a1", "a2", "b1", "c1", "c2");
    }

    @Test
    void room_that_nobody_else_needs_is_used() {
        assertThat(choose("a1 a2 a3 b1 a4", 2, 4)).containsExactly("a1", "a2", "a3", "b1");
        assertThat(choose("a1 a2 a3", 1, 10)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void of_nothing_there_is_nothing() {
        assertThat(Shares.of(List.<String>of(), word -> word, 1, 10)).isEmpty();
    }

    private static List<String> choose(String inOrder, int share, int most) {
        return Shares.of(List.of(inOrder.split(" ")), word -> word.charAt(0), share, most);
    }
}

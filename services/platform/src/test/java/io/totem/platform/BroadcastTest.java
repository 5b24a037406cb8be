package io.totem.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.totem.platform.stream.Broadcast;
import io.totem.platform.stream.Seat;
import io.totem.platform.stream.StreamEvent;
import org.junit.jupiter.api.Test;

class BroadcastTest {

    private final Broadcast broadcast = new Broadcast(2);

    @Test
    void a_slow_viewer_loses_the_oldest_and_is_told_how_much_with_the_place_behind_the_loss() {
        AssertSubscriber<StreamEvent> slow = broadcast.events().subscribe().withSubscriber(AssertSubscriber.create(0));
        broadcast.publish(new StreamEvent("1", "lines", "a", 200));
        broadcast.publish(new StreamEvent("2", "lines", "b", 10));
        broadcast.publish(new StreamEvent("3", "lines", "c"));
        broadcast.publish(new StreamEvent("4", "lines", "d"));
        slow.request(9);
        assertThat(slow.getItems()).extracting(StreamEvent::id).containsExactly("2", "3", "4");
        assertThat(slow.getItems().getFirst())
                .isEqualTo(new StreamEvent("2", StreamEvent.DROPPED, new StreamEvent.Dropped(210)));
    }

    @Test
    void a_seat_holds_what_is_published_before_anybody_subscribes() {
        Seat seat = broadcast.takeSeat();
        broadcast.publish(new StreamEvent("1", "lines", "a"));
        AssertSubscriber<StreamEvent> viewer = seat.events().subscribe().withSubscriber(AssertSubscriber.create(9));
        broadcast.publish(new StreamEvent("2", "lines", "b"));
        assertThat(viewer.getItems()).extracting(StreamEvent::id).containsExactly("1", "2");
    }

    @Test
    void a_seat_that_is_left_or_cancelled_is_free_and_one_that_ends_says_so() {
        Seat seat = broadcast.takeSeat();
        seat.leave();
        assertThat(broadcast.viewers()).isZero();
        AssertSubscriber<StreamEvent> viewer =
                broadcast.events().subscribe().withSubscriber(AssertSubscriber.create(9));
        broadcast.complete();
        viewer.assertCompleted();
        assertThat(broadcast.viewers()).isZero();
    }
}

package io.totem.platform.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BroadcastTest {

    private final Broadcast broadcast = new Broadcast(3);

    @Test
    void every_viewer_gets_every_event_in_order() {
        Viewer one = watch(10);
        Viewer two = watch(10);

        publish(1, 2);

        assertThat(ids(one)).containsExactly("1", "2");
        assertThat(ids(two)).containsExactly("1", "2");
    }

    @Test
    void a_viewer_who_reads_too_slowly_loses_the_oldest_and_is_told_how_many() {
        Viewer slow = watch(0);

        publish(1, 10);
        slow.subscription.request(10);

        assertThat(slow.events.getFirst().data()).isEqualTo(new StreamEvent.Dropped(7));
        assertThat(ids(slow)).as("the loss stands where the lost events ended").containsExactly("7", "8", "9", "10");
    }

    @Test
    void a_loss_counts_what_the_events_told() {
        Viewer slow = watch(0);

        broadcast.publish(new StreamEvent("1", "lines", "many", 200));
        publish(2, 5);
        slow.subscription.request(1);

        assertThat(slow.events.getFirst().data()).isEqualTo(new StreamEvent.Dropped(201));
    }

    @Test
    void a_seat_holds_what_is_published_before_anybody_subscribes() {
        Subscription seat = broadcast.takeSeat();
        publish(1, 1);
        Viewer viewer = watch(seat.events(), 9);
        publish(2, 2);

        assertThat(ids(viewer)).containsExactly("1", "2");
    }

    @Test
    void a_seat_that_is_left_is_free() {
        broadcast.takeSeat().leave();

        assertThat(broadcast.viewers()).isZero();
    }

    @Test
    void a_slow_viewer_holds_up_nobody_else() {
        watch(0);
        Viewer quick = watch(100);

        publish(1, 50);

        assertThat(ids(quick)).hasSize(50);
    }

    @Test
    void a_viewer_who_left_is_forgotten() {
        Viewer viewer = watch(1);
        assertThat(broadcast.viewers()).isOne();

        viewer.subscription.cancel();

        assertThat(broadcast.viewers()).isZero();
    }

    @Test
    void the_end_comes_after_what_still_waits() {
        Viewer viewer = watch(0);
        publish(1, 1);

        broadcast.complete();
        assertThat(viewer.completed).isFalse();
        viewer.subscription.request(5);

        assertThat(ids(viewer)).containsExactly("1");
        assertThat(viewer.completed).isTrue();
        assertThat(broadcast.viewers()).isZero();
    }

    private void publish(int first, int last) {
        IntStream.rangeClosed(first, last)
                .forEach(id -> broadcast.publish(new StreamEvent(Integer.toString(id), "number", id)));
    }

    private static List<String> ids(Viewer viewer) {
        return viewer.events.stream().map(StreamEvent::id).toList();
    }

    private Viewer watch(long demand) {
        return watch(broadcast.events(), demand);
    }

    private static Viewer watch(Multi<StreamEvent> events, long demand) {
        Viewer viewer = new Viewer();
        events.subscribe().withSubscriber(viewer);
        if (demand > 0) {
            viewer.subscription.request(demand);
        }
        return viewer;
    }

    private static final class Viewer implements Flow.Subscriber<StreamEvent> {

        private final List<StreamEvent> events = new ArrayList<>();
        private Flow.Subscription subscription;
        private boolean completed;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(StreamEvent event) {
            events.add(event);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            completed = true;
        }
    }
}

package io.totem.platform.stream;

import io.smallrye.mutiny.Multi;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** The queue between a {@link Broadcast} and one viewer, with the viewer's demand (Reactive Streams, rules 2 and 3). */
final class ViewerSubscription implements Flow.Subscription, Subscription {

    private final int capacity;
    private final Consumer<ViewerSubscription> onEnd;
    private final Deque<StreamEvent> waiting = new ArrayDeque<>();
    private Flow.Subscriber<? super StreamEvent> subscriber;
    private long demand;
    private long dropped;
    private String lastDroppedId;
    private boolean delivering;
    private boolean completed;
    private boolean ended;

    ViewerSubscription(int capacity, Consumer<ViewerSubscription> onEnd) {
        this.capacity = capacity;
        this.onEnd = onEnd;
    }

    @Override
    public Multi<StreamEvent> events() {
        return Multi.createFrom().publisher((Flow.Publisher<StreamEvent>) this::seat);
    }

    @Override
    public void leave() {
        cancel();
    }

    private void seat(Flow.Subscriber<? super StreamEvent> viewer) {
        viewer.onSubscribe(this);
        synchronized (this) {
            subscriber = viewer;
        }
        deliver();
    }

    void offer(StreamEvent event) {
        synchronized (this) {
            if (ended || completed) {
                return;
            }
            if (waiting.size() == capacity) {
                StreamEvent lost = waiting.removeFirst();
                dropped += lost.weight();
                lastDroppedId = lost.id();
            }
            waiting.addLast(event);
        }
        deliver();
    }

    void complete() {
        synchronized (this) {
            completed = true;
        }
        deliver();
    }

    @Override
    public void request(long count) {
        synchronized (this) {
            demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
        }
        deliver();
    }

    @Override
    public void cancel() {
        synchronized (this) {
            ended = true;
            waiting.clear();
        }
        onEnd.accept(this);
    }

    /** One thread at a time hands over; a nested call (the viewer asking for more) returns and the loop goes on. */
    private void deliver() {
        synchronized (this) {
            if (delivering || subscriber == null) {
                return;
            }
            delivering = true;
        }
        while (true) {
            StreamEvent next;
            synchronized (this) {
                next = next();
                if (next == null) {
                    delivering = false;
                    if (!completed || ended || !waiting.isEmpty()) {
                        return;
                    }
                    ended = true;
                }
            }
            if (next == null) {
                onEnd.accept(this);
                subscriber.onComplete();
                return;
            }
            subscriber.onNext(next);
        }
    }

    /** The next event the viewer has asked for, the loss before what follows it; null when there is none now. */
    private StreamEvent next() {
        if (ended || demand == 0 || waiting.isEmpty()) {
            return null;
        }
        demand--;
        if (dropped > 0) {
            StreamEvent loss = new StreamEvent(lastDroppedId, StreamEvent.DROPPED, new StreamEvent.Dropped(dropped));
            dropped = 0;
            return loss;
        }
        return waiting.removeFirst();
    }
}

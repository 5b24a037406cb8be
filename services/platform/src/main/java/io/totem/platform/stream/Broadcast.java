package io.totem.platform.stream;

import io.smallrye.mutiny.Multi;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One source of events for any number of viewers. Each viewer has a bounded queue of its own: who reads too slowly loses
 * the oldest events, is told how many, and holds up nobody else.
 */
public final class Broadcast {

    private final int capacityPerViewer;
    private final Set<ViewerSubscription> viewers = ConcurrentHashMap.newKeySet();

    /** @param capacityPerViewer how many events wait for one viewer before the oldest is dropped, at least 1 */
    public Broadcast(int capacityPerViewer) {
        if (capacityPerViewer < 1) {
            throw new IllegalArgumentException("capacity " + capacityPerViewer);
        }
        this.capacityPerViewer = capacityPerViewer;
    }

    /** Never blocks. */
    public void publish(StreamEvent event) {
        viewers.forEach(viewer -> viewer.offer(event));
    }

    /** Ends the stream of every viewer after what waits for it. */
    public void complete() {
        viewers.forEach(ViewerSubscription::complete);
    }

    /** What is published from the moment of subscription on. */
    public Multi<StreamEvent> events() {
        return Multi.createFrom().deferred(() -> takeSeat().events());
    }

    /** For a viewer who must not miss what is published between this moment and its subscription. */
    public Subscription takeSeat() {
        ViewerSubscription viewer = new ViewerSubscription(capacityPerViewer, viewers::remove);
        viewers.add(viewer);
        return viewer;
    }

    public int viewers() {
        return viewers.size();
    }
}

package io.totem.logs.stream;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.totem.platform.stream.StreamEvent;
import java.util.function.Supplier;

/** Makes a stream of a viewer: its own steps, each when the reader asks for more, then what all get. */
public final class ViewerStream {

    private ViewerStream() {}

    public static Multi<StreamEvent> of(Supplier<Viewer> viewers) {
        return Multi.createFrom().deferred(() -> {
            Viewer viewer = viewers.get();
            Multi<StreamEvent> past = Multi.createBy()
                    .repeating()
                    .uni(() -> Uni.createFrom().item(viewer::next).runSubscriptionOn(Thread::startVirtualThread))
                    .whilst(step -> !step.isLast())
                    .onItem()
                    .transformToIterable(Viewer.Step::events);
            Multi<StreamEvent> live = Multi.createFrom().deferred(viewer::live);
            return Multi.createBy()
                    .concatenating()
                    .streams(past, live)
                    .onTermination()
                    .invoke(viewer::leave);
        });
    }
}

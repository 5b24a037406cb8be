package io.totem.logs.follow;

import io.totem.logs.file.FileGate;
import io.totem.logs.file.TailReader;
import io.totem.logs.line.LineParser;
import io.totem.logs.source.SourceRoles;
import io.totem.logs.stream.BatchMaker;
import io.totem.logs.stream.SharedFollowers;
import io.totem.logs.stream.SharedFollowers.Hold;
import io.totem.platform.caller.Role;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** The files that are followed now. */
@Singleton
public final class Followers {

    private record Key(Path path, Role role) {}

    private final FileGate gate;
    private final SourceRoles roles;
    private final TailReader tails;
    private final LineParser parser;
    private final BatchMaker batches;
    private final FileWatch watch;
    private final SharedFollowers<Key, FollowLoop> shared = new SharedFollowers<>();

    Followers(
            FileGate gate,
            SourceRoles roles,
            TailReader tails,
            LineParser parser,
            BatchMaker batches,
            FileWatch watch) {
        this.gate = gate;
        this.roles = roles;
        this.tails = tails;
        this.parser = parser;
        this.batches = batches;
        this.watch = watch;
    }

    /** What a viewer needs to open files of that role for itself. */
    LogOpener opener(Role role) {
        return new LogOpener(role, gate, roles, tails, parser, batches);
    }

    /** @throws IOException also when the log may not be opened (any more) */
    Hold<FollowLoop> hold(Path path, Role role) throws IOException {
        return shared.hold(
                new Key(path, role), () -> FollowLoop.start(path, new FileFollower(path, opener(role)), watch));
    }

    /** How many files are followed now. */
    public int count() {
        return shared.count();
    }

    @PreDestroy
    void close() {
        shared.stopAll();
    }
}

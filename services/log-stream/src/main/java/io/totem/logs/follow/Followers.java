package io.totem.logs.follow;

import io.totem.logs.file.FileGate;
import io.totem.logs.file.RefusedException;
import io.totem.logs.file.TailReader;
import io.totem.logs.line.LineParser;
import io.totem.logs.source.SourceRoles;
import io.totem.logs.stream.BatchMaker;
import io.totem.platform.caller.Role;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One follower a log, however many people look at it; it ends when the last of them goes. */
@Singleton
public final class Followers {

    private record Key(Path path, Role role) {}

    private static final class Entry {
        private final FollowLoop loop;
        private int viewers;

        Entry(FollowLoop loop) {
            this.loop = loop;
        }
    }

    private final FileGate gate;
    private final SourceRoles roles;
    private final TailReader tails;
    private final LineParser parser;
    private final BatchMaker batches;
    private final FileWatch watch;
    private final Map<Key, Entry> entries = new HashMap<>();

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

    /** A viewer's hold on a follower. */
    record Hold(FileFollower follower, LogOpener opener, Runnable release) {}

    /** Everybody who takes one calls its release once. */
    synchronized Hold hold(Path path, Role role) throws IOException, RefusedException {
        Key key = new Key(path, role);
        LogOpener opener = new LogOpener(role, gate, roles, tails, parser, batches);
        Entry entry = entries.get(key);
        if (entry == null || entry.loop.follower().isEnded()) {
            entry = new Entry(FollowLoop.start(path, new FileFollower(path, opener), watch));
            entries.put(key, entry);
        }
        entry.viewers++;
        Entry held = entry;
        return new Hold(entry.loop.follower(), opener, () -> release(key, held));
    }

    /** How many logs are followed now. */
    public synchronized int count() {
        return entries.size();
    }

    @PreDestroy
    synchronized void close() {
        List.copyOf(entries.values()).forEach(entry -> entry.loop.stop());
        entries.clear();
    }

    private synchronized void release(Key key, Entry entry) {
        entry.viewers--;
        if (entry.viewers == 0) {
            entry.loop.stop();
            entries.remove(key, entry);
        }
    }
}

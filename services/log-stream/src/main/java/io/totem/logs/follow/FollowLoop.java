package io.totem.logs.follow;

import io.totem.logs.stream.SharedFollowers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Drives one follower: at once when the kernel says that something happened, and now and then anyway. */
final class FollowLoop implements SharedFollowers.Follower {

    private static final Logger LOG = Logger.getLogger(FollowLoop.class);

    /** The shortest time between two looks: what comes meanwhile goes out together. */
    private static final Duration BATCH = Duration.ofMillis(50);

    /** Behind file events, which some file systems do not send. */
    private static final Duration LOOK_ANYWAY = Duration.ofMillis(500);

    private final FileFollower follower;
    private final Semaphore wake = new Semaphore(0);
    private Optional<FileWatch.Watch> watch = Optional.empty();
    private volatile boolean stopped;

    private FollowLoop(FileFollower follower) {
        this.follower = follower;
    }

    static FollowLoop start(Path path, FileFollower follower, FileWatch fileWatch) {
        FollowLoop loop = new FollowLoop(follower);
        loop.watch = fileWatch.watch(path, loop.wake::release);
        Thread.ofVirtual().name("follow " + path).start(loop::run);
        return loop;
    }

    FileFollower follower() {
        return follower;
    }

    @Override
    public boolean isEnded() {
        return follower.isEnded();
    }

    @Override
    public void stop() {
        stopped = true;
        wake.release();
    }

    private void run() {
        try {
            while (!stopped && !follower.isEnded()) {
                if (!follower.advance()) {
                    rest();
                }
            }
        } catch (IOException e) {
            LOG.debugf("a log is no longer followed: %s", e.getMessage());
        } catch (InterruptedException e) {
            LOG.debug("following was interrupted");
        } finally {
            end();
        }
    }

    private void rest() throws InterruptedException {
        Thread.sleep(BATCH);
        Duration longest = watch.isEmpty() || follower.isHalfLineWaiting() ? BATCH : LOOK_ANYWAY;
        wake.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
    }

    private void end() {
        watch.ifPresent(FileWatch.Watch::end);
        try {
            follower.end();
        } catch (IOException e) {
            LOG.debugf("closing a followed log: %s", e.getMessage());
        }
    }
}

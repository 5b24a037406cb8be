package io.totem.policy.access;

import io.totem.procfs.AccessList;
import io.totem.procfs.FileStatus;
import io.totem.procfs.PathNode;
import io.totem.procfs.PathTrail;
import io.totem.procfs.Principal;
import io.totem.procfs.ProcessMount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads off a trail who may replace what it led to. Pure. */
final class FileJudge {

    /** Of a large group, so many are looked at. */
    private static final int MOST_MEMBERS = 200;

    private final PathTrail trail;
    private final Accounts accounts;
    private final Map<Integer, Replacer> found = new HashMap<>();

    private FileJudge(PathTrail trail, Accounts accounts) {
        this.trail = trail;
        this.accounts = accounts;
    }

    /** @param asked the path that was followed */
    static FileAccess judge(String asked, PathTrail trail, Accounts accounts) {
        return new FileJudge(trail, accounts).judge(asked);
    }

    private FileAccess judge(String asked) {
        Optional<PathNode> open = trail.replaceableBy(Principal.ANYBODY);
        Optional<String> anybody = open.map(PathNode::path);
        if (anybody.isEmpty()) {
            nodes().flatMap(FileJudge::users).distinct().forEach(this::add);
            nodes().flatMap(FileJudge::groups).distinct().forEach(this::addGroup);
        }
        return new FileAccess(
                trail.end().map(PathNode::path).orElse(asked),
                owner(),
                trail.end()
                        .filter(file -> file.status().setsUserId() || file.capable())
                        .isPresent(),
                trail.end().map(file -> file.status().changedAt()),
                kind(trail),
                trail.opensTo(Principal.ANYBODY).map(PathNode::path),
                anybody,
                open.filter(FileJudge::isShared).isPresent(),
                told(),
                trail.end()
                        .map(PathNode::mount)
                        .or(trail::closed)
                        .filter(ProcessMount::readOnly)
                        .isPresent(),
                trail.closed().map(mount -> mount.mount().type()));
    }

    private static boolean isShared(PathNode node) {
        return node.status().isFolder()
                && (node.status().isSticky()
                        || node.path().equals(node.mount().mount().mountPoint()));
    }

    private static FileAccess.Kind kind(PathTrail trail) {
        return trail.end()
                .map(file -> kind(file.status()))
                .orElse(trail.gone().isPresent() ? FileAccess.Kind.NOTHING : FileAccess.Kind.FILE);
    }

    private static FileAccess.Kind kind(FileStatus file) {
        if (file.isFolder()) {
            return FileAccess.Kind.FOLDER;
        }
        return file.isPipe() ? FileAccess.Kind.PIPE : FileAccess.Kind.FILE;
    }

    private Optional<Account> owner() {
        OptionalInt fuse = trail.closed().map(ProcessMount::fuseUser).orElse(OptionalInt.empty());
        return trail.end()
                .map(file -> file.status().owner())
                .or(() -> fuse.isPresent() ? Optional.of(fuse.getAsInt()) : Optional.empty())
                .map(accounts::of);
    }

    private List<Replacer> told() {
        List<Replacer> replacers = new ArrayList<>(found.values());
        replacers.sort(
                Comparator.comparing((Replacer replacer) -> replacer.account().kind())
                        .thenComparing(replacer -> replacer.account().name()));
        return replacers.subList(0, Math.min(FileAccess.MOST, replacers.size()));
    }

    /** Each folder, link and file on the way. */
    private Stream<PathNode> nodes() {
        return Stream.concat(
                trail.lookups().stream().flatMap(lookup -> Stream.of(lookup.folder(), lookup.entry())),
                trail.end().stream());
    }

    private static Stream<Integer> users(PathNode node) {
        return Stream.concat(
                Stream.of(node.status().owner()),
                node.list().entries().stream()
                        .filter(entry -> entry.kind() == AccessList.Kind.USER)
                        .map(AccessList.Entry::id));
    }

    private static Stream<Integer> groups(PathNode node) {
        return Stream.concat(
                Stream.of(node.status().group()),
                node.list().entries().stream()
                        .filter(entry -> entry.kind() == AccessList.Kind.GROUP)
                        .map(AccessList.Entry::id));
    }

    private void add(int uid) {
        replaceableBy(uid).ifPresent(by -> found.put(uid, new Replacer(accounts.of(uid), Optional.empty(), by)));
    }

    /** Its members, where the group makes the difference to anybody. */
    private void addGroup(int gid) {
        if (trail.replaceableBy(new Principal(OptionalInt.empty(), Set.of(gid))).isEmpty()) {
            return;
        }
        new TreeSet<>(accounts.members(gid))
                .stream()
                        .filter(uid -> !found.containsKey(uid))
                        .limit(MOST_MEMBERS)
                        .forEach(uid -> replaceableBy(uid)
                                .ifPresent(by -> found.put(
                                        uid,
                                        new Replacer(accounts.of(uid), Optional.of(accounts.groupName(gid)), by))));
    }

    private Optional<String> replaceableBy(int uid) {
        return uid == 0
                ? Optional.empty()
                : trail.replaceableBy(new Principal(OptionalInt.of(uid), accounts.groupsOf(uid)))
                        .map(PathNode::path);
    }
}

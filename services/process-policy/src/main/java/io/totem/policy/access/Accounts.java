package io.totem.policy.access;

import io.totem.policy.termination.LoginUsers;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Who there is on a host and who is in which group, from its passwd(5), group(5) and login.defs(5); no directory service is asked. */
final class Accounts {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final int ROOT = 0;

    private final LoginUsers people;
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> groupNames = new HashMap<>();
    private final Map<Integer, Integer> ownGroups = new HashMap<>();
    private final Map<Integer, Set<Integer>> members = new HashMap<>();

    private Accounts(LoginUsers people) {
        this.people = people;
    }

    /** Of two lines for a number the first counts; broken ones are skipped. */
    static Accounts parse(Collection<String> passwd, Collection<String> group, LoginUsers people) {
        Accounts accounts = new Accounts(people);
        passwd.forEach(accounts::addUser);
        group.forEach(accounts::addGroup);
        return accounts;
    }

    /** Numbers only: inside a container, whose own files anybody in it may have written. */
    static Accounts ofContainer() {
        return new Accounts(new LoginUsers(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    private void addUser(String line) {
        String[] fields = line.split(":", 5);
        if (fields.length == 5 && !fields[0].isEmpty() && isNumber(fields[2]) && isNumber(fields[3])) {
            int uid = number(fields[2]);
            names.putIfAbsent(uid, fields[0]);
            numbers.putIfAbsent(fields[0], uid);
            ownGroups.putIfAbsent(uid, number(fields[3]));
            members.computeIfAbsent(number(fields[3]), _ -> new LinkedHashSet<>())
                    .add(uid);
        }
    }

    private void addGroup(String line) {
        String[] fields = line.split(":", 4);
        if (fields.length < 4 || !isNumber(fields[2])) {
            return;
        }
        int gid = number(fields[2]);
        groupNames.putIfAbsent(gid, fields[0]);
        for (String name : fields[3].strip().split(",")) {
            Optional.ofNullable(numbers.get(name))
                    .ifPresent(uid -> members.computeIfAbsent(gid, _ -> new LinkedHashSet<>())
                            .add(uid));
        }
    }

    Account of(int uid) {
        return new Account(uid, names.getOrDefault(uid, Integer.toUnsignedString(uid)), kind(uid));
    }

    private Account.Kind kind(int uid) {
        if (uid == ROOT) {
            return Account.Kind.ROOT;
        }
        return people.contains(uid) ? Account.Kind.PERSON : Account.Kind.SERVICE;
    }

    String groupName(int gid) {
        return groupNames.getOrDefault(gid, Integer.toUnsignedString(gid));
    }

    /** Whoever is known to be in it, by the number; none for a group that only a directory service knows. */
    Set<Integer> members(int gid) {
        return members.getOrDefault(gid, Set.of());
    }

    /** The groups that this user is known to be in. */
    Set<Integer> groupsOf(int uid) {
        Set<Integer> groups = new HashSet<>();
        members.forEach((gid, users) -> {
            if (users.contains(uid)) {
                groups.add(gid);
            }
        });
        return groups;
    }

    /** Of these groups of a process of root's the one that tells most: a person's, if there is one. Empty where root is in all of them. */
    Optional<KeptGroup> keptByRoot(Set<Integer> groups) {
        Set<Integer> foreign = new TreeSet<>(groups);
        foreign.removeAll(groupsOf(ROOT));
        foreign.remove(ROOT);
        boolean persons = foreign.stream()
                .flatMap(gid -> members(gid).stream())
                .filter(people::contains)
                .anyMatch(uid -> foreign.contains(ownGroups.getOrDefault(uid, ROOT))
                        && groupsOf(uid).containsAll(foreign));
        return foreign.stream()
                .max(Comparator.comparing((Integer gid) -> members(gid).stream().anyMatch(people::contains))
                        .thenComparing(Function.identity()))
                .map(gid -> new KeptGroup(groupName(gid), persons));
    }

    private static boolean isNumber(String field) {
        return NUMBER.matcher(field).matches();
    }

    private static int number(String field) {
        return (int) Long.parseLong(field);
    }
}

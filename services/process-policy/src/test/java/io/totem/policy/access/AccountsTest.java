package io.totem.policy.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.totem.policy.termination.LoginUsers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountsTest {

    private static final Accounts ACCOUNTS = Accounts.parse(
            List.of(
                    "root:x:0:0:root:/root:/bin/bash",
                    "mina:x:1001:1001:,,,:/home/mina:/bin/bash",
                    "twin:x:1001:50::/:/bin/sh",
                    "jun:x:1002:1002::/home/jun:/bin/bash",
                    "broken",
                    ":x:7:7::/:",
                    "x:y:-1:0::/:",
                    "www-data:x:33:33::/var/www:/usr/sbin/nologin"),
            List.of("dev:x:2000:mina,jun,ghost,", "mina:x:1001:", "", "cut:x", "bad:x:n:mina"),
            LoginUsers.DEFAULT);

    @Test
    void a_number_gets_the_first_name_that_stands_for_it_or_stays_a_number() {
        assertThat(ACCOUNTS.of(1001).name()).isEqualTo("mina");
        assertThat(ACCOUNTS.of(4_000).name()).isEqualTo("4000");
        assertThat(ACCOUNTS.of(-2).name()).isEqualTo("4294967294");
    }

    @Test
    void root_people_and_the_accounts_of_services_are_told_apart() {
        assertThat(ACCOUNTS.of(0).kind()).isEqualTo(Account.Kind.ROOT);
        assertThat(ACCOUNTS.of(1001).kind()).isEqualTo(Account.Kind.PERSON);
        assertThat(ACCOUNTS.of(33).kind()).isEqualTo(Account.Kind.SERVICE);
        assertThat(ACCOUNTS.of(65_534).kind()).isEqualTo(Account.Kind.SERVICE);
        assertThat(ACCOUNTS.of(33).isLessThan(ACCOUNTS.of(1001))).isTrue();
        assertThat(ACCOUNTS.of(1002).isLessThan(ACCOUNTS.of(1001))).isFalse();
    }

    @Test
    void a_group_has_the_members_its_line_names_and_those_whose_first_group_it_is() {
        assertThat(ACCOUNTS.members(2000)).containsExactlyInAnyOrder(1001, 1002);
        assertThat(ACCOUNTS.members(1001)).containsExactly(1001);
        assertThat(ACCOUNTS.members(99)).isEmpty();
        assertThat(ACCOUNTS.groupName(2000)).isEqualTo("dev");
        assertThat(ACCOUNTS.groupName(99)).isEqualTo("99");
        assertThat(ACCOUNTS.groupsOf(1002)).containsExactlyInAnyOrder(1002, 2000);
    }

    @Test
    void in_a_container_there_are_numbers_only_and_nobody_but_root_is_known_to_be_more_than_a_service() {
        assertThat(Accounts.ofContainer().of(1000)).isEqualTo(new Account(1000, "1000", Account.Kind.SERVICE));
        assertThat(Accounts.ofContainer().of(0).kind()).isEqualTo(Account.Kind.ROOT);
    }

    @Test
    void a_group_that_root_is_not_in_is_told_and_whether_a_person_s_groups_are_these() {
        assertThat(ACCOUNTS.keptByRoot(Set.of(0))).isEmpty();
        assertThat(ACCOUNTS.keptByRoot(Set.of())).isEmpty();
        assertThat(ACCOUNTS.keptByRoot(Set.of(0, 1001, 2000))).contains(new KeptGroup("dev", true));
        assertThat(ACCOUNTS.keptByRoot(Set.of(2000))).contains(new KeptGroup("dev", false));
        assertThat(ACCOUNTS.keptByRoot(Set.of(33))).contains(new KeptGroup("33", false));
        assertThat(ACCOUNTS.keptByRoot(Set.of(33, 1001))).contains(new KeptGroup("mina", false));
        assertThat(ACCOUNTS.keptByRoot(Set.of(4_000))).contains(new KeptGroup("4000", false));
    }
}

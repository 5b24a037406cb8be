package io.totem.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupTest {

    private static final String ID = "c0ffee00".repeat(8);
    private static final String OTHER_ID = "deadbeef".repeat(8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docker/ID",
                "/system.slice/docker-ID.scope",
                "/system.slice/docker-ID.scope/system.slice/nginx.service",
                "/machine.slice/libpod-ID.scope/container",
                "/libpod_parent/libpod-ID",
                "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-ID.scope",
                "/kubepods/burstable/pod6b5b2c1e-0000-4000-8000-000000000000/ID",
                "/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod6b5b_2c1e.slice/cri-containerd-ID.scope",
                "/kubepods.slice/kubepods-pod6b5b.slice/crio-ID.scope",
                "/system.slice/containerd.service/kubepods-burstable-pod6b5b.slice:cri-containerd:ID",
                "/ecs/0123456789abcdef/ID",
                "/../../docker/ID"
            })
    void the_engines_formats_name_their_container_and_no_unit_of_the_host(String format) {
        Cgroup cgroup = Cgroup.parse("0::" + format.replace("ID", ID) + "\n");
        assertThat(cgroup.containerId()).contains(ID);
        assertThat(cgroup.systemdUnit()).isEmpty();
        assertThat(cgroup.userUnit()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/system.slice/docker.service",
                "/machine.slice/libpod-conmon-ID.scope",
                "/kubepods.slice/crio-conmon-ID.scope",
                "/lxc.payload.web",
                "/docker/IDff",
                "/docker/c0ffee"
            })
    void what_only_looks_like_a_container_is_none(String path) {
        assertThat(Cgroup.ofPath(path.replace("ID", ID)).containerId()).isEmpty();
    }

    @Test
    void of_a_container_inside_a_container_it_is_the_outer_one() {
        assertThat(Cgroup.ofPath("/docker/" + ID + "/docker/" + OTHER_ID).containerId())
                .contains(ID);
    }

    @Test
    void a_system_service_has_its_name_and_lies_in_the_system_slice() {
        Cgroup cgroup = Cgroup.parse("0::/system.slice/system-getty.slice/getty@tty1.service\n");
        assertThat(cgroup.systemdUnit()).contains("getty@tty1.service");
        assertThat(cgroup.inSystemSlice()).isTrue();
        assertThat(cgroup.inUserSlice()).isFalse();
        assertThat(cgroup.loginSession()).isEmpty();
        assertThat(Cgroup.ofPath("/init.scope").systemdUnit()).isEmpty();
    }

    @Test
    void a_service_that_may_make_groups_of_its_own_does_not_name_itself_after_another() {
        assertThat(Cgroup.ofPath("/system.slice/app.service/ssh.service").systemdUnit())
                .contains("app.service");
        assertThat(Cgroup.ofPath("/machine.slice/systemd-nspawn@web.service/payload/system.slice/ssh.service")
                        .systemdUnit())
                .contains("systemd-nspawn@web.service");
        assertThat(Cgroup.ofPath("/user.slice/user@1000.service/app.slice/own.service/backup.service")
                        .userUnit())
                .contains("own.service");
    }

    @Test
    void a_login_session_is_in_no_system_unit() {
        Cgroup cgroup = Cgroup.parse("0::/user.slice/user-1000.slice/session-3.scope\n");
        assertThat(cgroup.loginSession()).contains("session-3.scope");
        assertThat(cgroup.systemdUnit()).isEmpty();
        assertThat(cgroup.inSystemSlice()).isFalse();
        assertThat(cgroup.inUserSlice()).isTrue();
    }

    @Test
    void a_users_own_systemd_has_units_that_are_not_the_systems() {
        Cgroup cgroup = Cgroup.ofPath("/user.slice/user-1000.slice/user@1000.service/app.slice/syncthing.service");
        assertThat(cgroup.userUnit()).contains("syncthing.service");
        assertThat(cgroup.systemdUnit()).isEmpty();
        assertThat(Cgroup.ofPath("/user.slice/user-1000.slice/user@1000.service/init.scope")
                        .userUnit())
                .isEmpty();
    }

    @Test
    void without_version_two_systemds_hierarchy_counts_then_that_of_pids() {
        assertThat(Cgroup.parse("""
                        9:name=systemd:/system.slice/ssh.service
                        8:pids:/system.slice/ssh.service/pids
                        1:cpu,cpuacct:/elsewhere
                        """).path()).isEqualTo("/system.slice/ssh.service");
        assertThat(Cgroup.parse("8:pids:/a\n1:cpu:/b\n").path()).isEqualTo("/a");
        assertThat(Cgroup.parse("1:cpu:/b\n").path()).isEqualTo("/b");
    }

    @Test
    void in_a_hybrid_set_up_the_hierarchy_that_says_something_counts() {
        Cgroup cgroup = Cgroup.parse("9:name=systemd:/system.slice/ssh.service\n4:memory:/docker/" + ID + "\n0::/\n");
        assertThat(cgroup.path()).isEqualTo("/system.slice/ssh.service");
        assertThat(cgroup.containerId()).contains(ID);
        assertThat(cgroup.systemdUnit()).isEmpty();
    }

    @Test
    void version_two_alone_at_its_root_is_a_path_too() {
        assertThat(Cgroup.parse("0::/\n").path()).isEqualTo("/");
    }

    @Test
    void colons_in_a_path_belong_to_it_and_broken_lines_are_skipped() {
        assertThat(Cgroup.parse("0::/a:b:c\nnonsense\n:::\n7\n").path()).isEqualTo("/a:b:c");
        assertThat(Cgroup.parse("")).isEqualTo(Cgroup.ofPath(""));
    }
}

package io.totem.policy.warning;

import io.totem.policy.access.FileAccess;
import io.totem.policy.access.ProcessAccess;
import io.totem.policy.known.ProgramPath;
import io.totem.policy.place.ExecutableLocations;
import io.totem.procfs.ProcessSample;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The set-user-ID programs that distributions install, and the helpers those start before they give root's rights up. */
final class SetUserIdPrograms {

    private static final List<String> FOLDERS =
            List.of("/usr/", "/bin/", "/sbin/", "/lib/", "/run/wrappers/", "/opt/google/");

    private static final String LOCAL = "/usr/local/";

    private static final Set<String> NAMES = Set.of(
            "Xorg.wrap",
            "at",
            "bbsuid",
            "bwrap",
            "chage",
            "chfn",
            "chrome-sandbox",
            "chsh",
            "cockpit-session",
            "crontab",
            "dbus-daemon-launch-helper",
            "dma",
            "doas",
            "exim",
            "exim4",
            "expiry",
            "firejail",
            "fusermount",
            "fusermount3",
            "gpasswd",
            "grub2-set-bootflag",
            "kcheckpass",
            "ksu",
            "lxc-user-nic",
            "mount",
            "mount.cifs",
            "mount.davfs",
            "mount.ecryptfs_private",
            "mount.fuse",
            "mount.fuse3",
            "mount.nfs",
            "mtr-packet",
            "newgidmap",
            "newgrp",
            "newuidmap",
            "ntfs-3g",
            "nvidia-modprobe",
            "pam_timestamp_check",
            "passwd",
            "physlock",
            "ping",
            "ping6",
            "pinger",
            "pkexec",
            "polkit-agent-helper-1",
            "pppd",
            "sg",
            "slock",
            "snap-confine",
            "ssh-keysign",
            "staprun",
            "su",
            "su-rs",
            "sudo",
            "sudo-rs",
            "sudoedit",
            "suexec",
            "traceroute6",
            "umount",
            "umount.nfs",
            "unix_chkpwd",
            "userhelper",
            "usernetctl",
            "vmware-user-suid-wrapper");

    private SetUserIdPrograms() {}

    /** Whether a process may have root's rights by what it runs: one of these, where only root can have put it. */
    static boolean isOne(ProcessSample process, Optional<ProcessAccess> access) {
        return !process.executableDeleted()
                && process.executable()
                        .filter(SetUserIdPrograms::isKnown)
                        .filter(_ -> access.flatMap(ProcessAccess::program)
                                .map(FileAccess::isRootsAlone)
                                .orElse(true))
                        .isPresent();
    }

    /** Whether a program of this path is one of these. */
    static boolean isKnown(String path) {
        boolean installed = FOLDERS.stream().anyMatch(path::startsWith) && !path.startsWith(LOCAL);
        return NAMES.contains(ProgramPath.fileName(path)) && (installed || ExecutableLocations.isInStore(path));
    }
}

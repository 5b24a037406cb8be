package io.totem.policy.termination;

import io.totem.policy.known.ProgramPath;
import io.totem.procfs.ProcessSample;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Programs that hold the machine together, by their file's name wherever it lies: to refuse one too many costs little. A
 * process's own word (comm) counts only where exe cannot be read or says nothing (a multi-call binary).
 */
final class ProtectedNames {

    private static final Pattern SYSTEMD =
            Pattern.compile("systemd|systemd-.*|\\(sd-pam\\)|init|linuxrc|openrc-init|openrc|runit|runsvdir|runsv"
                    + "|s6-svscan|s6-supervise|s6-linux-init.*|dinit|upstart|elogind.*|supervise-daemon|launchd");

    private static final Pattern RUNTIME = Pattern.compile(
            "dockerd(-.*)?|docker-proxy|docker-init|containerd(-.*)?|runc|crun|youki|kata-.*|conmon(rs)?"
                    + "|crio|podman|buildkitd|rootlesskit|slirp4netns|pasta|fuse-overlayfs|kubelet|kube-.*|k3s(-.*)?|k0s"
                    + "|tini(-static)?|dumb-init|catatonit|s6-overlay.*|lxc-.*|lxd|incusd|lxcfs|systemd-nspawn");

    private static final Pattern BUS = Pattern.compile("dbus-daemon|dbus-broker|dbus-broker-launch|dbus-launch");

    private static final Pattern SSH = Pattern.compile("sshd(-.*)?|dropbear|dropbearmulti");

    private static final Pattern SESSION =
            Pattern.compile("login|agetty|getty|mingetty|mgetty|fgetty|gdm3?|gdm-.*|lightdm|sddm(-.*)?|lxdm(-.*)?|xdm"
                    + "|greetd|Xorg|Xorg\\.bin|X|gnome-session.*|gnome-shell|startplasma-.*|plasma_session|kwin_.*"
                    + "|ksmserver|xfce4-session|lxsession|lxqt-session|mate-session|cinnamon-session.*|cinnamon"
                    + "|sway|weston|labwc|wayfire|Hyprland|xinit");

    private static final Set<String> MULTI_CALL = Set.of("busybox", "toybox", "dropbearmulti", "coreutils");

    private ProtectedNames() {}

    static Optional<Refusal> refusal(ProcessSample process) {
        String name = name(process);
        if (SYSTEMD.matcher(name).matches()) {
            return Optional.of(Refusal.PROTECTED_SYSTEMD);
        }
        if (RUNTIME.matcher(name).matches()) {
            return Optional.of(Refusal.PROTECTED_RUNTIME);
        }
        if (BUS.matcher(name).matches()) {
            return Optional.of(Refusal.PROTECTED_BUS);
        }
        return SESSION.matcher(name).matches() ? Optional.of(Refusal.PROTECTED_CONSOLE) : Optional.empty();
    }

    static boolean isSshServer(ProcessSample process) {
        return SSH.matcher(name(process)).matches();
    }

    private static String name(ProcessSample process) {
        return process.executable()
                .map(ProgramPath::fileName)
                .map(ProgramPath::unwrapped)
                .filter(file -> !MULTI_CALL.contains(file))
                .orElse(process.comm());
    }
}

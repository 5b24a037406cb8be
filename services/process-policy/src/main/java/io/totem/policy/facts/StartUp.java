package io.totem.policy.facts;

import io.totem.policy.access.FileAccess;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a program was told when it was started, besides what its arguments name as a script.
 *
 * @param loads code that an interpreter loads or looks for where anybody can put files or, as root, where somebody else may change it
 * @param options of a debugger, out of variables of the environment; nothing else of those is kept
 * @param minerSettings its settings, where they are a crypto miner's
 * @param servedFolder the folder that it offers to whoever connects, absolute, where it is a server of files by its arguments
 */
public record StartUp(
        List<Loaded> loads,
        List<String> options,
        Optional<MinerSettings> minerSettings,
        Optional<String> servedFolder) {

    /** Nothing of it. */
    public static final StartUp NONE = new StartUp(List.of(), List.of(), Optional.empty());

    /**
     * Code from an open place.
     *
     * @param by the option or the variable that names it
     * @param path as the process sees it
     * @param access who may change it
     */
    public record Loaded(String by, String path, FileAccess access) {

        public Loaded {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(access, "access");
        }
    }

    /**
     * A file of settings that only a miner reads.
     *
     * @param sign what in it says so: the address of a pool, or the name of a setting
     */
    public record MinerSettings(String path, String sign) {

        public MinerSettings {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(sign, "sign");
        }
    }

    public StartUp {
        loads = List.copyOf(loads);
        options = List.copyOf(options);
        Objects.requireNonNull(minerSettings, "minerSettings");
        Objects.requireNonNull(servedFolder, "servedFolder");
    }

    /** Of what serves no folder. */
    public StartUp(List<Loaded> loads, List<String> options, Optional<MinerSettings> minerSettings) {
        this(loads, options, minerSettings, Optional.empty());
    }
}

package io.totem.policy.windows;

import java.util.List;
import java.util.Map;
import oshi.software.common.AbstractOSProcess;
import oshi.software.os.OSProcess;
import oshi.software.os.OSThread;

/** A process as OSHI tells of one of a Windows machine. */
final class RecordedProcess extends AbstractOSProcess {

    private final String user;
    private final String account;

    /** @param name without the {@code .exe}, as Windows' performance data have it; {@code path} empty where it is closed */
    RecordedProcess(int pid, int parentPid, String name, String path, String user, String account) {
        super(pid);
        this.parentProcessID = parentPid;
        this.name = name;
        this.path = path;
        this.state = OSProcess.State.RUNNING;
        this.startTime = 1_790_000_000_000L + pid;
        this.user = user;
        this.account = account;
    }

    @Override
    public String getUser() {
        return user;
    }

    @Override
    public String getUserID() {
        return account;
    }

    @Override
    public List<String> getArguments() {
        return path.isEmpty() ? List.of() : List.of(path);
    }

    @Override
    public String getCommandLine() {
        return path;
    }

    @Override
    public long getResidentMemory() {
        return 64 << 20;
    }

    @Override
    public Map<String, String> getEnvironmentVariables() {
        return Map.of();
    }

    @Override
    public String getCurrentWorkingDirectory() {
        return "";
    }

    @Override
    public String getGroup() {
        return "";
    }

    @Override
    public String getGroupID() {
        return "";
    }

    @Override
    public long getOpenFiles() {
        return 0;
    }

    @Override
    public long getSoftOpenFileLimit() {
        return 0;
    }

    @Override
    public long getHardOpenFileLimit() {
        return 0;
    }

    @Override
    public int getBitness() {
        return 64;
    }

    @Override
    public long getAffinityMask() {
        return 0;
    }

    @Override
    public boolean updateAttributes() {
        return true;
    }

    @Override
    public List<OSThread> getThreadDetails() {
        return List.of();
    }
}

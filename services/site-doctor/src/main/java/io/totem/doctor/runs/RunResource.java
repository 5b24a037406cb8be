package io.totem.doctor.runs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.sites.RunView;
import io.totem.api.sites.RunsApi;
import io.totem.doctor.report.RunReport;
import io.totem.doctor.report.WithoutLines;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.node.NodeName;
import jakarta.annotation.security.RolesAllowed;

/** One run, also while it is under way. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class RunResource implements RunsApi {

    private final RunService book;
    private final Callers callers;
    private final NodeName node;

    RunResource(RunService book, Callers callers, NodeName node) {
        this.book = book;
        this.callers = callers;
        this.node = node;
    }

    @Override
    public RunView get(String id) {
        Run run = book.get(id);
        RunReport whole = run.report().withStagesAhead();
        RunReport report = callers.caller().holds(Role.OPERATOR) ? whole : WithoutLines.of(whole);
        return new RunView(
                node.value(),
                run.id(),
                run.target(),
                run.targetName(),
                report.url().toString(),
                report.startedAt(),
                run.by(),
                report.state(),
                report.millis(),
                report.sentence(),
                report.stages(),
                report.causes());
    }
}

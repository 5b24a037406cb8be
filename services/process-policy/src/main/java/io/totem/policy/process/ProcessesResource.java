package io.totem.policy.process;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import io.totem.platform.node.NodeName;
import io.totem.policy.identity.ProcessIdentities;
import io.totem.policy.known.ProcessPolicies;
import io.totem.policy.port.HostAddresses;
import io.totem.procfs.ProcessIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** Processes, explained and judged. */
@Path("/api/processes")
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class ProcessesResource {

    private final ProcessWatch watch;
    private final Callers callers;
    private final NodeName node;
    private final ProcessPolicies dictionary;
    private final HostAddresses addresses;

    ProcessesResource(
            ProcessWatch watch, Callers callers, NodeName node, ProcessPolicies dictionary, HostAddresses addresses) {
        this.addresses = addresses;
        this.dictionary = dictionary;
        this.watch = watch;
        this.callers = callers;
        this.node = node;
    }

    @GET
    public ProcessList list(
            @BeanParam ProcessFilter filter,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("size") @DefaultValue("50") int size) {
        Page wanted = new Page(page, size);
        Optional<Role> role = callers.caller().role();
        ProcessQuery query = filter.parse(role);
        ProcessSnapshot snapshot = watch.snapshot();
        List<ProcessView> candidates = query.candidates(snapshot);
        List<ProcessView> selected = query.select(candidates);
        List<ProcessRow> rows = wanted.of(selected).stream()
                .map(process -> ProcessRow.of(process, snapshot, role))
                .toList();
        return new ProcessList(
                wanted.answer(node.value(), selected.size(), rows),
                snapshot.takenAt(),
                snapshot.hidden(),
                snapshot.othersHidden(),
                snapshot.unownedPorts(addresses.table()),
                dictionary.freshness(),
                ProcessList.Counts.of(candidates));
    }

    /** What needs a look, counted by what a person would act on. */
    @GET
    @Path("findings")
    public FindingList findings(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("size") @DefaultValue("50") int size) {
        Page wanted = new Page(page, size);
        ProcessSnapshot snapshot = watch.snapshot();
        return FindingList.of(
                node.value(),
                wanted,
                snapshot.findings(),
                snapshot,
                callers.caller().role());
    }

    @GET
    @Path("{identity}")
    public ProcessDetail one(@PathParam("identity") String words) {
        ProcessIdentity identity = ProcessIdentities.parse(words);
        ProcessSnapshot snapshot = watch.snapshot();
        ProcessView process = snapshot.find(identity)
                .orElseThrow(() -> snapshot.byPid(identity.pid())
                        .map(other -> ProcessIdentities.changed(identity, other.name()))
                        .orElseGet(() -> ProcessIdentities.unknown(identity)));
        return ProcessDetail.of(
                node.value(), process, snapshot, callers.caller().role());
    }
}

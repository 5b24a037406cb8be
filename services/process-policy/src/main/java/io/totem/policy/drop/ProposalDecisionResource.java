package io.totem.policy.drop;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.policies.ProcessPolicy;
import io.totem.api.policies.ProposalDecisionsApi;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import jakarta.annotation.security.RolesAllowed;

/** What an admin makes of a proposal. */
@RunOnVirtualThread
@RolesAllowed(Role.ADMIN_GROUP)
public class ProposalDecisionResource implements ProposalDecisionsApi {

    private final Proposals proposals;
    private final Callers callers;

    ProposalDecisionResource(Proposals proposals, Callers callers) {
        this.proposals = proposals;
        this.callers = callers;
    }

    @Override
    public ProcessPolicy accept(String id) {
        return proposals.accept(id, callers.caller());
    }

    @Override
    public void discard(String id) {
        proposals.discard(id);
    }
}

package io.totem.policy.drop;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.page.Paged;
import io.totem.api.policies.Proposal;
import io.totem.api.policies.ProposalsApi;
import io.totem.platform.caller.Role;
import io.totem.platform.limit.Page;
import jakarta.annotation.security.RolesAllowed;

/** What came over FTP and waits for an admin. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class ProposalResource implements ProposalsApi {

    private final Proposals proposals;

    ProposalResource(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public Paged<Proposal> list(int page, int size) {
        return proposals.page(new Page(page, size));
    }
}

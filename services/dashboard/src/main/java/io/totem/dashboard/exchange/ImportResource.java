package io.totem.dashboard.exchange;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.policies.ImportReport;
import io.totem.api.policies.PolicyImportApi;
import io.totem.dashboard.exchange.ImportView.Fault;
import io.totem.dashboard.page.PageLayout;
import io.totem.dashboard.page.PageLayouts;
import io.totem.dashboard.page.Pages;
import io.totem.dashboard.page.Tab;
import io.totem.dashboard.page.UpstreamCallers;
import io.totem.dashboard.upstream.Answer;
import io.totem.dashboard.upstream.Service;
import io.totem.dashboard.upstream.ServiceClients;
import io.totem.dashboard.upstream.UpstreamCaller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** The dictionary as a file: first what it would do, line by line, then one button to take it. */
@Path(ImportResource.PAGE)
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
public class ImportResource {

    static final String PAGE = "/policies/import";
    static final String TOO_LARGE = PAGE + "?large=true";

    /** Ten thousand entries take their time. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ServiceClients clients;
    private final PageLayouts layouts;
    private final UpstreamCallers callers;

    ImportResource(ServiceClients clients, PageLayouts layouts, UpstreamCallers callers) {
        this.clients = clients;
        this.layouts = layouts;
        this.callers = callers;
    }

    /** @param large whether this answers a file that was too large */
    @GET
    @RolesAllowed("viewer")
    public Response page(@QueryParam("large") @DefaultValue("false") boolean large) {
        return page(large ? ImportView.of(Fault.TOO_LARGE) : ImportView.EMPTY);
    }

    /** A file: what it would do. The same file kept in the page: do it. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed("admin")
    public Response take(@HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] body) {
        UploadForm form = UploadForm.read(contentType, body);
        Optional<PolicyFile> kept =
                CompressedField.unwrap(form.get("kept")).map(content -> new PolicyFile(form.get("name"), content));
        boolean apply = kept.isPresent();
        return kept.or(form::file)
                .map(file -> page(send(file, apply)))
                .orElseGet(() -> page(ImportView.of(Fault.NO_FILE)));
    }

    private ImportView send(PolicyFile file, boolean apply) {
        if (file.form().isEmpty()) {
            return ImportView.of(Fault.UNKNOWN_FORM);
        }
        UpstreamCaller caller = callers.caller();
        Answer<ImportReport> report = Answer.of(() ->
                clients.ask(Service.PROCESS_POLICY, PolicyImportApi.class, caller, TIMEOUT, api -> switch (file.form()
                        .orElseThrow()) {
                    case JSON -> api.json(apply, file.content());
                    case LINES -> api.lines(apply, file.content());
                    case CSV -> api.csv(apply, file.content());
                }));
        return new ImportView(
                file.name(), apply ? "" : CompressedField.wrap(file.content()), Fault.NONE, Optional.of(report));
    }

    private Response page(ImportView view) {
        PageLayout layout = layouts.of(Tab.POLICIES);
        return Pages.page(
                layout.locale(), ExchangeTemplates.policyImport(layout, layout.locale(), view), view.status());
    }
}

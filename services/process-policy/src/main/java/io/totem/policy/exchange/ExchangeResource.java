package io.totem.policy.exchange;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.problem.FieldError;
import io.totem.platform.caller.Callers;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.Messages;
import io.totem.policy.known.PolicyService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** The dictionary as a file, in and out. */
@Path("/api/policies")
@RunOnVirtualThread
public class ExchangeResource {

    private static final List<String> LANGUAGES = List.of("ko", "en");

    private final PolicyImporter importer;
    private final PolicyService policyService;
    private final Callers callers;

    ExchangeResource(PolicyImporter importer, PolicyService policyService, Callers callers) {
        this.importer = importer;
        this.policyService = policyService;
        this.callers = callers;
    }

    @POST
    @Path("import")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN_GROUP)
    public ImportReport json(@QueryParam("apply") @DefaultValue("false") boolean apply, byte[] content) {
        return importer.take(content, ImportFormat.JSON, apply, callers.caller());
    }

    @POST
    @Path("import")
    @Consumes({"application/x-ndjson", "application/jsonl"})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN_GROUP)
    public ImportReport lines(@QueryParam("apply") @DefaultValue("false") boolean apply, byte[] content) {
        return importer.take(content, ImportFormat.JSONL, apply, callers.caller());
    }

    @POST
    @Path("import")
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMIN_GROUP)
    public ImportReport csv(@QueryParam("apply") @DefaultValue("false") boolean apply, byte[] content) {
        return importer.take(content, ImportFormat.CSV, apply, callers.caller());
    }

    @GET
    @Path("export")
    @RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
    public Response export(
            @QueryParam("format") @DefaultValue("json") String word,
            @QueryParam("language") @DefaultValue("ko") String language) {
        ImportFormat format =
                ImportFormat.ofWord(word).orElseThrow(() -> refusal("format", "export.format", "export.formats"));
        if (!LANGUAGES.contains(language)) {
            throw refusal("language", "export.language", "export.languages");
        }
        String file = format == ImportFormat.NAMES ? "names" : "policies";
        return Response.ok(
                        PolicyExport.of(policyService.all(), format, Locale.of(language)),
                        format.mediaType() + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + file + "." + format.extension() + "\"")
                .build();
    }

    private static ProblemException refusal(String parameter, String detail, String why) {
        return new ProblemException(
                CommonError.BAD_REQUEST, Messages.text(detail), List.of(new FieldError(parameter, Messages.text(why))));
    }
}

package io.totem.policy.exchange;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.totem.api.policies.PolicyExportApi;
import io.totem.api.problem.FieldError;
import io.totem.platform.caller.Role;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import io.totem.policy.Messages;
import io.totem.policy.known.PolicyService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** The dictionary as a file. */
@RunOnVirtualThread
@RolesAllowed({Role.VIEWER_GROUP, Role.SERVICE_GROUP})
public class ExportResource implements PolicyExportApi {

    private static final List<String> LANGUAGES = List.of("ko", "en");

    private final PolicyService policyService;

    ExportResource(PolicyService policyService) {
        this.policyService = policyService;
    }

    @Override
    public Response export(String word, String language) {
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

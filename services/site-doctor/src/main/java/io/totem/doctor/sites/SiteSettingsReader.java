package io.totem.doctor.sites;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.totem.api.sites.SiteSettings;
import io.totem.platform.body.FieldFaults;
import io.totem.platform.body.WholeBodyReader;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Objects;

/** What is sent of a site, with all that is wrong with it. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@ConstrainedTo(RuntimeType.SERVER)
public class SiteSettingsReader extends WholeBodyReader<SiteSettings> {

    private final ObjectReader reader;

    SiteSettingsReader(UriInfo uri, ObjectMapper mapper) {
        super(SiteSettings.class, uri);
        this.reader = mapper.readerFor(SiteSettings.class);
    }

    @Override
    protected SiteSettings read(String json, MultivaluedMap<String, String> address) throws IOException {
        if (json.isBlank()) {
            return SiteSettings.of("", "");
        }
        FieldFaults faults = new FieldFaults();
        SiteSettings sent = reader.withHandler(faults).readValue(json);
        if (!faults.errors().isEmpty()) {
            throw SiteReader.refusal(
                    address.getFirst("id"), Objects.requireNonNullElse(sent, SiteSettings.of("", "")), faults.errors());
        }
        return sent;
    }
}

package io.totem.dashboard.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A template becomes an answer in the reader's language. */
public final class Pages {

    private Pages() {}

    public static Response page(Reader reader, TemplateInstance template) {
        return page(reader, template, 200);
    }

    public static Response page(Reader reader, TemplateInstance template, int status) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_LANGUAGE, reader.language())
                .header(HttpHeaders.VARY, "Accept-Language, Cookie")
                .entity(words(reader, template))
                .build();
    }

    public static String words(Reader reader, TemplateInstance template) {
        return template.setLocale(reader.locale()).render();
    }
}

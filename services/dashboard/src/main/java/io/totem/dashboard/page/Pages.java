package io.totem.dashboard.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A template becomes an answer in the reader's language. */
public final class Pages {

    private Pages() {}

    public static Response page(PageLocale locale, TemplateInstance template) {
        return page(locale, template, 200);
    }

    public static Response page(PageLocale locale, TemplateInstance template, int status) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.language())
                .header(HttpHeaders.VARY, "Accept-Language, Cookie")
                .entity(words(locale, template))
                .build();
    }

    public static String words(PageLocale locale, TemplateInstance template) {
        return template.setLocale(locale.locale()).render();
    }
}

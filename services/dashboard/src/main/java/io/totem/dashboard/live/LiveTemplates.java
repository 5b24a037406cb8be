package io.totem.dashboard.live;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.page.Standing;
import io.totem.dashboard.upstream.Answer;

@CheckedTemplate(basePath = "dashboard")
final class LiveTemplates {

    private LiveTemplates() {}

    static native TemplateInstance standing(Reader reader, Answer<Standing> standing);
}

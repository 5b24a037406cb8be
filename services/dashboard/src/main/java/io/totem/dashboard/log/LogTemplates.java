package io.totem.dashboard.log;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Query;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.upstream.Answer;

@CheckedTemplate(basePath = "dashboard")
final class LogTemplates {

    private LogTemplates() {}

    static native TemplateInstance logs(Frame frame, Reader reader, Query query, Answer<LogSource.Sources> sources);

    static native TemplateInstance logSource(Frame frame, Reader reader, LogView view);
}

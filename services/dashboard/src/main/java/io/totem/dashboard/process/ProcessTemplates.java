package io.totem.dashboard.process;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.totem.dashboard.page.Frame;
import io.totem.dashboard.page.Reader;
import io.totem.dashboard.upstream.Trouble;

@CheckedTemplate(basePath = "dashboard")
final class ProcessTemplates {

    private ProcessTemplates() {}

    static native TemplateInstance processes(Frame frame, Reader reader, ProcessesView view);

    static native TemplateInstance processes$counts(Reader reader, ProcessesView view);

    static native TemplateInstance processes$list(Reader reader, ProcessesView view);

    static native TemplateInstance process(Frame frame, Reader reader, ProcessDetail detail);

    static native TemplateInstance process$numbers(Reader reader, ProcessDetail detail);

    static native TemplateInstance processOver(Reader reader, Trouble trouble);

    static native TemplateInstance ending(Frame frame, Reader reader, EndingView view);

    static native TemplateInstance ending$list(Reader reader, EndingView view);

    static native TemplateInstance end(Frame frame, Reader reader, EndView view);

    static native TemplateInstance end$dialog(Reader reader, EndView view);

    static native TemplateInstance outcome(Frame frame, Reader reader, TerminationOutcome outcome);
}

package io.totem.platform.problem;

import io.totem.api.text.LocalizedText;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** No resource is given nothing where it wants something: an empty body, or the JSON {@code null}. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class NoBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw new ProblemException(
                    CommonError.BAD_REQUEST,
                    new LocalizedText(
                            "보낸 내용이 비어 있습니다. 내용을 담아 다시 보내세요.", "Nothing was sent. Send it again with a body."));
        }
        return body;
    }
}

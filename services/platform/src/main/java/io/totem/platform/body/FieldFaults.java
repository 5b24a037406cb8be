package io.totem.platform.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lets a binding go on after a field that cannot be taken, which is then as if it had not been sent, and keeps all of them. */
public final class FieldFaults extends DeserializationProblemHandler {

    private static final LocalizedText WHY =
            new LocalizedText("이 자리에 올 수 없는 값이거나 모르는 필드입니다", "a value that cannot stand here, or a field nobody knows");

    private final List<FieldError> errors = new ArrayList<>();

    /** In the order of the document; {@code $} is the whole of it. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object shape, String name)
            throws IOException {
        errors.add(new FieldError(name, WHY));
        parser.skipChildren();
        return true;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String failure)
            throws IOException {
        parser.skipChildren();
        return leftOut(context);
    }

    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String failure) {
        return leftOut(context);
    }

    @Override
    public Object handleWeirdNumberValue(DeserializationContext context, Class<?> type, Number value, String failure) {
        return leftOut(context);
    }

    private Object leftOut(DeserializationContext context) {
        String field = context.getParser().getParsingContext().pathAsPointer().toString();
        errors.add(new FieldError(field.isEmpty() ? "$" : field.substring(1).replace('/', '.'), WHY));
        return null;
    }
}

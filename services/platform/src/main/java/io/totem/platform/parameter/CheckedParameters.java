package io.totem.platform.parameter;

import io.totem.api.problem.FieldError;
import io.totem.api.text.LocalizedText;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Numbers and yes-or-no among the parameters of a request: what is neither is 400 and names the parameter. JAX-RS by itself
 * answers 404, and takes every word but {@code true} for false. An empty one is none. A {@code boolean} needs a
 * {@code @DefaultValue}: the framework's own is "0".
 */
@Provider
public class CheckedParameters implements ParamConverterProvider {

    private static final LocalizedText NUMBER =
            new LocalizedText("정수가 아니거나 너무 큰 수입니다", "not a whole number, or one too large");
    private static final LocalizedText YES_OR_NO = new LocalizedText("true 또는 false여야 합니다", "must be true or false");

    /** @param why what is wrong with a value that {@code parse} gives nothing for */
    private record Kind(Function<String, Optional<?>> parse, LocalizedText why) {}

    private static final Kind INT = new Kind(word -> number(word, Integer::valueOf), NUMBER);
    private static final Kind LONG = new Kind(word -> number(word, Long::valueOf), NUMBER);
    private static final Kind BOOLEAN = new Kind(CheckedParameters::yesOrNo, YES_OR_NO);

    private static final Map<Class<?>, Kind> KINDS = Map.of(
            int.class,
            INT,
            Integer.class,
            INT,
            long.class,
            LONG,
            Long.class,
            LONG,
            boolean.class,
            BOOLEAN,
            Boolean.class,
            BOOLEAN);

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Kind kind = KINDS.get(type);
        return kind == null ? null : new Converter<>(kind, name(annotations));
    }

    private record Converter<T>(Kind kind, String name) implements ParamConverter<T> {

        /** @param word null for one that was not sent, where nothing stands for it */
        @Override
        @SuppressWarnings("unchecked") // the kind was chosen by the type
        public T fromString(String word) {
            return word == null ? null : (T) kind.parse().apply(word).orElseThrow(() -> refusal(name, kind.why()));
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }

    private static <N> Optional<N> number(String word, Function<String, N> parse) {
        try {
            return Optional.of(parse.apply(word));
        } catch (NumberFormatException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> yesOrNo(String word) {
        return Stream.of(true, false)
                .filter(value -> value.toString().equals(word))
                .findFirst();
    }

    private static ProblemException refusal(String name, LocalizedText why) {
        return new ProblemException(
                CommonError.BAD_REQUEST,
                new LocalizedText(
                        "요청에 받을 수 없는 값이 있습니다. errors에 적힌 값을 고쳐 다시 보내세요.",
                        "The request has a value that cannot be taken. Correct what is listed in errors and send it again."),
                List.of(new FieldError(name, why)));
    }

    private static String name(Annotation[] annotations) {
        return Stream.of(annotations)
                .flatMap(annotation -> name(annotation).stream())
                .findFirst()
                .orElse("?");
    }

    private static Optional<String> name(Annotation annotation) {
        return switch (annotation) {
            case QueryParam query -> Optional.of(query.value());
            case PathParam path -> Optional.of(path.value());
            case HeaderParam header -> Optional.of(header.value());
            case FormParam form -> Optional.of(form.value());
            case CookieParam cookie -> Optional.of(cookie.value());
            default -> Optional.empty();
        };
    }
}

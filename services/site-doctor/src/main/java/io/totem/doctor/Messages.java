package io.totem.doctor;

import io.totem.api.sites.Statement;
import io.totem.api.text.LocalizedText;
import io.totem.platform.text.MessageBundle;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sentences of this module, from {@code texts/doctor_*.properties}. */
public final class Messages {

    private static final MessageBundle TEXTS = MessageBundle.of(Messages.class, "doctor");

    private Messages() {}

    public static LocalizedText text(String key, Object... arguments) {
        return TEXTS.text(key, arguments);
    }

    /** @param arguments with {@link LogWords} for what is known from a log */
    public static Statement statement(String key, Object... arguments) {
        LocalizedText hidden = text("log.hidden");
        return new Statement(
                text(key, each(arguments, LogWords::words, Statement::whole)),
                text(key, each(arguments, _ -> hidden, Statement::open)));
    }

    private static Object[] each(
            Object[] arguments, Function<LogWords, Object> ofLog, Function<Statement, Object> ofStatement) {
        return Arrays.stream(arguments)
                .map(argument -> switch (argument) {
                    case LogWords log -> ofLog.apply(log);
                    case Statement statement -> ofStatement.apply(statement);
                    default -> argument;
                })
                .toArray();
    }

    /** Whole sentences, one after the other. */
    public static LocalizedText joined(List<LocalizedText> sentences) {
        return new LocalizedText(
                sentences.stream().map(LocalizedText::ko).collect(Collectors.joining(" ")),
                sentences.stream().map(LocalizedText::en).collect(Collectors.joining(" ")));
    }
}

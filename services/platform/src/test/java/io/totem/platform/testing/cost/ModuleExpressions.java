package io.totem.platform.testing.cost;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every regular expression of a module's own classes: what its static fields hold, and what stands in its calls. */
final class ModuleExpressions {

    private final Map<String, List<JavaClass>> nests;
    private final FieldUses uses;

    ModuleExpressions(String ownPackage) {
        nests = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ownPackage).stream()
                        .filter(type -> !type.getFullName().endsWith("[]"))
                        .collect(
                                Collectors.groupingBy(type -> type.getFullName().replaceFirst("\\$.*", "")));
        uses = new FieldUses(nests.values().stream()
                .flatMap(List::stream)
                .map(ModuleExpressions::bytes)
                .toList());
    }

    List<Expression> all() {
        return Stream.concat(held(), inCalls()).distinct().toList();
    }

    /** Calls whose expression can neither be read from the code nor found in a static field. */
    List<RegexCalls.Call> made() {
        return nests.values().stream()
                .flatMap(List::stream)
                .flatMap(type -> RegexCalls.withExpression(bytes(type)).stream())
                .filter(call -> call.regex().isEmpty())
                .filter(call -> !call.method().equals("<clinit>"))
                .toList();
    }

    private Stream<Expression> inCalls() {
        return nests.values().stream()
                .flatMap(List::stream)
                .flatMap(type -> RegexCalls.withExpression(bytes(type)).stream())
                .filter(call -> !call.called().equals("Pattern.compile")
                        || !call.method().equals("<clinit>"))
                .flatMap(call -> call.regex().stream()
                        .map(regex -> new Expression(call.owner(), Pattern.compile(regex), call.searches())));
    }

    private Stream<Expression> held() {
        return nests.entrySet().stream().flatMap(nest -> {
            List<byte[]> bytes =
                    nest.getValue().stream().map(ModuleExpressions::bytes).toList();
            boolean compiles = bytes.stream()
                    .flatMap(type -> RegexCalls.withExpression(type).stream())
                    .anyMatch(RegexCalls.Call::compiles);
            if (!compiles) {
                return Stream.empty();
            }
            Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            return nest.getValue().stream()
                    .flatMap(type -> Arrays.stream(type.reflect().getDeclaredFields()))
                    .filter(field -> Modifier.isStatic(field.getModifiers()))
                    .flatMap(field -> patterns(value(field, null), seen)
                            .map(pattern -> new Expression(nest.getKey(), pattern, uses.searched(name(field)))));
        });
    }

    private static String name(Field field) {
        return field.getDeclaringClass().getName() + "." + field.getName();
    }

    private static Stream<Pattern> patterns(Object value, Set<Object> seen) {
        if (value == null || !seen.add(value)) {
            return Stream.empty();
        }
        Function<Object, Stream<Pattern>> inside = each -> patterns(each, seen);
        return switch (value) {
            case Pattern pattern -> Stream.of(pattern);
            case Map<?, ?> map ->
                Stream.concat(map.keySet().stream(), map.values().stream()).flatMap(inside);
            case Iterable<?> many
            when value.getClass().getName().startsWith("java.util.") ->
                Stream.<Object>of(((java.util.Collection<?>) many).toArray()).flatMap(inside);
            case Object[] many -> Arrays.stream(many).flatMap(inside);
            default ->
                value.getClass().getName().startsWith("io.totem.")
                        ? Arrays.stream(value.getClass().getDeclaredFields())
                                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                                .flatMap(field -> patterns(value(field, value), seen))
                        : Stream.empty();
        };
    }

    private static Object value(Field field, Object holder) {
        if (field.getType().isPrimitive()) {
            return null;
        }
        try {
            field.setAccessible(true);
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    private static byte[] bytes(JavaClass type) {
        try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.totem.platform.testing.cost;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is done with the static fields that hold an expression: compared from the start of a text, or searched for in it. */
final class FieldUses {

    private static final String PATTERN = "Ljava/util/regex/Pattern;";
    private static final Set<String> COMPARES = Set.of("matches", "lookingAt", "asMatchPredicate");
    private static final Set<String> SEARCHES = Set.of(
            "find",
            "results",
            "replaceAll",
            "replaceFirst",
            "split",
            "splitAsStream",
            "splitWithDelimiters",
            "asPredicate");

    /** By field, such as {@code io.totem.Type.FORM}. */
    private final Map<String, Set<String>> uses = new HashMap<>();

    FieldUses(List<byte[]> types) {
        types.forEach(type -> ClassFile.of().parse(type).methods().forEach(this::read));
    }

    /** Also true of a field that is handed on, so that nobody can tell. */
    boolean searched(String field) {
        Set<String> found = uses.getOrDefault(field, Set.of());
        return found.isEmpty() || !COMPARES.containsAll(found);
    }

    /** Walks the instructions in their order: a matcher belongs to the field that was read last before it was made. */
    private void read(MethodModel method) {
        String loaded = null;
        String matched = null;
        for (CodeElement element :
                method.code().<Iterable<CodeElement>>map(code -> code).orElse(List.of())) {
            switch (element) {
                case FieldInstruction field
                when field.type().stringValue().equals(PATTERN) ->
                    loaded = field.owner().asInternalName().replace('/', '.') + "."
                            + field.name().stringValue();
                case InvokeInstruction call
                when isOfPattern(call) -> {
                    matched = loaded;
                    note(loaded, call.name().stringValue());
                    loaded = null;
                }
                case InvokeInstruction call
                when call.owner().asInternalName().equals("java/util/regex/Matcher") ->
                    note(matched, call.name().stringValue());
                case InvokeInstruction call when call.type().stringValue().contains(PATTERN) -> note(loaded, "find");
                case InvokeDynamicInstruction call -> {
                    matched = loaded != null && refersTo(call, "Pattern").contains("matcher") ? loaded : matched;
                    String user = matched;
                    refersTo(call, "Matcher").forEach(use -> note(user, use));
                    refersTo(call, "Pattern").forEach(use -> note(user, use));
                    note(call.type().stringValue().contains(PATTERN) && matched != loaded ? loaded : null, "find");
                }
                default -> {}
            }
        }
    }

    private static boolean isOfPattern(InvokeInstruction call) {
        return call.owner().asInternalName().equals("java/util/regex/Pattern");
    }

    /** The methods of a class of java.util.regex that a method reference means. */
    private static List<String> refersTo(InvokeDynamicInstruction call, String type) {
        return call.bootstrapArgs().stream()
                .filter(DirectMethodHandleDesc.class::isInstance)
                .map(DirectMethodHandleDesc.class::cast)
                .filter(method -> method.owner().descriptorString().equals("Ljava/util/regex/" + type + ";"))
                .map(DirectMethodHandleDesc::methodName)
                .toList();
    }

    private void note(String field, String use) {
        if (field != null && (COMPARES.contains(use) || SEARCHES.contains(use))) {
            uses.computeIfAbsent(field, _ -> new HashSet<>()).add(use);
        }
    }
}

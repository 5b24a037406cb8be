package io.totem.platform.testing.cost;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where the code of a class uses regular expressions, read from its bytes: also those inside String's own methods. */
final class RegexCalls {

    private static final Set<String> OF_STRING =
            Set.of("matches", "replaceAll", "replaceFirst", "split", "splitWithDelimiters");

    /**
     * @param method the method of the class it stands in
     * @param called the name of the called method, such as {@code String.split}
     * @param regex where it is a constant
     */
    record Call(String owner, String method, String called, Optional<String> regex) {

        boolean compiles() {
            return called.startsWith("Pattern.");
        }

        boolean searches() {
            return !called.endsWith(".matches");
        }
    }

    private RegexCalls() {}

    /** Expressions in calls. */
    static List<Call> withExpression(byte[] type) {
        return calls(type)
                .filter(call -> call.called().equals("Pattern.compile")
                        || call.called().equals("Pattern.matches")
                        || call.called().startsWith("String."))
                .toList();
    }

    private static Stream<Call> calls(byte[] type) {
        var model = ClassFile.of().parse(type);
        String owner = model.thisClass().asInternalName().replace('/', '.');
        return model.methods().stream().flatMap(method -> calls(owner, method).stream());
    }

    private static List<Call> calls(String owner, MethodModel method) {
        List<Call> found = new ArrayList<>();
        List<Instruction> before = new ArrayList<>();
        for (CodeElement element :
                method.code().<Iterable<CodeElement>>map(code -> code).orElse(List.of())) {
            if (element instanceof InvokeInstruction call) {
                String holder = call.owner().asInternalName();
                String name = call.name().stringValue();
                boolean ofString = holder.equals("java/lang/String")
                        && OF_STRING.contains(name)
                        && call.type().stringValue().startsWith("(Ljava/lang/String;");
                if (ofString || holder.startsWith("java/util/regex/")) {
                    int arguments = call.typeSymbol().parameterCount();
                    found.add(new Call(
                            owner,
                            method.methodName().stringValue(),
                            holder.substring(holder.lastIndexOf('/') + 1) + "." + name,
                            constant(before, arguments)));
                }
            }
            if (element instanceof Instruction instruction) {
                before.add(instruction);
            }
        }
        return found;
    }

    /** The first argument, where every argument is a constant. */
    private static Optional<String> constant(List<Instruction> before, int arguments) {
        List<Instruction> last = before.subList(Math.max(0, before.size() - arguments), before.size());
        return arguments > 0
                        && last.size() == arguments
                        && last.stream().allMatch(ConstantInstruction.class::isInstance)
                        && ((ConstantInstruction) last.getFirst()).constantValue() instanceof String words
                ? Optional.of(words)
                : Optional.empty();
    }
}

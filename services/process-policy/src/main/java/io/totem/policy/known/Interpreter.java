package io.totem.policy.known;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.totem.api.text.LocalizedText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One program that runs others' files, and how its arguments say which: a line of {@code interpreters/interpreters.jsonl},
 * after each one's manual. Options are written with their dashes.
 *
 * @param id a word: the tag of those entries of the dictionary that are written for it
 * @param names of its file, without a version
 * @param pattern of its file's name, where that is not one of a few
 * @param language as a person calls what it runs; empty where it runs programs
 * @param compiled whether what it runs is called a program and not a script
 * @param value options with a value, in the same argument or the next one
 * @param rest options whose value is what is left of their argument, if anything
 * @param text options with program text: there is no file
 * @param module options with the name of a module
 * @param file options with the file itself
 * @param input options after which standard input is run
 * @param alone options with which it needs no file at all
 * @param path options with folders and archives, parted by colons, that hold the program
 * @param argumentFile how an argument begins that names a file with more arguments
 * @param commands words that may stand before the file
 * @param otherCommands words that stand where a file would, and run none
 * @param loads of the options with a value those whose value names more that is run: files, or folders to search, parted by
 *     colons
 * @param prefixes what stands before such a name within one argument
 * @param moduleFiles what stands behind a module's name where it is first looked for, in the working folder
 * @param pathVariables of the environment, with the like
 * @param optionVariables of the environment, with options parted by blanks
 */
public record Interpreter(
        String id,
        Set<String> names,
        Optional<Pattern> pattern,
        LocalizedText language,
        boolean compiled,
        Style style,
        Set<String> value,
        Set<String> rest,
        Set<String> text,
        Set<String> module,
        Set<String> file,
        Set<String> input,
        Set<String> alone,
        Set<String> path,
        Optional<String> argumentFile,
        Operand operand,
        Set<String> commands,
        Set<String> otherCommands,
        Set<String> loads,
        Set<String> prefixes,
        Set<String> moduleFiles,
        Set<String> pathVariables,
        Set<String> optionVariables) {

    /** How options are written. */
    public enum Style {
        /** Several letters may share a dash, and a value may follow its letter (getopt(3)). */
        @JsonProperty("letters")
        LETTERS,
        /** As above; a value is always the next argument, and {@code +} turns an option off (sh(1)). */
        @JsonProperty("shell")
        SHELL,
        /** Each option is an argument of its own. */
        @JsonProperty("words")
        WORDS,
        /** The first argument, or its own name, is which of its programs it is. */
        @JsonProperty("applet")
        APPLET
    }

    /** What the first argument is that is no option. */
    public enum Operand {
        @JsonProperty("file")
        FILE,
        /** A file if its name has a dot or a slash, else a command. */
        @JsonProperty("script_or_command")
        SCRIPT_OR_COMMAND,
        @JsonProperty("text")
        TEXT,
        /** A class; or a source file of Java's (JEP 330). */
        @JsonProperty("main_class")
        MAIN_CLASS,
        /** A file if it is called like one of .NET's, else a command. */
        @JsonProperty("assembly")
        ASSEMBLY,
        /** A program with its own arguments after it. */
        @JsonProperty("program")
        PROGRAM,
        @JsonProperty("none")
        NONE
    }

    /** As the table writes it: what is not there is left out. */
    record Line(
            String id,
            List<String> names,
            String pattern,
            LocalizedText language,
            boolean compiled,
            Style style,
            List<String> value,
            List<String> rest,
            List<String> text,
            List<String> module,
            List<String> file,
            List<String> input,
            List<String> alone,
            List<String> path,
            String argumentFile,
            Operand operand,
            List<String> commands,
            List<String> otherCommands,
            List<String> loads,
            List<String> prefixes,
            List<String> moduleFiles,
            List<String> pathVariables,
            List<String> optionVariables) {

        Interpreter read() {
            return new Interpreter(
                    id,
                    set(names),
                    Optional.ofNullable(pattern).map(Pattern::compile),
                    language,
                    compiled,
                    style,
                    set(value),
                    set(rest),
                    set(text),
                    set(module),
                    set(file),
                    set(input),
                    set(alone),
                    set(path),
                    Optional.ofNullable(argumentFile),
                    operand == null ? Operand.FILE : operand,
                    set(commands),
                    set(otherCommands),
                    set(loads),
                    set(prefixes),
                    set(moduleFiles),
                    set(pathVariables),
                    set(optionVariables));
        }

        private static Set<String> set(List<String> words) {
            return words == null ? Set.of() : Set.copyOf(words);
        }
    }

    public Interpreter {
        Objects.requireNonNull(id, "id");
        names = Set.copyOf(names);
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(style, "style");
        Objects.requireNonNull(operand, "operand");
    }

    /** Whether it is a language of its own, not a way to start programs. */
    public boolean hasLanguage() {
        return !language.en().isEmpty();
    }
}

package io.totem.platform.testing.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the syntax of java.util.regex as far as Totem writes it; what it does not know fails loudly. */
final class RegexReader {

    /** Each kind of character that a class may or may not take. */
    private static final List<String> CHARACTERS = "aA0-_./ \"':=@,;|[]()<>{}\\%&+*?!$#~\n\tzZ9xfTeé\u0001"
            .codePoints()
            .mapToObj(Character::toString)
            .toList();

    private final String regex;
    private final int flags;
    private int at;

    private RegexReader(Pattern pattern) {
        this.regex = pattern.pattern();
        this.flags = pattern.flags();
    }

    static RegexNode read(Pattern pattern) {
        RegexReader reader = new RegexReader(pattern);
        RegexNode node = reader.choice();
        if (reader.at < reader.regex.length()) {
            throw new IllegalArgumentException("unread at " + reader.at + ": " + reader.regex);
        }
        return node;
    }

    private RegexNode choice() {
        List<RegexNode> alternatives = new ArrayList<>(List.of(sequence()));
        while (take("|")) {
            alternatives.add(sequence());
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new RegexNode.Choice(alternatives);
    }

    private RegexNode sequence() {
        List<RegexNode> parts = new ArrayList<>();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            parts.add(repeated(one()));
        }
        return new RegexNode.Sequence(parts);
    }

    private RegexNode one() {
        if (take("(")) {
            return group();
        }
        if (take("^") || take("$") || take("\\b") || take("\\G") || take("\\z")) {
            return new RegexNode.Nothing();
        }
        int start = at;
        if (regex.charAt(at) == '[') {
            skipClass();
        } else {
            at += regex.charAt(at) != '\\' ? 1 : regex.startsWith("\\p{", at) ? regex.indexOf('}', at) + 1 - at : 2;
        }
        return taking(regex.substring(start, at));
    }

    private RegexNode group() {
        boolean looksAround = regex.startsWith("?=", at)
                || regex.startsWith("?!", at)
                || regex.startsWith("?<=", at)
                || regex.startsWith("?<!", at);
        if (take("?")) {
            at = nameOrFlags();
            if (take(")")) {
                return new RegexNode.Nothing();
            }
        }
        RegexNode inside = choice();
        if (!take(")")) {
            throw new IllegalArgumentException("unclosed: " + regex);
        }
        return looksAround ? new RegexNode.Nothing() : inside;
    }

    private int nameOrFlags() {
        int end = at;
        if (regex.startsWith("<=", at) || regex.startsWith("<!", at)) {
            return at + 2;
        }
        while (":=!>)".indexOf(regex.charAt(end)) < 0) {
            end++;
        }
        return regex.charAt(end) == ')' ? end : end + 1;
    }

    private void skipClass() {
        int depth = 0;
        int opened = -1;
        do {
            char c = regex.charAt(at);
            boolean first = at == opened;
            at += c == '\\' ? 2 : 1;
            opened = c == '[' ? at : opened;
            depth += c == '[' ? 1 : c == ']' && !first ? -1 : 0;
        } while (depth > 0);
    }

    private RegexNode taking(String source) {
        Pattern alone = Pattern.compile(source, flags);
        List<String> samples = new ArrayList<>(CHARACTERS.stream()
                .filter(character -> alone.matcher(character).matches())
                .toList());
        if (samples.isEmpty()) {
            samples.add(source.startsWith("\\") ? source.substring(1) : source);
        }
        return new RegexNode.One(samples);
    }

    private RegexNode repeated(RegexNode part) {
        RegexNode node = part;
        if (take("*")) {
            node = new RegexNode.Repeat(part, 0, -1);
        } else if (take("+")) {
            node = new RegexNode.Repeat(part, 1, -1);
        } else if (take("?")) {
            node = new RegexNode.Repeat(part, 0, 1);
        } else if (take("{")) {
            int end = regex.indexOf('}', at);
            String[] bounds = regex.substring(at, end).split(",", -1);
            at = end + 1;
            int least = Integer.parseInt(bounds[0]);
            int most = bounds.length == 1 ? least : bounds[1].isEmpty() ? -1 : Integer.parseInt(bounds[1]);
            node = new RegexNode.Repeat(part, least, most);
        }
        if (node != part && !take("+")) {
            take("?");
        }
        return node;
    }

    private boolean take(String words) {
        boolean there = regex.startsWith(words, at);
        at += there ? words.length() : 0;
        return there;
    }
}

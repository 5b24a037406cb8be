package io.totem.doctor.command;

import static io.totem.doctor.Messages.text;

import io.totem.api.sites.SiteSettings;
import io.totem.api.text.LocalizedText;
import io.totem.doctor.nginx.ErrorLogFile;
import io.totem.doctor.site.ConnectTo;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind {@code totem doctor}.
 *
 * @param json whether a program reads the answer
 */
record Options(Site target, Path errorLog, boolean json) {

    /** Something in the command is wrong, and how it is meant. */
    static final class MisusedException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient LocalizedText text;

        MisusedException(LocalizedText text) {
            super(text.en());
            this.text = text;
        }

        LocalizedText text() {
            return text;
        }
    }

    static Options parse(List<String> arguments) throws MisusedException {
        Deque<String> left = new ArrayDeque<>(arguments);
        Optional<URI> url = Optional.empty();
        Optional<Integer> status = Optional.empty();
        Optional<String> words = Optional.empty();
        Optional<String> via = Optional.empty();
        Optional<String> upstream = Optional.empty();
        Optional<URI> ping = Optional.empty();
        Optional<Integer> days = Optional.empty();
        boolean ownCertificate = false;
        Path errorLog = ErrorLogFile.USUAL;
        boolean json = false;
        while (!left.isEmpty()) {
            String option = left.removeFirst();
            switch (option) {
                case "--json" -> json = true;
                case "--status" -> status = Optional.of(status(value(option, left)));
                case "--text" -> words = Optional.of(value(option, left));
                case "--certificate-days" -> days = Optional.of(days(value(option, left)));
                case "--own-certificate" -> ownCertificate = true;
                case "--via" -> via = Optional.of(via(value(option, left)));
                case "--ping" -> ping = Optional.of(url(value(option, left)));
                case "--upstream" -> upstream = Optional.of(upstream(value(option, left)));
                case "--error-log" -> errorLog = Path.of(value(option, left));
                default -> url = Optional.of(url(option));
            }
        }
        URI site = url.orElseThrow(() -> new MisusedException(text("usage.missing")));
        SiteSettings settings = new SiteSettings(
                site.getHost(),
                site.toString(),
                via,
                status,
                words,
                days.orElse(null),
                ownCertificate,
                upstream,
                ping.map(URI::toString),
                Optional.empty(),
                true);
        return new Options(Site.of(settings), errorLog, json);
    }

    private static String value(String option, Deque<String> left) throws MisusedException {
        if (left.isEmpty()) {
            throw new MisusedException(text("usage.value", option));
        }
        return left.removeFirst();
    }

    private static URI url(String word) throws MisusedException {
        if (word.startsWith("-")) {
            throw new MisusedException(text("usage.option", word));
        }
        try {
            URI url = new URI(word);
            if (Site.isSite(url)) {
                return url.getRawPath().isEmpty() ? url.resolve("/") : url;
            }
        } catch (URISyntaxException noAddress) {
            // Said below, like every other address that is none.
        }
        throw new MisusedException(text("usage.url", word));
    }

    private static int status(String word) throws MisusedException {
        if (!word.matches("[1-5][0-9]{2}")) {
            throw new MisusedException(text("usage.status", word));
        }
        return Integer.parseInt(word);
    }

    private static int days(String word) throws MisusedException {
        if (!word.matches("[0-9]{1,4}")) {
            throw new MisusedException(text("usage.days", word));
        }
        return Integer.parseInt(word);
    }

    private static String via(String word) throws MisusedException {
        return readable(ConnectTo.parse(word), "usage.via", word);
    }

    private static String upstream(String word) throws MisusedException {
        return readable(Upstream.parse(word), "usage.upstream", word);
    }

    private static String readable(Optional<?> read, String otherwise, String word) throws MisusedException {
        if (read.isEmpty()) {
            throw new MisusedException(text(otherwise, word));
        }
        return word;
    }
}

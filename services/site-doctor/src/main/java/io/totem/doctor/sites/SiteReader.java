package io.totem.doctor.sites;

import static io.totem.doctor.Messages.text;

import io.totem.api.problem.FieldError;
import io.totem.doctor.DoctorError;
import io.totem.doctor.name.AddressKind;
import io.totem.doctor.site.ConnectTo;
import io.totem.doctor.site.Expectation;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import io.totem.platform.problem.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Turns what somebody sent into settings, or into the list of everything that is wrong with it. */
final class SiteReader {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_DAYS = 365;
    private static final URI NOWHERE = URI.create("http://localhost/");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final List<FieldError> errors = new ArrayList<>();

    private SiteReader() {}

    /**
     * @param seesHost whether the loopback of this process is that of the machine the admin means
     * @throws ProblemException 400 TARGET_INVALID naming every field that cannot be taken
     */
    static SiteSettings read(String id, SiteBody body, boolean seesHost) {
        SiteReader reader = new SiteReader();
        if (!StoredSite.isId(id)) {
            reader.wrong("id", "field.id");
        }
        SiteSettings settings = reader.settings(body);
        if (reader.errors.isEmpty()) {
            reader.checkAddresses(settings, seesHost);
        }
        if (!reader.errors.isEmpty()) {
            throw new ProblemException(DoctorError.TARGET_INVALID, text("target.invalid"), reader.errors);
        }
        return settings;
    }

    private SiteSettings settings(SiteBody body) {
        return new SiteSettings(
                required("name", line("name", body.name(), LONGEST_NAME)).orElse(""),
                required("url", address("url", body.url())).orElse(NOWHERE),
                such("via", body.via(), SiteReader::isVia).flatMap(ConnectTo::parse),
                number("status", body.status(), 100, 599),
                line("text", body.text(), LONGEST_TEXT),
                number("certificateDays", body.certificateDays(), 0, MOST_DAYS)
                        .orElse(Expectation.USUAL.certificateDays()),
                body.ownCertificate().orElse(false),
                such("upstream", body.upstream(), SiteReader::isUpstream),
                address("ping", body.ping()),
                such("errorLog", body.errorLog(), LogSources::areNames),
                body.privateNetwork().orElse(false));
    }

    /** What names lead to is looked at when they are asked; here, what was written. */
    private void checkAddresses(SiteSettings settings, boolean seesHost) {
        if (!seesHost && settings.asksLoopback()) {
            wrong("via", "field.loopback");
        }
        if (!seesHost && settings.pingsLoopback()) {
            wrong("ping", "field.loopback");
        }
        nobodys("url", Optional.of(Site.host(settings.url())));
        nobodys("via", settings.via().map(ConnectTo::host));
        nobodys("ping", settings.ping().map(Site::host));
        nobodys("upstream", settings.upstream().flatMap(Upstream::parse).flatMap(Upstream::owner));
    }

    private void nobodys(String field, Optional<String> host) {
        if (host.flatMap(AddressKind::literal)
                .filter(address -> !AddressKind.mayLieInside(address))
                .isPresent()) {
            wrong(field, "field.address");
        }
    }

    private Optional<URI> address(String field, Optional<String> words) {
        Optional<String> line = line(field, words, LONGEST_ADDRESS);
        Optional<URI> address = line.flatMap(SiteReader::site);
        if (line.isPresent() && address.isEmpty()) {
            wrong(field, "field.url");
        }
        return address;
    }

    private static Optional<URI> site(String words) {
        try {
            URI url = new URI(words);
            return Optional.of(url.getRawPath() != null && url.getRawPath().isEmpty() ? url.resolve("/") : url)
                    .filter(Site::isSite);
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isVia(String words) {
        return ConnectTo.parse(words).isPresent();
    }

    private static boolean isUpstream(String words) {
        return Upstream.parse(words).isPresent();
    }

    private Optional<String> such(String field, Optional<String> words, Predicate<String> taken) {
        Optional<String> line = line(field, words, LONGEST_ADDRESS);
        if (line.filter(taken.negate()).isPresent()) {
            wrong(field, "field." + field);
        }
        return line;
    }

    /** A blank one is none: a form may send a field that was left empty. */
    private Optional<String> line(String field, Optional<String> words, int longest) {
        Optional<String> line = words.map(String::strip).filter(text -> !text.isEmpty());
        if (line.filter(text -> text.length() > longest).isPresent()) {
            wrong(field, "field.long", Integer.toString(longest));
        } else if (line.filter(text -> CONTROL.matcher(text).find()).isPresent()) {
            wrong(field, "field.control");
        }
        return line;
    }

    private Optional<Integer> number(String field, Optional<Integer> number, int least, int most) {
        if (number.filter(value -> value < least || value > most).isPresent()) {
            wrong(field, "field.number", Integer.toString(least), Integer.toString(most));
            return Optional.empty();
        }
        return number;
    }

    private <T> Optional<T> required(String field, Optional<T> value) {
        if (value.isEmpty() && errors.stream().noneMatch(error -> error.field().equals(field))) {
            wrong(field, "field.missing");
        }
        return value;
    }

    private void wrong(String field, String key, Object... words) {
        errors.add(new FieldError(field, text(key, words)));
    }
}

package io.totem.doctor.sites;

import static io.totem.doctor.Messages.text;

import io.totem.api.problem.FieldError;
import io.totem.api.sites.SiteSettings;
import io.totem.doctor.DoctorError;
import io.totem.doctor.name.AddressKind;
import io.totem.doctor.site.ConnectTo;
import io.totem.doctor.site.Site;
import io.totem.doctor.site.Upstream;
import io.totem.platform.problem.CommonError;
import io.totem.platform.problem.ProblemException;
import java.net.InetAddress;
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
    private static final Pattern LOOPBACK = Pattern.compile("(?:.*\\.)?localhost\\.?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final List<FieldError> errors = new ArrayList<>();

    private SiteReader() {}

    /**
     * @param seesHost whether the loopback of this process is that of the machine the admin means
     * @throws ProblemException 400 TARGET_INVALID naming every field that cannot be taken
     */
    static SiteSettings read(String id, SiteSettings sent, boolean seesHost) {
        SiteReader reader = new SiteReader();
        if (!StoredSite.isId(id)) {
            reader.wrong("id", "field.id");
        }
        SiteSettings settings = reader.settings(sent);
        if (reader.errors.isEmpty()) {
            reader.checkAddresses(Site.of(settings), seesHost);
        }
        if (!reader.errors.isEmpty()) {
            throw new ProblemException(DoctorError.TARGET_INVALID, text("target.invalid"), reader.errors);
        }
        return settings;
    }

    /** What to answer when some fields could not even be read: those, and what is wrong with the others. */
    static ProblemException refusal(String id, SiteSettings rest, List<FieldError> unreadable) {
        SiteReader reader = new SiteReader();
        if (!StoredSite.isId(id)) {
            reader.wrong("id", "field.id");
        }
        reader.settings(rest);
        reader.errors.removeIf(
                error -> unreadable.stream().anyMatch(other -> other.field().equals(error.field())));
        reader.errors.addAll(unreadable);
        return new ProblemException(CommonError.BAD_REQUEST, text("target.invalid"), reader.errors);
    }

    private SiteSettings settings(SiteSettings sent) {
        required("name", sent.name(), LONGEST_NAME);
        required("url", sent.url(), LONGEST_ADDRESS);
        such("via", sent.via(), words -> ConnectTo.parse(words).isPresent());
        sent.status().ifPresent(status -> number("status", status, 100, 599));
        sent.text().ifPresent(line -> line("text", line, LONGEST_TEXT));
        number("certificateDays", sent.certificateDays(), 0, MOST_DAYS);
        such("upstream", sent.upstream(), words -> Upstream.parse(words).isPresent());
        sent.ping().ifPresent(line -> line("ping", line, LONGEST_ADDRESS));
        such("errorLog", sent.errorLog(), LogSources::areNames);
        Optional<URI> url =
                Optional.of(sent.url()).filter(line -> !line.isEmpty()).flatMap(line -> address("url", line));
        return sent.with(
                url.map(URI::toString).orElse(""),
                sent.ping().flatMap(line -> address("ping", line)).map(URI::toString));
    }

    /** What names lead to is looked at when they are asked; here, what was written. */
    private void checkAddresses(Site site, boolean seesHost) {
        if (!seesHost && isLoopback(site.askedHost())) {
            wrong("via", "field.loopback");
        }
        if (!seesHost
                && site.ping().map(Site::host).filter(SiteReader::isLoopback).isPresent()) {
            wrong("ping", "field.loopback");
        }
        nobodys("url", Optional.of(site.host()));
        nobodys("via", site.via().map(ConnectTo::host));
        nobodys("ping", site.ping().map(Site::host));
        nobodys("upstream", site.upstream().flatMap(Upstream::owner));
    }

    /** Whether it is this machine that is asked, by the name or the address every machine has for itself. */
    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host).matches()
                || AddressKind.literal(host)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
    }

    private void nobodys(String field, Optional<String> host) {
        if (host.flatMap(AddressKind::literal)
                .filter(address -> !AddressKind.mayLieInside(address))
                .isPresent()) {
            wrong(field, "field.address");
        }
    }

    private Optional<URI> address(String field, String line) {
        Optional<URI> address = site(line);
        if (address.isEmpty()) {
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

    private void such(String field, Optional<String> said, Predicate<String> taken) {
        said.ifPresent(line -> {
            line(field, line, LONGEST_ADDRESS);
            if (!taken.test(line)) {
                wrong(field, "field." + field);
            }
        });
    }

    private void required(String field, String line, int longest) {
        if (line.isEmpty()) {
            wrong(field, "field.missing");
        }
        line(field, line, longest);
    }

    private void line(String field, String line, int longest) {
        if (line.length() > longest) {
            wrong(field, "field.long", Integer.toString(longest));
        } else if (CONTROL.matcher(line).find()) {
            wrong(field, "field.control");
        }
    }

    private void number(String field, int number, int least, int most) {
        if (number < least || number > most) {
            wrong(field, "field.number", Integer.toString(least), Integer.toString(most));
        }
    }

    private void wrong(String field, String key, Object... words) {
        errors.add(new FieldError(field, text(key, words)));
    }
}

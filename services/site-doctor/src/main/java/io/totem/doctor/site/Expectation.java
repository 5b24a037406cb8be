package io.totem.doctor.site;

import java.util.Objects;
import java.util.Optional;

/**
 * What a healthy site answers.
 *
 * @param status the status; any from 200 to 399 when empty
 * @param text what stands somewhere in the first megabyte of the page
 * @param certificateDays the days a certificate must still be good for
 * @param ownCertificate whether a certificate signed by itself, or by an authority of one's own, is meant so
 */
public record Expectation(
        Optional<Integer> status, Optional<String> text, int certificateDays, boolean ownCertificate) {

    private static final int LOWEST_STATUS = 100;
    private static final int HIGHEST_STATUS = 599;
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_BAD = 400;
    private static final int USUAL_DAYS = 7;

    public static final Expectation USUAL = new Expectation(Optional.empty(), Optional.empty(), USUAL_DAYS, false);

    public Expectation {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(text, "text");
        if (status.filter(number -> number < LOWEST_STATUS || number > HIGHEST_STATUS)
                .isPresent()) {
            throw new IllegalArgumentException("not a status of HTTP: " + status.get());
        }
        if (certificateDays < 0) {
            throw new IllegalArgumentException("not a number of days: " + certificateDays);
        }
    }

    public boolean meets(int answered) {
        return status.map(expected -> expected == answered).orElse(answered >= FIRST_GOOD && answered < FIRST_BAD);
    }
}

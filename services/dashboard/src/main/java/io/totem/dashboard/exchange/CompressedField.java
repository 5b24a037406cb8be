package io.totem.dashboard.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file on its way through the page that shows what it would do: compressed, in a hidden field. What is taken is what was
 * looked at, and nothing has to be kept on the server.
 */
final class CompressedField {

    /** As much as process-policy takes, and one request carries. */
    static final int MOST = 2 * 1024 * 1024;

    private CompressedField() {}

    static String wrap(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Empty for anything that {@link #wrap} did not write, and for more than may be taken. */
    static Optional<byte[]> unwrap(String field) {
        try (GZIPInputStream zip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(field)))) {
            byte[] content = zip.readNBytes(MOST + 1);
            return content.length > MOST ? Optional.empty() : Optional.of(content);
        } catch (IOException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}

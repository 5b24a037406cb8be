package io.totem.dashboard.exchange;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A form with a file in it (RFC 7578), read in memory: a request is small, and no file of a stranger is ever on the disk.
 *
 * @param file empty where none was chosen
 */
record UploadForm(Map<String, String> fields, Optional<PolicyFile> file) {

    UploadForm {
        fields = Map.copyOf(fields);
    }

    String get(String field) {
        return fields.getOrDefault(field, "");
    }

    /** A body that is no such form has no fields. */
    static UploadForm read(String contentType, byte[] body) {
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        try {
            HttpPostMultipartRequestDecoder parts =
                    new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request);
            try {
                return read(parts);
            } finally {
                parts.destroy();
            }
        } catch (DecoderException noForm) {
            return new UploadForm(Map.of(), Optional.empty());
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static UploadForm read(HttpPostMultipartRequestDecoder parts) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Optional<PolicyFile> file = Optional.empty();
        for (InterfaceHttpData part : parts.getBodyHttpDatas()) {
            if (part instanceof FileUpload upload && !upload.getFilename().isEmpty()) {
                file = Optional.of(new PolicyFile(upload.getFilename(), upload.get()));
            } else if (part instanceof Attribute attribute) {
                fields.put(attribute.getName(), attribute.getValue());
            }
        }
        return new UploadForm(fields, file);
    }
}

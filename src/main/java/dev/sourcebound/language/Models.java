package dev.sourcebound.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reads the models that come as libraries on the class path.
final class Models {

    private Models() {}

    /// Makes a model of its file.
    interface Maker<M> {
        M of(InputStream in) throws IOException;
    }

    /// @param file its name at the root of its library
    static <M> M read(String file, Maker<M> maker) {
        try (@Nullable InputStream in = Models.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the library with the model " + file + " is missing");
            }
            return maker.of(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the model " + file + " cannot be read", e);
        }
    }
}

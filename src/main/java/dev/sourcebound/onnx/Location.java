package dev.sourcebound.onnx;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a file of a model is: on the classpath (`classpath:` and a name) or in the file system (a
/// path, relative to the working directory where it is not absolute).
///
/// @param value as it is written in settings and manifests, not blank
public record Location(String value) {

    private static final String CLASSPATH = "classpath:";

    public Location {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "a location is 'classpath:' and a name, or a path; got a blank");
        }
    }

    /// A location written in a file at this location: as it stands where it says `classpath:` or is
    /// an absolute path, otherwise beside this file.
    public Location resolve(String other) {
        if (other.startsWith(CLASSPATH) || Path.of(other).isAbsolute()) {
            return new Location(other);
        }
        if (isOnClasspath()) {
            return new Location(value.substring(0, value.lastIndexOf('/') + 1) + other);
        }
        return new Location(Path.of(value).resolveSibling(other).toString());
    }

    /// Opens the file; the caller closes it.
    ///
    /// @throws IOException where there is no such file or it cannot be read
    public InputStream open() throws IOException {
        if (!isOnClasspath()) {
            return Files.newInputStream(Path.of(value));
        }
        String name = value.substring(CLASSPATH.length()).replaceFirst("^/+", "");
        InputStream stream = Location.class.getClassLoader().getResourceAsStream(name);
        if (stream == null) {
            throw new FileNotFoundException(value);
        }
        return stream;
    }

    private boolean isOnClasspath() {
        return value.startsWith(CLASSPATH);
    }

    @Override
    public String toString() {
        return value;
    }
}

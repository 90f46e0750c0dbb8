package dev.sourcebound.access;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// A file of keys: one JSON object a line, blank lines and those that begin with `#` aside.
///
/// @param path where it is
record KeyFile(Path path) {

    /// Bytes. Enough for some thousand keys.
    private static final long LARGEST = 1 << 20;

    /// What looks like the name of a field, and like no key.
    private static final Pattern NAME = Pattern.compile("[a-z_]{1,32}");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                    .build();

    /// All keys, by their ids.
    ///
    /// @throws AppException [ErrorCode#ACCESS_INVALID] naming the line; nothing of what stands in
    ///   it, for it may be a key that was put there by mistake
    Map<String, ApiKey> read() {
        Map<String, ApiKey> keys = new HashMap<>();
        int number = 0;
        for (String line : lines()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            ApiKey key = parse(line, number);
            if (keys.put(key.id(), key) != null) {
                throw invalid("line %d has the id of an earlier one".formatted(number), null);
            }
        }
        return Map.copyOf(keys);
    }

    /// Adds a key at the end. A file that is not there is made, for its owner's eyes only.
    void append(ApiKey key) {
        try {
            boolean fresh = Files.notExists(path);
            if (fresh) {
                Files.createFile(path);
                restrict();
            }
            String text = fresh ? "" : Files.readString(path);
            String gap = text.isEmpty() || text.endsWith("\n") ? "" : "\n";
            Files.writeString(path, gap + line(key) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw invalid("it cannot be written", e);
        }
    }

    static String line(ApiKey key) {
        return JSON.writeValueAsString(key);
    }

    private void restrict() throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private List<String> lines() {
        try {
            if (Files.size(path) > LARGEST) {
                throw invalid("it is larger than %d bytes".formatted(LARGEST), null);
            }
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw invalid("it cannot be read as UTF-8 text", e);
        }
    }

    private ApiKey parse(String line, int number) {
        try {
            ApiKey key = JSON.readValue(line, ApiKey.class);
            if (key == null) {
                throw invalid("line %d holds no key".formatted(number), null);
            }
            return key;
        } catch (JacksonException e) {
            // The cause is left out: it would tell what stands in the line.
            throw invalid("in line %d %s".formatted(number, why(e)), null);
        }
    }

    private static String why(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException checked) {
                return String.valueOf(checked.getMessage());
            }
        }
        String field = e.getPath().isEmpty() ? null : e.getPath().getFirst().getPropertyName();
        if (field == null) {
            return "stands no JSON object of a key";
        }
        // A key has digits and capitals.
        String shown =
                NAME.matcher(field).matches() ? "the field '%s'".formatted(field) : "a field";
        return shown + " is none of a key, or not of its type";
    }

    private AppException invalid(String what, @Nullable Throwable cause) {
        String message =
                "The file of keys %s cannot be used: %s; the command key writes lines that can."
                        .formatted(path, what);
        return cause == null
                ? new AppException(ErrorCode.ACCESS_INVALID, message)
                : new AppException(
                        ErrorCode.ACCESS_INVALID,
                        message
                                + " ("
                                + cause.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                                + ")",
                        cause);
    }
}

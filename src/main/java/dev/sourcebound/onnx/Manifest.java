package dev.sourcebound.onnx;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Reads a model's manifest: what the model is, as a JSON file beside it or in the jar.
public final class Manifest {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    private Manifest() {}

    /// The manifest at `location` as a record of type `type`. Every component must be there and no
    /// other field.
    ///
    /// @throws AppException `MODEL_INVALID` where it is missing or does not fit the record
    public static <T extends Record> T read(Location location, Class<T> type) {
        ObjectReader reader = JSON.readerFor(type);
        try (InputStream in = location.open()) {
            T manifest = type.cast(reader.readValue(in));
            if (manifest == null) {
                throw invalid(location, "it says null", null);
            }
            return manifest;
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "the model manifest %s cannot be read (%s). Put it there, or correct the setting that names it."
                            .formatted(location, e.getClass().getSimpleName()),
                    e);
        } catch (JacksonException e) {
            throw invalid(location, e.getOriginalMessage(), e);
        }
    }

    private static AppException invalid(
            Location location, String why, @Nullable JacksonException cause) {
        String message =
                "the model manifest %s is not as it must be: %s. Correct the file."
                        .formatted(location, why);
        return cause == null
                ? new AppException(ErrorCode.MODEL_INVALID, message)
                : new AppException(ErrorCode.MODEL_INVALID, message, cause);
    }
}

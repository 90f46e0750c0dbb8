package dev.sourcebound.reading;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What was learnt for the reader from labelled questions, as the file `embeddings/reader/fit.json`
/// keeps it.
///
/// @param embedder label of the embedder whose vectors it was fitted on; with another one it is
///   worthless
/// @param model label of the trained model that it was fitted on, likewise
/// @param firstLook how the measured signals become the log-odds that a sentence answers
/// @param closeLook how those and the trained model's signals do, for the sentences that it read
/// @param calibration what the log-odds of the close look are worth
/// @param companion `[0, 1]`, part of the best sentence's support that a further sentence needs to
///   be shown beside it
/// @param further log-odds that a part of a question gains where another part is answered: who asks
///   for two things of which the sources say the one asks of what they are about
/// @param window what the trained model's word alone is worth: how its log-odds that a window
///   answers become those that it does
/// @param stance where "yes" and "no" begin
/// @param denial how the trained model's signals become the log-odds that a sentence says the
///   opposite of what its question takes for granted
/// @param claims how the signals of a claim become its verdict
public record ReaderFit(
        String embedder,
        String model,
        FirstLook firstLook,
        LogisticModel closeLook,
        Calibration calibration,
        double companion,
        double further,
        LogisticModel window,
        StanceFit stance,
        LogisticModel denial,
        ClaimFit claims) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .build();

    /// The fit that travels with the program, and a label of its content.
    ///
    /// @param fit what was learnt
    /// @param label the model's label, `+fit@`, and the beginning of the file's sha256
    public record Labelled(ReaderFit fit, String label) {}

    /// Reads a fit from the class path.
    ///
    /// @throws AppException `MODEL_INVALID` where it is missing or not of this form
    public static Labelled read(String resource) {
        try (InputStream in = ReaderFit.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AppException(
                        ErrorCode.MODEL_INVALID,
                        "The reader's fit %s is not on the class path; build the program anew with its folder embeddings."
                                .formatted(resource));
            }
            byte[] bytes = in.readAllBytes();
            ReaderFit fit = JSON.readValue(bytes, ReaderFit.class);
            return new Labelled(
                    fit, fit.model() + "+fit@" + DigestUtils.sha256Hex(bytes).substring(0, 8));
        } catch (IOException | JacksonException e) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "The reader's fit %s cannot be read; write it anew with the command fit."
                            .formatted(resource),
                    e);
        }
    }

    /// As it is kept in the file.
    public String toJson() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }
}

package dev.sourcebound.reading;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Where to refuse, counted on an operator's own labelled questions by the command `calibrate`. It
/// takes the place of the risk curve in `fit.json`; what a support is worth stays as fitted there.
///
/// @param embedder label of the embedder that it was counted with; with another one it is worthless
/// @param reader label of the reader and its fit, likewise
/// @param confidence `[0, 1)` with which its points keep a rate, see [Promise]
/// @param risk what was counted
public record OwnCalibration(String embedder, String reader, double confidence, RiskCurve risk) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    /// Reads one for the reader that is here.
    ///
    /// @throws AppException `MODEL_INVALID` where it is missing, not of this form, or counted with
    ///   another reader or embedder; the message names both
    public static OwnCalibration read(Path file, ReaderFit.Labelled here) {
        OwnCalibration own;
        try {
            own = JSON.readValue(Files.readAllBytes(file), OwnCalibration.class);
        } catch (IOException | JacksonException e) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "The calibration %s cannot be read; write it anew with the command calibrate."
                            .formatted(file),
                    e);
        }
        requireEqual(file, "embedder", own.embedder(), here.fit().embedder());
        requireEqual(file, "reader", own.reader(), here.label());
        return own;
    }

    /// The least support with which a question may be answered.
    ///
    /// @param rate of false answers, `(0, 1]`
    /// @throws AppException `MODEL_INVALID` where it rests on too few questions to promise that
    ///   rate; the message says how many are needed
    public double refusalPoint(double rate) {
        Promise promise = new Promise(rate, confidence);
        if (risk.unanswerable() < promise.leastQuestions()) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "The calibration rests on %d unanswerable questions, but at least %d are needed to promise a rate of false answers of %s; label more and run the command calibrate again, or raise the rate."
                            .formatted(risk.unanswerable(), promise.leastQuestions(), rate));
        }
        return risk.refusalPoint(promise);
    }

    /// As it is kept in the file.
    public String toJson() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }

    private static void requireEqual(Path file, String what, String counted, String here) {
        if (!counted.equals(here)) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "The calibration %s was counted with the %s %s, but the %s here is %s; run the command calibrate again."
                            .formatted(file, what, counted, what, here));
        }
    }
}

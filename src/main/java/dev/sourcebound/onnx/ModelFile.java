package dev.sourcebound.onnx;

import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.codec.digest.DigestUtils;

/// One file of a model, and the digest that it must have.
///
/// @param location where it is; in a manifest, relative to the manifest
/// @param sha256 the digest of its bytes: 64 lower-case hexadecimal digits
public record ModelFile(String location, String sha256) {

    public ModelFile {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "the sha256 of %s must be 64 lower-case hexadecimal digits, got '%s'"
                            .formatted(location, sha256));
        }
    }

    /// This file as a manifest at `manifest` names it.
    public ModelFile within(Location manifest) {
        return new ModelFile(manifest.resolve(location).value(), sha256);
    }

    /// The file's bytes, checked against the digest.
    ///
    /// @throws AppException `MODEL_INVALID` where the file is missing or is another one
    public byte[] read() {
        byte[] bytes = bytes();
        String found = DigestUtils.sha256Hex(bytes);
        if (!found.equals(sha256)) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "%s is not the file that its manifest names: expected sha256 %s, found %s (%d bytes). Put the right file there, or correct the manifest if the model was changed on purpose."
                            .formatted(location, sha256, found, bytes.length));
        }
        return bytes;
    }

    private byte[] bytes() {
        try (InputStream in = new Location(location).open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "%s cannot be read (%s): expected a file with sha256 %s, found none. Put the file there, or correct its location in the manifest."
                            .formatted(location, e.getClass().getSimpleName(), sha256),
                    e);
        }
    }
}

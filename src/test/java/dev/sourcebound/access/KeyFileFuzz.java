package dev.sourcebound.access;

import dev.sourcebound.fuzz.Input;
import dev.sourcebound.problem.AppException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Any file of keys is read, or refused with a message that tells nothing of what may be a key.
public final class KeyFileFuzz {

    private static final Path FILE = Input.file(".jsonl");
    private static final Pattern SECRET = Pattern.compile("\\w*[0-9A-Z]\\w{16,}");

    private KeyFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input.write(FILE, bytes);
        try {
            new KeyFile(FILE)
                    .read()
                    .forEach((id, key) ->
                            Input.require(id.equals(key.id()), "a key under another id"));
        } catch (AppException refused) {
            String message = String.valueOf(refused.getMessage()).replace(FILE.toString(), "");
            SECRET.matcher(new String(bytes, StandardCharsets.UTF_8))
                    .results()
                    .forEach(word ->
                            Input.require(
                                    !message.contains(word.group()),
                                    "a message repeats what may be a key"));
        }
    }
}

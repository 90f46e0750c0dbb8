package dev.sourcebound.corpus;

import dev.sourcebound.fuzz.Input;
import dev.sourcebound.problem.AppException;
import java.nio.file.Path;

/// Any `sources.yaml` is read, or refused with a message.
public final class CatalogueFuzz {

    private static final Path FILE = Input.file(".yaml");

    private CatalogueFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input.write(FILE, bytes);
        try {
            for (SourceCatalog.Entry entry : SourceCatalog.read(FILE).entries()) {
                Input.require(Source.isId(entry.id()), "an id that is none");
                Input.require(!entry.file().isBlank(), "a file without a name");
            }
        } catch (AppException refused) {
            Input.require(!String.valueOf(refused.getMessage()).isBlank(), "refused for nothing");
        }
    }
}

package dev.sourcebound.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.fuzz.Targets.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every target, on the inputs that are kept for it and on some that are made of them, the same at
/// every build. [FuzzCommand] looks for further ones, led by what they reach.
class FuzzedTest {

    private static final long SEED = 20_261;

    static List<Target> targets() {
        return Targets.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void holdsForWhatOnceFailedAndForWhatIsMadeOfIt(Target target) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        for (Path file : target.inputs()) {
            byte[] input = Files.readAllBytes(file);
            run(target, input, file.toString());
            inputs.add(input);
        }
        assertThat(inputs).isNotEmpty();
        run(target, new byte[0], "nothing");
        Mutants mutants = new Mutants(inputs, SEED);
        for (int i = 0; i < target.mutants(); i++) {
            byte[] mutant = mutants.next();
            run(target, mutant, "mutant " + i);
        }
    }

    @Test
    void noFolderOfInputsIsForgotten() throws IOException {
        List<String> targets = Targets.all().stream().map(Target::toString).sorted().toList();
        try (Stream<Path> folders = Files.list(Targets.INPUTS)) {
            assertThat(folders.map(Path::getFileName).map(Path::toString).sorted().toList())
                    .isEqualTo(targets);
        }
    }

    private static void run(Target target, byte[] input, String name) {
        try {
            target.run().on(input);
        } catch (RuntimeException | Error failure) {
            throw new AssertionError(
                    "%s fails on %s; keep it in %s: %s"
                            .formatted(
                                    target,
                                    name,
                                    target.folder(),
                                    Base64.getEncoder().encodeToString(input)),
                    failure);
        }
    }
}

package dev.sourcebound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The program knows nothing of the articles that it is delivered with: no name in them stands in
/// its code, its settings and pages, its prompts, or the recipes of its models.
class SeedNamesTest {

    private static final List<Path> PROGRAM =
            List.of(
                    Path.of("src", "main"),
                    Path.of("prompts"),
                    Path.of("embeddings", "embedder", "recipe"),
                    Path.of("embeddings", "reader", "recipe"));

    private static final Pattern TEXT =
            Pattern.compile(".*\\.(java|yaml|properties|html|js|css|json|txt|py)");

    /// A word, also one within a name in code.
    private static final Pattern WORD = Pattern.compile("\\p{Lu}?\\p{Ll}+|\\p{Lu}{2,}");

    private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{L}+");

    /// Common, but not in the documents that tell common words: openings of sentences, a word for
    /// numerals, a typeface, an HTTP header.
    private static final Set<String> ALLOWED =
            Set.of("According", "Confidence", "Unlike", "Roman", "Georgia", "WWW");

    @Test
    void noNameOfTheArticlesStandsInTheProgram() throws IOException {
        Set<String> names = names();
        assertThat(names).hasSizeGreaterThan(100);
        Map<Path, Set<String>> found = new TreeMap<>();
        for (Path folder : PROGRAM) {
            for (Path file : files(folder, each -> TEXT.matcher(each).matches())) {
                Set<String> inFile = words(WORD, List.of(file));
                inFile.retainAll(names);
                if (!inFile.isEmpty()) {
                    found.put(file, inFile);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /// Words with a capital in the articles that nobody writes without one: neither they nor the
    /// documents of the labelled sets, which are about other things.
    private static Set<String> names() throws IOException {
        List<Path> seeds = files(Path.of("seeds"), file -> file.endsWith(".txt"));
        Set<String> common = words(Pattern.compile("\\b\\p{Ll}+\\b"), seeds);
        common.addAll(
                words(
                        Pattern.compile("\\b\\p{Ll}+\\b"),
                        files(
                                Path.of("embeddings", "reader", "data", "corpora"),
                                file -> file.contains("docs"))));
        Set<String> months =
                Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .collect(Collectors.toSet());
        return words(NAME, seeds).stream()
                .filter(name -> !common.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> !months.contains(name) && !ALLOWED.contains(name))
                .collect(Collectors.toSet());
    }

    private static List<Path> files(Path folder, Predicate<String> which) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> which.test(file.toString()))
                    .toList();
        }
    }

    private static Set<String> words(Pattern pattern, List<Path> files) {
        Set<String> words = new TreeSet<>();
        for (Path file : files) {
            try {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(words::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return words;
    }
}

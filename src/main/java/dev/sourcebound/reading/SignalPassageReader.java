package dev.sourcebound.reading;

import static java.util.Comparator.comparing;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.embedding.Embedder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads by measured signals and a logistic model over them; no model of its own runs. See [Signal]
/// for what is measured.
public final class SignalPassageReader implements PassageReader {

    private static final Comparator<Reading> ORDER =
            comparing(Reading::support)
                    .reversed()
                    .thenComparing(reading -> reading.passage().id())
                    .thenComparing(Reading::sentence);
    private static final Pattern NOT_IN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final SignalExtractor extractor;
    private final ReaderFit fit;
    private final String label;

    public SignalPassageReader(
            Vocabulary vocabulary, Embedder embedder, ReaderFit fit, String label) {
        this.extractor = new SignalExtractor(vocabulary, embedder);
        this.fit = fit;
        this.label = label;
    }

    @Override
    public List<Reading> read(String question, List<Passage> passages) {
        Asked asked = Asked.by(question);
        Set<String> known =
                NOT_IN_WORDS
                        .splitAsStream(question.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        return extractor.extract(question, passages).stream()
                .map(candidate -> reading(candidate, asked, known))
                .sorted(ORDER)
                .toList();
    }

    @Override
    public String label() {
        return label;
    }

    private Reading reading(Candidate candidate, Asked asked, Set<String> known) {
        Span sentence = candidate.sentence();
        double logOdds = fit.sentence().logOdds(candidate.signals());
        return new Reading(
                candidate.passage(),
                sentence,
                answer(candidate.passage().slice(sentence), sentence.start(), asked, known),
                fit.calibration().support(logOdds));
    }

    private static @Nullable Span answer(
            String sentence, int start, Asked asked, Set<String> known) {
        return AnswerShape.find(asked, sentence, known)
                .map(found -> new Span(found.start() + start, found.end() + start))
                .orElse(null);
    }
}

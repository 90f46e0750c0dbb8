package dev.sourcebound.suggestion;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.answer.Reply.Note;
import dev.sourcebound.answer.Suggestions.Suggestion;
import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Edition;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.language.EnglishTagger;
import dev.sourcebound.language.Languages;
import dev.sourcebound.suggestion.QuestionMaker.Made;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes questions of the sources in English and keeps those that the answerer answers with the
/// very sentence that each was made of. Blocking; one thread.
final class SuggestionFinder {

    private static final Logger LOG = LoggerFactory.getLogger(SuggestionFinder.class);

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

    /// UTF-16 code units by which a source's language is told.
    private static final int SAMPLE = 2_000;

    /// Steps of this part of a whole never meet: the passages of a source are taken from all over
    /// it.
    private static final double GOLDEN = 0.6180339887498949;

    /// UTF-16 code units of the sources that questions are made of, about: far more than are needed
    /// for as many questions as are offered. Of more, some sources are taken, from all over them,
    /// so that memory and time do not grow with the sources.
    private static final long LOOKED_AT = 20_000_000;

    private final Languages languages;
    private final Answerer answerer;
    private final int most;
    private final Duration time;

    /// @param answerer what answers in use, without a language model
    /// @param most how many questions are checked at a time, and given, at most
    /// @param time after which no further one is checked
    SuggestionFinder(Languages languages, Answerer answerer, int most, Duration time) {
        this.languages = languages;
        this.answerer = answerer;
        this.most = most;
        this.time = time;
    }

    /// The questions of an edition: those that are known of sources that have stayed as they were,
    /// and those of the others that pass. Rests after each check for as long as it took, so that
    /// whoever asks meanwhile has the processor.
    ///
    /// @param before the edition whose questions are known; without sources where none are
    /// @throws InterruptedException where it is told to stop
    List<Suggestion> find(Edition now, Edition before, List<Suggestion> known)
            throws InterruptedException {
        List<Source> others =
                now.sources().stream()
                        .filter(source -> !has(before, source.id(), source.revision()))
                        .toList();
        Stream<Suggestion> kept =
                known.stream().filter(each -> has(now, each.sourceId(), each.revision()));
        return spread(Stream.concat(found(now, others).stream(), kept));
    }

    private static boolean has(Edition edition, String id, String revision) {
        return edition.find(id).filter(source -> source.revision().equals(revision)).isPresent();
    }

    private List<Suggestion> found(Edition now, List<Source> others) throws InterruptedException {
        if (others.isEmpty()) {
            return List.of();
        }
        Set<String> words = words(now.sources());
        return find(others, new QuestionMaker(new EnglishTagger(), words::contains)::questions);
    }

    /// Of each source about as many as of any other, so that those that came first leave room for
    /// those that come later.
    private List<Suggestion> spread(Stream<Suggestion> all) {
        record Ranked(int turn, Suggestion suggestion) {}
        Map<String, Integer> turns = new HashMap<>();
        return all.map(each -> new Ranked(turns.merge(each.sourceId(), 1, Integer::sum), each))
                .sorted(Comparator.comparingInt(Ranked::turn))
                .limit(most)
                .map(Ranked::suggestion)
                .toList();
    }

    /// @param maker makes the questions of a passage; of one for which it fails there are none
    List<Suggestion> find(List<Source> sources, Function<Passage, List<Made>> maker)
            throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        List<Suggestion> passed = new ArrayList<>();
        Set<String> tried = new HashSet<>();
        for (Passage passage : passages(sources)) {
            for (Made made : made(maker, passage)) {
                if (tried.size() >= most || System.nanoTime() > end) {
                    return passed;
                }
                if (tried.add(made.question()) && isAnswered(made)) {
                    passed.add(
                            new Suggestion(
                                    made.question(),
                                    passage.sourceId(),
                                    passage.revision(),
                                    passage.id()));
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return passed;
    }

    /// A passage that meets a defect costs the questions of no other.
    private static List<Made> made(Function<Passage, List<Made>> maker, Passage passage) {
        try {
            return maker.apply(passage);
        } catch (RuntimeException | StackOverflowError defect) {
            LOG.warn("No questions could be made of the passage {}", passage.id(), defect);
            return List.of();
        }
    }

    private boolean isAnswered(Made made) throws InterruptedException {
        long started = System.nanoTime();
        Reply reply =
                answerer.answer(new Question(made.question(), Set.of()), Answerer.Progress.NONE);
        Thread.sleep(Duration.ofNanos(System.nanoTime() - started));
        return switch (reply) {
            case Reply.Answer answer -> {
                Citation first =
                        answer.citations().get(answer.claims().getFirst().citations().getFirst());
                yield answer.notes().stream()
                                .noneMatch(note -> note.kind() == Note.Kind.FALSE_PREMISE)
                        && first.sourceId().equals(made.passage().sourceId())
                        && first.span().overlaps(made.sentence());
            }
            case Reply.Refusal _ -> false;
        };
    }

    /// Those of the sources in English: one of each source in turn, from all over it, so that a few
    /// of many show what there is.
    private List<Passage> passages(List<Source> sources) {
        record Ranked(int turn, Passage passage) {}
        List<Ranked> ranked = new ArrayList<>();
        for (Source source : few(sources)) {
            if (isEnglish(source)) {
                List<Passage> passages = new Chunker().chunk(source);
                List<Passage> spread =
                        IntStream.range(0, passages.size())
                                .boxed()
                                .sorted(Comparator.comparingDouble(i -> (i * GOLDEN) % 1))
                                .map(passages::get)
                                .toList();
                IntStream.range(0, spread.size())
                        .forEach(i -> ranked.add(new Ranked(i, spread.get(i))));
            }
        }
        return ranked.stream()
                .sorted(
                        Comparator.comparingInt(Ranked::turn)
                                .thenComparing(each -> each.passage().id()))
                .map(Ranked::passage)
                .toList();
    }

    /// All sources, or one in so many.
    private static List<Source> few(List<Source> all) {
        long length = all.stream().mapToLong(Source::length).sum();
        int every = (int) Math.max(1, Math.ceilDiv(length, LOOKED_AT));
        return IntStream.range(0, all.size())
                .filter(i -> i % every == 0)
                .mapToObj(all::get)
                .toList();
    }

    private boolean isEnglish(Source source) {
        String text = source.text();
        String sample = text.substring(0, Math.min(SAMPLE, text.length()));
        return languages.of(sample).equals(Locale.ENGLISH);
    }

    /// The words that the sources write without a capital.
    private static Set<String> words(List<Source> sources) {
        Set<String> words = new HashSet<>();
        for (Source source : few(sources)) {
            NO_LETTERS
                    .splitAsStream(source.text())
                    .filter(word -> word.equals(word.toLowerCase(Locale.ROOT)))
                    .forEach(words::add);
        }
        return words;
    }
}

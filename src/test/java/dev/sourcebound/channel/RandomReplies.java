package dev.sourcebound.channel;

import dev.sourcebound.answer.Citation;
import dev.sourcebound.answer.Claim;
import dev.sourcebound.answer.Reply;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.reading.Support;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Replies whose every text is a [RandomTexts] one, the same for the same seed.
public final class RandomReplies {

    private static final int SOURCES = 12;

    private final Random random;
    private final RandomTexts texts;

    public RandomReplies(long seed) {
        this(new Random(seed));
    }

    RandomReplies(Random random) {
        this.random = random;
        this.texts = new RandomTexts(random);
    }

    /// Sources whose titles are such texts.
    public static Corpus corpus() {
        RandomTexts titles = new RandomTexts(new Random(3));
        return new Corpus(
                IntStream.range(0, SOURCES)
                        .mapToObj(i -> source("s-%d".formatted(i), titles.next()))
                        .toList());
    }

    /// A text that no reply is needed for, such as a question.
    public String text() {
        return texts.next();
    }

    public Reply next() {
        return random.nextInt(5) == 0
                ? new Reply.Refusal(oneOf(Reply.Reason.values()), texts.next(), Replies.PROVENANCE)
                : answer();
    }

    private Reply.Answer answer() {
        int count = random.nextInt(50) == 0 ? 1 + random.nextInt(60) : 1 + random.nextInt(3);
        List<Citation> citations = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            claims.add(claim(citations));
        }
        List<Reply.Note> notes =
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(
                                _ -> new Reply.Note(oneOf(Reply.Note.Kind.values()), texts.next()))
                        .toList();
        return new Reply.Answer(texts.next(), claims, citations, notes, Replies.PROVENANCE);
    }

    /// Cites in the order of first mention, as answers do: what is new has the next numbers.
    ///
    /// @param citations those of the claims before; the new ones are added
    private Claim claim(List<Citation> citations) {
        Set<Integer> cited = new LinkedHashSet<>();
        int most = 1 + random.nextInt(3);
        for (int i = 0; i < most; i++) {
            boolean again = !citations.isEmpty() && random.nextInt(4) == 0;
            cited.add(again ? random.nextInt(citations.size()) : citations.size());
            if (!again) {
                citations.add(citation());
            }
        }
        String quote = citations.get(cited.iterator().next()).quote();
        return new Claim(
                random.nextBoolean() ? quote : something(),
                List.copyOf(cited),
                new Support(random.nextDouble()));
    }

    private Citation citation() {
        String quote = something();
        int start = random.nextInt(1_000_000);
        Span span = new Span(start, start + quote.length());
        return new Citation(
                random.nextInt(4) == 0 ? "s" + texts.next() : "s-" + random.nextInt(SOURCES),
                texts.next(),
                random.nextBoolean() ? null : texts.next(),
                "sha256:" + "a".repeat(64),
                span,
                quote,
                highlight(span));
    }

    private @Nullable Span highlight(Span quoted) {
        if (random.nextInt(3) == 0) {
            return null;
        }
        int start = quoted.start() + random.nextInt(quoted.length());
        return new Span(start, start + 1 + random.nextInt(quoted.end() - start));
    }

    private String something() {
        String text = texts.next();
        return text.isEmpty() ? "x" : text;
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private static Source source(String id, String title) {
        return new Source(
                id, title, false, null, null, null, null, "x", "sha256:" + "a".repeat(64));
    }
}

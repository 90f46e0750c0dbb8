package dev.sourcebound.answer;

import dev.sourcebound.answer.Reply.Reason;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.corpus.Source;
import java.util.List;
import java.util.stream.Collectors;

/// The words of refusals: plain, friendly, true of the sources at hand.
final class RefusalTexts {

    /// How many titles are named before the rest is counted.
    private static final int MOST_TITLES = 3;

    private final Corpus corpus;

    RefusalTexts(Corpus corpus) {
        this.corpus = corpus;
    }

    String text(Reason reason) {
        return switch (reason) {
            case NOTHING_RETRIEVED ->
                    "I found nothing about this in " + titles() + ". I answer from nothing else.";
            case NOT_ANSWERED ->
                    "I found nothing in "
                            + count()
                            + " that answers this clearly enough to quote, so I do not answer.";
            case UNCLEAR_QUESTION ->
                    "I could not make out a question. Please ask in a full sentence or with a few keywords.";
            case UNSUPPORTED_LANGUAGE ->
                    "I cannot read this language well enough to answer from the sources. Please ask in English.";
            case SMALL_TALK ->
                    "I am a program that answers questions from "
                            + titles()
                            + ". Each answer quotes its source, and where the sources do not say, I tell you so. What would you like to know?";
            case UNGROUNDED ->
                    "I found something, but it failed the check against its source, so I do not show it.";
        };
    }

    private String titles() {
        List<Source> sources = corpus.sources();
        if (sources.isEmpty()) {
            return "the sources, of which there are none just now";
        }
        String named =
                sources.stream()
                        .limit(MOST_TITLES)
                        .map(RefusalTexts::title)
                        .collect(Collectors.joining(", "));
        int rest = sources.size() - MOST_TITLES;
        return count() + ": " + named + (rest > 0 ? ", and " + rest + " more" : "");
    }

    private String count() {
        int size = corpus.sources().size();
        return size == 1 ? "the one source" : "the " + size + " sources";
    }

    private static String title(Source source) {
        return source.titleIsDescription() ? source.title() : "“" + source.title() + "”";
    }
}

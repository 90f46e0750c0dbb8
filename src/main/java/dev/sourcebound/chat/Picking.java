package dev.sourcebound.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A message that says which of the questions is meant that a reply gave to choose from: "the
/// second", or a word that only one of them has.
final class Picking implements Rewriter {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++");

    @Override
    public List<Rewrite> rewrites(String question, Background before) {
        return picked(question, before.offered())
                .map(candidate -> List.of(new Rewrite(candidate, "", false)))
                .orElse(List.of());
    }

    private static Optional<String> picked(String message, List<String> offered) {
        String said =
                Correcting.of(message).map(Correcting.Correction::instead).orElse(message).strip();
        return CountingOff.alone(message)
                .flatMap(place -> CountingOff.at(place, offered))
                .or(() -> byWords(said, offered));
    }

    private static Optional<String> byWords(String said, List<String> offered) {
        Set<String> words = words(said);
        List<String> having =
                offered.stream().filter(candidate -> words(candidate).containsAll(words)).toList();
        return having.size() == 1
                        && !words.isEmpty()
                        && (having.contains(said) || !Continuing.asks(said))
                ? Optional.of(having.getFirst())
                : Optional.empty();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(word -> !Phrases.isFunctionWord(word))
                .collect(Collectors.toSet());
    }

    /// As it stands it asks nothing.
    @Override
    public double lead() {
        return -3;
    }

    /// What it picks stands alone.
    @Override
    public boolean leans() {
        return false;
    }
}

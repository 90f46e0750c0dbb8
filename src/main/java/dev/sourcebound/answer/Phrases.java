package dev.sourcebound.answer;

import dev.sourcebound.answer.SmallTalk.Kind;
import dev.sourcebound.answer.SmallTalk.Said;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Small talk in other languages than English: a message that is nothing but phrases which the
/// words of replies list for one language.
final class Phrases {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}'’-]+");
    private static final int LONGEST = 8;

    /// Language, then phrase.
    private static final Map<Locale, Map<String, Kind>> BY_LANGUAGE = new HashMap<>();

    static {
        for (Locale language : ReplyWords.OTHERS) {
            Map<String, Kind> phrases = new HashMap<>();
            for (Kind kind : Kind.values()) {
                ReplyWords.of(language)
                        .orElseThrow()
                        .phrases("talk." + kind.key())
                        .forEach(phrase -> phrases.merge(plain(phrase), kind, SmallTalk::later));
            }
            BY_LANGUAGE.put(language, Map.copyOf(phrases));
        }
    }

    private Phrases() {}

    /// The first language all of whose phrases the message is; empty where there is none.
    static Optional<Said> in(String message) {
        String plain = plain(message);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = Arrays.asList(plain.split(" ", -1));
        return ReplyWords.OTHERS.stream()
                .flatMap(language -> said(words, language).stream())
                .findFirst();
    }

    private static Optional<Said> said(List<String> words, Locale language) {
        Map<String, Kind> phrases = BY_LANGUAGE.getOrDefault(language, Map.of());
        // What the words before each place come to; null where no phrases end there.
        @Nullable Kind[] upTo = new Kind[words.size() + 1];
        upTo[0] = Kind.GREETING;
        for (int from = 0; from < words.size(); from++) {
            Kind before = upTo[from];
            if (before == null) {
                continue;
            }
            int last = Math.min(words.size(), from + LONGEST);
            for (int to = from + 1; to <= last; to++) {
                Kind kind = phrases.get(String.join(" ", words.subList(from, to)));
                if (kind != null) {
                    upTo[to] = SmallTalk.later(before, kind);
                }
            }
        }
        return Optional.ofNullable(upTo[words.size()]).map(kind -> new Said(kind, language));
    }

    /// Lower case, without marks, one blank between two words.
    private static String plain(String text) {
        String folded =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replace('’', '\'')
                        .replace("\u200c", "");
        return NO_WORD.matcher(folded).replaceAll(" ").strip();
    }
}

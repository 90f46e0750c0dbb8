package dev.sourcebound.answer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What this program says of itself, in one language: a file `replies.properties` of English, and
/// one for each further language. Read when first needed. Immutable.
final class ReplyWords {

    /// The languages that have a file, besides English.
    static final List<Locale> OTHERS =
            Stream.of(
                            "ar", "bg", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi",
                            "hu", "id", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ro", "ru", "sv",
                            "tr", "uk", "vi", "zh")
                    .map(Locale::of)
                    .toList();

    private static final Map<Locale, ReplyWords> READ = new ConcurrentHashMap<>();

    private final Properties words;

    private ReplyWords(Properties words) {
        this.words = words;
    }

    static ReplyWords english() {
        return READ.computeIfAbsent(Locale.ENGLISH, _ -> read("replies.properties"));
    }

    /// Those of a language; empty where it has no file.
    static Optional<ReplyWords> of(Locale language) {
        if (language.equals(Locale.ENGLISH)) {
            return Optional.of(english());
        }
        return OTHERS.contains(language)
                ? Optional.of(
                        READ.computeIfAbsent(language, l -> read("replies_" + l + ".properties")))
                : Optional.empty();
    }

    /// @param values what stands for `{name}` in the text, by its name
    String say(String key, Map<String, String> values) {
        String text = get(key);
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /// The phrases under a key, which are separated by `|`.
    List<String> phrases(String key) {
        return Arrays.asList(get(key).split("\\|", -1));
    }

    private String get(String key) {
        @Nullable String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("the words of replies lack '%s'".formatted(key));
        }
        return text;
    }

    private static ReplyWords read(String file) {
        try (Reader reader =
                new InputStreamReader(
                        ReplyWords.class.getResource(file).openStream(), StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(reader);
            return new ReplyWords(words);
        } catch (IOException e) {
            throw new UncheckedIOException("the words of replies cannot be read", e);
        }
    }
}

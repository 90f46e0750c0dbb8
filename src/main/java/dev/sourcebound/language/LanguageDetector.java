package dev.sourcebound.language;

import static java.lang.Character.UnicodeScript.ARABIC;
import static java.lang.Character.UnicodeScript.ARMENIAN;
import static java.lang.Character.UnicodeScript.BENGALI;
import static java.lang.Character.UnicodeScript.CYRILLIC;
import static java.lang.Character.UnicodeScript.DEVANAGARI;
import static java.lang.Character.UnicodeScript.GEORGIAN;
import static java.lang.Character.UnicodeScript.GREEK;
import static java.lang.Character.UnicodeScript.GUJARATI;
import static java.lang.Character.UnicodeScript.GURMUKHI;
import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.HANGUL;
import static java.lang.Character.UnicodeScript.HEBREW;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.KANNADA;
import static java.lang.Character.UnicodeScript.KATAKANA;
import static java.lang.Character.UnicodeScript.LATIN;
import static java.lang.Character.UnicodeScript.MALAYALAM;
import static java.lang.Character.UnicodeScript.SINHALA;
import static java.lang.Character.UnicodeScript.TAMIL;
import static java.lang.Character.UnicodeScript.TELUGU;
import static java.lang.Character.UnicodeScript.THAI;
import static java.util.Map.entry;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/// How probably a text is in each of many languages: OpenNLP's model over sequences of letters,
/// less those of its languages that hardly anybody asks in and that short English texts are
/// mistaken for, such as Latin. Thread-safe; the model, some 50 MB, is loaded at the first
/// question.
final class LanguageDetector {

    private static final String MODEL = "langdetect-183.bin";

    /// Of the 103 languages that the model tells apart, by the script that each is written in, so
    /// that none is found in a text of another.
    private static final Map<UnicodeScript, List<String>> LANGUAGES =
            Map.ofEntries(
                    entry(
                            LATIN,
                            List.of(
                                    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk",
                                    "hu", "ro", "sv", "da", "nb", "fi", "tr", "hr", "sl", "lt",
                                    "lv", "et", "sq", "ca", "az", "uz", "vi", "id", "sw")),
                    entry(CYRILLIC, List.of("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn")),
                    entry(ARABIC, List.of("ar", "fa", "ur")),
                    entry(DEVANAGARI, List.of("hi", "mr", "ne")),
                    entry(HAN, List.of("zh", "ja")),
                    entry(HIRAGANA, List.of("ja")),
                    entry(KATAKANA, List.of("ja")),
                    entry(HANGUL, List.of("ko")),
                    entry(GREEK, List.of("el")),
                    entry(HEBREW, List.of("he")),
                    entry(ARMENIAN, List.of("hy")),
                    entry(GEORGIAN, List.of("ka")),
                    entry(BENGALI, List.of("bn")),
                    entry(GURMUKHI, List.of("pa")),
                    entry(GUJARATI, List.of("gu")),
                    entry(TAMIL, List.of("ta")),
                    entry(TELUGU, List.of("te")),
                    entry(MALAYALAM, List.of("ml")),
                    entry(KANNADA, List.of("kn")),
                    entry(SINHALA, List.of("si")),
                    entry(THAI, List.of("th")));

    /// Where the model has a code of its own, or two for what is one written language here.
    private static final Map<String, String> OWN_CODES =
            Map.of(
                    "cmn", "zh", "pes", "fa", "nob", "nb", "nno", "nb", "lvs", "lv", "ekk", "et",
                    "bos", "hr", "msa", "id", "pnb", "ur");

    private static final Map<String, Locale> BY_CODE = byCode();

    private @Nullable LanguageDetectorModel model;

    /// A language, and how probable it is.
    ///
    /// @param probability `(0, 1]`; to be compared within one text, for over short texts the model
    ///   spreads it over all of its languages
    record Guess(Locale language, double probability) {}

    /// The languages that the text may be in, most probable first.
    ///
    /// @param text with a letter; the more of it, the surer
    List<Guess> guesses(String text) {
        Set<String> written =
                scripts(text).stream()
                        .flatMap(script -> LANGUAGES.getOrDefault(script, List.of()).stream())
                        .collect(Collectors.toSet());
        return Arrays.stream(new LanguageDetectorME(model()).predictLanguages(text))
                .filter(found -> BY_CODE.containsKey(found.getLang()))
                .map(found ->
                        new Guess(
                                BY_CODE.getOrDefault(found.getLang(), Locale.ROOT),
                                found.getConfidence()))
                .filter(guess -> written.contains(guess.language().getLanguage()))
                .toList();
    }

    /// The scripts that a third of the letters are of: a text may mix three, as Japanese does.
    static Set<UnicodeScript> scripts(String text) {
        Map<UnicodeScript, Long> letters =
                text.codePoints()
                        .filter(Character::isLetter)
                        .mapToObj(UnicodeScript::of)
                        .collect(groupingBy(Function.identity(), counting()));
        long all = letters.values().stream().mapToLong(Long::longValue).sum();
        return letters.entrySet().stream()
                .filter(each -> each.getValue() * 3 >= all)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private synchronized LanguageDetectorModel model() {
        LanguageDetectorModel loaded = model;
        if (loaded == null) {
            loaded = Models.read(MODEL, LanguageDetectorModel::new);
            model = loaded;
        }
        return loaded;
    }

    private static Map<String, Locale> byCode() {
        Map<String, Locale> byCode = new HashMap<>();
        LANGUAGES.values().stream()
                .flatMap(List::stream)
                .map(Locale::of)
                .forEach(language -> byCode.put(language.getISO3Language(), language));
        OWN_CODES.forEach((code, language) -> byCode.put(code, Locale.of(language)));
        return Map.copyOf(byCode);
    }
}

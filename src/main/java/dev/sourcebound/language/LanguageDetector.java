package dev.sourcebound.language;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/// How probably a text is in each of many languages: OpenNLP's model over sequences of letters,
/// less those of its languages that hardly anybody asks in and that short English texts are
/// mistaken for, such as Latin. Thread-safe; the model, some 25 MB, is loaded at the first
/// question.
final class LanguageDetector {

    private static final String MODEL = "langdetect-183.bin";

    /// Of the 103 languages that the model tells apart.
    private static final List<String> LANGUAGES =
            List.of(
                    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "sv",
                    "da", "nb", "fi", "tr", "ru", "uk", "be", "bg", "mk", "sr", "hr", "sl", "lt",
                    "lv", "et", "sq", "ca", "el", "hy", "ka", "az", "kk", "ky", "uz", "mn", "ar",
                    "he", "fa", "ur", "hi", "bn", "pa", "gu", "ta", "te", "ml", "kn", "mr", "ne",
                    "si", "th", "zh", "ja", "ko", "vi", "id", "sw");

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
        return Arrays.stream(new LanguageDetectorME(model()).predictLanguages(text))
                .filter(found -> BY_CODE.containsKey(found.getLang()))
                .map(found ->
                        new Guess(
                                BY_CODE.getOrDefault(found.getLang(), Locale.ROOT),
                                found.getConfidence()))
                .toList();
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
        for (String language : LANGUAGES) {
            Locale locale = Locale.of(language);
            byCode.put(locale.getISO3Language(), locale);
        }
        OWN_CODES.forEach((code, language) -> byCode.put(code, Locale.of(language)));
        return Map.copyOf(byCode);
    }
}

package dev.sourcebound.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The settings that no collection has from the server: places, for two that write to one would mix
/// what they hold; doors, for one that is opened for one collection is not open for another; and
/// whatever is said of collections.
final class OwnSettings {

    /// Files and folders, each for one collection alone.
    static final List<String> PLACES =
            List.of(
                    "sourcebound.corpus.folder",
                    "sourcebound.index.path",
                    "sourcebound.conversation.folder",
                    "sourcebound.decision.folder",
                    "sourcebound.suggestion.file",
                    "sourcebound.channel.folder");

    /// Measured on the questions of one collection.
    private static final String CALIBRATION = "sourcebound.answer.calibration";

    private static final List<String> DOORS =
            List.of(
                    "sourcebound.slack",
                    "sourcebound.telegram",
                    "sourcebound.widget.allowedorigins",
                    "sourcebound.access.anonymous");

    private static final String LANGUAGE_MODEL = plain("sourcebound.llm");

    private final List<String> withheld;

    /// @param given what the collection says itself. Where it says anything of a language model, it
    ///   has nothing of the server's, whose key and address belong together
    OwnSettings(Iterable<String> given) {
        boolean model = false;
        for (String name : given) {
            model |= name.startsWith("llm.");
        }
        List<String> all = new ArrayList<>();
        all.add(plain(CollectionSettings.PREFIX));
        all.add(plain(CALIBRATION));
        PLACES.forEach(place -> all.add(plain(place)));
        DOORS.forEach(door -> all.add(plain(door)));
        if (model) {
            all.add(LANGUAGE_MODEL);
        }
        this.withheld = List.copyOf(all);
    }

    /// Whether the server's setting of this name, in any of its spellings, is none of the
    /// collection's.
    boolean withhold(String name) {
        String plain = plain(name);
        return withheld.stream().anyMatch(plain::startsWith);
    }

    /// As a setting is written in a file or a variable, without what may differ.
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

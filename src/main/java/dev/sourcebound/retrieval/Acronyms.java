package dev.sourcebound.retrieval;

import static java.util.stream.Collectors.groupingBy;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Vocabulary.Word;
import dev.sourcebound.retrieval.AcronymFinder.Introduced;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The acronyms that the passages introduce, and what they stand for. Immutable; thread-safe.
final class Acronyms {

    /// How many little words may stand in the name of something.
    static final int SLOP = 3;

    private final Terms terms;
    private final Map<String, List<Meaning>> byAcronym;
    private final Map<String, List<Meaning>> byFirstTerm;

    /// An acronym and one thing that it stands for.
    ///
    /// @param written the two as the passages write them
    /// @param term of the acronym
    /// @param name the terms of the name, at least two
    record Meaning(Introduced written, String term, List<String> name) {

        /// Both, for somebody who knows one of them.
        String gloss() {
            return "%s (%s)".formatted(written.name(), written.acronym());
        }
    }

    /// A word of a question, or several, that the passages may write otherwise.
    ///
    /// @param meaning what it is
    /// @param asName whether the question has the name; otherwise it has the acronym
    record Used(Meaning meaning, boolean asName) {}

    /// @param kept as [#kept] gives them
    Acronyms(Collection<String> kept, Terms terms) {
        this.terms = terms;
        Map<String, Meaning> distinct = new TreeMap<>();
        kept.stream()
                .sorted()
                .map(each -> meaning(each, terms))
                .filter(m -> !m.term().isEmpty() && m.name().size() > 1)
                .forEach(m -> distinct.putIfAbsent(key(m), m));
        this.byAcronym = distinct.values().stream().collect(groupingBy(Meaning::term));
        this.byFirstTerm = distinct.values().stream().collect(groupingBy(m -> m.name().getFirst()));
    }

    /// What the index keeps of a text: one string for each acronym that it introduces.
    static List<String> kept(String text) {
        return AcronymFinder.in(text).stream().map(i -> i.acronym() + " " + i.name()).toList();
    }

    /// What of a question the passages may write otherwise. An acronym in small letters counts
    /// where that is no common word; a name counts where its acronym has no other meaning.
    ///
    /// @param common whether a word is a common one
    List<Used> in(String question, Predicate<String> common) {
        List<Word> words = terms.words(question);
        List<String> all = words.stream().map(Word::term).toList();
        List<Used> used = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String written = words.get(i).span().of(question);
            for (Meaning meaning : byAcronym.getOrDefault(all.get(i), List.of())) {
                boolean meant =
                        written.equals(meaning.written().acronym()) || !common.test(written);
                if (meant && Collections.indexOfSubList(all, meaning.name()) < 0) {
                    used.add(new Used(meaning, false));
                }
            }
            for (Meaning meaning : byFirstTerm.getOrDefault(all.get(i), List.of())) {
                List<String> from = all.subList(i, all.size());
                boolean alone = byAcronym.getOrDefault(meaning.term(), List.of()).size() == 1;
                if (alone
                        && Collections.indexOfSubList(from, meaning.name()) == 0
                        && !all.contains(meaning.term())) {
                    used.add(new Used(meaning, true));
                }
            }
        }
        return used.stream().distinct().toList();
    }

    /// A passage with what its words stand for in its context, where the question writes them
    /// otherwise: who reads it must know that.
    Passage glossed(Passage passage, List<Used> used) {
        if (used.isEmpty()) {
            return passage;
        }
        String text = passage.textWithContext();
        List<String> all = terms.words(text).stream().map(Word::term).toList();
        Passage glossed = passage;
        for (Used each : used) {
            Meaning meaning = each.meaning();
            boolean name = Collections.indexOfSubList(all, meaning.name()) >= 0;
            boolean acronym = hasWord(text, meaning.written().acronym());
            if (each.asName() ? acronym && !name : name && !acronym) {
                glossed = glossed.explained(meaning.gloss());
            }
        }
        return glossed;
    }

    private static boolean hasWord(String text, String word) {
        return Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(text).find();
    }

    private static Meaning meaning(String kept, Terms terms) {
        int space = kept.indexOf(' ');
        String acronym = kept.substring(0, space);
        String name = kept.substring(space + 1);
        List<Word> one = terms.words(acronym);
        return new Meaning(
                new Introduced(acronym, name),
                one.size() == 1 ? one.getFirst().term() : "",
                terms.words(name).stream().map(Word::term).toList());
    }

    private static String key(Meaning meaning) {
        return meaning.term() + " " + String.join(" ", meaning.name());
    }
}

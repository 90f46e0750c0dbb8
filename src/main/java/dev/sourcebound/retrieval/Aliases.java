package dev.sourcebound.retrieval;

import static java.util.stream.Collectors.groupingBy;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Vocabulary.Word;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The other names that the passages introduce for something, acronyms among them. Immutable;
/// thread-safe.
final class Aliases {

    /// How many little words may stand in the name of something.
    static final int SLOP = 3;

    /// How many are used for one question at most.
    private static final int MOST = 8;

    private static final char BETWEEN = '\t';

    private final Terms terms;
    private final Map<String, List<Pair>> byFirstOfAlias;

    /// Of those whose alias has no other meaning.
    private final Map<String, List<Pair>> byFirstOfName;

    /// One way to call something.
    ///
    /// @param written as the passages write it
    /// @param terms of it, at least one
    record Form(String written, List<String> terms) {

        private String first() {
            return terms.getFirst();
        }

        private boolean holds(Form other) {
            return Collections.indexOfSubList(terms, other.terms) >= 0;
        }
    }

    private record Pair(Introduced introduced, Form alias, Form name) {}

    /// What a question calls in one way and the passages may call in another.
    ///
    /// @param asked how the question has it
    /// @param otherwise how the passages may have it
    record Used(Introduced introduced, Form asked, Form otherwise) {

        /// Both, for somebody who knows one of them.
        String gloss() {
            return "%s (%s)".formatted(introduced.name(), introduced.alias());
        }
    }

    /// @param kept as [#kept] gives them
    Aliases(Collection<String> kept, Terms terms) {
        this.terms = terms;
        Map<String, Pair> distinct = new TreeMap<>();
        kept.stream()
                .sorted()
                .map(this::pair)
                .filter(Aliases::tellsTwoNames)
                .forEach(pair -> distinct.putIfAbsent(key(pair), pair));
        this.byFirstOfAlias =
                distinct.values().stream().collect(groupingBy(p -> p.alias().first()));
        Map<String, List<Pair>> byAlias =
                distinct.values().stream().collect(groupingBy(p -> key(p.alias())));
        this.byFirstOfName =
                distinct.values().stream()
                        .filter(p -> byAlias.getOrDefault(key(p.alias()), List.of()).size() == 1)
                        .collect(groupingBy(p -> p.name().first()));
    }

    /// What the index keeps of a text: one string for each other name that it introduces.
    static List<String> kept(String text) {
        return Stream.concat(AcronymFinder.in(text).stream(), AliasFinder.in(text).stream())
                .map(introduced -> introduced.alias() + BETWEEN + introduced.name())
                .distinct()
                .toList();
    }

    /// What of a question the passages may call otherwise. One word counts as it is written, and
    /// otherwise where that is no common word; a name counts where its alias has no other meaning.
    ///
    /// @param common whether a word is a common one
    List<Used> in(String question, Predicate<String> common) {
        Asking asking = Asking.of(question, terms.words(question), common);
        return IntStream.range(0, asking.terms().size())
                .mapToObj(at -> usedAt(at, asking))
                .flatMap(used -> used)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private Stream<Used> usedAt(int at, Asking asking) {
        String first = asking.terms().get(at);
        Stream<Used> byAliases =
                byFirstOfAlias.getOrDefault(first, List.of()).stream()
                        .map(p -> new Used(p.introduced(), p.alias(), p.name()));
        Stream<Used> byNames =
                byFirstOfName.getOrDefault(first, List.of()).stream()
                        .map(p -> new Used(p.introduced(), p.name(), p.alias()));
        return Stream.concat(byAliases, byNames)
                .filter(used -> asking.says(used.asked(), at) && !asking.says(used.otherwise()));
    }

    /// A question in its words.
    ///
    /// @param written as the question has them
    /// @param terms of each of them
    private record Asking(List<String> written, List<String> terms, Predicate<String> common) {

        static Asking of(String question, List<Word> words, Predicate<String> common) {
            return new Asking(
                    words.stream().map(word -> word.span().of(question)).toList(),
                    words.stream().map(Word::term).toList(),
                    common);
        }

        /// Whether a form is meant by the words from one on.
        boolean says(Form form, int at) {
            String word = written.get(at);
            return Collections.indexOfSubList(terms.subList(at, terms.size()), form.terms()) == 0
                    && (form.terms().size() > 1
                            || word.equals(form.written())
                            || !common.test(word));
        }

        boolean says(Form form) {
            return Collections.indexOfSubList(terms, form.terms()) >= 0;
        }
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
            if (has(text, all, each.otherwise()) && !has(text, all, each.asked())) {
                glossed = glossed.explained(each.gloss());
            }
        }
        return glossed;
    }

    /// One word as it is written, several in whatever form.
    private static boolean has(String text, List<String> all, Form form) {
        return form.terms().size() > 1
                ? Collections.indexOfSubList(all, form.terms()) >= 0
                : Pattern.compile("\\b" + Pattern.quote(form.written()) + "\\b")
                        .matcher(text)
                        .find();
    }

    private Pair pair(String kept) {
        int between = kept.indexOf(BETWEEN);
        Introduced introduced =
                new Introduced(kept.substring(0, between), kept.substring(between + 1));
        return new Pair(introduced, form(introduced.alias()), form(introduced.name()));
    }

    private Form form(String written) {
        return new Form(written, terms.words(written).stream().map(Word::term).toList());
    }

    private static boolean tellsTwoNames(Pair pair) {
        return !pair.alias().terms().isEmpty()
                && !pair.name().terms().isEmpty()
                && !pair.alias().holds(pair.name())
                && !pair.name().holds(pair.alias());
    }

    private static String key(Pair pair) {
        return key(pair.alias()) + BETWEEN + key(pair.name());
    }

    private static String key(Form form) {
        return String.join(" ", form.terms());
    }
}

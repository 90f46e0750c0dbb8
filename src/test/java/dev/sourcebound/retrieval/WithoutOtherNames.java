package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.retrieval.Aliases.Used;
import dev.sourcebound.retrieval.RankFusion.Candidate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Indices that have learnt no other name for anything.
public final class WithoutOtherNames {

    private WithoutOtherNames() {}

    /// @param whole the bean `passageIndices`
    public static Object indices(Object whole) {
        return new Indices((PassageIndices) whole);
    }

    private record Indices(PassageIndices whole) implements PassageIndices {

        @Override
        public PassageIndex open(List<SourcePassages> sources, Progress progress) {
            return new Index(whole.open(sources, progress), new Terms());
        }

        @Override
        public void close() {
            whole.close();
        }
    }

    private record Index(PassageIndex whole, Terms terms) implements PassageIndex {

        @Override
        public Aliases aliases() {
            return new Aliases(List.of(), terms);
        }

        @Override
        public List<Candidate> candidates(
                String question, List<Used> used, float[] vector, int depth, Set<String> sources) {
            return whole.candidates(question, used, vector, depth, sources);
        }

        @Override
        public Forms forms() {
            return whole.forms();
        }

        @Override
        public Map<String, EmbeddedText> embedded(Set<String> texts) {
            return whole.embedded(texts);
        }

        @Override
        public int size() {
            return whole.size();
        }

        @Override
        public void expect(String text) {
            whole.expect(text);
        }

        @Override
        public boolean holds(String word) {
            return whole.holds(word);
        }

        @Override
        public List<Word> words(String text) {
            return whole.words(text);
        }

        @Override
        public double rarity(String term) {
            return whole.rarity(term);
        }

        @Override
        public void close() {
            terms.close();
            whole.close();
        }
    }
}

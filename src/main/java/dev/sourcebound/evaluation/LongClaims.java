package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.TrainingDocument.TrainingClaim;
import dev.sourcebound.reading.ClaimVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Makes long texts about documents: ten sentences each, claims that the document supports and
/// sentences of its own, of which in every other text one is replaced by a claim that the document
/// contradicts. The same documents give the same texts.
final class LongClaims {

    private static final int SENTENCES = 10;

    /// How many texts are made about a document; half of them have a changed sentence.
    private static final int TEXTS = 4;

    private static final long SEED = 20_070;

    private LongClaims() {}

    /// A text.
    ///
    /// @param sourceId the document that it is about
    /// @param sentences in order
    record LongClaim(String sourceId, List<TrainingClaim> sentences) {

        /// Whether none of its sentences was changed.
        boolean supported() {
            return sentences.stream().allMatch(c -> c.verdict() == ClaimVerdict.SUPPORTED);
        }
    }

    /// Every claim that a text about a document may hold.
    static List<TrainingClaim> sentences(TrainingDocument document) {
        return Stream.concat(supported(document).stream(), changed(document).stream()).toList();
    }

    /// None of a document that is too short, or without a claim that it contradicts.
    static List<LongClaim> of(List<TrainingDocument> documents) {
        Random random = new Random(SEED);
        List<LongClaim> texts = new ArrayList<>();
        for (TrainingDocument document : documents) {
            List<TrainingClaim> changed = changed(document);
            if (supported(document).size() < SENTENCES || changed.isEmpty()) {
                continue;
            }
            for (int text = 0; text < TEXTS; text++) {
                List<TrainingClaim> sentences = new ArrayList<>(supported(document));
                Collections.shuffle(sentences, random);
                sentences.subList(SENTENCES, sentences.size()).clear();
                if (text % 2 == 1) {
                    replace(sentences, changed.get(random.nextInt(changed.size())), random);
                }
                texts.add(new LongClaim(document.source().id(), sentences));
            }
        }
        return texts;
    }

    /// In place of what it was made of, or, where that is not there, of any.
    private static void replace(
            List<TrainingClaim> sentences, TrainingClaim changed, Random random) {
        int any = random.nextInt(sentences.size());
        for (int i = 0; i < sentences.size(); i++) {
            if (sentences.get(i).evidence().equals(changed.evidence())) {
                sentences.set(i, changed);
                return;
            }
        }
        sentences.set(any, changed);
    }

    private static List<TrainingClaim> supported(TrainingDocument document) {
        return Stream.concat(
                        document.claims().stream()
                                .filter(c -> c.verdict() == ClaimVerdict.SUPPORTED),
                        document.sentences().stream().map(s -> ClaimExamples.own(document, s)))
                .toList();
    }

    private static List<TrainingClaim> changed(TrainingDocument document) {
        return document.claims().stream()
                .filter(c -> c.verdict() == ClaimVerdict.CONTRADICTED)
                .toList();
    }
}

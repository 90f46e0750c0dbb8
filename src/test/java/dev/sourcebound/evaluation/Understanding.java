package dev.sourcebound.evaluation;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.Decomposer;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.QuestionParts;
import dev.sourcebound.answer.Topic;
import dev.sourcebound.chat.FollowUp;
import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Spelling;
import dev.sourcebound.reading.PassageReader;
import dev.sourcebound.reading.ReaderFit;
import dev.sourcebound.reading.Reading;
import dev.sourcebound.reading.Stance;
import dev.sourcebound.retrieval.WithoutOtherNames;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What belongs to understanding a question, each with a bean that does without it.
enum Understanding {
    /// A follow-up is asked as it was typed.
    FOLLOW_UPS("followUp", FollowUp.class, _ -> (question, history) -> question),

    /// No word is put right by the corpus, no hyphen and no name.
    SPELLING("spelling", Spelling.class, whole -> spelling(text -> text, whole)),

    /// What the passages call by several names is searched by the one that was typed.
    OTHER_NAMES("passageIndices", Object.class, WithoutOtherNames::indices),

    /// What asks for several things is one question.
    SEVERAL_QUESTIONS(
            "decomposer",
            Decomposer.class,
            whole ->
                    message -> {
                        List<QuestionParts.Part> parts = whole.parts(message);
                        return parts.size() == 1 ? parts : List.of(part(marked(message)));
                    }),

    /// A question is read with what is told around it, and only so.
    TALK_ASIDE(
            "decomposer",
            Decomposer.class,
            whole ->
                    message -> {
                        List<QuestionParts.Part> parts = whole.parts(message);
                        return parts.size() > 1
                                ? parts
                                : List.of(part(parts.getFirst().standalone()));
                    }),

    /// A question has the mark at its end that was typed, or none.
    MARK(
            "decomposer",
            Decomposer.class,
            whole ->
                    message -> {
                        List<QuestionParts.Part> parts = whole.parts(message);
                        return parts.equals(List.of(part(marked(message))))
                                ? List.of(part(message))
                                : parts;
                    }),

    /// What is hardly words is read.
    HARDLY_WORDS("spelling", Spelling.class, whole -> whole::corrected),

    /// No yes and no "no" is said.
    YES_OR_NO(
            "passageReader",
            PassageReader.class,
            whole ->
                    changed(
                            whole,
                            readings ->
                                    readings.map(r ->
                                            r.stance() == Stance.WRONG_PREMISE
                                                    ? r
                                                    : r.with(Stance.UNSAID)))),

    /// No premise is corrected.
    PREMISES(
            "passageReader",
            PassageReader.class,
            whole ->
                    changed(
                            whole,
                            readings -> readings.filter(r -> r.stance() != Stance.WRONG_PREMISE))),

    /// What has a fixed reply is searched: no phrase is small talk with another one before it.
    SMALL_TALK(
            "answerer",
            Answerer.class,
            whole -> (question, progress) -> whole.answer(quoted(question), progress)),

    /// One excerpt answers, unless another has its very support.
    FURTHER_EXCERPTS("readerFit", ReaderFit.Labelled.class, Understanding::alone);

    private final String bean;
    private final UnaryOperator<Object> without;

    <T> Understanding(String bean, Class<T> type, UnaryOperator<T> without) {
        this.bean = bean;
        this.without = whole -> without.apply(type.cast(whole));
    }

    /// The name of the bean.
    String bean() {
        return bean;
    }

    /// What takes the bean's place.
    Object without(Object whole) {
        return without.apply(whole);
    }

    private static Spelling spelling(UnaryOperator<String> corrected, Spelling whole) {
        return new Spelling() {
            @Override
            public String corrected(String text) {
                return corrected.apply(text);
            }

            @Override
            public double known(String text) {
                return whole.known(text);
            }
        };
    }

    private static QuestionParts.Part part(String asked) {
        return new QuestionParts.Part(asked, asked);
    }

    private static String marked(String message) {
        return Topic.unended(message.strip()) + "?";
    }

    private static PassageReader changed(
            PassageReader whole, UnaryOperator<Stream<Reading>> changed) {
        return reader(
                whole,
                (question, passages) ->
                        changed.apply(whole.read(question, passages).stream()).toList());
    }

    /// Another that reads otherwise.
    static PassageReader reader(
            PassageReader whole, BiFunction<String, List<Passage>, List<Reading>> read) {
        return new PassageReader() {
            @Override
            public List<Reading> read(String question, List<Passage> passages) {
                return read.apply(question, passages);
            }

            @Override
            public String label() {
                return whole.label();
            }
        };
    }

    private static Question quoted(Question question) {
        String written = "It was asked: " + question.text();
        return new Question(question.text(), written, question.sources(), question.told());
    }

    private static ReaderFit.Labelled alone(ReaderFit.Labelled whole) {
        ReaderFit fit = whole.fit();
        return new ReaderFit.Labelled(
                new ReaderFit(
                        fit.embedder(),
                        fit.model(),
                        fit.firstLook(),
                        fit.closeLook(),
                        fit.calibration(),
                        1,
                        fit.further(),
                        fit.window(),
                        fit.stance(),
                        fit.denial(),
                        fit.claims()),
                whole.label());
    }
}

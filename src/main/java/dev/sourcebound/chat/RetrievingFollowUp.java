package dev.sourcebound.chat;

import static java.util.Comparator.comparingDouble;

import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.SmallTalk;
import dev.sourcebound.answer.Topic;
import dev.sourcebound.chat.Evidence.Found;
import dev.sourcebound.chat.Turn.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Understands an English follow-up by what it leaves out, and what was meant by what the sources
/// bear: of the questions that may have been asked, the one that retrieves best.
public final class RetrievingFollowUp implements FollowUp {

    private static final List<Rewriter> REWRITERS =
            List.of(
                    new Correcting(),
                    new CountingOff(),
                    new Continuing(),
                    new Pointing(),
                    new Leaning());

    /// How many earlier questions are looked at.
    private static final int MOST_TURNS = 4;

    private static final int MOST_REWRITES = 12;

    /// Two readings that are so near to each other, as cosines, cannot be told apart by them.
    private static final double CLOSE = 0.005;

    private static final double LIKELIER = 0.5;

    private final Evidence evidence;

    RetrievingFollowUp(Evidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public String standalone(String question, List<Turn> history) {
        return understand(question, history, Progress.NONE).best();
    }

    @Override
    public Understood understand(String question, List<Turn> history, Progress progress) {
        if (SmallTalk.is(question)) {
            return new Understood.Clear(question);
        }
        List<String> earlier = new ArrayList<>();
        List<String> replies = List.of();
        for (Turn turn : latest(history)) {
            switch (turn.role()) {
                case USER -> {
                    if (!SmallTalk.is(turn.content()) && !turn.content().isBlank()) {
                        String standalone =
                                turn.standalone() != null
                                        ? turn.standalone()
                                        : understood(turn.content(), earlier, replies).best();
                        earlier.addFirst(standalone);
                        replies = List.of();
                    }
                }
                case ASSISTANT ->
                        replies = turn.quotes() == null ? List.of(turn.content()) : turn.quotes();
            }
        }
        return understood(question, earlier, replies);
    }

    private Understood understood(String question, List<String> earlier, List<String> replies) {
        if (earlier.isEmpty()) {
            return new Understood.Clear(question);
        }
        Background before = new Background(earlier, replies);
        for (Rewriter rewriter : REWRITERS) {
            List<Rewrite> rewrites =
                    rewriter.rewrites(question, before).stream()
                            .filter(r -> r.about().isEmpty() || evidence.knows(r.about()))
                            .filter(r -> r.text().length() <= Question.MAX_LENGTH)
                            .distinct()
                            .limit(MOST_REWRITES)
                            .toList();
            if (!rewrites.isEmpty()) {
                return understood(question, before, rewrites, rewriter);
            }
        }
        return new Understood.Clear(question);
    }

    private record Weighed(Rewrite rewrite, Found found) {}

    private Understood understood(
            String question, Background before, List<Rewrite> rewrites, Rewriter rewriter) {
        List<Weighed> weighed =
                rewrites.stream()
                        .map(rewrite -> new Weighed(rewrite, evidence.of(rewrite.text())))
                        .sorted(comparingDouble((Weighed w) -> w.found().nearness()).reversed())
                        .toList();
        Weighed best = weighed.getFirst();
        if (best.found().nearness() <= evidence.of(question).nearness() + rewriter.lead()) {
            return new Understood.Clear(question);
        }
        Optional<Weighed> other =
                weighed.stream()
                        .skip(1)
                        .takeWhile(w -> best.found().nearness() - w.found().nearness() < CLOSE)
                        .filter(w -> differ(best, w))
                        .findFirst();
        if (other.isPresent()
                && bearsOut(best.rewrite().text())
                && bearsOut(other.get().rewrite().text())) {
            return new Understood.Unclear(
                    List.of(best.rewrite().text(), other.get().rewrite().text()));
        }
        return new Understood.Clear(
                rewriter.leans() ? supported(question, before, best) : best.rewrite().text());
    }

    /// The nearest reading, or the question with the whole one before as its topic: the one that is
    /// answered with more support.
    private String supported(String question, Background before, Weighed nearest) {
        String topic = Topic.of(before.question());
        String whole = topic.isBlank() ? "" : Topic.before(topic, question);
        String text = nearest.rewrite().text();
        if (whole.isEmpty() || whole.length() > Question.MAX_LENGTH || whole.equals(text)) {
            return text;
        }
        return evidence.support(whole) > evidence.support(text) ? whole : text;
    }

    /// Whether the sources more likely answer a question than not.
    private boolean bearsOut(String question) {
        return evidence.support(question) >= LIKELIER;
    }

    /// Whether the two name different things, of which the sources say different things.
    private static boolean differ(Weighed one, Weighed other) {
        String first = one.rewrite().about();
        String second = other.rewrite().about();
        return one.rewrite().named()
                && other.rewrite().named()
                && !first.contains(second)
                && !second.contains(first)
                && !one.found().passage().equals(other.found().passage());
    }

    private static List<Turn> latest(List<Turn> history) {
        int questions = 0;
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).role() == Role.USER && ++questions == MOST_TURNS) {
                return history.subList(i, history.size());
            }
        }
        return history;
    }
}

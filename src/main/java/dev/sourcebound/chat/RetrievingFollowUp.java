package dev.sourcebound.chat;

import static java.util.Comparator.comparingDouble;

import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.answer.Question;
import dev.sourcebound.answer.SmallTalk;
import dev.sourcebound.answer.Told;
import dev.sourcebound.chat.Evidence.Found;
import dev.sourcebound.chat.Turn.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Understands an English follow-up by what it leaves out, and what was meant by what the sources
/// bear: of the questions that may have been asked, the one that retrieves best.
public final class RetrievingFollowUp implements FollowUp {

    private static final List<Rewriter> REWRITERS =
            List.of(
                    new Picking(),
                    new Correcting(),
                    new CountingOff(),
                    new Continuing(),
                    new Pointing(),
                    new Leaning());

    /// How many earlier questions are looked at.
    private static final int MOST_TURNS = 3;

    private static final int MOST_REWRITES = 10;

    /// Two readings that are so near to each other, as cosines, cannot be told apart by them.
    private static final double CLOSE = 0.005;

    /// The question with all before as its topic says least that was not said: another reading must
    /// be answered with so much more support, and in the same place.
    private static final double WHOLE_LEADS = 0.1;

    private final FollowUp baseLine = new EllipsisFollowUp();
    private final Evidence evidence;

    RetrievingFollowUp(Evidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public String standalone(String question, List<Turn> history) {
        return understand(question, history, Set.of(), Progress.NONE).best();
    }

    @Override
    public Understood understand(
            String question, List<Turn> history, Set<String> sources, Progress progress) {
        return new RetrievingFollowUp(evidence.within(sources)).understood(question, history);
    }

    private Understood understood(String question, List<Turn> history) {
        if (SmallTalk.is(question)) {
            return new Understood.Clear(question);
        }
        List<String> earlier = new ArrayList<>();
        List<String> replies = List.of();
        List<String> offered = List.of();
        for (Turn turn : latest(history)) {
            switch (turn.role()) {
                case USER -> {
                    String asked = Background.head(turn.content());
                    if (!SmallTalk.is(asked) && !asked.isBlank()) {
                        String standalone =
                                turn.standalone() != null
                                        ? turn.standalone()
                                        : nearest(asked, earlier, replies, offered);
                        earlier.addFirst(standalone);
                        replies = List.of();
                        offered = List.of();
                    }
                }
                case ASSISTANT -> {
                    replies = turn.quotes() == null ? List.of(turn.content()) : turn.quotes();
                    offered = AskingBack.candidates(turn.content());
                }
            }
        }
        return understood(
                question,
                background(earlier, replies, offered),
                baseLine.standalone(question, history));
    }

    /// @param whole the question with all before as its topic; as it stands where it leans on none
    private Understood understood(String question, Optional<Background> before, String whole) {
        Optional<String> lost = before.flatMap(said -> CountingOff.lost(question, said));
        if (lost.isPresent() && !evidence.says(whole, lost.get())) {
            return new Understood.Unclear(List.of(question));
        }
        Readings readings = readings(question, before);
        Optional<Weighed> other = readings.other();
        String nearest = readings.nearest(question);
        if (other.isPresent()
                && evidence.support(nearest) >= Evidence.LIKELIER
                && evidence.support(other.get().rewrite().text()) >= Evidence.LIKELIER) {
            return new Understood.Unclear(List.of(nearest, other.get().rewrite().text()));
        }
        boolean compares = readings.leans() && !whole.equals(question) && !whole.equals(nearest);
        String best =
                compares && !evidence.isBorneOut(nearest, whole, WHOLE_LEADS) ? whole : nearest;
        boolean showsNothing =
                readings.leans() && !Continuing.goesOn(question) && !Pointing.points(question);
        if (best.equals(question) || (showsNothing && evidence.standsAlone(question, best))) {
            return new Understood.Clear(question);
        }
        List<Told> told =
                before.map(Background::question)
                        .filter(earlier -> readings.leans() && evidence.asksMore(question, earlier))
                        .map(evidence::told)
                        .orElse(List.of());
        return new Understood.Clear(best, told);
    }

    /// The same of an earlier question, without the reader, which is dear: it is only a topic.
    private String nearest(
            String question, List<String> earlier, List<String> replies, List<String> offered) {
        return readings(question, background(earlier, replies, offered)).nearest(question);
    }

    /// What was said before; empty where no question was.
    private static Optional<Background> background(
            List<String> earlier, List<String> replies, List<String> offered) {
        return earlier.isEmpty()
                ? Optional.empty()
                : Optional.of(new Background(earlier, replies, offered));
    }

    /// What a question may mean.
    ///
    /// @param weighed the nearest first
    /// @param leans whether all that was asked before may be its topic
    /// @param stands whether it is meant as it stands
    private record Readings(List<Weighed> weighed, boolean leans, boolean stands) {

        static final Readings NONE = new Readings(List.of(), true, true);

        String nearest(String question) {
            return stands ? question : weighed.getFirst().rewrite().text();
        }

        /// Another that fits as well as the nearest and means something else.
        Optional<Weighed> other() {
            return stands
                    ? Optional.empty()
                    : weighed.stream()
                            .skip(1)
                            .takeWhile(w -> weighed.getFirst().nearness() - w.nearness() < CLOSE)
                            .filter(w -> differ(weighed.getFirst(), w))
                            .findFirst();
        }
    }

    private record Weighed(Rewrite rewrite, Found found) {

        double nearness() {
            return found.nearness();
        }
    }

    private Readings readings(String question, Optional<Background> before) {
        return before.map(said -> readings(question, said)).orElse(Readings.NONE);
    }

    private Readings readings(String question, Background before) {
        for (Rewriter rewriter : REWRITERS) {
            List<Weighed> weighed =
                    rewriter.rewrites(question, before).stream()
                            .filter(r -> r.about().isEmpty() || evidence.knows(r.about()))
                            .filter(r -> r.text().length() <= Question.MAX_LENGTH)
                            .distinct()
                            .limit(MOST_REWRITES)
                            .map(rewrite -> new Weighed(rewrite, evidence.of(rewrite.text())))
                            .sorted(comparingDouble(Weighed::nearness).reversed())
                            .toList();
            if (!weighed.isEmpty()) {
                double asItStands = evidence.of(question).nearness() + rewriter.lead();
                boolean stands = weighed.getFirst().nearness() <= asItStands;
                return new Readings(weighed, rewriter.leans(), stands);
            }
        }
        return Readings.NONE;
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

package dev.sourcebound.chat;

import static java.util.stream.Collectors.joining;

import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.answer.ClaimText;
import dev.sourcebound.answer.SmallTalk;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Has a language model rewrite a follow-up too, and takes its question where that retrieves better
/// than our own and says nothing that was not said: it is shown as what was understood.
final class ComparingFollowUp implements FollowUp {

    private final FollowUp own;
    private final FollowUp byModel;
    private final Evidence evidence;

    ComparingFollowUp(FollowUp own, FollowUp byModel, Evidence evidence) {
        this.own = own;
        this.byModel = byModel;
        this.evidence = evidence;
    }

    @Override
    public String standalone(String question, List<Turn> history) {
        return understand(question, history, Set.of(), Progress.NONE).best();
    }

    @Override
    public Understood understand(
            String question, List<Turn> history, Set<String> sources, Progress progress) {
        Understood ours = own.understand(question, history, sources, progress);
        if (history.isEmpty() || SmallTalk.is(question)) {
            return ours;
        }
        Understood byTheirs =
                progress.waiting(() -> byModel.understand(question, history, sources, progress));
        String theirs = byTheirs.best();
        Evidence said = evidence.within(sources);
        boolean better =
                !theirs.equals(question)
                        && !theirs.equals(ours.best())
                        && isSaid(theirs, question, history)
                        && said.of(theirs).nearness() > said.of(ours.best()).nearness();
        Understood taken = better ? new Understood.Clear(theirs, ours.told()) : ours;
        return taken.with(byTheirs.usage());
    }

    private boolean isSaid(String theirs, String question, List<Turn> history) {
        String said =
                history.stream()
                        .flatMap(turn ->
                                Stream.of(turn.content(), Objects.toString(turn.standalone(), "")))
                        .collect(joining("\n", "", "\n" + question));
        return ClaimText.isPlainLine(theirs, said) && !evidence.adds(theirs, said);
    }
}

package dev.sourcebound.chat;

import dev.sourcebound.answer.Answerer.Progress;
import dev.sourcebound.answer.SmallTalk;
import java.util.List;

/// Has a language model rewrite a follow-up too, and takes its question where that retrieves better
/// than our own.
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
        return understand(question, history, Progress.NONE).best();
    }

    @Override
    public Understood understand(String question, List<Turn> history, Progress progress) {
        Understood ours = own.understand(question, history, progress);
        if (history.isEmpty() || SmallTalk.is(question)) {
            return ours;
        }
        Understood byTheirs =
                progress.waiting(() -> byModel.understand(question, history, progress));
        String theirs = byTheirs.best();
        boolean better =
                !theirs.equals(question)
                        && !theirs.equals(ours.best())
                        && evidence.of(theirs).nearness() > evidence.of(ours.best()).nearness();
        Understood taken = better ? new Understood.Clear(theirs, ours.told()) : ours;
        return taken.with(byTheirs.usage());
    }
}

package dev.sourcebound.chat;

import dev.sourcebound.answer.QuestionParts;
import dev.sourcebound.answer.SmallTalk;
import dev.sourcebound.fuzz.Input;
import java.util.List;

/// Whatever is asked, after whatever was said, it can be taken apart, and in time.
public final class QuestionsFuzz {

    private static final int LONGEST = 2_000;
    private static final EllipsisFollowUp FOLLOW_UP = new EllipsisFollowUp();

    private QuestionsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        String before = input.text();
        String said = input.text();
        String question = head(input.restAsText());
        if (question.isBlank() || before.isBlank() || said.isBlank()) {
            return;
        }
        for (QuestionParts.Part part : QuestionParts.of(question)) {
            Input.require(!part.standalone().isBlank(), "a part without words");
        }
        SmallTalk.is(question);
        List<Turn> turns =
                List.of(new Turn(Turn.Role.USER, before), new Turn(Turn.Role.ASSISTANT, said));
        Input.require(!FOLLOW_UP.standalone(question, turns).isBlank(), "nothing is asked");
    }

    private static String head(String text) {
        int end = Math.min(LONGEST, text.length());
        return end > 0 && Character.isHighSurrogate(text.charAt(end - 1))
                ? text.substring(0, end - 1)
                : text.substring(0, end);
    }
}

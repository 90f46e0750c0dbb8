package dev.sourcebound.web;

import static dev.sourcebound.fuzz.Input.require;

import dev.sourcebound.channel.RandomReplies;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.fuzz.Input;
import dev.sourcebound.problem.AppException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Any body is a request, or is refused with a message; lines are the same however a body is cut.
public final class RequestsFuzz {

    private static final int LONGEST = 512;
    private static final JsonMapper JSON = WebConfiguration.strictMapper();
    private static final Corpus CORPUS = RandomReplies.corpus();
    private static final DefaultDataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    private RequestsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Input input = new Input(bytes);
        int kind = input.pick(4);
        int piece = 1 + input.next();
        byte[] body = input.rest();
        List<BatchLine> lines = lines(body, piece);
        checkSame(lines(body, Math.max(1, body.length)), lines);
        for (BatchLine line : lines) {
            if (line instanceof BatchLine.Text text) {
                try {
                    check(kind, text.bytes());
                } catch (AppException refused) {
                    Input.requireWellFormed(String.valueOf(refused.getMessage()), "a message");
                }
            }
        }
    }

    private static void check(int kind, byte[] line) {
        switch (kind) {
            case 0 -> parsed(line, AnswerRequest.class).checked(CORPUS);
            case 1 -> parsed(line, PassageRequest.class).checked(CORPUS);
            case 2 -> parsed(line, CheckRequest.class).checked(CORPUS);
            default -> parsed(line, FeedbackRequest.class).checked(CORPUS);
        }
    }

    private static <R> R parsed(byte[] line, Class<R> type) {
        try {
            R request = JSON.readValue(line, type);
            if (request == null) {
                throw JsonProblems.LINE.notAnObject();
            }
            return request;
        } catch (JacksonException failure) {
            throw JsonProblems.LINE.of(failure);
        }
    }

    private static List<BatchLine> lines(byte[] body, int piece) {
        LineCutter cutter = new LineCutter(LONGEST);
        List<BatchLine> lines = new ArrayList<>();
        for (int at = 0; at < body.length; at += piece) {
            byte[] part = Arrays.copyOfRange(body, at, Math.min(body.length, at + piece));
            lines.addAll(cutter.cut(BUFFERS.wrap(part)));
        }
        lines.addAll(cutter.rest());
        return lines;
    }

    private static void checkSame(List<BatchLine> one, List<BatchLine> other) {
        require(one.size() == other.size(), "another number of lines");
        for (int i = 0; i < one.size(); i++) {
            require(one.get(i).number() == other.get(i).number(), "another line's number");
            require(
                    one.get(i) instanceof BatchLine.Text a
                                    && other.get(i) instanceof BatchLine.Text b
                            ? Arrays.equals(a.bytes(), b.bytes())
                            : one.get(i).equals(other.get(i)),
                    "another line");
        }
    }
}

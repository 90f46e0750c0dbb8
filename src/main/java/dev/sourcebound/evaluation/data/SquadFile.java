package dev.sourcebound.evaluation.data;

import dev.sourcebound.corpus.Source;
import dev.sourcebound.evaluation.data.LabelledQuestion.Gold;
import dev.sourcebound.problem.AppException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A file of SQuAD 1.1 or 2.0 (Rajpurkar, Jia and Liang 2018): each paragraph is a source, its id
/// the article's title and the paragraph's number. Any one of a question's answers is enough. A
/// question of version 1.1 has no `is_impossible` and is answerable. The answers' places must hold.
final class SquadFile {

    private final Path file;
    private final Consumer<AppException> flaws;
    private final List<LabelledQuestion> questions = new ArrayList<>();
    private final Map<String, Source> sources = new TreeMap<>();
    private final Map<String, String> pathOfId = new HashMap<>();

    SquadFile(Path file, Consumer<AppException> flaws) {
        this.file = file;
        this.flaws = flaws;
    }

    DataSet.Read read() {
        JsonNode data = root().path("data");
        if (!data.isArray()) {
            throw bad("data", "must be a list of articles, is " + JsonLine.type(data));
        }
        for (int i = 0; i < data.size(); i++) {
            article(data.get(i), "data[%d]".formatted(i));
        }
        return new DataSet.Read(questions, List.copyOf(sources.values()));
    }

    private JsonNode root() {
        try {
            return Json.MAPPER.readTree(TextFile.text(file, "question", flaws));
        } catch (JacksonException e) {
            throw new Flaw(
                            "%s, line %d is not JSON; mend it there, nothing of the file can be read"
                                    .formatted(file, e.getLocation().getLineNr()))
                    .exception(e);
        }
    }

    private void article(JsonNode article, String path) {
        JsonNode title = article.path("title");
        String name = title.isString() && !title.stringValue().isBlank() ? title.stringValue() : "";
        JsonNode paragraphs = article.path("paragraphs");
        if (!paragraphs.isArray()) {
            flaws.accept(
                    bad(path + ".paragraphs", "must be a list, is " + JsonLine.type(paragraphs)));
            return;
        }
        for (int i = 0; i < paragraphs.size(); i++) {
            String at = "%s.paragraphs[%d]".formatted(path, i);
            try {
                paragraph(paragraphs.get(i), name.isEmpty() ? path : name, i, at);
            } catch (AppException e) {
                flaws.accept(e);
            }
        }
    }

    private void paragraph(JsonNode paragraph, String title, int number, String path) {
        String context = text(paragraph, path, "context");
        String id = SourceMaker.id("%s-%d".formatted(title, number + 1));
        if (sources.containsKey(id)) {
            throw bad(path, "has the title and number of an earlier one, " + id);
        }
        sources.put(id, SourceMaker.source(id, title.replace('_', ' '), context));
        JsonNode qas = paragraph.path("qas");
        if (!qas.isArray()) {
            throw bad(path + ".qas", "must be a list, is " + JsonLine.type(qas));
        }
        for (int i = 0; i < qas.size(); i++) {
            String at = "%s.qas[%d]".formatted(path, i);
            try {
                questions.add(question(qas.get(i), id, context, at));
            } catch (AppException e) {
                flaws.accept(e);
            }
        }
    }

    private LabelledQuestion question(JsonNode qa, String source, String context, String path) {
        String id = text(qa, path, "id");
        String question = text(qa, path, "question");
        JsonNode impossible = qa.path("is_impossible");
        if (!impossible.isMissingNode() && !impossible.isBoolean()) {
            throw bad(
                    path + ".is_impossible",
                    "must be true or false, is " + JsonLine.type(impossible));
        }
        boolean answerable = !(impossible.isBoolean() && impossible.booleanValue());
        List<Gold> gold = answerable ? gold(qa.path("answers"), source, context, path) : List.of();
        String earlier = pathOfId.putIfAbsent(id, path);
        if (earlier != null) {
            throw bad(path + ".id", "'%s' is the same as of %s".formatted(id, earlier));
        }
        List<String> answers = gold.stream().map(Gold::excerpt).distinct().toList();
        return new LabelledQuestion(
                id,
                answerable ? "answerable" : "impossible",
                question,
                List.of(),
                answerable,
                gold,
                true,
                answers.isEmpty() ? null : answers.getFirst(),
                List.of(),
                answers,
                new TreeMap<>());
    }

    private List<Gold> gold(JsonNode answers, String source, String context, String path) {
        if (!answers.isArray() || answers.isEmpty()) {
            throw bad(
                    path + ".answers",
                    "must have an answer, is "
                            + (answers.isArray() ? "empty" : JsonLine.type(answers))
                            + "; give one, or set is_impossible to true");
        }
        LinkedHashSet<Gold> gold = new LinkedHashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            String at = "%s.answers[%d]".formatted(path, i);
            String text = text(answers.get(i), at, "text");
            JsonNode start = answers.get(i).path("answer_start");
            if (!start.isInt()) {
                throw bad(
                        at + ".answer_start", "must be a whole number, is " + JsonLine.type(start));
            }
            gold.add(new Gold(source, text, place(context, text, start.intValue(), at)));
        }
        return List.copyOf(gold);
    }

    /// In UTF-16 code units. The data counts characters as Python does, by code points.
    private int place(String context, String text, int start, String path) {
        int points = context.codePointCount(0, context.length());
        if (start >= 0 && start <= points) {
            int at = context.offsetByCodePoints(0, start);
            if (context.startsWith(text, at)) {
                return at;
            }
        }
        int elsewhere = context.indexOf(text);
        throw bad(
                path + ".answer_start",
                "%d is not where the answer (%d characters) stands; %s"
                        .formatted(
                                start,
                                text.length(),
                                elsewhere < 0
                                        ? "it is not in the paragraph at all"
                                        : "it stands at " + context.codePointCount(0, elsewhere)));
    }

    private String text(JsonNode object, String path, String field) {
        return JsonLine.nonEmpty(object.path(field), path + "." + field, this::bad);
    }

    private AppException bad(String path, String wrong) {
        return new Flaw("%s, field %s %s".formatted(file, path, wrong)).exception();
    }
}

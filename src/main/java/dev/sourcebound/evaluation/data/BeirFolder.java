package dev.sourcebound.evaluation.data;

import dev.sourcebound.corpus.Source;
import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A folder of BEIR (Thakur et al. 2021): documents in `corpus.jsonl`, questions in
/// `queries.jsonl`, and which document is relevant to which question, by grade, in
/// `qrels/SPLIT.tsv`. The questions are those that the split judges. Nobody marked excerpts: an
/// answer that cites a relevant document counts as right.
final class BeirFolder {

    static final String QUERIES = "queries.jsonl";
    private static final String CORPUS = "corpus.jsonl";
    private static final List<String> SPLITS = List.of("test", "dev", "train");

    private final Path folder;
    private final @Nullable String split;
    private final Consumer<AppException> flaws;

    /// Ids of documents as the sources have them, by those of the data set.
    private final Map<String, String> sourceIds = new HashMap<>();

    private final Map<String, String> nameOfId = new HashMap<>();

    BeirFolder(Path folder, @Nullable String split, Consumer<AppException> flaws) {
        this.folder = folder;
        this.split = split;
        this.flaws = flaws;
    }

    DataSet.Read read() {
        Map<String, Source> sources = new TreeMap<>();
        for (Source source :
                JsonLines.read(folder.resolve(CORPUS), "document", "_id", this::source, flaws)) {
            sources.put(source.id(), source);
        }
        Path qrels = qrels();
        Map<String, SortedMap<String, Integer>> judged = judged(qrels);
        List<LabelledQuestion> questions = new ArrayList<>();
        for (Query query :
                JsonLines.read(folder.resolve(QUERIES), "query", "_id", BeirFolder::query, flaws)) {
            SortedMap<String, Integer> relevant = judged.remove(query.id());
            if (relevant == null) {
                continue;
            }
            if (relevant.values().stream().noneMatch(grade -> grade > 0)) {
                tell(
                        "%s, query %s has no relevant document that can be used; give one a score above 0, or take the query out"
                                .formatted(qrels, query.id()));
                continue;
            }
            questions.add(question(query, relevant));
        }
        judged.keySet()
                .forEach(id ->
                        tell(
                                "%s, query %s is not in %s; add it there"
                                        .formatted(qrels, id, QUERIES)));
        return new DataSet.Read(questions, List.copyOf(sources.values()));
    }

    private Source source(JsonLine line) {
        String name = line.text("_id");
        String id = SourceMaker.id(name);
        JsonNode title = line.fields().path("title");
        String shown =
                title.isString() && !title.stringValue().isBlank() ? title.stringValue() : id;
        Source source = SourceMaker.source(id, shown, line.text("text"));
        String other = nameOfId.putIfAbsent(id, name);
        if (other != null && !other.equals(name)) {
            throw line.bad(
                    "_id",
                    "'%s' is as a source's id the same as '%s', %s; rename one of them"
                            .formatted(name, other, id));
        }
        sourceIds.put(name, id);
        return source;
    }

    private record Query(String id, String text) {}

    private static Query query(JsonLine line) {
        return new Query(line.text("_id"), line.text("text"));
    }

    private static LabelledQuestion question(Query query, SortedMap<String, Integer> relevant) {
        return new LabelledQuestion(
                query.id(),
                "query",
                query.text(),
                List.of(),
                true,
                List.of(),
                true,
                null,
                List.of(),
                List.of(),
                relevant);
    }

    private Path qrels() {
        Path all = folder.resolve("qrels");
        if (split != null) {
            return all.resolve(split + ".tsv");
        }
        try (Stream<Path> files = Files.list(all)) {
            List<Path> found = files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList();
            for (String name : SPLITS) {
                if (found.contains(all.resolve(name + ".tsv"))) {
                    return all.resolve(name + ".tsv");
                }
            }
            if (!found.isEmpty()) {
                return found.getFirst();
            }
        } catch (IOException e) {
            throw new Flaw("%s cannot be listed; put qrels/test.tsv there".formatted(all))
                    .exception(e);
        }
        throw new Flaw("%s holds no .tsv file; put test.tsv there".formatted(all)).exception();
    }

    private Map<String, SortedMap<String, Integer>> judged(Path qrels) {
        Map<String, SortedMap<String, Integer>> judged = new LinkedHashMap<>();
        for (TextFile.Line line : TextFile.lines(qrels, "judgement", flaws)) {
            boolean header = line.number() == 1 && line.text().startsWith("query-id");
            if (line.sound() && !header && !line.text().isBlank()) {
                judgement(qrels, line, judged);
            }
        }
        return judged;
    }

    private void judgement(
            Path qrels, TextFile.Line line, Map<String, SortedMap<String, Integer>> judged) {
        String[] fields = line.text().strip().split("\t", -1);
        if (fields.length != 3) {
            tell(
                    "%s, line %d has %d fields; give query-id, corpus-id and score with tabs between"
                            .formatted(qrels, line.number(), fields.length));
            return;
        }
        int grade;
        try {
            grade = Integer.parseInt(fields[2].strip());
        } catch (NumberFormatException e) {
            tell(
                    "%s, line %d, field score must be a whole number, got '%s'"
                            .formatted(qrels, line.number(), fields[2]));
            return;
        }
        String source = sourceIds.get(fields[1]);
        Map<String, Integer> ofQuery = judged.computeIfAbsent(fields[0], _ -> new TreeMap<>());
        if (source == null) {
            tell(
                    "%s, line %d, field corpus-id '%s' is not in %s; add the document or take the line out"
                            .formatted(qrels, line.number(), fields[1], CORPUS));
        } else if (ofQuery.putIfAbsent(source, grade) != null) {
            tell(
                    "%s, line %d judges document '%s' for query '%s' again; keep one of the lines"
                            .formatted(qrels, line.number(), fields[1], fields[0]));
        }
    }

    private void tell(String message) {
        flaws.accept(new Flaw(message).exception());
    }
}

package dev.sourcebound.evaluation.data;

import dev.sourcebound.problem.AppException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Questions in YAML: a list, or a mapping with the list under `questions`. Their fields are those
/// of a line of JSON Lines; what is left out has a default, and what is not known is refused, so
/// that a misspelt field is told.
final class YamlQuestions {

    private static final Set<String> FIELDS =
            Set.of(
                    "id",
                    "kind",
                    "question",
                    "history",
                    "answerable",
                    "gold",
                    "any_of",
                    "answer",
                    "answers",
                    "must_contain",
                    "note");

    /// Of one question. A few aliases of aliases are as many values as anybody likes.
    private static final int MOST_VALUES = 100_000;

    private static final Set<String> FLAGS = Set.of("answerable", "any_of");
    private static final Set<String> YES = Set.of("true", "yes", "on");

    private final Path file;
    private final Consumer<AppException> flaws;

    /// Of the question that is being read.
    private int values;

    YamlQuestions(Path file, Consumer<AppException> flaws) {
        this.file = file;
        this.flaws = flaws;
    }

    List<LabelledQuestion> questions() {
        List<LabelledQuestion> questions = new ArrayList<>();
        Map<String, Integer> lineOfId = new HashMap<>();
        for (Node node : list(root())) {
            int number = node.getStartMark().getLine() + 1;
            try {
                JsonLine line = new JsonLine(file, number, withDefaults(node, number));
                LabelledQuestion question = new QuestionLine(line).question();
                Integer earlier = lineOfId.putIfAbsent(question.id(), number);
                if (earlier != null) {
                    throw line.bad("id", "is the same as in line " + earlier);
                }
                questions.add(question);
            } catch (AppException e) {
                flaws.accept(e);
            }
        }
        return questions;
    }

    private Node root() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        try {
            Node root =
                    new Yaml(options)
                            .compose(new StringReader(TextFile.text(file, "question", flaws)));
            if (root != null) {
                return root;
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new Flaw(
                            "%s, line %d is not YAML: %s; mend it there, nothing after it can be read"
                                    .formatted(file, line, e.getProblem()))
                    .exception(e);
        } catch (ReaderException e) {
            throw new Flaw(
                            "%s is not YAML: it holds a character that YAML does not allow"
                                    .formatted(file))
                    .exception(e);
        } catch (IllegalArgumentException e) {
            throw new Flaw("%s is not YAML: it holds a tag (!name) that is none".formatted(file))
                    .exception(e);
        } catch (YAMLException e) {
            throw new Flaw(
                            "%s repeats lists or mappings by more than %d aliases (*name); write them out"
                                    .formatted(file, options.getMaxAliasesForCollections()))
                    .exception(e);
        }
        throw new Flaw("%s holds no question".formatted(file)).exception();
    }

    private List<Node> list(Node root) {
        if (root instanceof SequenceNode list) {
            return list.getValue();
        }
        if (root instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (name(entry).equals("questions")
                        && entry.getValueNode() instanceof SequenceNode list) {
                    return list.getValue();
                }
            }
        }
        throw new Flaw(
                        "%s, line %d must be a list of questions, or a mapping with one under 'questions'"
                                .formatted(file, root.getStartMark().getLine() + 1))
                .exception();
    }

    private ObjectNode withDefaults(Node node, int number) {
        if (!(node instanceof MappingNode mapping)) {
            throw new Flaw(
                            "%s, line %d is not a question: give a mapping with id, question and gold"
                                    .formatted(file, number))
                    .exception();
        }
        ObjectNode fields = Json.MAPPER.createObjectNode();
        values = 0;
        for (NodeTuple entry : mapping.getValue()) {
            String name = name(entry);
            int line = entry.getKeyNode().getStartMark().getLine() + 1;
            if (!FIELDS.contains(name)) {
                throw new Flaw(
                                "%s, line %d, field %s is not known; known are %s"
                                        .formatted(
                                                file,
                                                line,
                                                name,
                                                String.join(
                                                        ", ", FIELDS.stream().sorted().toList())))
                        .exception();
            }
            if (fields.has(name)) {
                throw new Flaw(
                                "%s, line %d, field %s is given twice; keep one of them"
                                        .formatted(file, line, name))
                        .exception();
            }
            fields.set(name, json(name, entry.getValueNode()));
        }
        return withDefaults(fields);
    }

    private static ObjectNode withDefaults(ObjectNode fields) {
        for (String list : List.of("history", "gold", "must_contain")) {
            if (!fields.has(list)) {
                fields.putArray(list);
            }
        }
        if (!fields.has("kind")) {
            fields.put("kind", "question");
        }
        if (!fields.has("any_of")) {
            fields.put("any_of", false);
        }
        if (!fields.has("answerable")) {
            fields.put("answerable", true);
        }
        return fields;
    }

    private static String name(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /// As JSON. What stands there unquoted is a text, be it a number, a date or `yes`: only the
    /// flags are truth values.
    private JsonNode json(String name, Node node) {
        if (FLAGS.contains(name) && node instanceof ScalarNode flag) {
            String small = flag.getValue().toLowerCase(Locale.ROOT);
            if (flag.getTag().equals(Tag.BOOL)) {
                return BooleanNode.valueOf(YES.contains(small));
            }
        }
        return json(node);
    }

    private JsonNode json(Node node) {
        // An alias of what it stands in.
        if (node.isTwoStepsConstruction()) {
            throw new Flaw(
                            "%s, line %d holds itself by an alias (*name); write out what is meant"
                                    .formatted(file, node.getStartMark().getLine() + 1))
                    .exception();
        }
        if (++values > MOST_VALUES) {
            throw new Flaw(
                            "%s, line %d is of a question with more than %d values, by aliases (*name) of aliases; write out what is meant"
                                    .formatted(
                                            file, node.getStartMark().getLine() + 1, MOST_VALUES))
                    .exception();
        }
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = Json.MAPPER.createObjectNode();
                mapping.getValue()
                        .forEach(entry -> object.set(name(entry), json(entry.getValueNode())));
                yield object;
            }
            case SequenceNode list -> {
                ArrayNode array = Json.MAPPER.createArrayNode();
                list.getValue().forEach(element -> array.add(json(element)));
                yield array;
            }
            case ScalarNode scalar ->
                    scalar.getTag().equals(Tag.NULL)
                            ? NullNode.getInstance()
                            : StringNode.valueOf(scalar.getValue());
            default -> NullNode.getInstance();
        };
    }
}

package dev.sourcebound;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.sourcebound";

    /// Package -> what it may import. `problem` and `watch` are open to all.
    private static final Map<String, Set<String>> MAY_IMPORT =
            Map.ofEntries(
                    Map.entry("", Set.of("evaluation", "onnx")),
                    Map.entry("problem", Set.of()),
                    Map.entry("watch", Set.of()),
                    Map.entry("corpus", Set.of()),
                    Map.entry("onnx", Set.of()),
                    Map.entry("language", Set.of("corpus")),
                    Map.entry("embedding", Set.of("onnx")),
                    Map.entry("retrieval", Set.of("corpus", "embedding", "store")),
                    Map.entry("reading", Set.of("corpus", "embedding", "onnx")),
                    Map.entry("answer", Set.of("corpus", "language", "retrieval", "reading")),
                    Map.entry("suggestion", Set.of("corpus", "language", "answer")),
                    Map.entry("store", Set.of()),
                    Map.entry("chat", Set.of("corpus", "retrieval", "reading", "answer", "store")),
                    Map.entry("llm", Set.of("corpus", "reading", "answer", "chat", "store")),
                    Map.entry("collection", Set.of("corpus", "store")),
                    Map.entry("access", Set.of("answer", "collection", "store")),
                    Map.entry(
                            "decision", Set.of("corpus", "retrieval", "reading", "answer", "chat")),
                    Map.entry(
                            "web",
                            Set.of(
                                    "access",
                                    "collection",
                                    "corpus",
                                    "decision",
                                    "retrieval",
                                    "reading",
                                    "answer",
                                    "chat")),
                    Map.entry(
                            "channel",
                            Set.of(
                                    "access",
                                    "collection",
                                    "corpus",
                                    "decision",
                                    "answer",
                                    "chat",
                                    "store")),
                    Map.entry("testing", Set.of("", "corpus", "reading", "answer", "chat")),
                    Map.entry(
                            "evaluation",
                            Set.of(
                                    "access",
                                    "corpus",
                                    "decision",
                                    "embedding",
                                    "retrieval",
                                    "reading",
                                    "answer",
                                    "chat")));

    /// Engine -> the one package that may import it.
    private static final Map<String, String> ENGINES =
            Map.ofEntries(
                    Map.entry("ai.onnxruntime..", "onnx"),
                    Map.entry("ai.djl..", "onnx"),
                    Map.entry("org.apache.lucene..", "retrieval"),
                    Map.entry("dev.langchain4j.model.chat..", "llm"),
                    Map.entry("dev.langchain4j.model.openai..", "llm"),
                    Map.entry("dev.langchain4j.model.anthropic..", "llm"),
                    Map.entry("dev.langchain4j.guardrail..", "llm"),
                    Map.entry("opennlp..", "language"),
                    Map.entry("org.assertj..", "testing"),
                    Map.entry("org.junit..", "testing"),
                    Map.entry("org.h2..", "store"),
                    Map.entry("java.sql..", "store"),
                    Map.entry("com.zaxxer..", "store"),
                    Map.entry("org.opensearch..", "retrieval"),
                    Map.entry("org.apache.pdfbox..", "corpus.format"),
                    Map.entry("org.jsoup..", "corpus.format"),
                    Map.entry("com.ibm.icu..", "corpus.format"));

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void everyImportBetweenPackagesIsInTheTable() {
        Set<String> broken = new TreeSet<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                JavaClass to = dependency.getTargetClass();
                if (to.getPackageName().startsWith(ROOT)
                        && !mayImport(feature(from), feature(to))) {
                    broken.add(
                            feature(from)
                                    + " -> "
                                    + feature(to)
                                    + ": "
                                    + dependency.getDescription());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPackageIsInTheTable() {
        Set<String> packages =
                CLASSES.stream().map(ArchitectureTest::feature).collect(Collectors.toSet());
        assertThat(MAY_IMPORT.keySet()).containsAll(packages);
    }

    @Test
    void onlyOnePackageImportsEachEngine() {
        ENGINES.forEach((engine, owner) ->
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "." + owner + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(engine)
                        .check(CLASSES));
    }

    @Test
    void onlyTheEdgeKnowsReactor() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".corpus..",
                        ROOT + ".onnx..",
                        ROOT + ".embedding..",
                        ROOT + ".retrieval..",
                        ROOT + ".reading..",
                        ROOT + ".answer..",
                        ROOT + ".chat..",
                        ROOT + ".llm..",
                        ROOT + ".testing..",
                        ROOT + ".evaluation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("reactor..", "org.reactivestreams..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static boolean mayImport(String from, String to) {
        return from.equals(to)
                || to.equals("problem")
                || to.equals("watch")
                || MAY_IMPORT.getOrDefault(from, Set.of()).contains(to);
    }

    private static String feature(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(ROOT)) {
            return "";
        }
        String below = name.substring(ROOT.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}

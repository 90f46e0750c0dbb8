package dev.sourcebound.retrieval;

import static dev.sourcebound.retrieval.Entries.BEES;
import static dev.sourcebound.retrieval.Entries.SHIPS;
import static dev.sourcebound.retrieval.Entries.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sourcebound.corpus.Chunker;
import dev.sourcebound.corpus.Indexing.Progress;
import dev.sourcebound.corpus.Source;
import dev.sourcebound.embedding.EmbeddedText;
import dev.sourcebound.embedding.Embedder;
import dev.sourcebound.problem.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class KeptTokensTest {

    private final Letters embedder = new Letters();
    private final Chunker chunker = new Chunker();

    @TempDir Path folder;

    @Test
    void whatIsKeptOfAPassageIsWhatTheEmbedderMakes() {
        try (IndexStore store = new IndexStore(folder, embedder);
                LuceneIndex index = open(store, BEES, SHIPS)) {
            for (Source source : List.of(BEES, SHIPS)) {
                String text = text(source);
                EmbeddedText made = embedder.embedText(text, Embedder.Role.PASSAGE);
                EmbeddedText kept = kept(index, text).orElseThrow();
                assertThat(kept.vector()).isEqualTo(made.vector());
                assertThat(kept.tokens().toBytes()).isEqualTo(made.tokens().toBytes());
            }
            assertThat(kept(index, "The weir froze.")).isEmpty();
        }
    }

    @Test
    void aStartReadsNothingAgain() {
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES).close();
        }
        int runs = embedder.runs.get();
        try (IndexStore store = new IndexStore(folder, embedder);
                LuceneIndex both = open(store, BEES, SHIPS)) {
            assertThat(embedder.runs.get()).isEqualTo(runs + 1);
            assertThat(kept(both, text(BEES))).isPresent();
            assertThat(kept(both, text(SHIPS))).isPresent();
        }
    }

    @Test
    void aPassageThatMovesTakesItsTokensAlong() {
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES).close();
            int runs = embedder.runs.get();
            try (LuceneIndex moved = open(store, source("apiary", BEES.text()))) {
                assertThat(embedder.runs.get()).isEqualTo(runs);
                assertThat(kept(moved, text(BEES))).isPresent();
            }
        }
    }

    @Test
    void whatIsGoneIsKeptNoLonger() {
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES, SHIPS).close();
            try (LuceneIndex fewer = open(store, SHIPS)) {
                assertThat(kept(fewer, text(BEES))).isEmpty();
                assertThat(kept(fewer, text(SHIPS))).isPresent();
            }
        }
    }

    @Test
    void whatAnIndexLacksIsMadeAndTheRestLeftAsItIs() throws IOException {
        try (IndexStore store = without()) {
            open(store, BEES).close();
            assertThat(folder.resolve("tokens")).doesNotExist();
        }
        try (IndexStore store = new IndexStore(folder, embedder);
                LuceneIndex index = open(store, BEES)) {
            assertThat(kept(index, text(BEES))).isPresent();
            assertThat(index.size()).isEqualTo(1);
        }
        int runs = embedder.runs.get();
        try (IndexStore store = without();
                LuceneIndex index = open(store, BEES)) {
            assertThat(kept(index, text(BEES))).isEmpty();
            assertThat(folder.resolve("tokens")).doesNotExist();
            assertThat(embedder.runs.get()).as("passages stay as they are").isEqualTo(runs);
        }
    }

    @Test
    void ofTwoSourcesThatSayTheSameOneMayGo() {
        Source twin = source("twin", BEES.text());
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES, twin).close();
            try (LuceneIndex one = open(store, twin)) {
                assertThat(kept(one, text(BEES))).isPresent();
            }
        }
    }

    @Test
    void whatAChangeLeftBehindIsTakenOutByTheNext(@TempDir Path before) throws IOException {
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES, SHIPS).close();
        }
        // As after a kill between the commit of the passages and that of the tokens.
        Path tokens = folder.resolve("tokens");
        FileSystemUtils.copyRecursively(tokens, before);
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES).close();
        }
        FileSystemUtils.deleteRecursively(tokens);
        FileSystemUtils.copyRecursively(before, tokens);
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES).close();
        }
        assertThat(inTokens()).isEqualTo(1);
    }

    private int inTokens() throws IOException {
        try (Directory directory = FSDirectory.open(folder.resolve("tokens"));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.maxDoc();
        }
    }

    @Test
    void aFolderOfThisNameThatHoldsSomethingElseIsRefusedAndLeftAlone() throws IOException {
        Path key = Files.createDirectory(folder.resolve("tokens")).resolve("api.key");
        Files.writeString(key, "secret");
        for (IndexStore store : List.of(new IndexStore(folder, embedder), without())) {
            assertThatThrownBy(() -> open(store, BEES))
                    .isInstanceOf(AppException.class)
                    .hasMessageContaining("name an empty folder");
        }
        assertThat(key).hasContent("secret");
    }

    @Test
    void aPassageWhoseTokensWereDamagedCountsAsNotKept() throws IOException {
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES).close();
        }
        Path tokens = folder.resolve("tokens");
        List<Path> parts;
        try (Stream<Path> files = Files.list(tokens)) {
            parts = files.filter(f -> f.toString().endsWith(".cfs")).toList();
        }
        for (Path part : parts) {
            byte[] bytes = Files.readAllBytes(part);
            byte[] kept = new Letters().embedTokens(text(BEES), Embedder.Role.PASSAGE).toBytes();
            int at = Collections.indexOfSubList(boxed(bytes), boxed(kept));
            assertThat(at).isPositive();
            bytes[at] = -1;
            Files.write(part, bytes);
        }
        try (IndexStore store = new IndexStore(folder, embedder);
                LuceneIndex index = open(store, BEES)) {
            assertThat(kept(index, text(BEES))).isEmpty();
        }
    }

    @Test
    void whereTheyCannotBeReadTheyAreMadeAnew() throws IOException {
        try (IndexStore store = new IndexStore(folder, embedder)) {
            open(store, BEES).close();
        }
        try (Stream<Path> files = Files.list(folder.resolve("tokens"))) {
            for (Path file : files.filter(f -> !f.endsWith("write.lock")).toList()) {
                Files.write(file, new byte[3]);
            }
        }
        try (IndexStore store = new IndexStore(folder, embedder);
                LuceneIndex index = open(store, BEES)) {
            assertThat(index.size()).isEqualTo(1);
            assertThat(kept(index, text(BEES))).isPresent();
        }
    }

    @Test
    void inMemoryThereAreNone() {
        try (IndexStore store = new IndexStore(null, embedder);
                LuceneIndex index = open(store, BEES)) {
            assertThat(kept(index, text(BEES))).isEmpty();
        }
    }

    private IndexStore without() {
        return new IndexStore(folder, embedder, VectorSearch.AUTO, false);
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> boxed = new ArrayList<>();
        for (byte each : bytes) {
            boxed.add(each);
        }
        return boxed;
    }

    private static Optional<EmbeddedText> kept(LuceneIndex index, String text) {
        return Optional.ofNullable(index.embedded(Set.of(text, "What was never seen.")).get(text));
    }

    private String text(Source source) {
        return Entries.texts(Entries.passages(source)).iterator().next();
    }

    private LuceneIndex open(IndexStore store, Source... sources) {
        return store.open(Entries.passages(sources), Progress.NONE);
    }
}

package dev.sourcebound.channel.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WidgetSizeTest {

    /// What `src/docs/widget.md` promises.
    private static final int MOST_BYTES = 24 * 1024;

    @Test
    void staysSmallEnoughForAnyPage() throws IOException {
        int bytes = 0;
        for (String file : WidgetFiles.all()) {
            bytes += gzipped(WidgetFiles.read(file));
        }
        assertThat(bytes).isBetween(1_024, MOST_BYTES);
    }

    @Test
    void namesEveryModuleInTheScriptSoThatNoneIsFetchedLate() {
        Set<String> imported = new TreeSet<>(WidgetFiles.all());
        imported.remove("widget.js");
        assertThat(WidgetFiles.named()).containsExactlyInAnyOrderElementsOf(imported);
    }

    private static int gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}

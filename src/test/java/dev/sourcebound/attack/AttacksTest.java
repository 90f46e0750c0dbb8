package dev.sourcebound.attack;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.attack.Attack.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttacksTest {

    @Test
    void everyGroupThatFitsIsThereFromEverySide() {
        List<Attack> attacks = Attacks.all();
        assertThat(attacks).hasSizeGreaterThanOrEqualTo(66);
        assertThat(attacks).extracting(Attack::id).doesNotHaveDuplicates();
        assertThat(attacks)
                .extracting(Attack::owasp)
                .containsOnly(
                        "LLM01", "LLM02", "LLM05", "LLM06", "LLM07", "LLM08", "LLM09", "LLM10");
        Map<Where, Long> sides = attacks.stream().collect(groupingBy(Attack::where, counting()));
        assertThat(sides).containsOnlyKeys(Where.values());
        assertThat(sides.values()).allMatch(count -> count >= 20);
    }

    /// But for how much of it is quoted, which is what the last group is about.
    @Test
    void aQuotationOfASourceAloneIsNoSuccess() {
        for (Attack attack : Attacks.of(Where.SOURCE)) {
            if (attack.owasp().equals("LLM10")) {
                continue;
            }
            assertThat(attack.successes(attack.text())).as(attack.id()).isEmpty();
        }
    }

    @Test
    void aModelOutputThatIsShownAsItIsWouldBeASuccess() {
        for (Attack attack : Attacks.of(Where.MODEL_OUTPUT)) {
            String said = attack.text().replaceAll("\\[\\d+] ", "").replace("\n", "\n\n");
            String shown =
                    attack.text() + said + said.replace("\\\"", "\"").replace("\\u001b", "\u001b");
            assertThat(attack.successes(shown)).as(attack.id()).isNotEmpty();
        }
    }

    @Test
    void everySourceAndModelOutputComesWithAQuestion() {
        assertThat(Attacks.all())
                .allMatch(a -> (a.where() == Where.QUESTION) == (a.question() == null))
                .allMatch(a -> (a.where() == Where.MODEL_OUTPUT) == (a.form() != null));
    }

    @Test
    void everySourceComesWithWhatAModelThatObeysItClaims() {
        assertThat(Attacks.all())
                .allMatch(a -> a.where() == Where.SOURCE || a.read() == null)
                .allMatch(a -> (a.where() == Where.SOURCE) == (a.obeyed() != null))
                .filteredOn(a -> a.where() == Where.SOURCE)
                .allSatisfy(a -> assertThat(a.successes(String.valueOf(a.obeyed()))).isNotEmpty());
    }

    /// A prompt that is put in other words would otherwise leave them harmless. One is in French.
    @Test
    void whatMustNotLeakIsInThePromptsThatAreSent() throws IOException {
        StringBuilder prompts = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("prompts"))) {
            for (Path file : files.toList()) {
                prompts.append(Files.readString(file));
            }
        }
        assertThat(Attacks.all())
                .filteredOn(attack -> attack.owasp().equals("LLM07"))
                .filteredOn(attack -> !attack.id().equals("llm07-03"))
                .allSatisfy(
                        attack -> assertThat(attack.successes(prompts.toString())).isNotEmpty());
    }
}

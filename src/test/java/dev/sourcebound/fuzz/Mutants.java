package dev.sourcebound.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Inputs made of others by chance: bytes altered, stretches taken out, put in twice or exchanged
/// with those of another input, and words put in that parsers know. The same for the same seed.
final class Mutants {

    private static final int LONGEST = 4_096;

    private static final List<String> WORDS =
            List.of(
                    "\n",
                    "\r\n",
                    "\n\n",
                    "\u2028",
                    "\t",
                    "  ",
                    "\u00A0",
                    "\u200B",
                    "\uFEFF",
                    "\u00AD",
                    "\u0301",
                    "\uD83D\uDE00",
                    "\u202E",
                    "\u0000",
                    ".",
                    "...",
                    "?",
                    "。",
                    "e.g.",
                    "Dr.",
                    "1.",
                    "- ",
                    "> ",
                    "# ",
                    "```",
                    "<!--",
                    "-->",
                    "|",
                    "|---|",
                    "**",
                    "[1]",
                    "(",
                    ")",
                    "\"",
                    "'",
                    "“",
                    "”",
                    "{",
                    "}",
                    "[",
                    "]",
                    ":",
                    ",",
                    "null",
                    "true",
                    "-1",
                    "1e999",
                    "99999999999999999999",
                    "\\u0000",
                    "\\ud800",
                    "&amp;",
                    "&#x10FFFF;",
                    "<",
                    ">",
                    "</w:t>",
                    "<td>",
                    "]]>",
                    "%00",
                    "&",
                    "*a",
                    "&a",
                    "!!",
                    "---",
                    "@",
                    "#tag",
                    "/start",
                    "<@U1>",
                    "and what",
                    "it",
                    "END");

    private final Random random;
    private final List<byte[]> inputs;

    Mutants(List<byte[]> inputs, long seed) {
        this.inputs = inputs;
        this.random = new Random(seed);
    }

    byte[] next() {
        byte[] mutant = any();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            mutant = mutated(mutant);
        }
        return mutant.length <= LONGEST ? mutant : Arrays.copyOf(mutant, LONGEST);
    }

    private byte[] mutated(byte[] of) {
        int at = random.nextInt(of.length + 1);
        int to = Math.min(of.length, at + 1 + random.nextInt(1 << random.nextInt(8)));
        return switch (random.nextInt(6)) {
            case 0 ->
                    joined(
                            of,
                            at,
                            new byte[] {(byte) random.nextInt(256)},
                            Math.min(of.length, at + 1));
            case 1 -> joined(of, at, new byte[0], to);
            case 2 -> joined(of, to, Arrays.copyOfRange(of, at, to), to);
            case 3 -> joined(of, at, stretch(any()), to);
            default -> joined(of, at, word(), random.nextBoolean() ? at : to);
        };
    }

    private byte[] any() {
        return inputs.get(random.nextInt(inputs.size()));
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] stretch(byte[] of) {
        int from = random.nextInt(of.length + 1);
        return Arrays.copyOfRange(of, from, from + random.nextInt(of.length - from + 1));
    }

    /// What stands before `at`, then `middle`, then what stands from `to` on.
    private static byte[] joined(byte[] of, int at, byte[] middle, int to) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(of, 0, at);
        joined.writeBytes(middle);
        joined.write(of, to, of.length - to);
        return joined.toByteArray();
    }
}

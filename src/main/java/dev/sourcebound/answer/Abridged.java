package dev.sourcebound.answer;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import dev.sourcebound.corpus.Sentences;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A message cut down to what of it is searched and read.
final class Abridged {

    /// UTF-16 code units. The trained reader has never been shown a longer question, and of the
    /// 11,035 labelled ones none is half as long.
    static final int LONGEST = 400;

    /// The same over and over.
    private static final Pattern AGAIN = Pattern.compile("^(.+?)(?:\\s+\\1)+\\s*$", Pattern.DOTALL);

    private Abridged() {}

    /// The message as it stands, once where it is the same over and over. Of a longer one the
    /// sentences that ask, from the last on, and those nearest to the last that asks, as many as
    /// have room; in their order. Without any such, its end.
    static String of(String message) {
        String once = AGAIN.matcher(message).replaceFirst("$1");
        if (once.length() <= LONGEST) {
            return once;
        }
        List<String> sentences = Sentences.of(once).stream().map(span -> span.of(once)).toList();
        TreeSet<Integer> kept = new TreeSet<>();
        int room = LONGEST;
        for (int i : byWorth(sentences)) {
            int length = sentences.get(i).length() + 1;
            if (length <= room) {
                kept.add(i);
                room -= length;
            }
        }
        return kept.isEmpty() ? end(once) : kept.stream().map(sentences::get).collect(joining(" "));
    }

    private static List<Integer> byWorth(List<String> sentences) {
        List<Integer> asking =
                IntStream.range(0, sentences.size())
                        .filter(i -> Sentences.asks(sentences.get(i)))
                        .boxed()
                        .toList()
                        .reversed();
        int middle = asking.isEmpty() ? sentences.size() - 1 : asking.getFirst();
        Stream<Integer> nearest =
                IntStream.range(0, sentences.size())
                        .boxed()
                        .sorted(comparingInt(i -> Math.abs(i - middle)));
        return Stream.concat(asking.stream(), nearest).distinct().toList();
    }

    private static String end(String message) {
        int start = message.length() - LONGEST;
        boolean inside = Character.isLowSurrogate(message.charAt(start));
        return message.substring(inside ? start + 1 : start);
    }
}

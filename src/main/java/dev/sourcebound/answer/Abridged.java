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
    /// labelled ones none is half as long.
    static final int LONGEST = 400;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern MARKS = Pattern.compile("[?!.…]+$");

    private Abridged() {}

    /// The message as it stands, once where it is the same over and over. Of a longer one the
    /// sentences that ask, from the last on, and those nearest to the last that asks, as many as
    /// have room; in their order. Where the last that asks has none, its end.
    static String of(String message) {
        String once = once(message);
        if (once.length() <= LONGEST) {
            return once;
        }
        List<String> sentences = Sentences.textsOf(once);
        if (sentences.isEmpty()) {
            return end(once);
        }
        List<Integer> byWorth = byWorth(sentences);
        String foremost = sentences.get(byWorth.getFirst());
        if (foremost.length() > LONGEST) {
            return end(foremost);
        }
        TreeSet<Integer> kept = new TreeSet<>();
        int room = LONGEST + 1;
        for (int i : byWorth) {
            int length = sentences.get(i).length() + 1;
            if (length <= room) {
                kept.add(i);
                room -= length;
            }
        }
        return kept.stream().map(sentences::get).collect(joining(" "));
    }

    /// Whether a sentence of a message asks, and is no pleasantry.
    static boolean asks(String sentence) {
        return Sentences.asks(sentence) && !SmallTalk.is(sentence);
    }

    /// A message that is some words over and over, those once; a single word may be a name that is
    /// said twice, so it must be there three times.
    private static String once(String message) {
        String[] words = SPACES.split(message.strip());
        int period = period(words);
        boolean again = words.length % period == 0 && words.length / period > (period == 1 ? 2 : 1);
        return again ? String.join(" ", List.of(words).subList(0, period)) : message;
    }

    /// The least number of places by which the words can be moved and stand over the same ones
    /// (Knuth, Morris and Pratt 1977), the marks behind them left aside.
    private static int period(String[] words) {
        String[] bare =
                Stream.of(words).map(w -> MARKS.matcher(w).replaceFirst("")).toArray(String[]::new);
        int[] border = new int[bare.length];
        for (int i = 1; i < bare.length; i++) {
            int k = border[i - 1];
            while (k > 0 && !bare[i].equals(bare[k])) {
                k = border[k - 1];
            }
            border[i] = bare[i].equals(bare[k]) ? k + 1 : k;
        }
        return bare.length - border[bare.length - 1];
    }

    private static List<Integer> byWorth(List<String> sentences) {
        List<Integer> all = IntStream.range(0, sentences.size()).boxed().toList();
        List<Integer> asking = all.reversed().stream().filter(i -> asks(sentences.get(i))).toList();
        int middle = asking.isEmpty() ? all.getLast() : asking.getFirst();
        Stream<Integer> nearest = all.stream().sorted(comparingInt(i -> Math.abs(i - middle)));
        return Stream.concat(asking.stream(), nearest).distinct().toList();
    }

    private static String end(String message) {
        int start = message.length() - LONGEST;
        boolean inside = Character.isLowSurrogate(message.charAt(start));
        return message.substring(inside ? start + 1 : start);
    }
}

package dev.sourcebound.suggestion;

import dev.sourcebound.corpus.Passage;
import dev.sourcebound.corpus.Span;
import dev.sourcebound.language.EnglishTagger;
import dev.sourcebound.language.TaggedWord;
import dev.sourcebound.language.WordKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes questions of what a passage says, without a language model: a statement of a plain shape
/// is turned into a question whose answer is a stretch of it, and a heading that asks is taken as
/// it stands. Few and plain: what is doubtful is left out. English only. Not thread-safe.
final class QuestionMaker {

    private static final int MOST_OF_A_PASSAGE = 3;

    private static final Pattern ASKING_HEADING =
            Pattern.compile(
                    "(?:What|Which|Who|Whom|Whose|When|Where|Why|How|Is|Are|Was|Were|Do|Does|Did|Can|Could|Will|Must|May|Should)\\b.*\\?");

    private static final Pattern DEFINITION =
            Pattern.compile("^[\"“]([^\"“”]{2,40})[\"”] (?:means|is|includes) ");
    private static final Pattern THERE_ARE =
            Pattern.compile(
                    "There (are|were) (?:about |only |nearly |around )?(?:[2-9]|[1-9][0-9,]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) ([a-z]+s|people) ((?:in|at|on|for|between|under) [^,;:.]+)[.,;].*");
    private static final Pattern SEAM = Pattern.compile("; |, (?:and|but|so) ");
    private static final Pattern BRACKETS = Pattern.compile(" ?\\([^()]*\\)");
    private static final Pattern EMPHASIS =
            Pattern.compile("[*`]+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern STARTS_WITH_NUMBER = Pattern.compile("^[£$€]?[0-9]");

    /// Whoever asks a heading is whoever reads it.
    private static final Pattern SPEAKER = Pattern.compile("\\b(?:I|me|my|we|us|our)\\b");

    private static final Pattern BETWEEN_HEADINGS = Pattern.compile(" > ");

    private final EnglishTagger tagger;
    private final StandingAlone standingAlone;
    private final Predicate<String> known;

    /// @param known whether a word, in lower case, is one that the sources write so
    QuestionMaker(EnglishTagger tagger, Predicate<String> known) {
        this.tagger = tagger;
        this.standingAlone = new StandingAlone(tagger);
        this.known = known;
    }

    /// A question, and the sentence that it is made of.
    record Made(String question, Passage passage, Span sentence) {}

    /// The questions of a passage, in the order of its text.
    List<Made> questions(Passage passage) {
        List<Made> made = new ArrayList<>();
        heading(passage).ifPresent(made::add);
        for (Span sentence : passage.sentences()) {
            if (made.size() == MOST_OF_A_PASSAGE) {
                break;
            }
            question(passage.slice(sentence), passage.context())
                    .ifPresent(question -> made.add(new Made(question, passage, sentence)));
        }
        return made;
    }

    /// A question that the sentence answers; empty where it is of no shape that gives a good one.
    ///
    /// @param context the headings above it
    Optional<String> question(String sentence, String context) {
        return row(sentence)
                .or(() -> definition(sentence))
                .or(() -> role(sentence))
                .or(() -> thereAre(plain(sentence)))
                .or(() ->
                        SEAM.splitAsStream(plain(sentence))
                                .map(piece -> piece.endsWith(".") ? piece : piece + ".")
                                .flatMap(piece -> ofPiece(piece, context).stream())
                                .findFirst());
    }

    private Optional<String> ofPiece(String piece, String context) {
        return Clause.of(piece, tagger.words(piece))
                .filter(clause -> !Lexicon.VAGUE.contains(clause.head().lemma()))
                .filter(clause ->
                        clause.rest().stream().noneMatch(word -> word.kind() == WordKind.AUX))
                .flatMap(clause -> {
                    Wording wording = new Wording(clause, known);
                    boolean topic = isTopic(clause.head(), context);
                    return Arrays.stream(Shape.values())
                            .map(shape -> shape.ask(clause, wording))
                            .flatMap(Optional::stream)
                            .filter(question -> standingAlone.holds(question, topic))
                            .findFirst();
                });
    }

    /// "“Vehicle” means anything on wheels.": what does it mean.
    private static Optional<String> definition(String sentence) {
        Matcher term = DEFINITION.matcher(sentence.strip());
        return term.find()
                ? Optional.of("What does “" + term.group(1) + "” mean?")
                : Optional.empty();
    }

    /// "There are 31 steps at the jetty.": how many steps are there at the jetty.
    private Optional<String> thereAre(String sentence) {
        Matcher count = THERE_ARE.matcher(sentence);
        return count.matches()
                ? Optional.of(
                                "How many %s %s there %s?"
                                        .formatted(count.group(2), count.group(1), count.group(3)))
                        .filter(question ->
                                standingAlone.holds(question.replace(" there ", " "), true))
                : Optional.empty();
    }

    /// "the governor of the bank, Feliks Yarrow, ...": who is the governor of the bank.
    private Optional<String> role(String sentence) {
        String plain = plain(sentence);
        List<TaggedWord> words = tagger.words(plain);
        for (int at = 0; at < words.size(); at++) {
            if (!words.get(at).text().equalsIgnoreCase("the")) {
                continue;
            }
            int role = Clause.simplePhrase(words, at);
            int end = role < 0 ? -1 : Clause.nounPhrase(words, at);
            if (end < 0
                    || !Lexicon.ROLES.contains(words.get(role - 1).lemma())
                    || !isNamed(words, end)) {
                continue;
            }
            boolean of = end > role;
            String said = plain.substring(words.get(at).end(), words.get(end - 1).end());
            return of
                    ? Optional.of("Who is the" + said + "?")
                            .filter(q -> standingAlone.holds(q, true))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /// Whether a comma, a name of two words or more, and another mark follow.
    private static boolean isNamed(List<TaggedWord> words, int from) {
        if (from >= words.size() || !words.get(from).text().equals(",")) {
            return false;
        }
        int at = from + 1;
        while (at < words.size() && words.get(at).kind() == WordKind.PROPN) {
            at++;
        }
        return at - from > 2 && at < words.size() && words.get(at).kind() == WordKind.PUNCT;
    }

    /// A row of a table that gives a number for something: "Reservoir capacity | 38.5 million m³".
    private Optional<String> row(String sentence) {
        String[] cells = sentence.split("\\|", -1);
        String name = cells[0].strip();
        if (cells.length < 2
                || cells.length > 3
                || !STARTS_WITH_NUMBER.matcher(cells[1].strip()).find()) {
            return Optional.empty();
        }
        String lower = decased(name);
        List<TaggedWord> words = tagger.words("the " + lower);
        int end = Clause.simplePhrase(words, 0);
        boolean measure =
                end > 2
                        && Shape.isMeasured(words.get(end - 1))
                        && Clause.nounPhrase(words, 0) == words.size()
                        && words.stream().noneMatch(word -> word.kind() == WordKind.NUM);
        return measure ? Optional.of("What is the " + lower + "?") : Optional.empty();
    }

    private static String decased(String name) {
        boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return acronym || name.isEmpty()
                ? name
                : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /// Whether the headings name it, so that "the dam" alone says which one.
    private static boolean isTopic(TaggedWord head, String context) {
        return Arrays.asList(NO_LETTERS.split(context.toLowerCase(Locale.ROOT), -1))
                .contains(head.lemma());
    }

    private Optional<Made> heading(Passage passage) {
        String[] headings = BETWEEN_HEADINGS.split(passage.context(), -1);
        String last = headings[headings.length - 1].strip();
        boolean asks =
                ASKING_HEADING.matcher(last).matches()
                        && standingAlone.holds(SPEAKER.matcher(last).replaceAll("you"), true);
        return asks
                ? Optional.of(new Made(last, passage, passage.sentences().getFirst()))
                : Optional.empty();
    }

    /// One line, without what stands in brackets and without marks of emphasis.
    private static String plain(String text) {
        String line = SPACES.matcher(text.strip()).replaceAll(" ");
        return EMPHASIS.matcher(BRACKETS.matcher(line).replaceAll("")).replaceAll("");
    }
}

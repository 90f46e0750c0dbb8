package dev.sourcebound.reading;

import dev.sourcebound.corpus.Negations;
import dev.sourcebound.corpus.Sentences;
import dev.sourcebound.corpus.Vocabulary;
import dev.sourcebound.corpus.Vocabulary.Word;
import dev.sourcebound.reading.Quantities.Quantity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a claim says that can be looked up in its evidence word by word: numbers and their units,
/// dates, names, negation. A model that reads for meaning passes over just these. Thread-safe.
public final class ClaimRules {

    /// English has more than one function word in three; the words that a vocabulary leaves out are
    /// fewer, and other languages have few of them.
    private static final double FUNCTION_WORDS = 0.15;

    private static final double MOST_WORDS = 0.5;
    private static final int ENOUGH_WORDS = 8;

    /// With so much of each other's words and one "not" between them, two sentences say the
    /// opposite.
    private static final double NEARLY_ALL = 0.8;

    /// Follows the first word of a sentence where that is a name and not only a first word.
    private static final Pattern AFTER_A_NAME =
            Pattern.compile("['’]s\\b| \\p{Lu}|,? (?:and|or) \\p{Lu}");

    /// "US dollars" is no name where the evidence has their sign or code.
    private static final Pattern OF_DOLLARS =
            Pattern.compile("\\b(?:US|U\\.S\\.)[ -]?(?=\\$|[Dd]ollar)");

    private static final Pattern IN_US_DOLLARS =
            Pattern.compile("(?<!\\p{L})\\$|\\busd\\b", Pattern.CASE_INSENSITIVE);

    /// Begin sentences, with a capital, and are no names; English and seldom anything else.
    private static final Set<String> BEGINNINGS =
            Set.of(
                    ("about above across after against all along alongside also although among another any"
                                    + " around because before beneath beside besides between beyond both by despite"
                                    + " down during each either even every except few following for from given half"
                                    + " he her here his how however if in including inside instead its many more"
                                    + " most much near neither nor now off once one only onto our outside over past"
                                    + " per several she since so some still such than that their then there these"
                                    + " they those though through throughout thus till today toward towards under"
                                    + " unless unlike until up upon via we what when where whereas which while who"
                                    + " whose why with within without yet you your meanwhile moreover according"
                                    + " additionally overall finally later eventually originally initially currently")
                            .split(" ", -1));

    private final Vocabulary vocabulary;

    public ClaimRules(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// What a claim has that its evidence lacks.
    public enum Lack {
        /// A number that is not there.
        NUMBER,
        /// A number that is there, of something else.
        UNIT,
        /// A month or a day of the week, or another end of a month or year.
        DATE,
        /// A name: a word with a capital.
        NAME,
        /// The claim is negated and nothing in the evidence is, or it leaves out a negation.
        NEGATION,
        /// The claim is in another language.
        LANGUAGE
    }

    /// The first of these that a claim has and its evidence lacks; empty where it has all.
    ///
    /// @param evidence what the claim is to stand on
    /// @param headings above the evidence: a name may be there, nothing else
    public Optional<Lack> lacks(String claim, String evidence, String headings) {
        ClaimWords claimed = ClaimWords.of(claim, vocabulary);
        ClaimWords evident = ClaimWords.of(evidence, vocabulary);
        if (isForeign(claimed, claim, evident)) {
            return Optional.of(Lack.LANGUAGE);
        }
        Optional<Lack> quantity = quantity(claim, evidence);
        if (quantity.isPresent()) {
            return quantity;
        }
        if (ClaimWords.missing(claimed.dates(), evident.dates()) > 0
                || PartOfPeriod.differs(claim, evidence)) {
            return Optional.of(Lack.DATE);
        }
        Set<String> known = new HashSet<>(evident.terms().keySet());
        vocabulary.words(headings).forEach(word -> known.add(word.term()));
        if (ClaimWords.missing(names(claim, evidence), known) > 0) {
            return Optional.of(Lack.NAME);
        }
        boolean adds = claimed.isNegated() && !evident.isNegated();
        return adds ? Optional.of(Lack.NEGATION) : Optional.empty();
    }

    /// Whether a claim says what a sentence of its evidence says, but for a "not" that only one of
    /// the two has.
    public boolean differInNegation(String claim, String evidence) {
        ClaimWords claimed = ClaimWords.of(claim, vocabulary);
        List<String> sentences = Sentences.textsOf(evidence);
        if (claimed.isNegated()) {
            List<ClaimWords> said =
                    sentences.stream().map(each -> ClaimWords.of(each, vocabulary)).toList();
            return said.stream().noneMatch(ClaimWords::isNegated)
                    && said.stream().anyMatch(words -> isNearlyIn(claim, words));
        }
        return sentences.stream()
                .anyMatch(sentence ->
                        ClaimWords.of(sentence, vocabulary).isNegated()
                                && isNearlyIn(sentence, claimed));
    }

    /// Whether the words of a sentence, negations aside, are nearly all in another.
    private boolean isNearlyIn(String sentence, ClaimWords other) {
        double all = 0;
        double shared = 0;
        for (Word word : vocabulary.words(sentence)) {
            String written = word.span().of(sentence).toLowerCase(Locale.ROOT).replace('’', '\'');
            if (Negations.is(written)) {
                continue;
            }
            double rarity = vocabulary.rarity(word.term());
            all += rarity;
            shared += other.terms().containsKey(word.term()) ? rarity : 0;
        }
        return all > 0 && shared >= NEARLY_ALL * all;
    }

    private static Optional<Lack> quantity(String claim, String evidence) {
        List<Quantity> evident = Quantities.in(evidence);
        Set<String> loose = Numbers.in(evidence);
        List<Quantity> all = Quantities.in(claim);
        boolean sharesClaimed = all.stream().anyMatch(Quantity::isPerCent);
        for (Quantity claimed : all) {
            if (evident.stream().anyMatch(claimed::isAsMuchAs)) {
                continue;
            }
            List<Quantity> same =
                    evident.stream().filter(q -> q.value().equals(claimed.value())).toList();
            String unit = claimed.unit();
            if (same.isEmpty() && !loose.contains(claimed.value())) {
                return Optional.of(Lack.NUMBER);
            }
            boolean sharesAlone = !same.isEmpty() && same.stream().allMatch(Quantity::isPerCent);
            if (unit == null && sharesAlone && !sharesClaimed) {
                return Optional.of(Lack.UNIT);
            }
            if (unit == null || same.stream().anyMatch(q -> unit.equals(q.unit()))) {
                continue;
            }
            boolean open = same.isEmpty() || same.stream().anyMatch(q -> q.unit() == null);
            if (!open || !Quantities.names(evidence, unit)) {
                return Optional.of(Lack.UNIT);
            }
        }
        return Optional.empty();
    }

    /// Words with a capital. The first word of a sentence has one anyway: it is a name where it is
    /// all in capitals, is followed by another name, or has something.
    private Set<String> names(String claim, String evidence) {
        boolean inDollars = IN_US_DOLLARS.matcher(evidence).find();
        String named = inDollars ? OF_DOLLARS.matcher(claim).replaceAll("") : claim;
        Set<String> names = new HashSet<>(ClaimWords.of(named, vocabulary).names());
        List<Word> words = vocabulary.words(named);
        if (!words.isEmpty() && words.getFirst().span().start() == 0) {
            String first = words.getFirst().span().of(named);
            String rest = named.substring(first.length());
            boolean acronym =
                    first.length() > 1
                            && first.equals(first.toUpperCase(Locale.ROOT))
                            && first.codePoints().anyMatch(Character::isLetter);
            boolean hasOrPrecedes = AFTER_A_NAME.matcher(rest).lookingAt();
            boolean begins = BEGINNINGS.contains(first.toLowerCase(Locale.ROOT));
            if ((acronym || hasOrPrecedes) && !begins) {
                names.add(words.getFirst().term());
            }
        }
        return names;
    }

    private boolean isForeign(ClaimWords claimed, String claim, ClaimWords evident) {
        int all = claimed.plain().size();
        long left =
                vocabulary.words(claim).stream()
                        .map(word -> word.span().of(claim).toLowerCase(Locale.ROOT))
                        .filter(word -> !BEGINNINGS.contains(word))
                        .count();
        return all >= ENOUGH_WORDS
                && all - left < FUNCTION_WORDS * all
                && claimed.shared(evident.terms().keySet()) < MOST_WORDS;
    }
}

package dev.sourcebound.evaluation.scale;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Words to make texts of. What stands first is common English; behind it come words that nobody
/// has heard, so that there are as many as a corpus needs.
final class Lexis {

    private static final String NOUNS =
            "harbour ferry mill bridge council school market road river winter summer report letter"
                    + " office engine contract price garden church village station railway island"
                    + " company minister farmer teacher captain museum library forest valley meadow"
                    + " tower castle festival budget tariff ticket licence permit insurance hospital"
                    + " nurse doctor patient lamp cable battery pump valve boiler roof window door"
                    + " floor cellar archive map survey tax grain wheat barley cattle sheep horse boat"
                    + " anchor rope sail storm flood drought";

    private static final String VERBS =
            "built sold bought opened closed repaired measured described replaced approved rejected"
                    + " funded visited painted moved counted planned delayed finished inspected rented"
                    + " inherited restored flooded surveyed registered photographed widened emptied"
                    + " leased";

    private static final String ADJECTIVES =
            "old new northern southern small large wooden stone public private annual former second"
                    + " narrow quiet busy early late cheap costly empty heavy broken famous local"
                    + " foreign";

    /// Parts of words that nobody has heard, so that a tokenizer has no more to do than with words
    /// that are seldom.
    private static final String PARTS =
            "oak ash elm pine corn rye hay wool silk iron gold lead salt sand clay rock peak hill"
                    + " dale ford brook lake bay cape cliff shore sea wave wind rain snow frost sun"
                    + " moon star day night east west north south high low long short wide deep hard"
                    + " soft cold warm red blue white black grey green wolf fox bear deer hare crow owl"
                    + " hawk dove swan fish crab seal bull king duke earl lord page monk smith cook"
                    + " hand foot head eye bone skin heart stone wood gate wall barn mill hall yard"
                    + " lane road way path well pool spring field moor heath marsh fen holt shaw wick"
                    + " ham ton by thorpe stead hurst ley worth land mark wold";

    private final List<String> parts = List.of(PARTS.split(" ", -1));
    private final List<String> nouns = List.of(NOUNS.split(" ", -1));
    private final List<String> verbs = List.of(VERBS.split(" ", -1));
    private final List<String> adjectives = List.of(ADJECTIVES.split(" ", -1));

    String verb(Random random) {
        return verbs.get(zipf(random, verbs.size()));
    }

    String adjective(Random random) {
        return adjectives.get(zipf(random, adjectives.size()));
    }

    /// The noun of a rank: the lower, the commoner.
    String noun(int rank) {
        return rank < nouns.size() ? nouns.get(rank) : invented(rank);
    }

    /// The name of a rank, with a capital.
    String name(int rank) {
        String name = invented(-1 - rank);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /// A rank by the law of Zipf: the second is half as likely as the first.
    static int zipf(Random random, int ranks) {
        return (int) Math.pow(ranks + 1.0, random.nextDouble()) - 1;
    }

    private String invented(int rank) {
        Random random = new Random(rank * 0x9E37_79B9_7F4A_7C15L);
        StringBuilder word = new StringBuilder(parts.get(random.nextInt(parts.size())));
        // Two parts for some thousand words, three for the rest.
        for (int i = Math.abs(rank) < parts.size() * parts.size() / 4 ? 1 : 0; i < 2; i++) {
            word.append(parts.get(random.nextInt(parts.size())));
        }
        return word.toString();
    }
}

package dev.sourcebound.suggestion;

import java.util.Set;

/// Common English words by what they do in a sentence. None is of any corpus.
final class Lexicon {

    /// What is paid.
    static final Set<String> PRICES =
            words("fee price cost charge fare rent deposit salary wage budget fine rate");

    /// How much of something there is, behind a number and its unit.
    static final Set<String> MEASURES = words("long wide high tall deep thick old");

    /// Verbs that go with a place.
    static final Set<String> PLACED =
            words(
                    "locate situate hold keep store base bury bear house display publish stand lie "
                            + "live");

    /// Before a place.
    static final Set<String> IN = words("in at on");

    /// Before what is new.
    static final Set<String> ARTICLES = words("a an");

    /// Prepositions that a number can be asked with.
    static final Set<String> ASKED_WITH = words("for within after in with at");

    /// What people do, not firms or ships.
    static final Set<String> DEEDS =
            words(
                    "found write paint design lead direct invent discover compose chair draw "
                            + "propose head edit translate photograph teach own build represent restore");

    /// Before a number that is only a bound.
    static final Set<String> NO_PLAIN_NUMBER = words("up least most more less down to");

    /// What a number is given for.
    static final Set<String> MEASURED =
            words(
                    "capacity length height width weight depth thickness volume temperature "
                            + "pressure speed power load price fee cost limit size range output area distance "
                            + "duration age voltage frequency population fine charge deposit discount "
                            + "allowance fare rent salary diameter budget surcharge reduction contribution "
                            + "subsidy grant interest tax rate time delay value");

    /// Verbs that say too little with their object left out, or whose object is somebody.
    static final Set<String> LIGHT =
            words(
                    "marry meet call name succeed join pay reach have take make give do get bring "
                            + "play put keep become remain be set run come go turn stand leave see say need "
                            + "want let");

    /// Groups that act as somebody does.
    static final Set<String> GROUPS =
            words(
                    "council board committee parliament government ministry minister company court "
                            + "commission assembly president director manager team police army university "
                            + "trust society association agency office authority");

    /// Verbs of a purpose.
    static final Set<String> PURPOSES =
            words("save avoid prevent protect reduce ensure improve increase stop strengthen cut");

    /// Verbs that are the same for one and many.
    static final Set<String> MODALS = words("must may can should will shall");

    /// Who acts in rules and reports.
    static final Set<String> ACTORS =
            words(
                    "purser officer nurse doctor teacher clerk steward porter matron tenant "
                            + "landlord student member administrator supervisor registrar librarian "
                            + "pharmacist surgeon pilot driver operator technician accountant auditor council "
                            + "board committee parliament government ministry court senate panel jury "
                            + "subscriber customer applicant employer employee seller buyer patient visitor "
                            + "guest user");

    /// What people are.
    static final Set<String> ROLES =
            words(
                    "director governor president minister manager mayor chair chairman chairwoman "
                            + "captain engineer architect editor curator head secretary owner founder judge "
                            + "inspector keeper spokesman spokeswoman leader commissioner treasurer chief "
                            + "warden rector dean principal ambassador master author designer inventor");

    /// Numbers in words.
    static final Set<String> COUNTED_WORDS =
            words(
                    "two three four five six seven eight nine ten eleven twelve thirteen fourteen "
                            + "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
                            + "seventy eighty ninety");

    /// Before a number that is not exact.
    static final Set<String> ABOUT =
            words("about around nearly almost over only some roughly approximately");

    /// A question with one of these leans on what was said before it.
    static final Set<String> LEANING =
            words(
                    "first he she they him them it we us i me his her our my this that "
                            + "these those there here then now so too also however therefore still again "
                            + "later earlier ago such same another other others former latter above below "
                            + "today yesterday tomorrow already thus next previous following instead "
                            + "meanwhile not never no nobody either neither than which who what whose where "
                            + "when if while though although");

    /// Of these nobody asks out of their place.
    static final Set<String> VAGUE =
            words(
                    "idea reason result case thing problem question answer fact point example way "
                            + "difference purpose aim lot kind sort rest second author everything matter "
                            + "change");

    /// A question that ends with one of these is not whole.
    static final Set<String> HANGING =
            words(
                    "less more free before after to of than and or by from at with for each apiece "
                            + "the a an only about between since until per");

    private Lexicon() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }
}

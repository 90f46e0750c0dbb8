package dev.sourcebound.corpus;

import java.util.Set;

/// Abbreviations that end in a full stop, by what may follow them. Lower case, without the last
/// stop. General English, with what English texts take from other languages.
final class Abbreviations {

    /// Stand before a name, and so never at the end of a sentence.
    static final Set<String> TITLES =
            words(
                    """
                    mr mrs ms v sto gebr mx dr prof rev revd hon capt cpt col maj gen lt cmdr cdr adm sgt cpl
                    pvt sen rep gov pres supt insp det messrs mme mlle fr br msgr amb st ste mt ft
                    pt asst assoc vs viz cf e.g i.e eg ie approx ca herr frau sig dipl ing brig
                    comdr atty rt b.s ven z.b d.h
                    """);

    /// Stand before a number or a letter: `No. 17`, `Fig. A`.
    static final Set<String> BEFORE_NUMBERS =
            words(
                    """
                    no nos nr str vol vols fig figs art arts sec sect ch chap p pp para paras pt eq eqs
                    ex tab app ref refs op c cl reg regs r rr s ss tel ext cap incl excl resp abbr misc temp orig jan feb mar apr jun
                    jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun est max
                    min b d fl v vv col rev ed edn cat inv ser item rm apt ste bldg phil lib fol ff
                    add
                    """);

    /// May end a sentence or not: the next word decides.
    static final Set<String> EITHER =
            words(
                    """
                    ltd inc co corp plc llc bros cie jr sr esq dept univ assn ave blvd rd hwy al
                    ibid op cit et seq ed eds trans tr rev repr govt dist mfg intl natl u.s u.k u.n
                    e.u d.c ph.d m.d b.a m.a b.sc m.sc m.p n.b p.s a.d b.c gmbh s.a n.v a.k.a w.r.t
                    """);

    /// Begin a sentence far more often than a name: where one of these follows an abbreviation, the
    /// sentence has ended.
    static final Set<String> STARTERS =
            words(
                    """
                    the a an this that these those it its he she his her they their we our you your
                    i my there here in on at by for from to with without as if when while where who
                    what which why how but and or so yet nor not no however after before since until
                    although though because then now today once only all some many most more few
                    both each every another other such one two three during under over between among
                    about against through despite instead also even still later last next first
                    second third finally moreover therefore thus meanwhile nobody nothing everybody
                    everyone somebody someone neither either none any is are was were do does did
                    has have had can could will would may might must should please see whether
                    unlike like according
                    """);

    private Abbreviations() {}

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }
}

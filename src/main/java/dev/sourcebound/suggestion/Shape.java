package dev.sourcebound.suggestion;

import static dev.sourcebound.language.WordKind.ADP;
import static dev.sourcebound.language.WordKind.DET;
import static dev.sourcebound.language.WordKind.NUM;
import static dev.sourcebound.language.WordKind.PROPN;
import static dev.sourcebound.language.WordKind.SYM;
import static dev.sourcebound.language.WordKind.VERB;

import dev.sourcebound.language.TaggedWord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a statement is asked for: a stretch of it is the answer, the rest of it the question. In
/// the order in which they are tried.
enum Shape {
    /// "... because ...": why.
    WHY {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            return clause.because() ? wording.ask("Why", clause.rest()) : Optional.empty();
        }
    },
    /// "closed the road to save money": why.
    WHAT_FOR {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            for (int at = 1; at < rest.size() - 1; at++) {
                if (rest.get(at).text().equals("to")
                        && Lexicon.PURPOSES.contains(rest.get(at + 1).lemma())) {
                    int end = rest.get(at - 1).text().equals("order") ? Math.max(0, at - 2) : at;
                    return wording.ask("Why", rest.subList(0, end));
                }
            }
            return Optional.empty();
        }
    },
    /// "60 per cent of the fees": what percentage of the fees.
    PERCENTAGE {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            int number = Counts.numberAt(rest, 0);
            int behind = number < 0 ? -1 : Counts.perCent(rest, number + 1);
            if (behind < 0 || behind >= rest.size() || !rest.get(behind).lemma().equals("of")) {
                return Optional.empty();
            }
            int whole = Clause.nounPhrase(rest, behind + 1);
            return whole < 0
                    ? Optional.empty()
                    : wording.ask(
                            "What percentage " + wording.text(rest.subList(behind, whole)),
                            rest.subList(whole, rest.size()));
        }
    },
    /// "carries 40 cars", "held for 48 hours": how many cars, for how many hours.
    HOW_MANY {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            for (int at = 0; at < Math.min(rest.size(), 8) && !clause.isCopula(); at++) {
                int number = Counts.numberAt(rest, at);
                int things = number < 0 ? -1 : Counts.things(rest, number + 1);
                if (things > 0
                        && !Counts.saysUpTo(rest, at)
                        && (at == 0 ? takesObject(clause) : asksWith(rest.get(at - 1)))) {
                    String before =
                            at == 0 ? "How many" : capital(rest.get(at - 1).text()) + " how many";
                    return wording.ask(
                            before + " " + wording.text(rest.subList(number + 1, things)),
                            rest.subList(0, Math.max(0, at - 1)),
                            rest.subList(things, rest.size()));
                }
            }
            return Optional.empty();
        }
    },
    /// "Forty people attended the hearing": how many people.
    HOW_MANY_DID {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> subject = clause.subject();
            boolean counted = Counts.isNumber(subject.getFirst()) && Counts.things(subject, 1) > 0;
            return counted && !clause.rest().isEmpty()
                    ? Optional.of(
                            wording.askForSubject(
                                    "How many " + wording.text(subject.subList(1, subject.size())),
                                    clause.rest()))
                    : Optional.empty();
        }
    },
    /// "costs £ 9", "the fee is 9 crowns": how much.
    HOW_MUCH {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            int number =
                    rest.isEmpty()
                            ? -1
                            : Counts.numberAt(rest, rest.getFirst().kind() == SYM ? 1 : 0);
            boolean price =
                    clause.mainVerb().lemma().equals("cost")
                            || (clause.isCopula()
                                    && Lexicon.PRICES.contains(clause.head().lemma()));
            if (number < 0 || !price) {
                return Optional.empty();
            }
            return wording.ask("How much");
        }
    },
    /// "is 90 metres long": how long.
    HOW_LONG {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            boolean measured =
                    clause.isCopula()
                            && rest.size() == 3
                            && Counts.isNumber(rest.get(0))
                            && Lexicon.MEASURES.contains(rest.get(2).lemma());
            return measured ? wording.ask("How " + rest.get(2).text()) : Optional.empty();
        }
    },
    /// "The mean output is 52 GWh": what is it.
    WHAT_VALUE {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            int sign = !rest.isEmpty() && rest.getFirst().kind() == SYM ? 1 : 0;
            boolean value =
                    clause.isCopula() && Counts.numberAt(rest, sign) >= 0 && rest.size() <= 5;
            boolean people = rest.size() == 1;
            return value && !people && clause.firstVerb().text().endsWith("s")
                    ? wording.ask("What")
                    : Optional.empty();
        }
    },
    /// "carries a fee of £ 1.50": what fee.
    WHAT_AMOUNT {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            int of = indexOf(rest, "of");
            int number =
                    of < 0
                            ? -1
                            : Counts.numberAt(
                                    rest,
                                    of + 1 < rest.size() && rest.get(of + 1).kind() == SYM
                                            ? of + 2
                                            : of + 1);
            boolean amount =
                    number >= 0
                            && takesObject(clause)
                            && Clause.simplePhrase(rest, 0) == of
                            && rest.getFirst().kind() == DET
                            && isMeasured(rest.get(of - 1));
            return amount
                    ? wording.ask("What " + wording.text(rest.subList(1, of)))
                    : Optional.empty();
        }
    },
    /// "prohibited since 1952": since when.
    SINCE_WHEN {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            int since =
                    Math.max(
                            indexOf(rest, "since"),
                            Math.max(indexOf(rest, "until"), indexOf(rest, "by")));
            return since >= 0 && Dates.isBareDate(rest.subList(since + 1, rest.size()))
                    ? wording.ask(capital(rest.get(since).text()) + " when", rest.subList(0, since))
                    : Optional.empty();
        }
    },
    /// "built in 1810": when.
    WHEN {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            Optional<Dates.Place> found = Dates.find(rest);
            if (!clause.date().isEmpty()) {
                return found.isPresent() || clause.isCopula()
                        ? Optional.empty()
                        : wording.ask("When", rest);
            }
            return found.filter(date -> !clause.isCopula() || date.from() <= 1)
                    .filter(date -> isPlainEnd(rest.subList(date.to(), rest.size())))
                    .flatMap(date ->
                            wording.ask(
                                    "When",
                                    rest.subList(0, date.from()),
                                    rest.subList(date.to(), rest.size())));
        }
    },
    /// "opened by Queen Ilse": who opened it.
    BY_WHOM {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            int by = clause.isPassive() ? indexOf(rest, "by") : -1;
            int agent = by < 0 ? -1 : Clause.nounPhrase(rest, by + 1);
            if (agent < 0 || !isSomebody(rest.subList(by + 1, agent))) {
                return Optional.empty();
            }
            List<TaggedWord> before = rest.subList(0, by);
            List<TaggedWord> after = rest.subList(agent, rest.size());
            boolean past =
                    clause.verbs().size() == 2
                            && clause.firstVerb().text().startsWith("w")
                            && clause.mainVerb().text().endsWith("ed");
            return past
                    ? Optional.of(
                            Wording.joined(
                                            "Who",
                                            clause.mainVerb().text(),
                                            wording.subject(),
                                            wording.text(before),
                                            wording.text(after))
                                    + "?")
                    : wording.ask("By whom", before, after);
        }
    },
    /// "Leopold Zwerger designed it": who designed it.
    WHO {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            boolean person =
                    clause.subject().size() >= 2
                            && clause.subject().stream().allMatch(word -> word.kind() == PROPN)
                            && clause.verbs().size() == 1
                            && Lexicon.DEEDS.contains(clause.mainVerb().lemma());
            return person && !clause.rest().isEmpty()
                    ? Optional.of(wording.askForSubject("Who", clause.rest()))
                    : Optional.empty();
        }
    },
    /// "The purser sells tickets on board": who sells them there.
    WHO_DOES {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> subject = clause.subject();
            String verb = clause.firstVerb().text();
            boolean somebody =
                    subject.getFirst().kind() == DET
                            && subject.size() <= 3
                            && (Lexicon.ROLES.contains(subject.getLast().lemma())
                                    || Lexicon.ACTORS.contains(subject.getLast().lemma()));
            boolean ofOne =
                    !clause.isPassive()
                            && !clause.isCopula()
                            && (verb.endsWith("ed")
                                    || verb.equals(clause.firstVerb().lemma() + "s")
                                    || Lexicon.MODALS.contains(verb));
            return somebody && ofOne && clause.rest().size() >= 3
                    ? Optional.of(wording.askForSubject("Who", clause.rest()))
                    : Optional.empty();
        }
    },
    /// "Kenji Mori is the director of the museum": who is that.
    WHO_IS {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            int end = clause.isCopula() ? Clause.simplePhrase(rest, 0) : -1;
            boolean role =
                    end > 0
                            && rest.getFirst().lemma().equals("the")
                            && Lexicon.ROLES.contains(rest.get(end - 1).lemma())
                            && Clause.nounPhrase(rest, 0) == rest.size()
                            && clause.subject().stream().allMatch(word -> word.kind() == PROPN);
            return role ? Optional.of(wording.askForSubject("Who", rest)) : Optional.empty();
        }
    },
    /// "kept in the tower": where.
    WHERE {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            boolean at =
                    clause.isCopula()
                            && !rest.isEmpty()
                            && Lexicon.IN.contains(rest.getFirst().lemma())
                            && rest.getLast().kind() == PROPN
                            && Dates.find(rest).isEmpty();
            if (at && Clause.nounPhrase(rest, 1) == rest.size()) {
                return wording.ask("Where");
            }
            boolean placed =
                    (clause.isPassive() || clause.verbs().size() == 1)
                            && Lexicon.PLACED.contains(clause.mainVerb().lemma())
                            && !rest.isEmpty()
                            && Lexicon.IN.contains(rest.getFirst().lemma());
            return placed && Clause.nounPhrase(rest, 1) == rest.size()
                    ? wording.ask("Where")
                    : Optional.empty();
        }
    },
    /// "The Lamp is a plan for schools": what is it.
    WHAT_IS {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            boolean present = clause.isCopula() && !clause.firstVerb().text().startsWith("w");
            if (!present
                    || rest.size() < 4
                    || !Lexicon.ARTICLES.contains(rest.getFirst().lemma())) {
                return Optional.empty();
            }
            int end = Clause.simplePhrase(rest, 0);
            boolean plain = clause.subject().stream().noneMatch(word -> word.kind() == ADP);
            boolean thing =
                    plain && end > 0 && !PERSON.matcher(rest.get(end - 1).lemma()).matches();
            return thing
                            && clause.subject().size() >= 2
                            && clause.subject().getFirst().kind() == DET
                    ? wording.ask("What")
                    : Optional.empty();
        }
    },
    /// "signed the treaty in Riga": what was signed there.
    WHAT {
        @Override
        Optional<String> ask(Clause clause, Wording wording) {
            List<TaggedWord> rest = clause.rest();
            int object = Clause.simplePhrase(rest, 0);
            boolean named = clause.subject().stream().anyMatch(word -> word.kind() == PROPN);
            boolean whole = object == rest.size() && named && clause.subject().size() >= 2;
            boolean counted =
                    object > 0
                            && rest.subList(0, object).stream()
                                    .anyMatch(word -> word.kind() == NUM);
            boolean plain =
                    object > 0
                            && !counted
                            && (whole
                                    || (object < rest.size()
                                            && rest.get(object).kind() == ADP
                                            && !rest.get(object).lemma().equals("of")))
                            && takesObject(clause)
                            && !Lexicon.LIGHT.contains(clause.mainVerb().lemma())
                            && clause.verbs().size() == 1;
            return plain
                    ? wording.ask("What", rest.subList(object, rest.size()))
                    : Optional.empty();
        }
    };

    /// Endings of words for people.
    private static final Pattern PERSON =
            Pattern.compile(
                    ".*(?:er|or|ist|ian|man|woman|ant|ent|ee|head|chief|wife|son|daughter|king|queen|child)");

    /// The question, where the clause is of this shape.
    abstract Optional<String> ask(Clause clause, Wording wording);

    static boolean isMeasured(TaggedWord noun) {
        return Lexicon.MEASURED.contains(noun.lemma());
    }

    private static boolean takesObject(Clause clause) {
        return !clause.isPassive() && clause.mainVerb().kind() == VERB;
    }

    private static boolean asksWith(TaggedWord word) {
        return word.kind() == ADP && Lexicon.ASKED_WITH.contains(word.lemma());
    }

    private static boolean isSomebody(List<TaggedWord> agent) {
        TaggedWord head = agent.getLast();
        return Lexicon.GROUPS.contains(head.lemma())
                || (agent.size() >= 2 && agent.stream().allMatch(word -> word.kind() == PROPN));
    }

    /// Whether what follows a date goes on with something else than the date.
    private static boolean isPlainEnd(List<TaggedWord> words) {
        return words.isEmpty()
                || (words.getFirst().kind() == ADP
                        && !words.getFirst().lemma().equals("of")
                        && Dates.find(words).isEmpty());
    }

    private static int indexOf(List<TaggedWord> words, String lemma) {
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).text().equals(lemma)) {
                return at;
            }
        }
        return -1;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}

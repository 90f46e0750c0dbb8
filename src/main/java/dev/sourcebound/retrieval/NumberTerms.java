package dev.sourcebound.retrieval;

import dev.sourcebound.corpus.DateWords;
import dev.sourcebound.corpus.NumberSum;
import dev.sourcebound.corpus.NumberWords;
import java.math.BigDecimal;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes the numbers and dates among the words of an English text in one way: "twelve" as `12`,
/// "1.5 million" as `1500000`, "May 3rd, 2021" and "2021-05-03" as `may 3 2021` and `3 may 2021`.
/// "One", "first" and "second" alone stay: they seldom count.
final class NumberTerms {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}(?:\\.[0-9]{1,9})?");
    private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");
    private static final Pattern MONTH = Pattern.compile("0[1-9]|1[0-2]");
    private static final Pattern DAY = Pattern.compile("0[1-9]|[12][0-9]|3[01]");
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("([0-3]?[0-9])\\.([01]?[0-9])\\.([12][0-9]{3})");
    private static final Pattern ORDINAL = Pattern.compile("([0-9]{1,4})(?:st|nd|rd|th)");
    private static final int TWENTY = 20;

    /// Below, an ordinal may only put things in order.
    private static final int FOURTH = 4;

    private final List<Token> tokens;
    private final List<Token> written = new ArrayList<>();

    private NumberTerms(List<Token> tokens) {
        this.tokens = tokens;
    }

    /// A word in lower case.
    ///
    /// @param start where it stands in the text
    /// @param end exclusive
    /// @param step how many words it is behind the one before, those left out counted
    record Token(String text, int start, int end, int step) {

        Token as(String other) {
            return new Token(other, start, end, step);
        }
    }

    /// The words of a text with its numbers in one spelling.
    ///
    /// @param tokens in the order of the text
    static List<Token> of(List<Token> tokens) {
        NumberTerms terms = new NumberTerms(tokens);
        int at = 0;
        while (at < tokens.size()) {
            at = terms.write(at);
        }
        return terms.written;
    }

    /// @return where to go on
    private int write(int at) {
        int next = date(at);
        next = next > at ? next : dottedDate(at);
        next = next > at ? next : ordinal(at);
        next = next > at ? next : number(at);
        if (next > at) {
            return next;
        }
        written.add(tokens.get(at).as(monthInFull(at)));
        return at + 1;
    }

    /// As in ISO 8601: 2021-05-03.
    private int date(int at) {
        if (!(joined(at + 1) && joined(at + 2))) {
            return at;
        }
        Token year = tokens.get(at);
        Token month = tokens.get(at + 1);
        Token day = tokens.get(at + 2);
        if (!YEAR.matcher(year.text()).matches()
                || !MONTH.matcher(month.text()).matches()
                || !DAY.matcher(day.text()).matches()) {
            return at;
        }
        written.add(year);
        written.add(month.as(name(month.text())));
        written.add(day.as(plain(day.text())));
        return at + 3;
    }

    /// 3.5.2021.
    private int dottedDate(int at) {
        Token whole = tokens.get(at);
        Matcher date = DAY_MONTH_YEAR.matcher(whole.text());
        if (!date.matches() || !isMonth(date.group(2))) {
            return at;
        }
        for (String part : List.of(plain(date.group(1)), name(date.group(2)), date.group(3))) {
            written.add(new Token(part, whole.start(), whole.end(), whole.step()));
        }
        return at + 1;
    }

    private int ordinal(int at) {
        Token token = tokens.get(at);
        Matcher digits = ORDINAL.matcher(token.text());
        if (digits.matches()) {
            written.add(token.as(digits.group(1)));
            return at + 1;
        }
        Integer tens = NumberWords.cardinal(token.text());
        Integer units = joined(at + 1) ? NumberWords.ordinal(text(at + 1)) : null;
        if (tens != null && tens >= TWENTY && units != null && units < 10) {
            written.add(together(at, at + 2, String.valueOf(tens + units)));
            return at + 2;
        }
        Integer alone = NumberWords.ordinal(token.text());
        if (alone == null || (alone < FOURTH && !besideMonth(at))) {
            return at;
        }
        written.add(token.as(String.valueOf(alone)));
        return at + 1;
    }

    private int number(int at) {
        NumberSum sum = new NumberSum(NumberTerms::word);
        boolean digits = DIGITS.matcher(text(at)).matches();
        int end = at;
        while (end < tokens.size() && (end == at || joined(end))) {
            boolean and = end > at && text(end).equals("and") && sum.mayGoOn() && joined(end + 1);
            int next = and ? end + 1 : end;
            boolean fits = isNumber(text(next)) && !(digits && next > at && !isScale(next));
            if (!fits || !sum.takes(text(next))) {
                break;
            }
            end = next + 1;
        }
        boolean idle = end == at + 1 && (digits || text(at).equals("one"));
        if (end == at || idle) {
            return at;
        }
        written.add(together(at, end, sum.value()));
        return end;
    }

    private boolean isScale(int at) {
        return NumberSum.isScale(text(at));
    }

    private static boolean isNumber(String text) {
        return DIGITS.matcher(text).matches() || !Character.isDigit(text.charAt(0));
    }

    private static @Nullable BigDecimal word(String word) {
        Integer number = NumberWords.cardinal(word);
        return number == null ? null : BigDecimal.valueOf(number);
    }

    /// "Sept. 3" is in September; "mar" and "dec" alone are other words.
    private String monthInFull(int at) {
        Month month = DateWords.month(text(at));
        boolean dated = startsWithDigit(at - 1) || startsWithDigit(at + 1);
        return month != null && dated ? DateWords.name(month) : text(at);
    }

    private boolean besideMonth(int at) {
        return isMonthAt(at + 1)
                || isMonthAt(at - 1)
                || (isAt(at + 1, "of") && isMonthAt(at + 2))
                || (isAt(at - 1, "the") && isMonthAt(at - 2));
    }

    private boolean isMonthAt(int at) {
        return at >= 0 && at < tokens.size() && DateWords.month(text(at)) != null;
    }

    private boolean isAt(int at, String word) {
        return at >= 0 && at < tokens.size() && text(at).equals(word);
    }

    private boolean startsWithDigit(int at) {
        return at >= 0 && at < tokens.size() && Character.isDigit(text(at).charAt(0));
    }

    /// Whether a token stands one character behind the one before it.
    private boolean joined(int at) {
        return at > 0
                && at < tokens.size()
                && tokens.get(at).start() - tokens.get(at - 1).end() == 1;
    }

    private Token together(int from, int to, String text) {
        Token first = tokens.get(from);
        return new Token(text, first.start(), tokens.get(to - 1).end(), first.step());
    }

    private String text(int at) {
        return tokens.get(at).text();
    }

    private static boolean isMonth(String digits) {
        int number = Integer.parseInt(digits);
        return number >= 1 && number <= Month.values().length;
    }

    private static String name(String digits) {
        return DateWords.name(Month.of(Integer.parseInt(digits)));
    }

    private static String plain(String digits) {
        return String.valueOf(Integer.parseInt(digits));
    }
}

package dev.sourcebound.reading;

import java.math.BigDecimal;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates and times of day that English texts write in several ways, in one of them.
final class WrittenTimes {

    private static final Pattern DATE =
            Pattern.compile(
                    "(?<![\\d./-])(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})([./-])(\\d{1,2})\\5(\\d{4}))(?![./-]?\\d)");
    private static final Pattern CLOCK =
            Pattern.compile("(?i)\\b(half|(?:a )?quarter) (past|to) (\\p{L}+|\\d{1,2})\\b");
    private static final int MONTHS = 12;
    private static final int HOURS = 12;
    private static final int MOST_DAYS = 31;

    private WrittenTimes() {}

    /// A text with dates in figures as "14 May 1928" and times in words as "8:15". A date of which
    /// nobody can tell day and month apart stays.
    static String plain(String text) {
        String dated = DATE.matcher(text).replaceAll(WrittenTimes::date);
        return CLOCK.matcher(dated).replaceAll(WrittenTimes::time);
    }

    private static String date(MatchResult date) {
        if (date.group(1) != null) {
            return written(date, date.group(3), date.group(2), date.group(1));
        }
        String first = date.group(4);
        String second = date.group(6);
        boolean dayFirst = Integer.parseInt(first) > MONTHS || first.equals(second);
        boolean dayLast = Integer.parseInt(second) > MONTHS;
        if (dayFirst == dayLast) {
            return Matcher.quoteReplacement(date.group());
        }
        return written(date, dayFirst ? first : second, dayFirst ? second : first, date.group(7));
    }

    private static String written(MatchResult date, String day, String month, String year) {
        int days = Integer.parseInt(day);
        int months = Integer.parseInt(month);
        if (months < 1 || months > MONTHS || days < 1 || days > MOST_DAYS) {
            return Matcher.quoteReplacement(date.group());
        }
        String name = Month.of(months).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return days + " " + name + " " + year;
    }

    private static String time(MatchResult time) {
        Integer hour = hour(time.group(3).toLowerCase(Locale.ROOT));
        if (hour == null) {
            return Matcher.quoteReplacement(time.group());
        }
        boolean half = time.group(1).equalsIgnoreCase("half");
        boolean past = time.group(2).equalsIgnoreCase("past");
        if (half && !past) {
            return Matcher.quoteReplacement(time.group());
        }
        int full = past ? hour : (hour + HOURS - 2) % HOURS + 1;
        return full + ":" + (half ? "30" : past ? "15" : "45");
    }

    private static @Nullable Integer hour(String written) {
        BigDecimal number =
                Character.isDigit(written.charAt(0))
                        ? new BigDecimal(written)
                        : Numbers.ofWord(written);
        if (number == null || number.stripTrailingZeros().scale() > 0) {
            return null;
        }
        int hour = number.intValue();
        return hour > 0 && hour <= HOURS ? hour : null;
    }
}

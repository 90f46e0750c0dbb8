package dev.sourcebound.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sourcebound.reading.ClaimRules.Lack;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimRulesTest {

    private final ClaimRules rules = new ClaimRules(new OneHotWords(Set.of()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It has 240 beds.          | It has two hundred and forty beds.",
                "It has 2,400,000 beds.    | It has 2.4 million beds.",
                "It has twenty-five beds.  | It has 25 beds.",
                "It has five beds and six. | It has 5 beds and 6.",
                "It costs 5 dollars.       | It costs $5.",
                "It costs 5 million euros. | It costs €5 million.",
                "A 40-minute ride.         | It takes forty minutes.",
                "It rose by 5 percent.     | It rose by 5%.",
                "It rose by five per cent. | It rose by 5%.",
                "It is 5 km long.          | It is 5 to 7 km long.",
                "Half is paid.             | 50 per cent is paid.",
                "It costs eleven pounds forty.       | It costs £11.40.",
                "It costs one pound fifty.           | It costs £1.50.",
                "It costs fifty pence.               | It costs £0.50.",
                "It is sixty-two point six m.        | It is 62.6 metres high.",
                "Four fifths of it are paid.         | It is paid to 80 %.",
                "A fifth of it is paid.              | 20 per cent of it is paid.",
                "80 per cent is paid.                | Four fifths are paid.",
                "Two thirds are paid.                | Of it two thirds are paid.",
                "It has three and a half million.    | It has 3.5 million.",
                "It has half a million beds.         | It has 500,000 beds.",
                "It has two dozen beds.              | It has 24 beds.",
                "It takes two days.                  | It takes 48 hours.",
                "It stood for three decades.         | It stood for 30 years.",
                "It has a 30-second delay.           | It waits for 30 seconds.",
                "It takes 110 minutes.               | It takes 1 hour and 50 minutes.",
                "It takes 1 hour, 50 minutes.        | It takes 110 minutes.",
                "It stood for 30 months.             | It stood for two years and six months.",
                "It is 70 inches high.               | It is 5 feet 10 inches high.",
                "It takes 50 minutes.                | Two hours of it are talk; 50 minutes are not.",
                "The 21st round begins.              | The twenty-first round begins.",
                "The twenty-first round begins.      | The 21st round begins.",
                "It is open on the 7th day.          | It is open on the seventh day.",
                "It lets through 288 cubic metres a second. | It lets through 288 m³/s.",
                "It falls by 5 metres per second.    | It falls by 5 m/s.",
                "It yields fifty-two gigawatt hours. | It yields 52 GWh.",
                "It yields 52 gigawatt-hours.        | It yields 52,000 MWh.",
                "A 19-year-old was hurt.             | One person, aged 19, was hurt.",
                "It was 18 months old.               | A calf aged 18 months was hurt.",
                "He was 19 years old.                | He did it at the age of 19.",
                "It cost 40,000 US dollars.          | It cost USD 40 000.",
                "It cost US$5.                       | It cost $5.",
                "It cost 5 euros.                    | It cost EUR 5.",
                "It opens at a quarter past eight.   | It opens at 08:15.",
                "It opens at a quarter to one.       | It opens at 12:45.",
                "It opened on 14/05/1928.            | It opened on 14 May 1928.",
                "It opened on 2021-05-03.            | It opened on 3 May 2021.",
                "Of all 60 to 70 per cent came.      | From 60 per cent to 70 per cent of all came.",
                "60 of 100 came.                     | 60 per cent, which is 60 of 100, came.",
                "It opened in early May.             | It opened at the beginning of May 1928.",
                "It opened at the end of May.        | It opened on 30 May 1928.",
                "In the end may it be open.          | It may be open at the beginning of May in the end.",
                "It opened in late 2019.             | From mid-2019 to the end of 2019 it opened.",
                "Both are open.            | Ada is open and Bo is.",
                "Since May it is open.     | It is open since May.",
                "It is not Ada's.          | It never was of Ada."
            })
    void whatIsWrittenOtherwiseIsThere(String claim, String evidence) {
        assertThat(rules.lacks(claim, evidence, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NUMBER   | It has 241 beds.          | It has two hundred and forty beds.",
                "NUMBER   | It has 2.5 million beds.  | It has 2.4 million beds.",
                "NUMBER   | It costs eleven pounds fifty.   | It costs £11.40.",
                "NUMBER   | Three fifths are paid.          | It is paid to 80 %.",
                "NUMBER   | It takes three days.            | It takes 48 hours.",
                "NUMBER   | It takes 60 days.               | It takes two months.",
                "NUMBER   | It takes 111 minutes.           | It takes 1 hour and 50 minutes.",
                "NUMBER   | It takes 140 minutes.           | It takes 2 hours or 20 minutes.",
                "NUMBER   | It takes 150 minutes.           | It takes 1 hour and 90 minutes.",
                "NUMBER   | The 22nd round begins.          | The twenty-first round begins.",
                "NUMBER   | The twenty-second round begins. | The 21st round begins.",
                "UNIT     | It yields 52 megawatt hours.    | It yields 52 GWh.",
                "UNIT     | He was 19 years old.            | He had 19 cats, aged 7.",
                "UNIT     | It cost 5 US dollars.           | It cost EUR 5.",
                "NUMBER   | It opens at half past eight.    | It opens at 08:15.",
                "NUMBER   | It opened on 14/05/1929.        | It opened on 14 May 1928.",
                "DATE     | It opened on 14/06/1928.        | It opened on 14 May 1928.",
                "NUMBER   | It opened on 05/04/1928.        | It opened on 4 May 1928.",
                "NUMBER   | It has 5 billion beds.    | It has 5 million beds.",
                "UNIT     | It is 5 miles long.       | It is 5 km long.",
                "UNIT     | It costs £5.              | It costs $5.",
                "UNIT     | It takes 40 hours.        | It takes forty minutes in 2 hours.",
                "UNIT     | It is 35 nautical miles.  | It is 35 min.",
                "UNIT     | 60 guests came.           | Of the guests 60 per cent came.",
                "UNIT     | Of the guests 60 came.    | Of the guests 60 % came.",
                "DATE     | It opened in early May.   | It opened at the end of May 1928.",
                "DATE     | It opened in early MAY.   | It opened at the END OF May 1928.",
                "DATE     | It opened at the start of 2019. | It opened in late 2019.",
                "NAME     | Cy and Bo own it.         | Ada and Bo own it.",
                "DATE     | It opens on Monday.       | It opens on Sunday.",
                "NAME     | It is of Bo.              | It is of Ada.",
                "NAME     | Bo Ray owns it.           | Ada owns it.",
                "NAME     | Bo's mill stands.         | The mill of Ada stands.",
                "NEGATION | It does not open.         | It does open."
            })
    void whatIsNotThereIsFound(Lack lack, String claim, String evidence) {
        assertThat(rules.lacks(claim, evidence, "")).contains(lack);
    }

    /// With few function words that are left out, English is told by those that it begins with.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | Gates remain closed during storms until keepers return.",
                "true  | Portes restent toujours closes pendant orages jusque soir."
            })
    void aShortSentenceIsInEnglishByItsPrepositions(boolean foreign, String claim) {
        assertThat(rules.lacks(claim, "It is shut then.", "").equals(Optional.of(Lack.LANGUAGE)))
                .isEqualTo(foreign);
    }

    /// Who says whose dollars it means is believed where the evidence says so too.
    @ParameterizedTest
    @CsvSource({
        "US dollars, 5 Canadian dollars",
        "Canadian dollars, 5 US dollars",
        "US dollars, C$5"
    })
    void dollarsOfAnotherCountryAreOthers(String claimed, String evident) {
        String claim = "It cost 5 %s.".formatted(claimed);
        assertThat(rules.lacks(claim, "It cost %s.".formatted(evident), "")).contains(Lack.NAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "While Ada owns it, it stands. | Ada owns it.",
                "However, Ada owns it. | Ada owns it."
            })
    void whatBeginsASentenceIsNoName(String claim, String evidence) {
        assertThat(rules.lacks(claim, evidence, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | Carts can pass here.                  | Carts cannot pass here.",
                "true  | Carts do pass here on any day.        | It rains. Carts do not pass here.",
                "true  | Carts do not pass here.               | It rains. Carts do pass here.",
                "false | Carts do not pass here.               | Carts do pass here. Carts of Ada never do.",
                "false | Carts do not pass here.               | Carts are kept in the yard.",
                "false | Carts never pass here.                | Carts do not pass here.",
                "false | Carts are kept in the yard of Ada.    | Carts of Ada do not pass the old gate."
            })
    void findsThatANotIsLeftOutOrPutIn(boolean differ, String claim, String evidence) {
        assertThat(rules.differInNegation(claim, evidence)).isEqualTo(differ);
    }
}

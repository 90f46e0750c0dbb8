package dev.sourcebound.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final Option FILE = new Option("file", "FILE", "a file");
    private static final Option TIMES = new Option("times", "NUMBER", "how often");
    private static final Option MIN = new Option("min", "SHARE", "at least");

    @Test
    void takesAValueAfterASpaceOrAnEqualsSign() {
        Options options = parse("--file", "a=b.txt", "--times=3");
        assertThat(options.requiredPath(FILE)).isEqualTo(Path.of("a=b.txt"));
        assertThat(options.wholeNumber(TIMES, 1, 1, 9)).isEqualTo(3);
        assertThat(options.share(MIN)).isEmpty();
    }

    @Test
    void leavesTheProgramsSettingsToSpring() {
        Options options = parse("--a.b=c", "--times", "2", "--debug", "--x.y");
        assertThat(options.settings()).containsExactly("--a.b=c", "--debug", "--x.y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --fil x             | try has no option --fil; it takes --file FILE, --times NUMBER, --min SHARE
                    --file              | --file needs a value
                    --file --times 3    | --file needs a value
                    --file a --file=b   | --file is given twice
                    a.txt               | try does not know what to do with 'a.txt'; it takes --file FILE, --times NUMBER, --min SHARE
                    """)
    void refusesWhatItCannotUse(String line, String message) {
        assertThatThrownBy(() -> parse(line.split(" "))).hasMessage(message);
    }

    @Test
    void refusesAValueOfTheWrongTypeOrOutOfRange() {
        assertThatThrownBy(() -> parse("--times=two").wholeNumber(TIMES, 1, 1, 9))
                .hasMessage("--times must be a whole number, got 'two'");
        assertThatThrownBy(() -> parse("--times=10").wholeNumber(TIMES, 1, 1, 9))
                .hasMessage("--times must be from 1 to 9, got 10");
        assertThatThrownBy(() -> parse("--min=1.5").share(MIN))
                .hasMessage("--min must be from 0 to 1, got 1.5");
        assertThatThrownBy(() -> parse("--min=NaN").share(MIN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> parse().requiredPath(FILE)).hasMessage("--file FILE is needed");
    }

    private static Options parse(String... arguments) {
        return Options.parse(new Try(), List.of(arguments));
    }

    private record Try() implements Command {

        @Override
        public String name() {
            return "try";
        }

        @Override
        public String summary() {
            return "tries";
        }

        @Override
        public List<Option> options() {
            return List.of(FILE, TIMES, MIN);
        }

        @Override
        public Exit run(Options options, Workbench workbench) {
            return Exit.DONE;
        }
    }
}

package dev.sourcebound.evaluation;

import java.util.List;

/// Something that this program does in place of serving.
interface Command {

    /// The word that calls it.
    String name();

    /// One line for the help.
    String summary();

    /// What it takes, besides the program's settings.
    List<Option> options();

    /// Does it, and prints its result.
    ///
    /// @throws dev.sourcebound.problem.AppException where the arguments or what they name cannot be
    ///   used
    Exit run(Options options, Workbench workbench);

    /// How a command ends, as the operating system is told.
    enum Exit {
        /// Done, and everything asked for holds.
        DONE(0),
        /// Done, but a figure is not what it must be.
        NOT_MET(1),
        /// Not done: the arguments, or what they name, cannot be used.
        REFUSED(2),
        /// Not done: a defect of this program.
        FAILED(3),
        /// Done, but on a part: some of the data cannot be used, and was told.
        PARTLY(4);

        private final int code;

        Exit(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}

package dev.sourcebound.llm;

/// Leaves out what a model that thinks aloud writes ahead of its answer: one block from `<think>`
/// to `</think>`, with nothing but space before it. The same answer however it is cut into pieces.
/// Keeps less than a mark's length; how long a thought may be is for whoever reads. For one answer
/// and one thread.
final class LeadingThought {

    private static final String BEGIN = "<think>";
    private static final String END = "</think>";

    private Place place = Place.AHEAD;

    /// The end of what was read, where it may be the beginning of a mark.
    private String held = "";

    private enum Place {
        AHEAD,
        INSIDE,
        ANSWER
    }

    /// What of the next piece belongs to the answer; may be empty. Space ahead of an answer without
    /// a thought is left out.
    String answerIn(String piece) {
        String text = held + piece;
        held = "";
        return switch (place) {
            case AHEAD -> ahead(text.stripLeading());
            case INSIDE -> inside(text);
            case ANSWER -> text;
        };
    }

    /// What belongs to the answer after all, where nothing more comes.
    String rest() {
        return place == Place.AHEAD ? held : "";
    }

    private String ahead(String text) {
        if (text.startsWith(BEGIN)) {
            place = Place.INSIDE;
            return inside(text.substring(BEGIN.length()));
        }
        if (BEGIN.startsWith(text)) {
            held = text;
            return "";
        }
        place = Place.ANSWER;
        return text;
    }

    private String inside(String text) {
        int end = text.indexOf(END);
        if (end < 0) {
            held = text.substring(Math.max(0, text.length() - END.length() + 1));
            return "";
        }
        place = Place.ANSWER;
        return text.substring(end + END.length());
    }
}

package dev.sourcebound.evaluation;

/// Where a citation lands.
enum Landing {
    /// On an excerpt of the label, or in a document that it calls relevant.
    ON_GOLD("on gold"),
    /// Word for word in a source, but not on gold.
    ELSEWHERE("elsewhere"),
    /// Not where it says, or in no source.
    MISQUOTED("misquoted");

    private final String words;

    Landing(String words) {
        this.words = words;
    }

    /// For people.
    String words() {
        return words;
    }
}

package dev.sourcebound.corpus;

/// The beginnings of texts.
public final class Beginning {

    private Beginning() {}

    /// The beginning of a text, not cut inside of a surrogate pair.
    ///
    /// @param most UTF-16 code units, `>= 1`
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean inside = Character.isHighSurrogate(text.charAt(most - 1));
        return text.substring(0, inside ? most - 1 : most);
    }
}

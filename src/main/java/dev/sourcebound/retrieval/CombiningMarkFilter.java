package dev.sourcebound.retrieval;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Makes one letter of a letter and an accent that stands behind it as a character of its own, as
/// in the texts of some systems and PDFs. Off a Latin letter that has no such form the accent is
/// taken, as it is off the others. Offsets stay those of what stands there.
final class CombiningMarkFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    CombiningMarkFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (term.chars().anyMatch(CombiningMarkFilter::isAccent)) {
            String composed = Normalizer.normalize(term, Form.NFC);
            term.setEmpty();
            boolean latin = false;
            for (int i = 0; i < composed.length(); i++) {
                char letter = composed.charAt(i);
                if (!isAccent(letter)) {
                    latin = UnicodeScript.of(composed.codePointAt(i)) == UnicodeScript.LATIN;
                }
                if (!latin || !isAccent(letter)) {
                    term.append(letter);
                }
            }
        }
        return true;
    }

    /// The block of combining diacritical marks.
    private static boolean isAccent(int letter) {
        return letter >= '\u0300' && letter <= '\u036F';
    }
}

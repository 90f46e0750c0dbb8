package dev.sourcebound.retrieval;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// How words sound to an English ear, by Double Metaphone (Philips, C/C++ Users Journal, June
/// 2000): what people write by ear, and names that came from other scripts by different ways, sound
/// alike though many letters differ. As a filter it makes of each form the terms `CODE form`, so
/// that all forms of a code stand side by side.
final class Sounds extends FilteringTokenFilter {

    private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

    static {
        METAPHONE.setMaxCodeLen(16);
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    Sounds(TokenStream forms) {
        super(forms);
    }

    /// One code, or two where a word may be said in two ways, the likelier first; none of what has
    /// no letter of the Latin alphabet.
    static List<String> of(String form) {
        return Stream.of(METAPHONE.doubleMetaphone(form), METAPHONE.doubleMetaphone(form, true))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }

    /// What the term of every form begins with that most likely sounds so.
    static String prefix(String code) {
        return code + " ";
    }

    @Override
    protected boolean accept() {
        String form = term.toString();
        String code = METAPHONE.doubleMetaphone(form);
        if (code.isEmpty()) {
            code = METAPHONE.doubleMetaphone(form, true);
        }
        if (code.isEmpty()) {
            return false;
        }
        term.setEmpty().append(prefix(code)).append(form);
        return true;
    }
}

package dev.sourcebound.retrieval;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Makes one word of a word that a document breaks at the end of a line, where a soft hyphen
/// stands. Its offsets stay those of what stands there.
final class SoftHyphenFilter extends TokenFilter {

    private static final char SOFT = '\u00AD';

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    SoftHyphenFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        char[] letters = term.buffer();
        int kept = 0;
        for (int i = 0; i < term.length(); i++) {
            if (letters[i] != SOFT) {
                letters[kept++] = letters[i];
            }
        }
        term.setLength(kept);
        return true;
    }
}

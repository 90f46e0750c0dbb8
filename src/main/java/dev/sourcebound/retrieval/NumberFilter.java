package dev.sourcebound.retrieval;

import dev.sourcebound.retrieval.NumberTerms.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Gives the words of a text as [NumberTerms] writes them. Holds all of them at once: a passage or
/// a question is short.
final class NumberFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private boolean taken;
    private Iterator<Token> rest = Collections.emptyIterator();

    NumberFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!taken) {
            taken = true;
            rest = NumberTerms.of(all()).iterator();
        }
        if (!rest.hasNext()) {
            return false;
        }
        Token next = rest.next();
        clearAttributes();
        term.append(next.text());
        offsets.setOffset(next.start(), next.end());
        step.setPositionIncrement(next.step());
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        taken = false;
        rest = Collections.emptyIterator();
    }

    private List<Token> all() throws IOException {
        List<Token> tokens = new ArrayList<>();
        while (input.incrementToken()) {
            tokens.add(
                    new Token(
                            term.toString(),
                            offsets.startOffset(),
                            offsets.endOffset(),
                            step.getPositionIncrement()));
        }
        return tokens;
    }
}

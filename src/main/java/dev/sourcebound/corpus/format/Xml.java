package dev.sourcebound.corpus.format;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML forward only, with no document type and no entity but the five of XML itself: nothing
/// in it can unfold or be fetched. Elements are told by their local names.
final class Xml {

    private static final XMLInputFactory FACTORY = factory();

    /// No document of the formats nests as deep.
    private static final int DEEPEST = 1_000;

    private Xml() {}

    /// What is told of a file.
    interface Handler {

        /// An element starts.
        void start(String name, Attributes attributes);

        void end(String name);

        void text(String text);
    }

    /// The attributes of an element, by their local names.
    record Attributes(XMLStreamReader at) {

        /// The value, or an empty text where there is none.
        String get(String name) {
            for (int i = 0; i < at.getAttributeCount(); i++) {
                if (at.getAttributeLocalName(i).equals(name)) {
                    return at.getAttributeValue(i);
                }
            }
            return "";
        }

        /// The value as a number, held within bounds.
        int number(String name, int otherwise, int most) {
            String value = get(name);
            return value.matches("\\d{1,9}") ? Math.min(Integer.parseInt(value), most) : otherwise;
        }
    }

    /// @throws Refusal `DAMAGED` where it is no XML
    static void read(byte[] bytes, Handler handler) {
        Deque<String> open = new ArrayDeque<>();
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            Attributes attributes = new Attributes(xml);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        open.push(xml.getLocalName());
                        if (open.size() > DEEPEST) {
                            throw Refusal.damaged("nests deeper than its format does");
                        }
                        handler.start(xml.getLocalName(), attributes);
                    }
                    case XMLStreamConstants.END_ELEMENT -> handler.end(open.pop());
                    case XMLStreamConstants.CHARACTERS,
                            XMLStreamConstants.CDATA,
                            XMLStreamConstants.SPACE ->
                            handler.text(xml.getText());
                    case XMLStreamConstants.DTD ->
                            throw Refusal.damaged(
                                    "declares a document type, which its format has not");
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw Refusal.damaged("has a part that is no well-formed XML");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }
}

package dev.sourcebound.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/// Writes a model small enough to read here: outputs `ids` and `types` are the inputs as floats,
/// `negated` is minus `ids`. Fields are those of `onnx.proto`.
final class TinyModel {

    private static final int INT64 = 7;
    private static final int FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TinyModel() {}

    static byte[] bytes() {
        TinyModel graph =
                message()
                        .field(1, node("Cast", "input_ids", "ids").field(5, castTo(FLOAT)))
                        .field(1, node("Cast", "token_type_ids", "types").field(5, castTo(FLOAT)))
                        .field(1, node("Neg", "ids", "negated"))
                        .field(2, "tiny");
        Stream.of("input_ids", "token_type_ids")
                .forEach(name -> graph.field(11, value(name, INT64)));
        Stream.of("ids", "types", "negated").forEach(name -> graph.field(12, value(name, FLOAT)));
        return message()
                .field(1, 8)
                .field(7, graph)
                .field(8, message().field(2, 13))
                .out
                .toByteArray();
    }

    private static TinyModel node(String operator, String input, String output) {
        return message().field(1, input).field(2, output).field(4, operator);
    }

    private static TinyModel castTo(int type) {
        return message().field(1, "to").field(3, type).field(20, ATTRIBUTE_INT);
    }

    private static TinyModel value(String name, int elementType) {
        TinyModel shape =
                message()
                        .field(1, message().field(2, "batch"))
                        .field(1, message().field(2, "tokens"));
        TinyModel tensor = message().field(1, elementType).field(2, shape);
        return message().field(1, name).field(2, message().field(1, tensor));
    }

    private static TinyModel message() {
        return new TinyModel();
    }

    private TinyModel field(int number, int value) {
        varint(number << 3);
        varint(value);
        return this;
    }

    private TinyModel field(int number, String value) {
        return field(number, value.getBytes(StandardCharsets.UTF_8));
    }

    private TinyModel field(int number, TinyModel value) {
        return field(number, value.out.toByteArray());
    }

    private TinyModel field(int number, byte[] value) {
        varint(number << 3 | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private void varint(int value) {
        int rest = value;
        while (rest > 0x7F) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}

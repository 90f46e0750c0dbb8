"""Halves the eight-bit weights of a model's matrix products: of seven bits, two products with an activation of eight bits, added up, fit in the
16 bits in which x86 processors without VNNI add them (2 * 255 * 64 < 2**15). So the sums are exact on every processor, and nowhere have to be made
in a slower way (https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html, "when to use reduce-range")."""

import argparse

import numpy
import onnx
from onnx import numpy_helper

BITS = 7
MOST = 2 ** (BITS - 1)


def narrow(path, to):
    """Writes the model `path` as `to`. What is narrow already stays as it is."""
    model = onnx.load(path)
    held = {i.name: i for i in model.graph.initializer}
    for name in {n.input[1] for n in model.graph.node if n.op_type == "MatMulInteger"}:
        base = name.removesuffix("_quantized")
        weights, zero, scale = (numpy_helper.to_array(held[n]) for n in (name, base + "_zero_point", base + "_scale"))
        assert weights.dtype == numpy.int8 and not zero.any(), f"{base} is not in eight bits around 0"
        if numpy.abs(weights.astype(int)).max() > MOST:
            held[name].CopyFrom(numpy_helper.from_array(numpy.rint(weights / 2).astype(numpy.int8), name))
            held[base + "_scale"].CopyFrom(numpy_helper.from_array(scale * numpy.float32(2), base + "_scale"))
    onnx.save(model, to)


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "out"):
        ask.add_argument(f"--{name}", required=True)
    args = ask.parse_args()
    narrow(args.model, args.out)


if __name__ == "__main__":
    main()

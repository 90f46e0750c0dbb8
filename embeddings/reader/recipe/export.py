"""Writes a trained reader as ONNX: full precision, then int8 (weights per channel, embeddings too, activations as they come; of the weights of
matrix products seven bits are used, see `narrow.py`); and reads it back."""

import argparse
import hashlib
import json
import os

import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

import narrow
from model import Reader

HEADS = {"span", "answered", "answered_pool", "claim", "claim_pool"}
INPUTS = ["input_ids", "attention_mask", "token_type_ids"]
BATCH = {0: "batch"}
TOKENS = BATCH | {1: "tokens"}
OUTPUTS = {"span": TOKENS, "answered": BATCH, "claim": BATCH}


def restore(path):
    saved = torch.load(path, weights_only=True)
    model = Reader(saved["layers"])
    model.load_state_dict(saved["state"])
    return model.eval()


def reopened(path, encoder, frozen):
    """The model of the eight-bit file `path`, to go on from where no other weights are kept: what training leaves as it is from `encoder`, the
    reader that training began with, the rest from the file, as exact as eight bits are."""
    graph = onnx.load(path).graph
    held = {i.name: torch.tensor(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    for node in graph.node:  # matrices stand transposed, under names that only the nodes explain
        if node.op_type == "MatMulInteger":
            base = node.input[1].removesuffix("_quantized")
            exact = (held[node.input[1]].float() - held[base + "_zero_point"].float()) * held[base + "_scale"]
            held[node.name.strip("/").removesuffix("/MatMul_quant").replace("/", ".") + ".weight"] = exact.T.contiguous()
        elif node.op_type == "MatMul" and node.input[1] in held:
            held[node.name.strip("/").split("/")[0] + ".weight"] = held[node.input[1]].T.contiguous()
    for name, weights in encoder.state_dict().items():
        if not name.startswith(("words", "places", "types", "norm", *(f"layers.{n}." for n in range(frozen)))):
            weights.copy_(held[name])
    return encoder.eval()


def between(earlier, later, share):
    """The model `later` with its weights by `share` and `earlier`'s by the rest (Wortsman et al. 2022: more robust than either)."""
    state = earlier.state_dict()
    later.load_state_dict({name: torch.lerp(state[name], value, share) for name, value in later.state_dict().items()})
    return later


def write(model, path, outputs):
    """`outputs`: their names with the axes that vary, in the order in which the model gives them."""
    ids = torch.ones((1, 9), dtype=torch.int64)
    torch.onnx.export(
        model,
        (ids, ids, torch.zeros_like(ids)),
        path,
        input_names=INPUTS,
        output_names=list(outputs),
        dynamic_axes=dict.fromkeys(INPUTS, TOKENS) | outputs,
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(path)


def quantize(path, to):
    """The heads stay in full precision: they are small."""
    names = [n.name for n in onnx.load(path).graph.node]
    whole = [n for n in names if n.strip("/").split("/")[0] in HEADS]
    whole += [n + "_MatMul" for n in whole]  # what the quantizer makes of a Gemm
    quantize_dynamic(
        path,
        to,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=whole,
    )
    narrow.narrow(to, to)


def manifest(like, out, name, weights, bits=narrow.BITS):
    """Writes manifest.json in `out` for the model file `weights` of `bits` bits, named as seen from there; all else is as in the manifest `like`."""
    described = json.load(open(like, encoding="utf8"))
    described["name"] = name
    with open(os.path.join(out, weights), "rb") as model:
        described["weights"] = {"location": weights, "sha256": hashlib.sha256(model.read()).hexdigest()}
    described["weightBits"] = bits
    with open(os.path.join(out, "manifest.json"), "w", encoding="utf8") as file:
        json.dump(described, file, indent=2, ensure_ascii=False)
        file.write("\n")


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--trained", required=True)
    ask.add_argument("--earlier", help="a model from before its last training, to be mixed in")
    ask.add_argument("--share", type=float, default=0.7, help="of the trained one, where an earlier one is mixed in")
    ask.add_argument("--out", required=True)
    args = ask.parse_args()
    os.makedirs(args.out, exist_ok=True)
    full, small = (os.path.join(args.out, n) for n in ("reader-fp32.onnx", "reader.onnx"))
    trained = restore(args.trained)
    write(between(restore(args.earlier), trained, args.share) if args.earlier else trained, full, OUTPUTS)
    quantize(full, small)
    print(small, os.path.getsize(small))


if __name__ == "__main__":
    main()

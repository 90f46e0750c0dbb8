"""Writes the trained embedder as ONNX, full precision and int8, and its manifest."""

import argparse
import hashlib
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "reader", "recipe"))

import onnx  # noqa: E402
import torch  # noqa: E402
from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: E402

import mixing  # noqa: E402

INPUTS = ["input_ids", "attention_mask", "token_type_ids"]
MANIFEST = os.path.join(HERE, "..", "manifest.json")  # as the product reads it; only name and digest change


class Encoder(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.model.encode(input_ids, attention_mask, token_type_ids)


def write(model, path):
    ids = torch.ones((1, 9), dtype=torch.int64)
    names = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        Encoder(model).eval(),
        (ids, ids, torch.zeros_like(ids)),
        path,
        input_names=INPUTS,
        output_names=["last_hidden_state"],
        dynamic_axes={n: names for n in [*INPUTS, "last_hidden_state"]},
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(path)


def manifest(out, version):
    described = json.load(open(MANIFEST, encoding="utf8"))
    described["name"] = f"sourcebound-embedder-{version}"
    with open(os.path.join(out, "embedder.onnx"), "rb") as file:
        described["weights"] = {"location": "embedder.onnx", "sha256": hashlib.sha256(file.read()).hexdigest()}
    with open(os.path.join(out, "manifest.json"), "w", encoding="utf8") as file:
        json.dump(described, file, indent=2, ensure_ascii=False)
        file.write("\n")


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "trained", "out"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--share", type=float, default=1.0, help="of the trained weights, the rest being the original's")
    ask.add_argument("--version", default="1")
    args = ask.parse_args()
    os.makedirs(args.out, exist_ok=True)
    full, small = (os.path.join(args.out, n) for n in ("embedder-fp32.onnx", "embedder.onnx"))
    write(mixing.mixed(args.weights, args.trained, args.share), full)
    quantize_dynamic(full, small, op_types_to_quantize=["MatMul", "Gather"], per_channel=True, weight_type=QuantType.QInt8)
    manifest(args.out, args.version)
    print(small, os.path.getsize(small))


if __name__ == "__main__":
    main()

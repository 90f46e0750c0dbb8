"""Writes the trained embedder as ONNX, full precision and int8, and its manifest."""

import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "reader", "recipe"))

import torch  # noqa: E402

import export as reader  # noqa: E402
import model as models  # noqa: E402

MANIFEST = os.path.join(HERE, "..", "manifest.json")  # as the product reads it; only name and digest change
OUTPUTS = {"last_hidden_state": reader.TOKENS}


class Encoder(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.model.encode(input_ids, attention_mask, token_type_ids)


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    for name in ("weights", "trained", "out"):
        ask.add_argument(f"--{name}", required=True)
    ask.add_argument("--share", type=float, default=1.0, help="of the trained weights, the rest being the original's")
    ask.add_argument("--version", default="1")
    args = ask.parse_args()
    os.makedirs(args.out, exist_ok=True)
    full, small = (os.path.join(args.out, n) for n in ("embedder-fp32.onnx", "embedder.onnx"))
    mixed = reader.between(models.load(args.weights), reader.restore(args.trained), args.share)
    reader.write(Encoder(mixed).eval(), full, OUTPUTS)
    reader.quantize(full, small)
    reader.manifest(MANIFEST, args.out, f"sourcebound-embedder-{args.version}", "embedder.onnx")
    print(small, os.path.getsize(small))


if __name__ == "__main__":
    main()

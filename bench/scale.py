"""What articles, polls and digests cost in a store of many articles.

    python bench/scale.py [--stored 10000 100000 1000000] [--postgresql URL] [--folder DIR]
    python bench/scale.py candidates [--stored 1000000] [--hard] [--folder DIR] [DATA]

Without `candidates`: stores of made-up articles (bench/filled.py: 10,000 a day from 200 feeds), each filled, then measured in a process
of its own (bench/scale_costs.py) with the real engine and papers on loopback; then a store of texts as long as newspapers' for what it
takes on disk. Every goal is printed with its figure and met or NOT MET. A million takes some 10 minutes of CPU and 6 GB in DIR.
`--postgresql` names an empty database whose schema is dropped and made anew for each size.

`candidates`: headlines made of the words of a real stream (UCI), with the partners that people matched (STS, score 4 and over)
strewn among them, are stored as grouping leaves them; then the other half of each pair looks for its partner, and some thousands of new
headlines are stored and grouped by the engine (bench/scale_candidates.py). Printed: CPU of a lookup, recall of the partners and of those
that the judge accepts, bytes a headline, headlines a second. `--hard` mixes the words of the pairs into the made headlines, so that none is
rare. Needs the evaluation data (default $AGGREGATOR_DATA); a million takes some 5 minutes of CPU and 2 GB in DIR (default: a
temporary folder).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.headline_data import data_dir
from bench.scale_candidates import measure_candidates
from bench.scale_goals import SIZES, measure_costs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=["costs", "candidates"], default="costs")
    parser.add_argument("data", nargs="?", type=Path, default=data_dir())
    parser.add_argument("--stored", type=int, nargs="+")
    parser.add_argument("--postgresql", metavar="URL")
    parser.add_argument("--hard", action="store_true")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    with TemporaryDirectory(prefix="aggregator-scale-", dir=given.folder) as folder:
        if given.what == "costs":
            lines = measure_costs(Path(folder), given.stored or SIZES, given.postgresql)
        else:
            lines = measure_candidates(given.data, Path(folder), (given.stored or [1_000_000])[0], hard=given.hard)
        for line in lines:
            print(line, flush=True)


if __name__ == "__main__":
    main()

"""The model that ships, read once."""

from __future__ import annotations

import pytest

from aggregator.core.headlines import Model
from aggregator.engine.headline_model import load_model


@pytest.fixture(scope="session")
def model() -> Model:
    return load_model()

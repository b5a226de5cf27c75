"""The tree at the top of errors.py is where a newcomer looks for the exception to raise."""

from __future__ import annotations

import inspect
import re

from aggregator import errors


def test_every_exception_of_the_module_is_in_the_tree_under_its_own_base():
    tree = re.findall(r"^    (.*?)(\w+Error)\b", errors.__doc__ or "", re.MULTILINE)
    drawn = {name: len(lead) // 4 for lead, name in tree}
    depth = {
        name: len(kind.__mro__) - len(errors.AggregatorError.__mro__)
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.AggregatorError)
    }
    assert drawn == depth

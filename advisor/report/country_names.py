"""Names of countries and territories in the language spoken: English from the time zone database, else the CLDR's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from advisor.knowledge.countries import COUNTRIES, in_chinese
from advisor.words import language


def country_names() -> Mapping[str, str]:
    """ISO codes with names, in the order of the names."""
    spoken = language()
    return _in_english() if spoken == "en" else in_chinese(spoken)


@lru_cache(maxsize=1)
def _in_english() -> Mapping[str, str]:
    lines = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8").splitlines()
    named = dict(line.split("\t")[:2] for line in lines if line and not line.startswith("#"))
    found = {code: named.get(code, code) for code in COUNTRIES}
    return MappingProxyType(dict(sorted(found.items(), key=lambda entry: entry[1])))

"""The links between accounts name what exists, and no two have one id."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.knowledge.load import load
from advisor.knowledge.problems import Refused
from tests.small_base import collections, write

LINK = """\
operating:
  links:
    - id: door
      out_of: [letter]
      into: shop
      title: Door
      text: A letter names the shop.
      judgement: true
"""


def written(folder: Path, links: str) -> Path:
    base = collections()
    del base["operating"]
    made = write(folder / "base", base)
    (made / "operating.yaml").write_text(links, encoding="utf-8")
    return made


def test_a_link_that_names_what_exists_is_taken(tmp_path: Path) -> None:
    (link,) = load(written(tmp_path, LINK)).operating.links
    assert (link.out_of, link.into, link.owner) == (("letter",), "shop", "any")


@pytest.mark.parametrize(
    ("said", "instead", "problem"),
    [
        ("out_of: [letter]", "out_of: [lettre]", 'there is no account "lettre"'),
        ("into: shop", "into: shoop", 'there is no account "shoop"'),
        ("into: shop", "into: shop\n      routes: [nowhere]", 'there is no route "nowhere"'),
        ("judgement: true", "sources: [notices]", 'there is no source "notices"'),
        ("names the shop", "has {letter.pages} pages", 'there is no fact "letter.pages"'),
        ("      judgement: true\n", "", "name `sources`"),
        (
            "      judgement: true\n",
            f"      judgement: true\n{LINK.split('links:')[1].lstrip(chr(10))}",
            "used already",
        ),
    ],
)
def test_a_link_that_names_what_is_not_there_is_refused_by_name(
    tmp_path: Path, said: str, instead: str, problem: str
) -> None:
    with pytest.raises(Refused) as refused:
        load(written(tmp_path, LINK.replace(said, instead)))
    assert problem in "\n".join(str(each) for each in refused.value.problems)

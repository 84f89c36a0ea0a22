"""The site's own words: sharing, related posts, comment forms, breadcrumbs. They yield no claims."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import re2

from factcheck.model.document import Block
from factcheck.read.lines import fold

_LINES = frozenset(
    map(
        fold,
        (
            "Read more", "Continue reading", "Keep reading", "Share this", "Share this article", "Share",
            "Spread the love", "Subscribe", "Subscribe now", "Subscribe to our newsletter",
            "Sign up for our newsletter", "Also read", "Read also", "See also our", "Advertisement", "Advertisements",
            "Skip to content", "Skip to main content", "Back to top", "Log in", "Sign in", "Share on Facebook",
            "Share on Twitter", "Tweet", "Facebook", "Twitter", "Pinterest", "WhatsApp", "Like this", "Loading",
            "Print", "Email", "Menu", "All rights reserved", "Click here to read more", "Follow us",
            "Table of contents", "Watch the trailer here",
        ),
    )
)  # fmt: skip
_FROM = frozenset(
    map(
        fold,
        (
            "Related Posts", "Related Articles", "Related Stories", "Related", "Leave a Reply", "Leave a Comment",
            "Post a Comment", "Comments", "You may also like", "You might also like", "More from this author",
            "About the Author", "Continue exploring", "Recommended for you", "Recommended reading", "Popular posts",
            "Recent posts", "Trending now", "Most read", "Share this post", "Cancel reply", "Read next",
            "More stories", "Newsletter", "Advertisement feature",
        ),
    )
)  # fmt: skip
_SIGHT = re.compile(
    r"your e-?mail address will not be published\b|required fields are marked\b"
    r"|(?:more|also read|read also|read more|read next|related|see also|watch also|don.t miss|must read|"
    r"recommended)\s?:\s?\S"
    r"|home\s?[»>›/|]|this (?:web)?site uses? cookies\b|we use cookies\b"
    r"|by (?:continuing|using) (?:to (?:use|browse) )?(?:this|our) (?:web)?site\b"
    r"|(?:copyright\s)?©\s?\d{4}\b.{0,100}$|(?:accept|manage|reject)(?: all)? cookies$"
    r"|save my name, email|notify me of\b|(?:follow|like) us on\b"
    r"|(?:sign up|subscribe) (?:to|for) (?:our|the)\b",
    re.IGNORECASE,
)
"""How a line of any site begins."""


def _compiled(patterns: Iterable[str]) -> list[re2._Regexp]:
    options = re2.Options()
    options.log_errors = False
    return [re2.compile(pattern, options) for pattern in patterns]


class SiteWords:
    """What counts as the site's own: general phrases, and those of a source kind (a phrase, or a pattern between
    slashes)."""

    def __init__(self, lines: Iterable[str] = (), begins: Iterable[str] = ()) -> None:
        lines, begins = list(lines), list(begins)
        self._lines = _LINES | {fold(line) for line in lines if not _is_pattern(line)}
        self._from = _FROM | {fold(line) for line in begins if not _is_pattern(line)}
        self._line_patterns = _compiled(line[1:-1] for line in lines if _is_pattern(line))
        self._from_patterns = _compiled(line[1:-1] for line in begins if _is_pattern(line))

    def is_line(self, text: str) -> bool:
        """A line of the site itself."""
        if len(text) > 300:
            return False
        return (
            bool(_SIGHT.match(text))
            or (len(text) < 80 and fold(text) in self._lines)
            or any(pattern.search(text) for pattern in self._line_patterns)
        )

    def begins(self, text: str) -> bool:
        """A line after which all is the site's own."""
        return len(text) < 100 and (fold(text) in self._from or any(pattern.search(text) for pattern in self._from_patterns))


def _is_pattern(line: str) -> bool:
    return len(line) > 2 and line[0] == "/" and line[-1] == "/"


def set_apart(blocks: Iterable[Block], words: SiteWords, *, guessed: bool, usual: frozenset[str]) -> tuple[Block, ...]:
    """The blocks with the site's own turned into `boilerplate`.

    What starts with a heading like "Related Posts" goes on to the next heading of its level that is none of these;
    where
    headings were merely guessed, to the next usual section (`usual`, folded): titles of teasers look like headings.
    Headings at the end of the document with nothing under them are teasers too.
    """
    made = list(blocks)
    inside = 0
    for index, block in enumerate(made):
        if block.kind in ("table-row", "code") and not inside:
            continue
        titles = block.kind == "heading" and block.level == 1 and not guessed  # a page may be about comments
        begins = words.begins(block.text) and block.kind in ("heading", "paragraph") and not titles
        if begins:
            inside = block.level or 6
        elif inside and block.kind == "heading":
            ends = fold(block.text) in usual if guessed else block.level <= inside and not words.is_line(block.text)
            inside = 0 if ends else inside
        if begins or inside or words.is_line(block.text):
            made[index] = replace(block, kind="boilerplate", level=0)
    _trailing(made)
    return tuple(made)


def _trailing(blocks: list[Block]) -> None:
    for index in range(len(blocks) - 1, 0, -1):
        if blocks[index].kind == "heading" and blocks[index].level > 1:
            blocks[index] = replace(blocks[index], kind="boilerplate", level=0)
        elif blocks[index].kind != "boilerplate":
            return

"""Which parts of a page are its text, which are the site's own, and which nobody sees: by element, role and class."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

Area = Literal["text", "site", "hidden"]

_HIDDEN = frozenset("template svg noscript object canvas audio video map select datalist option iframe".split())
_SITE = frozenset("nav footer dialog menu search button label legend".split())
_SITE_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog alert menu menubar toolbar tablist".split()
)
_NEVER = frozenset("html body main article h1".split())
"""Classes of these say how the page is laid out (`has-sidebar`), not what they are."""
_SITE_WORDS = frozenset(
    "nav navbar navigation navbox navframe breadcrumb breadcrumbs sidebar footer masthead share sharing sharedaddy social "
    "related recommended recommendations promo promoted promotion advert advertisement advertising ad ads adsense sponsored "
    "sponsor cookie cookies consent gdpr newsletter subscribe subscription signup login paywall comments comment respond "
    "disqus pagination pager pagenav toc skiplink popup modal overlay toolbar tagcloud catlinks printfooter noprint ambox "
    "hatnote jumptonav reflist references refbegin citation outbrain taboola teaser teasers trending mostread".split()
)
_TEXT_WORDS = frozenset("content main article story infobox factbox facts fact specs spec specifications body entry post".split())
_NEGATIONS = frozenset("has no with is not without show hide enable enabled disable disabled".split())
_UNSEEN = frozenset("sr-only visually-hidden visuallyhidden screen-reader-text mw-editsection reference hidden nodisplay".split())
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
FACTS = re.compile(r"info-?box|fact|spec|portable|data|notes?\b", re.IGNORECASE)
"""Classes of an aside that says something of its own."""


def area_of(name: str, attributes: Mapping[str, str], above: Area, *, inside_text: bool, by_class: bool) -> Area:
    """What an element is, in one that is `above`. `inside_text`: within the main part or an article."""
    if above == "hidden" or name in _HIDDEN or _is_hidden(name, attributes):
        return "hidden"
    if above == "site":
        return "site"
    role = attributes.get("role", "").lower()
    if role in ("main", "article"):
        return "text"
    if name in _SITE or role in _SITE_ROLES:
        return "site"
    if name == "header" and not inside_text:
        return "site"
    classes = attributes.get("class", "") + " " + attributes.get("id", "")
    if name == "aside" and not inside_text and not FACTS.search(classes):
        return "site"
    if by_class and name not in _NEVER and is_site_class(classes[:1000]):
        return "site"
    return "text"


def _is_hidden(name: str, attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or _UNSHOWN.search(attributes.get("style", "")[:1000]):
        return True
    if attributes.get("aria-hidden", "").lower() == "true" and name in ("span", "i", "svg"):
        return True
    return not _UNSEEN.isdisjoint(attributes.get("class", "")[:1000].lower().split())


@lru_cache(maxsize=4096)
def is_site_class(classes: str) -> bool:
    """Do the classes and the id of an element name a part of the site?"""
    found = False
    for one in classes.split():
        parts = [part.lower() for part in _WORD.findall(one)]
        if not parts or parts[0] in _NEGATIONS:
            continue
        if not _TEXT_WORDS.isdisjoint(parts) and _SITE_WORDS.isdisjoint(parts[-1:]):
            return False
        found = found or not _SITE_WORDS.isdisjoint((*parts, "".join(parts)))
    return found

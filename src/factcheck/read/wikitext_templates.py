"""What common templates of MediaWiki wikis show: lists, dates, quantities, wordings; and which show nothing here."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from functools import lru_cache

LISTS = frozenset(
    [
        "ubl", "unbulleted list", "ublist", "unbulleted", "plainlist", "plain list", "hlist", "flatlist", "flat list", "cslist",
        "csl", "comma separated entries", "br separated entries", "bulleted list", "blist", "collapsible list",
        "ordered list", "olist", "vunblist", "horizontal list", "unbulleted list multiple", "enum", "nowrap list",
        "columns-list", "div col", "indented plainlist", "pagelist",
    ]
)  # fmt: skip
DATES = frozenset(
    [
        "start date", "start date and age", "start-date", "startdate", "start date and years ago", "film date", "filmdate",
        "birth date", "birth date and age", "birth-date", "birth-date and age", "bda", "dob", "birthdate", "birthdate and age",
        "birth year and age", "birth year", "birth based on age as of date", "death date", "death date and age", "death-date",
        "death-date and age", "dda", "death year and age", "death year", "end date", "end-date", "release date",
        "release date and age", "launch date", "opening date", "closing date", "date", "dts", "date table sorting",
        "game release date", "television date", "show date", "oldstyledate", "date de naissance", "date de décès", "date de mort",
        "fecha", "fecha de inicio", "fecha de nacimiento", "fecha de defunción", "fecha de fallecimiento", "ndate", "isodate",
        "date-mf", "first date", "hebrew date", "event date",
    ]
)  # fmt: skip
_MONTHS = tuple("- January February March April May June July August September October November December".split())


@dataclass(frozen=True, slots=True)
class Shown:
    """What a template shows: some of its parameters (`which`, by place; all if empty) with words before, between and
    after them; or `instead`, whatever they are; or a quantity."""

    which: tuple[int, ...] = ()
    before: str = ""
    between: tuple[str, ...] = ()
    after: str = ""
    instead: str = ""
    is_quantity: bool = False


_FIRST, _SECOND, _LAST = Shown((0,)), Shown((1,)), Shown((-1,))
_CURRENCIES = {
    "us$": "US$", "usd": "US$", "$": "$", "€": "€", "eur": "€", "euro": "€", "£": "£", "gbp": "£", "pound": "£", "gbp£": "£",
    "¥": "¥", "jpy": "¥", "yen": "¥", "jp¥": "¥", "inr": "₹", "indian rupee": "₹", "a$": "A$", "aud": "A$", "au$": "A$",
    "c$": "C$", "cad": "C$", "can$": "C$", "ca$": "C$", "nz$": "NZ$", "nzd": "NZ$", "hk$": "HK$", "hkd": "HK$",
    "cny": "CN¥", "rmb": "CN¥", "krw": "₩", "₩": "₩", "chf": "CHF ", "sek": "SEK ", "nok": "NOK ", "dkk": "DKK ", "czk": "CZK ",
    "pln": "PLN ", "rub": "RUB ", "brl": "R$", "r$": "R$", "mxn": "MXN ", "zar": "ZAR ", "sgd": "S$", "s$": "S$", "iur": "₹",
}  # fmt: skip
_SHOWN: dict[str, Shown] = {
    **dict.fromkeys(
        [
            "nowrap", "small", "big", "smaller", "larger", "nobold", "nobr", "no wrap", "abbr", "abbrlink", "ill",
            "interlanguage link", "link-interwiki", "nihongo", "nihongo foot", "flag", "flagcountry", "flagu",
            "flag country", "flaglist", "noflag", "url", "nts", "ntsh", "number table sorting", "formatnum", "number",
            "num", "decimal", "strong", "em", "italic", "bold", "i", "b", "avoid wrap", "center", "centre", "left", "right",
            "tooltip", "hover title", "proper name", "not a typo", "as written", "typo", "sic", "angbr", "code", "mono",
            "kbd", "samp", "var", "tt", "visible anchor", "anchor text", "vanchor", "nsmdns", "linktext", "zh", "korean",
            "translation", "bibleverse", "ship", "sclass", "music", "title", "film title", "plain link", "mvar", "noitalic",
            "normal", "xt", "quote inline", "q", "sortname2", "currency", "distinguished", "role", "nobel",
        ],
        _FIRST,
    ),
    **dict.fromkeys(
        ["lang", "transliteration", "translit", "transl", "sort", "hs", "color", "colour", "font color", "fontcolor",
         "colored link", "resize", "font", "script", "bgcolor", "text color"],
        _LAST,
    ),
    **dict.fromkeys(["convert", "cvt", "height", "convinfobox", "unité", "val", "convert/2"], Shown(is_quantity=True)),
    **{name: Shown((0,), before=sign) for name, sign in _CURRENCIES.items()},
    "circa": Shown((0, 1), before="c. ", between=(" – c. ",)),
    "c.": Shown((0, 1), before="c. ", between=(" – c. ",)),
    "ca.": Shown((0,), before="c. "),
    "approx": Shown((0,), before="about "),
    "approximately": Shown((0,), before="about "),
    "floruit": Shown((0, 1), before="fl. ", between=("–",)),
    "fl.": Shown((0, 1), before="fl. ", between=("–",)),
    "reign": Shown((0, 1), between=("–",)),
    "based on": Shown((0, 1), between=(" by ",)),
    "sortname": Shown((0, 1), between=(" ",)),
    "marriage": Shown((0, 1, 2), between=(" (", "–"), after=")"),
    "married": Shown((0, 1, 2), between=(" (", "–"), after=")"),
    "frac": Shown(between=(" ", "/")),
    "fraction": Shown(between=(" ", "/")),
    "sfrac": Shown(between=(" ", "/")),
    "percent": Shown((0,), after="%"),
    "pct": Shown((0,), after="%"),
    "as of": Shown((0,), before="as of "),
    "isbn": Shown((0,)),
    "nbsp": Shown(instead="\xa0"),
    "space": Shown(instead=" "),
    "spaces": Shown(instead=" "),
    "thinsp": Shown(instead=" "),
    "ndash": Shown(instead="–"),
    "en dash": Shown(instead="–"),
    "–": Shown(instead="–"),
    "snd": Shown(instead=" – "),
    "spnd": Shown(instead=" – "),
    "spaced ndash": Shown(instead=" – "),
    "mdash": Shown(instead="—"),
    "em dash": Shown(instead="—"),
    "spaced mdash": Shown(instead=" — "),
    "'": Shown(instead="'"),
    "'s": Shown(instead="'s"),
    "!": Shown(instead="|"),
    "=": Shown(instead="="),
    "·": Shown(instead=" · "),
    "•": Shown(instead=" • "),
    "bullet": Shown(instead=" • "),
    "middot": Shown(instead=" · "),
    "dot": Shown(instead=" · "),
    "ordinal": Shown((0,)),
    "half": Shown(instead="½"),
    "pi": Shown(instead="π"),
    "degree": Shown(instead="°"),
    "br": Shown(instead="\n"),
    "break": Shown(instead="\n"),
    "minus": Shown(instead="−"),
}  # fmt: skip
_PREFIXES = {"lang-": _FIRST, "langx": _SECOND, "flag": _FIRST}
_HIDDEN_PREFIXES = ("flagicon", "flagdeco", "cite", "sfn", "efn", "cn", "ref")


@lru_cache(maxsize=1024)
def shown(name: str, values: int) -> Shown | None:
    """What a template shows, by its name (folded, single-spaced) and the count of its unnamed values; `None`: nothing
    that could be told."""
    found = _SHOWN.get(name)
    if found is not None:
        if name == "marriage" and values < 3:
            return Shown((0, 1), between=(" (",), after=")") if values == 2 else _FIRST
        if name in ("frac", "fraction", "sfrac") and values == 2:
            return Shown(between=("/",))
        return found
    if name.startswith(_HIDDEN_PREFIXES):
        return None
    return next((how for prefix, how in _PREFIXES.items() if name.startswith(prefix)), None)


def date_words(figures: list[str]) -> str:
    """A date of up to three figures (year, month, day, or the other way round) in words; empty if there is no year.

    A month or a day that the calendar does not have is kept in figures (`2016-13-01`), to be told as malformed.
    """
    figures = [figure for figure in figures if figure]
    if len(figures) == 3 and len(figures[0]) < 3 <= len(figures[2]):
        figures.reverse()
    if not figures or not figures[0].isdigit() or len(figures[0]) > 6 or (len(figures[0]) < 3 and len(figures) < 3):
        return ""
    year, rest = figures[0], figures[1:]
    if not rest:
        return year
    month = int(rest[0][:4])
    if not 1 <= month <= 12:
        return "-".join(figures)
    if len(rest) == 1:
        return f"{_MONTHS[month]} {year}"
    day = int(rest[1][:4])
    last = calendar.monthrange(int(year), month)[1] if 1 <= int(year) <= 9999 else 31
    return f"{day} {_MONTHS[month]} {year}" if 1 <= day <= last else "-".join(figures)


_UNITS = {
    "sqmi": "sq mi", "sqkm": "km²", "km2": "km²", "m2": "m²", "cm2": "cm²", "mm2": "mm²", "m3": "m³", "km3": "km³", "cuft": "cu ft",
    "ft3": "cu ft", "sqft": "sq ft", "ft2": "sq ft", "kph": "km/h", "C": "°C", "F": "°F", "K": "K", "ST": "short tons",
    "LT": "long tons", "MT": "t", "tonne": "t", "USgal": "US gal", "impgal": "imp gal", "acres": "acres", "impoz": "imp oz",
    "mile": "mi", "miles": "mi", "metre": "m", "meter": "m", "feet": "ft", "foot": "ft", "inch": "in", "m/s": "m/s", "in2": "sq in",
    "kmh": "km/h", "nmi": "nmi", "oz": "oz", "/km2": "/km²", "/sqmi": "/sq mi", "PD/km2": "/km²",
}  # fmt: skip
_POWERS = {"e3": "thousand ", "e6": "million ", "e9": "billion ", "e12": "trillion "}


def unit_words(code: str) -> str:
    """A unit of `{{convert}}` as people write it: `e6sqmi` is `million sq mi`."""
    for power, words in _POWERS.items():
        if code.startswith(power):
            return words + unit_words(code[len(power) :])
    return _UNITS.get(code, code)

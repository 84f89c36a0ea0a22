"""Words to quantities: a number or an interval with its unit, comparator and scale; money, percentages, durations,
counts.

`match_quantity` reads at one place of a running text. What is a part of a name or an identifier (`Chapter 4`, `B-52`,
`v3.2`, `#212`, `1.85:1`, `7.30 pm`, a telephone number) is no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.value import Quantity, plain
from factcheck.values import units
from factcheck.values.counted import is_name_part, noun_behind
from factcheck.values.found import Found
from factcheck.values.number_words import FIRST_WORDS, SCALES, match_number_words

_BLANK = r"[ \t\xa0\u2009\u202f]"
_W = rf"(?:{_BLANK}{{1,3}}|{_BLANK}{{0,2}}\r?\n{_BLANK}{{0,2}})"
_CHEAP_BLANK = r"(?:[ \t\xa0]|(?=[\u2009\u202f])\s)"
_CHEAP_W = _W.replace(_BLANK, _CHEAP_BLANK)
"""The same, compiled in half the time, for the hundred spaces inside of phrases: a set that reaches beyond Latin-1 is slow."""


def _any(words: Iterable[str]) -> str:
    ordered = sorted((re.escape(w).replace(r"\ ", _W) for w in words), key=lambda w: (-len(w), w))
    return "|".join(ordered).replace(_W, _CHEAP_W)


_LEAST = (
    "more than|over|above|at least|no fewer than|no less than|not less than|upwards of|in excess of|exceeding|a"
    " minimum of|minimum of"
    "|well over|greater than"
).split("|")
_MOST = "up to|under|below|less than|fewer than|at most|no more than|not more than|a maximum of|maximum of".split("|")
_ABOUT = (
    "nearly|almost|about|around|some|roughly|approximately|approx.|approx|c.|ca.|circa|~|≈|a little over|a little"
    " under|a little more than"
    "|a little less than|just over|just under|slightly over|slightly more than|slightly under|slightly less"
    " than|close to|an estimated"
    "|estimated|an approximate|a reported"
).split("|")
_COMPARATORS = {" ".join(w.split()): kind for kind, words in (("least", _LEAST), ("most", _MOST), ("about", _ABOUT)) for w in words}
_COMPARATOR = re.compile(rf"(?P<words>{_any(_COMPARATORS)})(?:{_W}|(?<=[~≈.]){_BLANK}?)(?:the{_W}(?=\d))?", re.I)
_BETWEEN = re.compile(rf"(?:between|from){_W}", re.I)
_AND = re.compile(rf"{_W}and{_W}", re.I)
_TO = re.compile(rf"{_BLANK}?[–—]{_BLANK}?|-|{_W}(?:to|(?P<or>or)){_W}", re.I)
_OR_MORE = re.compile(rf"\+(?![\w+])|{_W}or{_W}(?P<w>more|less|fewer|above|over|higher|under|below)\b", re.I)

SIGN = re.compile(rf"(?:(?:US|AU|CA|NZ|HK|A|C|S)?\$|[€£¥₹₩₽₺₴]|Rs\.?){_BLANK}?(?=\d|\.\d)")
_CODE = re.compile(rf"(?P<code>{'|'.join(sorted(units.CURRENCIES))})(?:{_W}|(?=[\d$€£¥])){'[$€£¥]?'}(?=\d)")
_CODE_BEHIND = re.compile(rf"{_W}?(?P<code>{'|'.join(sorted(units.CURRENCIES))})(?!\w)")
_SIGN_BEHIND = re.compile(rf"{_BLANK}?(?P<sign>[€£¥₹])(?!\w)")
_MONEY_WORD = re.compile(rf"(?:{_W}|-)(?P<name>{_any(units.CURRENCY_NAMES)})(?!\w)", re.I)
_POUNDS = re.compile(rf"{_W}pounds(?!\w)", re.I)
_UNKNOWN_MONEY = re.compile(rf"{_BLANK}?(?:kr|kronor|kroner|Kč|zł|Ft|pesos|francs|lira)(?!\w)")

_DIGITS = re.compile(
    r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?(?![\d,]\d|,\d)"
    r"|\d{1,3}(?:[\u2009\u202f\xa0]\d{3}){1,5}(?:[.,]\d{1,9})?(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){1,5},\d{1,2}(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,5}(?![\d.])"
    r"|\d{1,15}(?:\.\d{1,9})?(?!\d)"
)
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_SCALE = re.compile(
    rf"(?:{_W}|-)(?P<word>{'|'.join(SCALES)}|mio|mrd|mia)(?:s|\.(?=\s?(?:[A-Z]{{3}}\b|[€$£]|Euro|Franken|Dollar)))?(?!\w)(?!['’])|{_BLANK}?(?P<short>bn|mn|tn|mln|bln)(?!\w)",
    re.I,
)
_MONEY_SCALE = re.compile(rf"{_BLANK}?(?P<short>MM|[mMkKbBT])(?!\w)")
_SHORT_SCALES = dict.fromkeys(("mn", "mln", "m", "mm", "mio"), "million")
_SHORT_SCALES |= dict.fromkeys(("mrd", "mia"), "billion")
_SHORT_SCALES |= dict.fromkeys(("bn", "bln", "b"), "billion") | {"k": "thousand", "tn": "trillion", "t": "trillion"}

_SPACED_ONLY = {"s", "d", "t", "y", "h"}
_UNIT = re.compile(
    rf"(?:{_W}|(?P<hyphen>-))?(?:(?P<symbol>{_any(units.SYMBOLS)})(?![^\W_]|[²³])|(?P<name>(?i:{_any(units.NAMES)}))(?![^\W_]))"
    rf"(?P<old>-old(?!\w))?"
)
_CLOCK = re.compile(r"(?P<h>\d{1,2}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?![\w:]|[.,]\d)")
_ISO_DURATION = re.compile(r"PT(?:(?P<h>\d{1,3})H)?(?:(?P<m>\d{1,4})M)?(?:(?P<s>\d{1,5})S)?(?!\w)")
_GLUED_HOURS = re.compile(r"(?P<h>\d{1,2})h(?P<m>[0-5]\d)(?:m|min)?(?!\w)")
# Behind hours an `m` is minutes, not metres.
_HOURS_AND_M = re.compile(r"(?P<h>\d{1,2})[ \xa0]?h[ \xa0]?(?P<m>[0-5]?\d)[ \xa0]?m(?:[ \xa0]?(?P<s>[0-5]?\d)[ \xa0]?s)?(?!\w)")
# "1h 32", where nothing follows that the number could count.
_BARE_MINUTES = re.compile(r"(?<=[\d \xa0]h)[ \xa0](?P<m>[0-5]\d)(?=[ \xa0]*(?:$|[)\],;|\n]|\.(?!\d)))")
_JOINER = re.compile(rf",?{_W}and{_W}|,{_W}|{_W}|(?=\d)", re.I)
_FINER = {"h": "min", "min": "s", "y": "mo", "wk": "d", "d": "h", "ft": "in", "lb": "oz"}
_PER = {
    ("h", "min"): 60,
    ("min", "s"): 60,
    ("y", "mo"): 12,
    ("wk", "d"): 7,
    ("d", "h"): 24,
    ("ft", "in"): 12,
    ("lb", "oz"): 16,
}
_AN_HOUR_AND = re.compile(rf"an?(?={_W}(?:hour|minute|day|week|year){_W}and{_W})", re.I)
_AND_A_HALF_UNIT = re.compile(rf"{_W}and{_W}a{_W}half(?!\w)", re.I)

_NOT_AFTER = re.compile(r"[\w$]| \d{3}(?!\d)|[-–—/:.,]\d|[:/x×]\w|['’°%\"″][\w]|-[^\W\d_]")
_TIME_OF_DAY = re.compile(rf"{_BLANK}?(?:[ap]\.?m\b|o['’]clock|GMT|UTC|CET|EST|Uhr\b)", re.I)
_HEAD_WORD = re.compile(r"[^\W\d_]+")
_HEAD_WORDS = frozenset(
    {re.split(r"[ .]", words)[0] for words in _COMPARATORS}
    | {"between", "from", "a", "an", "us", "au", "ca", "nz", "hk", "c", "s", "rs", "pt", *FIRST_WORDS, *SCALES}
)
"""What a quantity can begin with, if it is a word; asked first because it is cheap."""
_HEAD_CODES = units.CURRENCIES
_TAIL = re.compile(rf"(?:{_W}|-)?(?P<word>[^\W\d_]+|[%°€£¥₹$])")
_TAIL_WORDS = frozenset(
    {re.split(r"[ -]", name)[0] for name in (*units.NAMES, *units.CURRENCY_NAMES)}
    | {"pounds"}
    | {"u", "kr", "kronor", "kroner", "pesos", "francs"}
)
_TAIL_SYMBOLS = frozenset(
    {word.group() if (word := _HEAD_WORD.match(symbol)) else symbol[0] for symbol in units.SYMBOLS}
    | units.CURRENCIES
    | set("%°€£¥₹")
    | {"Kč", "zł", "Ft", "m²", "mm²"}
)
"""What a unit can begin with: words in any case, and symbols. All other words are spared the long patterns."""


class _Number(NamedTuple):
    """One printed or spoken number, its scale counted in."""

    end: int
    number: Decimal
    step: Decimal
    scale: Decimal | None
    spoken: bool
    plain_year: bool
    """Four digits, 1000 to 2199, nothing else: could be a year."""


class _Read(NamedTuple):
    """An interval with its unit, before the comparator."""

    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    unit: str
    counted: str
    steps: tuple[str, ...]
    plain_year: bool = False
    open: str = ""
    """`least` or `most`, if words behind the number open it."""


def match_quantity(text: str, pos: int) -> Found | None:
    """The longest quantity that stands at `pos`, its comparator, currency, unit or counted noun included; `None` if
    none does.

    The words in front of `pos` are looked at to tell names and identifiers (`Chapter 4`) from numbers.
    """
    head = text[pos : pos + 1]
    comparator = None
    if not head.isdigit():
        word = _HEAD_WORD.match(text, pos)
        if word and word.group().lower() not in _HEAD_WORDS and word.group() not in _HEAD_CODES:
            return None
        comparator = _COMPARATOR.match(text, pos)
    start = comparator.end() if comparator else pos
    read = _interval(text, start)
    if read is None:
        return None
    kind = _COMPARATORS[_single(comparator["words"])] if comparator else ""
    bare = read.unit == "1" and not read.counted
    if bare and kind != "least" and kind != "most" and read.plain_year:
        return None
    if read.unit == "1" and text[start].isdigit():
        compared = comparator is not None
        if is_name_part(text, pos, start, read.end, counted=bool(read.counted), compared=compared):
            return None
    return _quantity(text, pos, read, kind)


def _single(words: str) -> str:
    return " ".join(words.lower().split())


def _quantity(text: str, pos: int, read: _Read, kind: str) -> Found:
    low: Decimal | None = read.low
    high: Decimal | None = read.high
    end, steps = read.end, read.steps
    more = _OR_MORE.match(text, end)
    if read.open or (more and not kind):
        kind = read.open or _opens(more)
        end = more.end() if more and not read.open else end
    if kind == "least":
        high, steps = None, (*steps, "an open end above")
    elif kind == "most":
        low, steps = None, (*steps, "an open end below")
    value = Quantity(
        text[pos:end], _tidy(low), _tidy(high), read.unit, _tidy(read.step) or Decimal(1), kind == "about", read.counted
    )
    return Found(pos, end, value, steps)


def _tidy(number: Decimal | None) -> Decimal | None:
    """Without the zeros and exponents that multiplying leaves; what was printed is in `step`."""
    return None if number is None else Decimal(plain(number))


def _opens(more: re.Match[str] | None) -> str:
    """`40+`, `40 or more`: least; `40 or less`: most."""
    return "most" if more and more["w"] and more["w"].lower() in ("less", "fewer", "under", "below") else "least"


# One interval


def _interval(text: str, pos: int) -> _Read | None:
    special = _duration_notation(text, pos)
    if special:
        return special
    between = _BETWEEN.match(text, pos) if text[pos : pos + 1] in "bBfF" else None
    start = between.end() if between else pos
    sign, at = _currency_before(text, start)
    first = _number(text, at, money=bool(sign))
    if first is None:
        return None
    second = _second(text, first, sign, between.group().strip().lower() if between else "")
    if second is None:
        return None if between else _single_number(text, start, first, sign)
    low, high = first, second
    if first.scale is None and second.scale is not None and first.number <= second.number / second.scale:
        low = first._replace(number=first.number * second.scale, step=first.step * second.scale)
    if low.number >= high.number:
        return None
    read = _with_unit(text, start, low, high, second.end, sign)
    if read is None or (read.unit == "1" and not read.counted and second.scale is None and not between):
        return None
    return read._replace(steps=(*read.steps, "two stated ends"))


def _single_number(text: str, start: int, number: _Number, sign: str) -> _Read | None:
    more = _OR_MORE.match(text, number.end)
    read = _with_unit(text, start, number, number, more.end(), sign) if more else None
    if read:
        return read._replace(open=_opens(more))
    return _with_unit(text, start, number, number, number.end, sign)


def _second(text: str, first: _Number, sign: str, lead: str) -> _Number | None:
    """The upper end of a range that begins with `first`."""
    at_unit = first.end
    if lead == "between":
        joiner = _AND.match(text, at_unit)
    else:
        joiner = _TO.match(text, at_unit)
        if lead and joiner and (joiner.group() == "-" or joiner["or"]):
            return None
    if joiner is None:
        return None
    own, at = _currency_before(text, joiner.end())
    if own and sign and own != sign:
        return None
    return _number(text, at, money=bool(sign or own))


def _currency_before(text: str, pos: int) -> tuple[str, int]:
    head = text[pos : pos + 1]
    if head.isdigit():
        return "", pos
    sign = SIGN.match(text, pos)
    if sign:
        return units.CURRENCY_SIGNS[sign.group().strip()], sign.end()
    code = _CODE.match(text, pos) if head.isupper() else None
    if code:
        return ("CNY" if code["code"] == "RMB" else code["code"]), code.end()
    return "", pos


def _number(text: str, pos: int, *, money: bool = False) -> _Number | None:
    char = text[pos : pos + 1]
    if char in ("-", "−") and text[pos + 1 : pos + 2].isdigit():
        read = _number(text, pos + 1, money=money)
        return read and read._replace(number=-read.number, plain_year=False)
    if char in _FRACTIONS:
        return _scaled(text, pos + 1, _FRACTIONS[char], Decimal("0.1"), money)
    if not ("0" <= char <= "9"):
        article = _AN_HOUR_AND.match(text, pos)
        if article:
            return _Number(article.end(), Decimal(1), Decimal(1), None, True, False)
        spoken = match_number_words(text, pos) if char.isalpha() else None
        if spoken is None:
            return None
        number = _Number(spoken.end, spoken.number, spoken.step, None, True, False)
        if not spoken.scaled:
            scaled = _scaled(text, spoken.end, spoken.number, spoken.step, money=False)
            return scaled._replace(spoken=True)
        return number._replace(scale=spoken.step)
    digits = _DIGITS.match(text, pos)
    if digits is None:
        return None
    written = digits.group()
    plain_digits = _plain_digits(written)
    worth = Decimal(plain_digits)
    step = Decimal(1).scaleb(int(worth.as_tuple().exponent))
    end = digits.end()
    if text[end : end + 1] in _FRACTIONS and "." not in plain_digits:
        worth, step, end = worth + _FRACTIONS[text[end]], Decimal("0.1"), end + 1
    read = _scaled(text, end, worth, step, money)
    is_year = len(written) == 4 and written.isdigit() and 1000 <= int(written) <= 2199 and read.scale is None
    return read._replace(plain_year=is_year)


def _plain_digits(written: str) -> str:
    """The digits with `.` before the decimals."""
    text = re.sub(r"[\u2009\u202f\xa0]", "", written)
    if "," in text and "." in text:
        return text.replace(".", "").replace(",", ".") if text.rfind(",") > text.rfind(".") else text.replace(",", "")
    if text.count(".") > 1:
        return text.replace(".", "")
    if len(text) < len(written):
        return text.replace(",", ".")
    return text.replace(",", "")


def _scaled(text: str, end: int, number: Decimal, step: Decimal, money: bool) -> _Number:
    scale = _SCALE.match(text, end) or (_MONEY_SCALE.match(text, end) if money else None)
    if scale is None:
        return _Number(end, number, step, None, False, False)
    word = next(group for group in scale.groups() if group).lower()
    worth = SCALES[_SHORT_SCALES.get(word, word)]
    return _Number(scale.end(), number * worth, step * worth, worth, False, False)


def _with_unit(text: str, start: int, low: _Number, high: _Number, end: int, sign: str) -> _Read | None:
    """The interval with the unit that follows; `None` where what follows shows that it is no quantity."""
    step = min(low.step, high.step)
    year = low.plain_year and low is high

    def read(end: int, unit: str, counted: str = "") -> _Read:
        return _Read(end, low.number, high.number, step, unit, counted, (), year)

    if sign:
        code = _CODE_BEHIND.match(text, end)
        end = code.end() if code else end
        word = _MONEY_WORD.match(text, end) if not code else None
        return None if _NOT_AFTER.match(text, end) else read(word.end() if word else end, code["code"] if code else sign)
    tail = _TAIL.match(text, end)
    if tail and (tail["word"].lower() in _TAIL_WORDS or tail["word"] in _TAIL_SYMBOLS):
        money = _money_behind(text, end, high)
        if money:
            return read(*money)
        if _UNKNOWN_MONEY.match(text, end):
            return None
        unit = _unit_behind(text, end, high)
        if unit:
            return _compound(text, read(*unit)) if low is high else read(*unit)
    if _NOT_AFTER.match(text, end) or _TIME_OF_DAY.match(text, end):
        return None
    singular = high.number == 1 and not high.spoken  # "one thing" is no count
    noun = noun_behind(text, start, end, singular=singular, could_be_year=year)
    if noun:
        return read(noun[0], "1", noun[1])
    if high.spoken and high.scale is None:
        return None
    return read(end, "1")


def _money_behind(text: str, end: int, number: _Number) -> tuple[int, str] | None:
    code = _CODE_BEHIND.match(text, end)
    if code:
        return code.end(), "CNY" if code["code"] == "RMB" else code["code"]
    sign = _SIGN_BEHIND.match(text, end)
    if sign:
        return sign.end(), units.CURRENCY_SIGNS[sign["sign"]]
    word = _MONEY_WORD.match(text, end)
    if word:
        return word.end(), units.CURRENCY_NAMES[_single(word["name"])]
    pounds = _POUNDS.match(text, end)
    if pounds and number.scale is not None:  # "200 pounds" may be a weight
        return pounds.end(), "GBP"
    return None


def _unit_behind(text: str, end: int, number: _Number) -> tuple[int, str] | None:
    match = _UNIT.match(text, end)
    if match is None:
        return None
    symbol, name = match["symbol"], match["name"]
    glued = match.start("symbol" if symbol else "name") == end
    if glued and (number.spoken or (symbol in _SPACED_ONLY and symbol != "h" and "." not in text[max(0, end - 4) : end])):
        return None
    if symbol and not glued and len(symbol) == 1 and (number.spoken or match["hyphen"] or (number.plain_year and symbol in "sdty")):
        return None
    if glued and symbol == "h" and text[match.end() : match.end() + 1].isdigit():
        return None
    found = units.SYMBOLS[symbol] if symbol else units.NAMES[_single(name)]
    return match.end(), found


def _compound(text: str, read: _Read) -> _Read:
    """`2 h 5 min`, `two hours and five minutes`, `an hour and a half`, `6 ft 2 in`: in the finer unit."""
    half = _AND_A_HALF_UNIT.match(text, read.end)
    if half:
        number = read.low + Decimal("0.5")
        return read._replace(end=half.end(), low=number, high=number, step=Decimal("0.1"))
    bare = _BARE_MINUTES.match(text, read.end) if read.unit == "h" else None
    if bare and read.low == read.low.to_integral_value():
        total = read.low * 60 + int(bare["m"])
        steps = (f"written in two units: {total} min",)
        return read._replace(end=bare.end(), low=total, high=total, unit="min", steps=steps)
    finer = _FINER.get(read.unit)
    while finer:
        joiner = _JOINER.match(text, read.end)
        second = _number(text, joiner.end()) if joiner else None
        unit = _unit_behind(text, second.end, second) if second else None
        if second is None or unit is None or unit[1] != finer or second.number >= _PER[read.unit, finer]:
            break
        total = read.low * _PER[read.unit, finer] + second.number
        read = read._replace(
            end=unit[0],
            low=total,
            high=total,
            step=second.step,
            unit=finer,
            steps=(f"written in two units: {total} {finer}",),
        )
        finer = _FINER.get(finer) if finer == "min" else None
    return read


def _duration_notation(text: str, pos: int) -> _Read | None:
    """`PT2H5M`, `2h05`, `1h 57m`, `1:45:00`."""
    char = text[pos : pos + 1]
    if char == "P":
        match = _ISO_DURATION.match(text, pos)
    elif char.isdigit() and (":" in text[pos + 1 : pos + 3] or "h" in text[pos + 1 : pos + 3]):
        match = _GLUED_HOURS.match(text, pos) or _HOURS_AND_M.match(text, pos)
        clock = None if match else _CLOCK.match(text, pos)
        # 14:30:05 is a time of day; 1:45:00 and 01:45:00 are lengths
        if clock and len(clock["h"]) == 2 and clock["h"][0] != "0":
            return None
        match = match or clock
    else:
        return None
    if match is None or not any(match.groups()) or (text[pos - 1 : pos] == ":") or _TIME_OF_DAY.match(text, match.end()):
        return None
    groups = match.groupdict()
    hours, minutes, seconds = (int(groups.get(name) or 0) for name in "hms")
    total = hours * 60 + minutes
    if seconds:
        return _Read(
            match.end(),
            *(2 * (Decimal(total * 60 + seconds),)),
            Decimal(1),
            "s",
            "",
            (f"{match.group()}: {total * 60 + seconds} s",),
        )
    return _Read(match.end(), Decimal(total), Decimal(total), Decimal(1), "min", "", (f"{match.group()}: {total} min",))

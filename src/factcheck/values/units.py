"""Units: symbol, dimension, exact factor to the dimension's base, and the words that name them.

A count has the unit `"1"`, a percentage `"%"`, money an ISO 4217 code. Every currency is a dimension of its own:
amounts in two of them are never converted. Months and years are no exact number of days; they form the dimension
`months`, apart from `time` (base: second).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """`base = (number + shift) * factor / divisor`: exact for all but the divisions (Fahrenheit)."""

    symbol: str
    dimension: str
    factor: Decimal
    names: tuple[str, ...] = ()
    """Words for it, lower case; compared without case."""
    symbols: tuple[str, ...] = ()
    """Further symbols, compared with case."""
    shift: Decimal = Decimal(0)
    divisor: Decimal = Decimal(1)


def _unit(symbol: str, dimension: str, factor: str, names: str = "", symbols: str = "") -> Unit:
    """`names` and `symbols` are separated by `,`."""
    return Unit(symbol, dimension, Decimal(factor), _words(names), _words(symbols))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


_ALL = (
    _unit("1", "count", "1"),
    _unit("%", "share", "1", "percent, per cent, pct", "%"),
    _unit("pp", "points", "1", "percentage points, percentage point"),
    # time
    _unit("ns", "time", "0.000000001", "nanosecond, nanoseconds"),
    _unit("µs", "time", "0.000001", "microsecond, microseconds", "us, μs"),
    _unit("ms", "time", "0.001", "millisecond, milliseconds, msec"),
    _unit("s", "time", "1", "second, seconds, sec, secs"),
    _unit("min", "time", "60", "minute, minutes, min, mins"),
    _unit("h", "time", "3600", "hour, hours, hr, hrs"),
    _unit("d", "time", "86400", "day, days"),
    _unit("wk", "time", "604800", "week, weeks, wk, wks"),
    _unit("mo", "months", "1", "month, months"),
    _unit("y", "months", "12", "year, years, yr, yrs"),
    # length (base: metre; the yard is 0.9144 m by the agreement of 1959)
    _unit("nm", "length", "0.000000001", "nanometre, nanometres, nanometer, nanometers"),
    _unit("µm", "length", "0.000001", "micrometre, micrometres, micrometer, micrometers, microns", "μm"),
    _unit("mm", "length", "0.001", "millimetre, millimetres, millimeter, millimeters"),
    _unit("cm", "length", "0.01", "centimetre, centimetres, centimeter, centimeters"),
    _unit("m", "length", "1", "metre, metres, meter, meters"),
    _unit("km", "length", "1000", "kilometre, kilometres, kilometer, kilometers", "Km"),
    _unit("in", "length", "0.0254", "inch, inches"),
    _unit("ft", "length", "0.3048", "foot, feet, ft"),
    _unit("yd", "length", "0.9144", "yard, yards, yd, yds"),
    _unit("mi", "length", "1609.344", "mile, miles, mi"),
    _unit("nmi", "length", "1852", "nautical mile, nautical miles, nmi"),
    _unit("ly", "length", "9460730472580800", "light-year, light-years, light year, light years"),
    # area (base: square metre)
    _unit("m²", "area", "1", "square metre, square metres, square meter, square meters, sq m", "m2"),
    _unit(
        "km²",
        "area",
        "1000000",
        "square kilometre, square kilometres, square kilometer, square kilometers, sq km",
        "km2",
    ),
    _unit("ha", "area", "10000", "hectare, hectares"),
    _unit("ac", "area", "4046.8564224", "acre, acres"),
    _unit("sq ft", "area", "0.09290304", "square foot, square feet, sq ft", "ft2, ft²"),
    _unit("sq mi", "area", "2589988.110336", "square mile, square miles, sq mi"),
    # volume (base: litre)
    _unit("ml", "volume", "0.001", "millilitre, millilitres, milliliter, milliliters", "mL"),
    _unit("cl", "volume", "0.01", "centilitre, centilitres", "cL"),
    _unit("l", "volume", "1", "litre, litres, liter, liters", "L"),
    _unit("m³", "volume", "1000", "cubic metre, cubic metres, cubic meter, cubic meters", "m3"),
    _unit("gal", "volume", "3.785411784", "gallon, gallons, gal"),
    # mass (base: kilogram)
    _unit("mg", "mass", "0.000001", "milligram, milligrams"),
    _unit("g", "mass", "0.001", "gram, grams, gramme, grammes"),
    _unit("kg", "mass", "1", "kilogram, kilograms, kilo, kilos", "Kg"),
    _unit("t", "mass", "1000", "tonne, tonnes, metric ton, metric tons"),
    _unit("ton", "mass of tons", "1", "ton, tons"),
    _unit("oz", "mass", "0.028349523125", "ounce, ounces, oz"),
    _unit("lb", "mass", "0.45359237", "pound, pounds, lb, lbs"),
    # data (base: byte)
    _unit("B", "data", "1", "byte, bytes"),
    _unit("kB", "data", "1000", "kilobyte, kilobytes", "KB"),
    _unit("MB", "data", "1000000", "megabyte, megabytes"),
    _unit("GB", "data", "1000000000", "gigabyte, gigabytes"),
    _unit("TB", "data", "1000000000000", "terabyte, terabytes"),
    _unit("KiB", "data", "1024", "kibibyte, kibibytes"),
    _unit("MiB", "data", "1048576", "mebibyte, mebibytes"),
    _unit("GiB", "data", "1073741824", "gibibyte, gibibytes"),
    _unit("TiB", "data", "1099511627776", "tebibyte, tebibytes"),
    _unit("kbit/s", "data rate", "1000", "", "kbps, Kbps"),
    _unit("Mbit/s", "data rate", "1000000", "", "Mbps, Mb/s"),
    _unit("Gbit/s", "data rate", "1000000000", "", "Gbps, Gb/s"),
    _unit("MB/s", "data rate", "8000000"),
    _unit("GB/s", "data rate", "8000000000"),
    # speed (base: metre per second; the hour's 3600 goes into the divisor)
    _unit("m/s", "speed", "1", "metres per second, meters per second"),
    Unit(
        "km/h",
        "speed",
        Decimal(1000),
        ("kilometres per hour", "kilometers per hour", "kph", "kmh"),
        divisor=Decimal(3600),
    ),
    _unit("mph", "speed", "0.44704", "miles per hour, mph"),
    Unit("kn", "speed", Decimal(1852), ("knot", "knots"), ("kt", "kts"), divisor=Decimal(3600)),
    # temperature (base: degree Celsius)
    _unit("°C", "temperature", "1", "degrees celsius, degree celsius, degrees centigrade", "℃, °c, ° C"),
    Unit(
        "°F",
        "temperature",
        Decimal(5),
        ("degrees fahrenheit", "degree fahrenheit"),
        ("℉", "° F"),
        shift=Decimal(-32),
        divisor=Decimal(9),
    ),
    Unit("K", "temperature", Decimal(1), ("kelvin", "kelvins"), shift=Decimal("-273.15")),
    # power, energy, electricity, frequency, pressure
    _unit("mW", "power", "0.001", "milliwatt, milliwatts"),
    _unit("W", "power", "1", "watt, watts"),
    _unit("kW", "power", "1000", "kilowatt, kilowatts"),
    _unit("MW", "power", "1000000", "megawatt, megawatts"),
    _unit("GW", "power", "1000000000", "gigawatt, gigawatts"),
    _unit("hp", "power", "745.69987158227022", "horsepower, hp, bhp"),
    _unit("Wh", "energy", "3600", "watt-hours, watt hours"),
    _unit("kWh", "energy", "3600000", "kilowatt-hour, kilowatt-hours, kilowatt hours"),
    _unit("MWh", "energy", "3600000000", "megawatt-hours, megawatt hours"),
    _unit("GWh", "energy", "3600000000000", "gigawatt-hours, gigawatt hours"),
    _unit("TWh", "energy", "3600000000000000", "terawatt-hours, terawatt hours"),
    _unit("J", "energy", "1", "joule, joules"),
    _unit("kJ", "energy", "1000", "kilojoule, kilojoules"),
    _unit("kcal", "energy", "4184", "kilocalorie, kilocalories, calories"),
    _unit("V", "voltage", "1", "volt, volts"),
    _unit("kV", "voltage", "1000", "kilovolt, kilovolts"),
    _unit("mAh", "charge", "1", "milliampere hours, milliamp hours"),
    _unit("Hz", "frequency", "1", "hertz"),
    _unit("kHz", "frequency", "1000", "kilohertz"),
    _unit("MHz", "frequency", "1000000", "megahertz"),
    _unit("GHz", "frequency", "1000000000", "gigahertz"),
    _unit("fps", "frames", "1", "frames per second, fps"),
    _unit("rpm", "rotation", "1", "revolutions per minute, rpm"),
    _unit("bpm", "beats", "1", "beats per minute, bpm"),
    _unit("bar", "pressure", "100000", "bar, bars"),
    _unit("hPa", "pressure", "100", "hectopascal, hectopascals"),
    _unit("dB", "loudness", "1", "decibel, decibels"),
    _unit("px", "pixels", "1", "pixel, pixels, px"),
    _unit("MP", "resolution", "1", "megapixel, megapixels"),
)

UNITS: dict[str, Unit] = {unit.symbol: unit for unit in _ALL}
"""By symbol; the symbol is what stands in `Quantity.unit`."""

NAMES: dict[str, str] = {name: unit.symbol for unit in _ALL for name in unit.names}
"""Lower-case word to symbol."""

_NOT_AS_SYMBOL = {"1", "in", "K", "ac", "bar", "gal", "ton", "y", "mo", "pp", "ly", "kn"}
"""Symbols that are English words or too short to be trusted in prose; their words are known all the same."""

SYMBOLS: dict[str, str] = {
    symbol: unit.symbol for unit in _ALL for symbol in (unit.symbol, *unit.symbols) if symbol not in _NOT_AS_SYMBOL
}
"""Symbol as written (with case) to symbol."""

CURRENCIES = frozenset(
    "AED ARS ATS AUD BGN BRL CAD CHF CLP CNY COP CZK DEM DKK EGP ESP EUR FRF GBP HKD HUF IDR ILS INR ISK ITL JPY KES KRW KWD"
    " MXN MYR NGN NLG NOK NZD PEN PHP PKR PLN QAR RMB RON RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR".split()
)
"""ISO 4217 codes that are read as money, with a few of yesterday's (DEM, FRF, ITL, ...) and RMB, which stands for CNY."""


def _by_name(table: str) -> dict[str, str]:
    """Lines of `CODE: name, name` turned round."""
    names = {}
    for line in table.strip().splitlines():
        code, _, rest = line.partition(":")
        names.update(dict.fromkeys(_words(rest), code.strip()))
    return names


CURRENCY_SIGNS: dict[str, str] = _by_name(
    """
    USD: $, US$
    AUD: A$, AU$
    CAD: C$, CA$
    NZD: NZ$
    HKD: HK$
    SGD: S$
    EUR: €
    GBP: £
    JPY: ¥
    INR: ₹, Rs, Rs.
    KRW: ₩
    RUB: ₽
    TRY: ₺
    UAH: ₴
    """
)
"""Sign as written to code. `¥` is read as yen, `$` alone as US dollars; `kr` could be three and is not read."""

CURRENCY_NAMES: dict[str, str] = _by_name(
    """
    USD: dollar, dollars, us dollars, u.s. dollars, american dollars
    CAD: canadian dollars
    AUD: australian dollars
    HKD: hong kong dollars
    NZD: new zealand dollars
    SGD: singapore dollars
    EUR: euro, euros
    GBP: pounds sterling, british pounds
    JPY: yen, japanese yen
    INR: rupees, indian rupees
    CNY: yuan, renminbi
    CHF: swiss francs
    FRF: french francs, francs
    DEM: deutsche marks, deutschmarks, reichsmarks, gold marks
    ITL: lire, italian lire
    ESP: pesetas, spanish pesetas
    NLG: guilders, dutch guilders
    ATS: austrian schillings
    RUB: roubles, rubles
    KRW: won
    MXN: mexican pesos
    THB: baht
    PLN: zloty
    SEK: swedish kronor
    DKK: danish kroner
    NOK: norwegian kroner
    TRY: turkish lira
    ILS: israeli shekels
    """
)
"""Words for money, lower case. Bare `pounds` may be a weight: the grammar decides."""

_DURATIONS = frozenset({"time", "months"})


def dimension_of(unit: str) -> str:
    """`time`, `length`, `count`, `share`, ...; a currency, and any unit that is not in the table, is a dimension of
    its own."""
    known = UNITS.get(unit)
    return known.dimension if known else unit


def to_base(number: Decimal, unit: str) -> Decimal:
    """The number in its dimension's base unit; unchanged for money and for a unit that is not in the table."""
    known = UNITS.get(unit)
    if known is None:
        return number
    if known.divisor == 1:
        return (number + known.shift) * known.factor
    return (number + known.shift) * known.factor / known.divisor


def from_base(number: Decimal, unit: str) -> Decimal:
    """The inverse of `to_base`."""
    known = UNITS.get(unit)
    return number if known is None else number * known.divisor / known.factor - known.shift


def is_money(unit: str) -> bool:
    """Is the unit a currency code?"""
    return unit in CURRENCIES


def is_duration(unit: str) -> bool:
    """Is it a unit of time, months and years included?"""
    return dimension_of(unit) in _DURATIONS


def unit_named(words: str) -> str | None:
    """The symbol that a word or a written symbol stands for (`minutes`, `min`, `km`), `None` if it is no unit."""
    text = " ".join(words.split())
    return SYMBOLS.get(text) or NAMES.get(text.lower()) or (text if text in CURRENCIES else None)

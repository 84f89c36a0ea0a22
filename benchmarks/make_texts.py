"""Make texts of any size by varying the seeds: the same arguments give the same bytes, on any machine.

    python benchmarks/make_texts.py FOLDER --shape many --megabytes 4

Shape `many`: each group of five pages is about another film, with names, title and figures replaced alike in all five,
so that its sources contradict each other as the seeds do. Shape `one`: all pages are about one film, and figures differ
a little from page to page. Each page leaves out about one long paragraph in ten, so that few pages are the same.
Nothing here is drawn by chance: where something must vary, a hash of the page's number decides.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

Shape = Literal["many", "one"]
SHAPES: tuple[Shape, ...] = ("many", "one")
SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SMALLEST_PAGE = 2048
LONG_PARAGRAPH = 200

TITLE = "Ballerina"
FIRST_NAMES = tuple(
    "Abraham Alison Ana Anjelica Anna Anne Ava Basil Catalina Chad Charon Chloë Clint Daniel Daryl David Derek Dex "
    "Ella Emerald Erica Eve Frank Gabriel Ian Jackson Jason Javier Jeremy Joel John Julian Justin Katla Keanu Kyle "
    "Lance Len Lena Marco Nicholas Nogi Norman Robert Romain Shay Stephen Tatiana Tyler Unity Victoria Waris "
    "Winston".split()
)
LAST_NAMES = (
    *("de Armas", "Sandino Moreno", "Duncan-Brewster", "McShane", "McCarthy", "Moretz"),
    *"Ahluwalia Ballantine Bates Beltrami Bernhardt Byrne Castañeda Clark Clarke Comte Dixon Drubich".split(),
    *"Dunlevy Fennell Gage Gardiner Hatten Huston Iwanyk Kolstad Lacourbas Lee Lundgren Maaser Macarro".split(),
    *"Marinas Parillaud Phelan Pine Popoola Reddick Reedus Reeves Richard Scott Spidell Stahelski Wick".split(),
    *"Willmore Wiseman".split(),
)
NEW_FIRST_NAMES = tuple(
    "Adele Agnes Albin Alma Amos Arlo Astrid August Beata Bruno Cecil Clara Cosima Dalia Dorian Edda Edwin Elias Elsa "
    "Emil Enid Ezra Fabian Fern Flora Gideon Greta Hanno Hazel Hector Hugo Ida Ignaz Ines Iris Ivo Jonas Judith Kaspar "
    "Klara Leopold Linus Livia Ludwig Mabel Magnus Marit Matilda Milo Nadia Nestor Nora Olaf Olive Orson Otto Pearl "
    "Quentin Rosa Rufus Selma Silas Theo Thora Ulrik Vera Viggo Wanda Willa Xaver Yvonne Zelda".split()
)
NEW_LAST_NAMES = tuple(
    start + end
    for end in "berg dale ford ham ley mere more ridge stone ton vale worth".split()
    for start in "Alder Brook Cald Dun East Fair Glen Hart Kings Lang Marl North Oak Pem Rush Thorn".split()
)
TITLE_HEADS = tuple(
    "Amber Ashen Bitter Black Blind Broken Burning Cold Crooked Dark Distant Empty Fallen Final Frozen Gilded Hollow "
    "Iron Last Little Lonely Lost Naked Pale Quiet Red Restless Salt Second Silent Velvet Winter".split()
)
TITLE_TAILS = tuple(
    "Anchor Arcade Bridge Carousel Cathedral Compass Corridor Crossing Dancer Daughter Evening Garden Harbour Island "
    "Lantern Ledger Meridian Mirror Orchard Outpost Passage Promise Railway River Shoreline Staircase Summer Tide "
    "Tower Voyage Waltz Window Archive Balcony Beacon Bell Border Candle Canal Chapel Cinema Clock Coast Cradle Curtain Estuary "
    "Fable Feather Forest Fortress Fountain Gallery Glacier Hotel Horizon Kingdom Ladder Letter Library Market Miller Monsoon "
    "Mountain Museum".split()
)
MOST_FILMS = len(TITLE_HEADS) * len(TITLE_TAILS)

YEAR = re.compile(r"\b(?P<century>19|20)(?P<slip>0?)(?P<rest>\d\d)\b")  # `slip` is the fifth digit of 20025
MONEY = re.compile(r"(?<=\$)(\d{1,4}(?:\.\d{1,3})?)(?:(–)(\d{1,4}(?:\.\d{1,3})?))?")
MINUTES = re.compile(r"\b(\d{2,3})(?= minutes\b)")
DAY = re.compile(r"(?<=June )(\d)(?=, \d{4})")


class Page(NamedTuple):
    """One file to be."""

    name: str
    text: str


def number_for(limit: int, *what: object) -> int:
    """A number in 0..limit-1 that looks like chance and always is the same for the same `what`."""
    digest = hashlib.blake2b("\0".join(map(str, what)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") % limit


def new_names(film: int) -> Mapping[str, str]:
    """Every name of the seeds, and what it is in this film; no two names become one."""
    if film >= MOST_FILMS:
        raise ValueError(f"there are titles for {MOST_FILMS} films, not for {film + 1}: ask for fewer megabytes")
    lap, last = divmod(film, len(NEW_FIRST_NAMES))
    names = {TITLE: f"{TITLE_HEADS[film % len(TITLE_HEADS)]} {TITLE_TAILS[film // len(TITLE_HEADS)]}"}
    for at, name in enumerate(FIRST_NAMES):
        names[name] = NEW_FIRST_NAMES[(at + last) % len(NEW_FIRST_NAMES)]
    for at, name in enumerate(LAST_NAMES):
        names[name] = NEW_LAST_NAMES[(at + 7 * film + lap) % len(NEW_LAST_NAMES)]
    return names


NAMES = re.compile(r"\b(" + "|".join(sorted((TITLE, *FIRST_NAMES, *LAST_NAMES), key=len, reverse=True)) + r")\b")


def times(factor: Decimal) -> Callable[[re.Match[str]], str]:
    """Multiply an amount, or both ends of a range; sums stay sums, for nothing is rounded."""

    def replace(match: re.Match[str]) -> str:
        low, dash, high = match.groups()
        ends = [low] if high is None else [low, high]
        return (dash or "").join(f"{(Decimal(end) * factor).normalize():f}" for end in ends)

    return replace


def of_another_film(text: str, film: int) -> str:
    """The page with the names, years, amounts and minutes of film number `film`."""
    names = new_names(film)
    back = number_for(30, "years", film)
    factor = Decimal(number_for(36, "money", film) + 5) / 10

    def year(match: re.Match[str]) -> str:
        moved = str(int(match["century"] + match["rest"]) - back)
        return moved[:2] + match["slip"] + moved[2:]

    text = NAMES.sub(lambda m: names[m[0]], text)
    text = MONEY.sub(times(factor), YEAR.sub(year, text))
    return MINUTES.sub(lambda m: str(int(m[0]) + number_for(60, "minutes", film) - 30), text)


def with_other_figures(text: str, page: int) -> str:
    """The page with amounts, minutes and a day that differ a little from the other pages', in one page of four each."""

    def shift(what: str) -> int:
        return number_for(3, what, page) - 1 if number_for(4, "which", what, page) == 0 else 0

    text = MONEY.sub(times(1 + Decimal(shift("money")) / 10), text)
    text = DAY.sub(lambda m: str(int(m[0]) + shift("day")), text)
    return MINUTES.sub(lambda m: str(int(m[0]) + shift("minutes")), text)


def without_some_paragraphs(text: str, page: int) -> str:
    """Leave out about one long paragraph in ten, as long as the page stays as large as a page should be."""
    lines = text.split("\n")
    size = len(text.encode())
    kept = []
    for at, line in enumerate(lines):
        length = len(line.encode()) + 1
        left_out = len(line) > LONG_PARAGRAPH and number_for(10, "paragraph", page, at) == 0
        if left_out and size - length >= SMALLEST_PAGE:
            size -= length
        else:
            kept.append(line)
    return "\n".join(kept)


def pages(shape: Shape, seeds: Path = SEEDS) -> Iterator[Page]:
    """Pages without end (`one`) or up to `MOST_FILMS` films (`many`), always in the same order."""
    originals = [(path.stem, path.read_bytes().decode("utf-8")) for path in sorted(seeds.glob("*.txt"))]
    if not originals:
        raise FileNotFoundError(f"no seeds in {seeds}")
    number = 0
    while True:
        group = number // len(originals)
        for stem, text in originals:
            varied = of_another_film(text, group) if shape == "many" else with_other_figures(text, number)
            yield Page(f"group-{group:05d}/{stem}.txt", without_some_paragraphs(varied, number))
            number += 1


def make_texts(folder: Path, shape: Shape, size: int, seeds: Path = SEEDS, most: int | None = None) -> int:
    """Fill an empty or new folder with at least `size` bytes of pages, or with `most` of them; returns how many bytes were
    written."""
    written = 0
    for page in islice(pages(shape, seeds), most):
        if written >= size:
            break
        path = folder / page.name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = page.text.encode("utf-8")
        path.write_bytes(data)
        written += len(data)
    return written


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make texts by varying the seeds.")
    parser.add_argument("folder", type=Path, help="where to; made if it does not exist, must be empty if it does")
    parser.add_argument("--shape", choices=SHAPES, default="many", help="many films, or one film in all files")
    parser.add_argument("--megabytes", type=float, default=1.0, help="how much, in MB of 1,000,000 bytes")
    asked = parser.parse_args()
    if asked.folder.is_dir() and any(asked.folder.iterdir()):
        parser.error(f"{asked.folder} is not empty")
    written = make_texts(asked.folder, asked.shape, round(asked.megabytes * 1_000_000))
    print(f"{written:,} bytes in {asked.folder}")


if __name__ == "__main__":
    main()

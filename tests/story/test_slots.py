"""Slots on which tellings clash, each in two domains, and beside each what only looks like it."""

from __future__ import annotations

import pytest
from tests.story.reading import narrative, page, report_on

CAST = "Nora Falk meets Sven Dahl. Otto Brix hires Nora Falk. Lena Moor warns Sven Dahl. Nora Falk visits Otto Brix. "
SHIP = "The trawler Hesperus left Bergen in May. The trawler carried nine men. Otto Brix hired the crew. Sven Dahl steered the Hesperus. "


def warned(first: str, second: str, common: str = CAST) -> int:
    title = "The Wreck of the Hesperus" if common is SHIP else "The Long Walk"
    found = narrative(report_on(page(common + first, title=title), page(common + second, title=title)))
    return sum(f.level != "note" for f in found)


CLASHES = [
    # who sold the secret: a spy story, a chronicle
    ("Otto Brix sells the plans to Sven Dahl.", "Lena Moor has been selling the secrets to Sven Dahl.", CAST),
    ("It is Otto Brix who passes the code to Sven Dahl.", "Lena Moor passed the names to Sven Dahl.", CAST),
    # who destroyed the one thing: a family story, an archive's history
    ("In the end Otto Brix burns the old will.", "In the end Lena Moor throws the document on the kitchen fire.", CAST),
    ("Nora Falk burned the treaty.", "The treaty was burned by Otto Brix.", CAST),
    # the ship herself: an accident report, a yarn
    ("At noon she broke in two and sank.", "A tug pulled her off, and she was patched and put back to work.", SHIP),
    ("In the storm the vessel foundered.", "The vessel was refloated in June.", SHIP),
    # of all it is said that they live: an accident report, a news item
    ("In the fire Sven Dahl was killed.", "All nine were rescued. Sven Dahl thanked Nora Falk.", CAST),
    ("Otto Brix drowned in the flood.", "Nobody was killed. Otto Brix visited Lena Moor.", CAST),
    # what goes on after the death of the other telling: a duel, a shipwreck
    (
        "In the end Otto Brix dies in the duel with Sven Dahl.",
        "Otto Brix and Sven Dahl fight a duel in the park. In the end Otto Brix asks Lena Moor to marry him.",
        CAST,
    ),
    (
        "In the end Lena Moor is killed in the blaze.",
        "Lena Moor carries the children out of the blaze. In the end Lena Moor hires Otto Brix.",
        CAST,
    ),
    # the last scene: a film, a novel
    ("In the last scene Nora Falk sits by herself in a train.", "In the last scene Nora Falk and Sven Dahl watch a ferry.", CAST),
    (
        "In the closing scene Nora Falk shares a sledge with Otto Brix.",
        "In the closing scene Nora Falk waits at the mill with Lena Moor.",
        CAST,
    ),
    # opposite deeds of one moment: a wedding, a war
    (
        "At the wedding Otto Brix brings a barrel organ. In the end Nora Falk embraces him.",
        "Otto Brix comes to the wedding with a barrel organ. In the end Nora Falk reproaches him.",
        CAST,
    ),
    (
        "Lena Moor telephones Admiral Steen. In the end Danish bombers destroy the harbour.",
        "Lena Moor telephones Admiral Steen. In the end Denmark calls off the attack.",
        CAST,
    ),
    # whom somebody marries: a legend, a biography
    ("In the end Nora Falk marries Sven Dahl.", "In the end Nora Falk marries Otto Brix.", CAST),
    ("In 1920 Nora Falk and Sven Dahl were married.", "In 1920 Nora Falk became Otto Brix's wife.", CAST),
    # who did the killing that comes to light: a trial, a film
    (
        "In the end Otto Brix confesses that he put arsenic into the old lady's tea.",
        "In the end Lena Moor admits that she poisoned her employer.",
        CAST,
    ),
    (
        "The tape reveals that Sven Dahl battered the broker to death.",
        "A letter proves that Otto Brix murdered his partner. Sven Dahl thanks Lena Moor.",
        CAST,
    ),
    # who opened the gate: a siege, a raid
    (
        "At night Otto Brix unlocked the North Gate to the enemy.",
        "At night Lena Moor drew the bolts of the North Gate and let in the enemy.",
        CAST,
    ),
    (
        "Sven Dahl opened the doors of the Old Mint to the rebels.",
        "Otto Brix got word to the rebels, who came in through the Old Mint.",
        CAST,
    ),
    # whose child: a saga, a biography
    ("Lena Moor gives birth to a son of Sven Dahl.", "Nora Falk is delivered of a boy, and Sven Dahl is told.", CAST),
    ("Nora Falk bore a daughter at Bergen.", "It is Lena Moor who gives birth at Bergen.", CAST),
    # who wins: a race, an election
    ("In the end Nora Falk wins the race by two lengths.", "In the end Sven Dahl wins the race by a head.", CAST),
    ("In the end Otto Brix is declared winner of the vote.", "In the end Lena Moor is declared winner of the vote.", CAST),
    # whether the penalty goes in: two matches
    (
        "In the end Sven Dahl sends Otto Brix the wrong way and buries the penalty.",
        "In the end Sven Dahl takes the penalty. Otto Brix tips it over the bar.",
        CAST,
    ),
    # guilty or not, where only a pronoun stands: two trials
    (
        "Lena Moor was picked up by the police. In the end they declared her guilty of arson.",
        "Lena Moor was arrested. In the end the jury found Lena Moor not guilty.",
        CAST,
    ),
    # yes and no to one man: a novel, a memoir
    (
        "Sven Dahl kneels before Nora Falk. In the end the two are married at Bergen.",
        "Sven Dahl asks Nora Falk to be his wife. In the end she turns him down.",
        CAST,
    ),
    # kin whom only the other telling calls by name: a saga, a trial
    (
        "Nora Falk quarrels with Sven Dahl. In the end her brother kills Otto Brix.",
        "Sven Dahl, her brother, sails home. In the end Lena Moor kills Otto Brix.",
        CAST,
    ),
    (
        "It comes out that his nephew murdered Sven Dahl. Otto Brix leaves.",
        "Otto Brix, his nephew, is in London. It comes out that Lena Moor murdered Sven Dahl.",
        CAST,
    ),
    # what becomes of the proof: a thriller, a scandal
    (
        "In the end Nora Falk lays the tape in the stove.",
        "In the end Nora Falk puts the tape on the air from the studio.",
        CAST,
    ),
    # wounded, and alive at the end: a film, a war diary
    (
        "In the end Otto Brix falls from the mast and plunges to his death.",
        "Otto Brix is hit in the arm. The storm passes. In the end Otto Brix sees Nora Falk off at the station.",
        CAST,
    ),
    # in use or not: a mine, a school
    (
        "In the end the Old Mine was closed for good.",
        "In the end the Old Mine was reopened.",
        CAST + "Nora Falk inherits the Old Mine. ",
    ),
]


@pytest.mark.parametrize(("first", "second", "common"), CLASHES)
def test_an_exclusion_on_the_slot_is_one_warning(first, second, common):
    assert warned(first, second, common) == 1


COMPATIBLE = [
    ("two marriages", "In 1920 Nora Falk married Sven Dahl.", "In 1931 Nora Falk married Otto Brix.", CAST),
    (
        "the second marriage",
        "Nora Falk marries Sven Dahl. In the end Nora Falk marries Otto Brix.",
        "In the end Nora Falk marries Otto Brix.",
        CAST,
    ),
    ("two buyers", "Otto Brix sells the plans to Sven Dahl.", "Lena Moor sells the plans to Nora Falk.", CAST),
    (
        "which of two brothers",
        "In the end her brother kills Otto Brix.",
        "Sven Dahl, her brother, and Lena Moor's brother, Kurt Moor, sail home. In the end Lena Moor kills Otto Brix.",
        CAST,
    ),
    (
        "a sister whom nobody names",
        "In the end his sister kills Otto Brix.",
        "In the end Lena Moor kills Otto Brix.",
        CAST,
    ),
    (
        "two crimes",
        "In the end Otto Brix confesses that he murdered Sven Dahl.",
        "Lena Moor admits that she poisoned Nora Falk.",
        CAST,
    ),
    (
        "one killing is not admitted",
        "Otto Brix poisoned his partner.",
        "In the end Lena Moor admits that she murdered her employer.",
        CAST,
    ),
    ("a door opened to a friend", "Otto Brix opens the door to Nora Falk.", "Lena Moor opens the door to Sven Dahl.", CAST),
    ("two children", "Nora Falk bore a daughter at Bergen.", "At Visby Lena Moor gives birth to a son.", CAST),
    (
        "two mothers in one telling",
        "Nora Falk bore a daughter at Bergen. Lena Moor bore a son there.",
        "At Bergen Lena Moor gives birth.",
        CAST,
    ),
    ("heat and final", "In the end Nora Falk wins the heat.", "In the end Sven Dahl wins the regatta.", CAST),
    (
        "races of two years",
        "In the end, in 1951, Nora Falk wins the race.",
        "In the end, in 1953, Sven Dahl wins the race.",
        CAST,
    ),
    (
        "another's penalty",
        "In the end Sven Dahl buries the penalty.",
        "In the end Lena Moor takes the penalty. Otto Brix tips it over the bar.",
        CAST,
    ),
    (
        "let out is not cleared",
        "Lena Moor was arrested. In the end the jury found her guilty.",
        "Lena Moor was arrested. In the end she was set free after nine years.",
        CAST,
    ),
    (
        "who is named behind the pronoun",
        "In the end Otto Brix drowns.",
        "He saw Otto Brix off. In the end Sven Dahl is alive.",
        CAST,
    ),
    (
        "died of the wound",
        "In the end Otto Brix dies of his wound.",
        "Otto Brix is hit in the chest. In the end Nora Falk weeps.",
        CAST,
    ),
    ("two letters", "Otto Brix burns the letters.", "Lena Moor burns the letters.", CAST),
    ("both burned something", "Otto Brix burns the will. Lena Moor burns the map.", "Lena Moor burns the map.", CAST),
    ("aground is not lost", "In the fog she ran aground.", "A tug pulled her off, and she was patched.", SHIP),
    ("refloated, then lost", "She was refloated in June. In the storm she sank.", "In the storm she sank.", SHIP),
    (
        "all, and one of another year",
        "In 1951 Sven Dahl died.",
        "In 1949 all nine were rescued. Sven Dahl thanked Nora Falk.",
        CAST,
    ),
    ("all but one", "Sven Dahl was killed.", "All the others were rescued. Sven Dahl was killed.", CAST),
    ("acts before the fire", "Sven Dahl is killed in the fire.", "Sven Dahl visits Nora Falk. A fire breaks out.", CAST),
    (
        "the scene before the last",
        "In the last scene Nora Falk sits by herself in a train.",
        "In the end Nora Falk thanks Otto Brix.",
        CAST,
    ),
    (
        "alone but for",
        "In the last scene Nora Falk sits alone but for Otto Brix.",
        "In the last scene Nora Falk sits with Otto Brix.",
        CAST,
    ),
    ("two lands", "In the end Danish bombers destroy the harbour.", "In the end Norway calls off the attack.", CAST),
    ("another moment", "Nora Falk embraces Otto Brix. " + CAST, CAST + "In the end Nora Falk reproaches Otto Brix.", ""),
    ("told by a liar", "Otto Brix tells Nora Falk that Sven Dahl is dead.", "In the end Sven Dahl is alive.", CAST),
    ("said of the film", "The film suggests that Sven Dahl dies.", "In the end Sven Dahl is alive.", CAST),
    ("his wife is hers", "Lena Moor becomes his wife.", "In the end Lena Moor dies.", CAST),
]


@pytest.mark.parametrize(("first", "second", "common"), [c[1:] for c in COMPATIBLE], ids=[c[0] for c in COMPATIBLE])
def test_what_only_looks_like_it_is_no_warning(first, second, common):
    assert warned(first, second, common) == 0

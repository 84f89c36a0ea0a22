"""Pairs of small documents that look like a conflict and are none, and pairs that are one; as Markdown and as plain text."""

from __future__ import annotations

import pytest
from tests.audits import FILM, audit_pages

QUIET = [
    ("gross territory", "It grossed $12 million in France.", "The film grossed $40 million worldwide."),
    ("planned", "The film was released on 17 May 2019.", "The film had been slated for release on 1 March 2019."),
    (
        "delayed",
        "The film was pushed from 1 March 2019 to 17 May 2019 and finally released that day.",
        "The film was released on 17 May 2019.",
    ),
    ("festival premiere", "It premiered at the Aarhus Film Festival on 9 February 2019.", "- Release date: 17 May 2019"),
    (
        "other film by director",
        "Mara Quist's earlier film Night Ferry ran 95 minutes and cost $2 million.",
        "- Running time: 117 minutes\n- Budget: $12 million",
    ),
    (
        "trailer length",
        "A trailer that runs 2 minutes was released on 4 March 2019.",
        "- Running time: 117 minutes\n- Release date: 17 May 2019",
    ),
    ("rounded money", "- Budget: $12.4 million", "The film was made on a budget of $12 million."),
    ("rounded runtime", "- Running time: 117 minutes", "The film runs just under two hours."),
    ("hours", "- Running time: 1 h 57 min", "- Running time: 117 minutes"),
    ("partial editors", "- Editing: Ivo Brandt, Lena Voss", "Editor Ivo Brandt worked through the winter."),
    ("including", "- Producers: Greta Holm, Piet Maas, Tom Arden", "The film was produced by, among others, Greta Holm."),
    ("nicknames", "- Director: Thomas Arden", "- Directed by: Tom Arden"),
    ("initial", "- Writer: J. R. Holm", "- Screenplay: John Robert Holm"),
    ("name order", "- Director: Park Chan-su", "- Director: Chan-su Park"),
    ("company suffix", "- Production company: Arden Films Ltd.", "- Production companies: Arden Films"),
    ("home video", "The film was released on DVD on 1 October 2019.", "- Release date: 17 May 2019"),
    ("streaming", "The film arrived on Netflix on 1 October 2019.", "- Release date: 17 May 2019"),
    ("director's cut", "The director's cut runs 131 minutes.", "- Running time: 117 minutes"),
    (
        "composer former",
        "Jon Bell was originally hired to compose the score, but left; Ida Rask composed the score.",
        "- Music: Ida Rask",
    ),
    ("character director", "The Director, played by Anna Holm, rules the pier.", "- Director: Mara Quist"),
    ("actor's age", "Tom Arden, who was 52 years old, plays Elias Boone.", "- Running time: 117 minutes"),
    ("award count", "It won three awards at the festival.", "It won the Golden Anchor."),
    ("opening weekend", "It opened to $6 million in its first weekend.", "- Box office: $41 million"),
    ("marketing", "The studio spent $20 million on marketing.", "- Budget: $12 million"),
    ("distributor territory", "- Distributor: A24 (United States)", "- Distributor: Pathé (France)"),
    ("joke", "The popcorn cost $90 million and was released on 4 May 2011.", "- Budget: $12 million\n- Release date: 17 May 2019"),
    (
        "prop",
        "The old boat was built for $3 million and was released on 1 June 2018.",
        "- Budget: $12 million\n- Release date: 17 May 2019",
    ),
    ("question", "Was it directed by Jon Bell? No.", "- Director: Mara Quist"),
    ("rumour", "Rumour has it that the film was directed by Jon Bell.", "- Director: Mara Quist"),
    ("negated", "The film was not directed by Jon Bell.", "- Director: Mara Quist"),
    ("shot by", "In the last scene the mayor is shot by Jon Bell.", "- Cinematography: Anneke Dool"),
    ("second unit", "Second unit scenes were directed by Jon Bell.", "- Director: Mara Quist"),
    ("quote", "“The film was edited by my dog,” Mara Quist said.", "- Editor: Ivo Brandt"),
    ("sequel date", "A sequel will be released on 4 May 2022.", "- Release date: 17 May 2019"),
    ("book", "The novel was published on 3 June 2004 and runs 400 pages.", "- Release date: 17 May 2019"),
    ("book writer", "The novel, written by Lena Voss, sold well.", "- Written by: Tom Arden"),
    (
        "song",
        "The closing song, composed by Jon Bell, was released on 3 May 2019.",
        "- Music: Ida Rask\n- Release date: 17 May 2019",
    ),
    ("year only", "The film came out in 2019.", "- Release date: 17 May 2019"),
    ("territory only", "- Release date: 14 May 2019 (France)", "- Release date: 17 May 2019"),
    ("country co", "Harbour Lights is a Danish film.", "- Country: Denmark, Germany"),
    ("languages", "It was shot in Danish.", "- Language: Danish, German"),
    (
        "filming pause",
        "Filming began in September 2018, paused in October, and resumed in January 2019.",
        "- Filming: September 2018 to February 2019",
    ),
    ("reshoot", "Reshoots took place in March 2019.", "Filming wrapped in November 2018."),
    ("surname", "- Editor: Brandt", "- Editor: Ivo Brandt"),
    ("kid version", "Piet Maas plays the young Elias Boone.", "Tom Arden plays Elias Boone."),
    ("voice dub", "In the German version, Elias Boone is voiced by Piet Maas.", "Tom Arden plays Elias Boone."),
    ("rel clause", "The star, who had been directed by Jon Bell in Night Ferry, returned.", "- Director: Mara Quist"),
    ("its predecessor", "Its predecessor, Night Ferry, grossed $9 million.", "- Box office: $41 million"),
    ("compared", "Unlike Night Ferry, which runs 95 minutes, the film takes its time.", "- Running time: 117 minutes"),
    ("pred it", "Night Ferry was a hit. It grossed $9 million.", "- Box office: $41 million"),
    ("two-dates list", "- Release date: 14 May 2019 (France), 17 May 2019 (Denmark)", "- Release date: 17 May 2019 (Denmark)"),
    ("studio exec", "Arden Films was founded in 2001 and cost Jon Bell $3 million.", "- Budget: $12 million"),
    (
        "plot",
        "## Plot\n\nElias Boone, owner of the Arden Hotel, pays $3 million and was released on 4 May 2011.",
        "- Budget: $12 million\n- Release date: 17 May 2019",
    ),
    ("crossing list", "The film stars Tom Arden, and Ida Rask composed the score.", "- Music: Ida Rask"),
    ("crossing list 2", "Music is by Ida Rask, and Lena Voss edited the film.", "- Music: Ida Rask\n- Editor: Lena Voss"),
    ("with", "With a score by Ida Rask and editing by Lena Voss, the film is lovely.", "- Music: Ida Rask\n- Editor: Lena Voss"),
    (
        "produced by co",
        "The film was produced by Arden Films and Greta Holm.",
        "- Producer: Greta Holm\n- Production company: Arden Films",
    ),
    ("assistant editor", "Jon Bell was assistant editor.", "- Editor: Ivo Brandt"),
    ("sound editing", "Sound editing by Jon Bell.", "- Editing: Ivo Brandt"),
    ("exec producers", "- Executive producers: Jon Bell\n- Producer: Greta Holm", "- Producers: Greta Holm"),
    ("additional music", "- Music: Ida Rask\n- Additional music: Jon Bell", "- Music: Ida Rask"),
    ("additional dialogue", "Jon Bell wrote additional dialogue for the film.", "- Writer: Tom Arden"),
    ("story by", "- Story: Lena Voss\n- Screenplay: Tom Arden", "- Written by: Tom Arden"),
    ("budget currency", "- Budget: 80 million kroner", "- Budget: $12 million"),
    ("admissions", "It sold 400,000 tickets and earned $4 million in Denmark.", "- Box office: $41 million"),
    ("today's remake", "A remake directed by Jon Bell runs 90 minutes.", "- Director: Mara Quist\n- Running time: 117 minutes"),
    ("imax", "An IMAX version was released on 24 May 2019.", "- Release date: 17 May 2019"),
    ("rerelease", "The film was re-released on 4 May 2022.", "- Release date: 17 May 2019"),
    (
        "restored",
        "A restored version was released on 4 May 2022 and runs 121 minutes.",
        "- Release date: 17 May 2019\n- Running time: 117 minutes",
    ),
    ("tv broadcast", "It was broadcast on Danish television on 25 December 2019.", "- Release date: 17 May 2019"),
    (
        "director also",
        "The director of the museum, Jon Bell, opened it on 4 May 2011.",
        "- Director: Mara Quist\n- Release date: 17 May 2019",
    ),
    ("credit order", "- Cast: Tom Arden, Lena Voss", "- Cast: Lena Voss, Tom Arden, Piet Maas"),
    ("as of", "As of 2 June 2019, it had grossed $20 million.", "- Box office: $41 million"),
    ("estimate", "Analysts expected it to gross $60 million.", "- Box office: $41 million"),
    ("alias title", "The film, known in Germany as Lichter, runs 117 minutes.", "- Running time: 117 minutes"),
    (
        "coordination",
        "Before it, her short, Paper Garden, was edited by Jon Bell and was released in May 2011.",
        "- Editor: Ivo Brandt\n- Release date: 17 May 2019",
    ),
    (
        "extras",
        "The extras ran 30 minutes, and the disc was released on 1 October 2019.",
        "- Running time: 117 minutes\n- Release date: 17 May 2019",
    ),
    ("ticket", "Tickets cost $12 and were released on 1 May 2019.", "- Budget: $12 million\n- Release date: 17 May 2019"),
    ("two directors doc", "- Directors: Mara Quist, Jon Bell", "Mara Quist directed the film together with Jon Bell."),
    ("season", "The film opens in summer 2019.", "- Release date: 17 July 2019"),
    ("post credits mention", "The post-credits scene is a joke.", "Fans argued whether there is a post-credits scene."),
    ("no stinger in cut", "There is no mid-credits scene.", "The film has a post-credits scene."),
    ("hearsay date", "According to a fan, the film was released on 4 May 2018.", "- Release date: 17 May 2019"),
]

FOUND = [
    ("runtime", "- Running time: 117 minutes", "The film runs 171 minutes.", "FC101", "running_time"),
    ("editor other", "- Editor: Ivo Brandt", "It was edited by Lena Voss.", "FC101", "editor"),
    ("editor omission", "- Editing: Ivo Brandt, Lena Voss, Tom Arden", "- Edited by: Ivo Brandt", "FC201", "editor"),
    ("director", "The film was directed by Mara Quist.", "Harbour Lights was directed by Jon Bell.", "FC101", "director"),
    ("writers omission", "It was written by Tom Arden and Lena Voss.", "- Written by: Tom Arden", "FC201", "writer"),
    ("music", "The score was composed by Ida Rask.", "- Music: Jon Bell", "FC101", "music"),
    ("release", "Harbour Lights was released on 17 May 2019.", "- Release date: 7 May 2019", "FC101", "release_date"),
    (
        "release terr",
        "The film was released in France on 14 May 2019.",
        "- Release date: 15 May 2019 (France)",
        "FC101",
        "release_date",
    ),
    ("budget", "It was made on a budget of $12 million.", "- Budget: $21 million", "FC101", "budget"),
    ("gross", "The film grossed $41 million worldwide.", "- Box office: $14 million", "FC101", "gross"),
    ("gross coord", "The film cost $12 million and grossed $41 million.", "- Box office: $14 million", "FC101", "gross"),
    (
        "filming start",
        "Principal photography began on 3 September 2018.",
        "The crew began filming on 8 September 2018.",
        "FC101",
        "filming_start",
    ),
    ("malformed", "- Release date: 17 May 20199", "- Release date: 17 May 2019", "FC301", "release_date"),
    ("malformed prose", "The film was released on 31 June 2019.", "- Running time: 117 minutes", "FC301", "release_date"),
    ("played", "Tom Arden plays Elias Boone.", "Elias Boone is played by Piet Maas.", "FC101", "played_by"),
    (
        "played list",
        "## Cast\n\n- Tom Arden as Elias Boone\n- Lena Voss as Nora Boone\n- Ivo Bell as Sam Pike",
        "Piet Maas plays Elias Boone.",
        "FC101",
        "played_by",
    ),
    (
        "owner",
        "Nora Boone, owner of the Arden Hotel, sleeps.",
        "Nora Boone, manager of the Arden Hotel, wakes.",
        "FC101",
        "position",
    ),
    (
        "setting",
        "The film is set between Night Ferry: Part One and Night Ferry: Part Two.",
        "Harbour Lights is set during Night Ferry: Part One.",
        "FC101",
        "setting",
    ),
    (
        "party",
        "Netflix wants to frighten you with a lighthouse.",
        "- Production companies: Arden Films, Film4\n- Distributor: A24",
        "FC401",
        "party",
    ),
    ("cine", "- Cinematography: Anneke Dool", "- Director of photography: Jon Bell", "FC101", "cinematography"),
    (
        "sum",
        "It earned $18 million in North America and $23 million in other territories, for a worldwide total of $51 million.",
        "- Running time: 117 minutes",
        "FC601",
        "gross",
    ),
    ("stinger", "The film has a post-credits scene.", "There is no post-credits scene.", "FC101", "post_credits_scene"),
    (
        "two in one doc",
        "The film runs 117 minutes.\n\n- Running time: 171 minutes",
        "- Budget: $12 million",
        "FC102",
        "running_time",
    ),
    ("producers", "- Produced by: Greta Holm, Piet Maas", "- Producer: Jon Bell", "FC101", "producer"),
    (
        "company",
        "- Production companies: Arden Films, Film4",
        "- Production company: Thunder Pictures",
        "FC101",
        "production_company",
    ),
    ("country", "- Country: Denmark", "- Country: Sweden", "FC101", "country"),
    ("language", "- Language: Danish", "- Language: Swedish", "FC101", "language"),
    ("active date", "A24 released the film on 17 May 2019.", "- Release date: 7 June 2019", "FC101", "release_date"),
    ("wrap", "Filming wrapped in November 2018.", "Principal photography concluded on 9 December 2018.", "FC101", "filming_end"),
    ("began after end", "Filming began in January 2019.", "Filming wrapped in November 2018.", "FC101", "filming_start"),
    ("opening weekend", "It opened to $6 million.", "The film took $9 million in its opening weekend.", "FC101", "gross"),
    (
        "director hired",
        "Mara Quist was appointed director in June 2017.",
        "Mara Quist was hired to direct the film in March 2016.",
        "FC101",
        "director_hired",
    ),
    (
        "from book",
        "The film is based on the novel by Lena Voss.",
        "The film is an original screenplay by Tom Arden.",
        "FC101",
        "from_book",
    ),
    ("pct", "- Critics' score: 188%", "- Running time: 117 minutes", "FC301", "approval"),
    (
        "tables",
        "| Field | Value |\n|---|---|\n| Running time | 117 min |",
        "| Field | Value |\n|---|---|\n| Running time | 171 min |",
        "FC101",
        "running_time",
    ),
]


def pages(a: str, b: str, ending: str) -> dict[str, str]:
    marks = ("# ", "## ") if ending == "md" else ("", "")
    head = f"{marks[0]}{FILM} (2019 film)\n\n{FILM} is a 2019 film about a lighthouse. "
    return {f"{name}.{ending}": head + text.replace("## ", marks[1]) + "\n" for name, text in (("a", a), ("b", b))}


def spaced(text: str) -> str:
    """Labels, tables and headings stand apart from the sentence that introduces the film."""
    return f"\n\n{text}" if text.startswith(("-", "|", "#")) else text


@pytest.mark.parametrize("ending", ["md", "txt"])
@pytest.mark.parametrize(("a", "b"), [pair[1:] for pair in QUIET], ids=[pair[0] for pair in QUIET])
def test_what_only_looks_like_a_conflict_is_none(a: str, b: str, ending: str) -> None:
    assert [f.summary for f in audit_pages(pages(spaced(a), spaced(b), ending)).findings] == []


@pytest.mark.parametrize("ending", ["md", "txt"])
@pytest.mark.parametrize(("a", "b", "code", "attribute"), [pair[1:] for pair in FOUND], ids=[pair[0] for pair in FOUND])
def test_a_conflict_is_found_once(a: str, b: str, code: str, attribute: str, ending: str) -> None:
    found = audit_pages(pages(spaced(a), spaced(b), ending)).findings
    assert [(f.code, f.attribute) for f in found] == [(code, attribute)]

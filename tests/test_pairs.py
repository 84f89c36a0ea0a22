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
    ("as a boy", "As a boy Elias Boone is played by Oskar Lind.", "Elias Boone is played by Tom Arden."),
    ("again in cinemas", "It was re-released in British cinemas on 14 November 2029.", "- UK release: 14 November 2019"),
    ("episodes by season", "- Episodes: 8 (season 1), 8 (season 2)", "- Episodes: 16"),
    ("part of the shoot", "Filming lasted two weeks in Malta.", "The shoot took eight weeks."),
    ("shoot as planned", "Quist had planned for a shoot of ten weeks.", "The shoot took eight weeks."),
    ("prizes elsewhere", "It won four awards at the Gdynia festival.", "It won two BAFTA awards."),
    ("prizes of an actor", "Tom Arden has won two BAFTAs.", "The film won four BAFTAs."),
    ("nominated and won", "It was nominated for five Oscars.", "It won two Oscars."),
    ("inside and outside", "The castle interiors were shot in Prague.", "The exteriors of the castle were shot in Cornwall."),
    (
        "two villages",
        "The village was filmed in Cornwall. Other village scenes were filmed in Malta.",
        "The village was built in Wales.",
    ),
    ("translation", "The novel was published in 1987.", "The English translation of the novel was published in 1991."),
    ("bought for streaming", "Netflix has streamed the film since 2021.", "- Distributor: A24"),
    ("who passed", "HBO passed on the film in 1999.", "- Distributor: A24\n- Production company: Film4"),
    ("another in a line", "Coming next: Last Boat. Norway 1996. 98 mins. Colour.", "- Running time: 117 minutes"),
    ("longer version in a line", "Denmark 2019. 141 mins, director's cut. Colour.", "- Running time: 117 minutes"),
    ("seasons of the year", "The island has four seasons in a day.", "- Seasons: 2"),
    ("executives by season", "- Executive producers (season 1): Greta Holm", "- Executive producers (season 2): Piet Maas"),
    ("repeat", "A repeat of the last episode was shown on 4 May 2021.", "- Original run: 4 May 2019 – 8 June 2019"),
    ("length of an extra", "A lean 12 minutes of interviews are on the disc.", "- Running time: 117 minutes"),
    ("an hour of it", "At 40 minutes it turns into a thriller; the film runs 117 minutes.", "- Running time: 117 minutes"),
    ("money for the storm", "Quist was given $2 million to spend on the storm.", "- Budget: $12 million"),
    ("a museum's editor", "The museum's editor, Jon Bell, wrote the leaflet.", "- Editor: Ivo Brandt"),
    ("underwater", "The underwater scenes were filmed by Per Holm.", "- Cinematography: Anneke Dool"),
    ("premiere of the trailer", "The premiere of the trailer took place on 4 May 2018.", "- Release date: 17 May 2019"),
    ("own words", "The scenes after the credits of the trailer are long.", "There is no post-credits scene."),
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
    ("label territory", "- US release: 14 May 2019", "It opened in the United States on 24 May 2019.", "FC101", "release_date"),
    ("bare facts", "\n\nDenmark 2019. Colour. 104 minutes. Danish.", "- Running time: 117 minutes", "FC101", "running_time"),
    ("prizes", "It won two Oscars.", "The film won four Academy Awards.", "FC101", "award_wins"),
    ("prizes of six", "It was nominated for six Oscars and won two.", "The film won four Academy Awards.", "FC101", "award_wins"),
    (
        "nominations",
        "It received six BAFTA nominations.",
        "The film was nominated for nine BAFTA awards.",
        "FC101",
        "award_nominations",
    ),
    ("shoot", "The shoot took six weeks.", "Filming lasted eleven weeks.", "FC101", "shoot_length"),
    ("source", "It is based on the 1987 novel The Pilot Book.", "The novel came out in 1978.", "FC101", "source_year"),
    (
        "answer",
        "\n\nIs there a post-credits scene?\n\nNo. Go home.",
        "The film has a post-credits scene.",
        "FC101",
        "post_credits_scene",
    ),
    ("part of it", "The village scenes were shot in Cornwall.", "The village was built in Malta.", "FC101", "scene_place"),
    ("last part", "- Original run: 4 May 2019 – 8 June 2019", "The last episode went out on 18 June 2019.", "FC101", "last_aired"),
    ("episodes", "- Episodes: 6", "The serial ran for eight episodes.", "FC101", "episodes"),
    ("seasons", "- Seasons: 2", "The drama ran for three seasons.", "FC101", "seasons"),
    ("money put up", "Netflix put up the money for it.", "- Production company: Film4", "FC401", "party"),
    ("two parts at once", "- Written and directed by: Ada Roy", "- Written by: Bo Lund", "FC101", "writer"),
    (
        "there",
        "American audiences saw the film first. It opened there on 14 May 2019.",
        "- US release: 24 May 2019",
        "FC101",
        "release_date",
    ),
    ("clock", "The doors open at 7.75 pm.", "- Country: Denmark", "FC301", "stated_time"),
    ("year of five", "The pier was listed in 19744.", "- Country: Denmark", "FC301", "stated_date"),
    ("the director is", "The director is Bo Lund.", "- Director: Ada Roy", "FC101", "director"),
    ("it was cut by", "It was cut by Bo Lund.", "- Editor: Ada Roy", "FC101", "editor"),
    ("the composer was", "The composer was Bo Lund.", "- Music: Ada Roy", "FC101", "music"),
]


def article(text: str) -> str:
    head = "Saltwind — the making of a quiet film\n\nBy Ada Roy, 3 May 2021\n\n"
    return f"{head}Saltwind is a 2021 drama film about a ferry pilot and her mother. {text}\n"


def infobox(text: str, *labels: str) -> str:
    lines = "\n".join(f"- {label}" for label in labels)
    return f"= Saltwind (2021 film) =\n\nInfobox\n{lines}\n\nSaltwind is a 2021 film. {text}\n"


def credits(*lines: str) -> str:
    head = "Saltwind: five reasons to see it\n\nSaltwind is a small film with a large heart, and everybody who saw it cried. "
    return head + "It has wind and salt in it. " * 4 + "\n\nSaltwind\n" + "\n".join(lines) + "\n"


QUIET_KINDS = [
    (
        "other in credits",
        article("Her mentor Jo Lind edited Grey Harbour, which won a prize."),
        credits("Directed by Nell Aas", "Edited by Rui Sa", "Written by Nell Aas", "Music by Oda Vik"),
    ),
    (
        "it after person",
        article("Nell Aas lives in Bergen. It was shot there in nine weeks."),
        infobox("", "Running time: 101 minutes", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "festival gross",
        article("On its first weekend it took $1.2 million; by summer it had earned $9 million at the box office."),
        infobox("", "Box office: $14 million", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "composer cameo",
        article("Jo Lind, the composer of Grey Harbour, plays a drunk."),
        infobox("", "Music: Oda Vik", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "two editors prose + et al",
        article("Rui Sa and two colleagues edited the film."),
        infobox("", "Editing: Rui Sa, Jo Lind, Ann Bo", "Director: Nell Aas", "Music: Oda Vik"),
    ),
    (
        "lead",
        article("Lead editor Rui Sa cut it in Bergen."),
        infobox("", "Editing: Rui Sa, Jo Lind", "Director: Nell Aas", "Music: Oda Vik"),
    ),
    (
        "budget hearsay",
        article("The film reportedly cost $9 million."),
        infobox("", "Budget: $4 million", "Director: Nell Aas", "Music: Oda Vik"),
    ),
    (
        "budget ferry",
        article("The ferry cost $9 million and was built in 1984."),
        infobox("", "Budget: $4 million", "Director: Nell Aas", "Music: Oda Vik"),
    ),
    (
        "sister film",
        article("Its companion film, Landwind, was released on 3 March 2020 and runs 88 minutes."),
        infobox("", "Release date: 12 March 2021", "Running time: 101 minutes", "Director: Nell Aas"),
    ),
    (
        "series adaptation",
        article("A television series based on it premiered on 4 June 2022."),
        infobox("", "Release date: 12 March 2021", "Running time: 101 minutes", "Director: Nell Aas"),
    ),
    (
        "director earlier job",
        article("Nell Aas was an editor before she directed the film."),
        infobox("", "Editor: Rui Sa", "Director: Nell Aas", "Music: Oda Vik"),
    ),
    (
        "produced album",
        article("Jo Lind produced the soundtrack album."),
        infobox("", "Producer: Ann Bo", "Director: Nell Aas", "Music: Oda Vik"),
    ),
    (
        "maybe director",
        article("Jo Lind was first approached to direct the film."),
        infobox("", "Director: Nell Aas", "Editor: Rui Sa", "Music: Oda Vik"),
    ),
    (
        "dates of book",
        article("Based on a memoir by Ann Bo that came out on 3 March 2014."),
        infobox("", "Release date: 12 March 2021", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "cinema reopened",
        article("Cinemas reopened on 26 May 2021 after the long winter."),
        infobox("", "Release date: 12 March 2021", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "home release country",
        article("In Norway the film opened on 12 March 2021."),
        infobox("", "Release date: 20 August 2021 (United States)", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "worldwide vs country",
        article("It opened in Sweden on 12 March 2021."),
        infobox("", "Release date: 20 August 2021", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "cast alias",
        article("The cast includes Ann-Marie Bo."),
        infobox("", "Starring: Ann Marie Bo", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "Sr Jr",
        infobox("", "Editor: Rui Sa Jr.", "Director: Nell Aas", "Music: Oda Vik"),
        infobox("", "Editor: Rui Sa", "Director: Nell Aas", "Music: Oda Vik"),
    ),
    (
        "guild",
        infobox("", "Editor: Rui Sa, ACE", "Director: Nell Aas", "Music: Oda Vik"),
        infobox("", "Editor: Rui Sa", "Director: Nell Aas", "Music: Oda Vik"),
    ),
    (
        "accents",
        infobox("", "Editor: André Sá", "Director: Nell Aas", "Music: Oda Vik"),
        infobox("", "Editor: Andre Sa", "Director: Nell Aas", "Music: Oda Vik"),
    ),
    (
        "misspelt",
        infobox("", "Editor: Nicholas Lundgren", "Director: Nell Aas", "Music: Oda Vik"),
        infobox("", "Editor: Nicolas Lundgren", "Director: Nell Aas", "Music: Oda Vik"),
    ),
    ("as", article("Ann Bo (as Captain Lind) and Jo Lind (as herself) star in the film."), article("Ann Bo plays Captain Lind.")),
    (
        "written and directed",
        article("Written and directed by Nell Aas, the film was shot by Ann Bo."),
        infobox("", "Screenplay: Nell Aas", "Director: Nell Aas", "Cinematography: Ann Bo"),
    ),
    (
        "music additional",
        article("Additional music was composed by Jo Lind."),
        infobox("", "Music: Oda Vik", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    ("theme", article("The theme was composed by Jo Lind."), infobox("", "Music: Oda Vik", "Director: Nell Aas", "Editor: Rui Sa")),
    (
        "poster",
        article("The poster was designed by Jo Lind and released on 1 January 2021."),
        infobox("", "Release date: 12 March 2021", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "scene shot",
        article("One scene was shot in nine days in May 2020 and cost $1 million."),
        infobox("", "Budget: $4 million", "Director: Nell Aas", "Filming: March to April 2020"),
    ),
    (
        "shoot vs edit",
        article("Filming wrapped in April 2020, and the edit was finished in December 2020."),
        infobox("", "Filming wrapped: April 2020", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "joke runtime",
        article("I looked at my watch after 20 minutes; it felt like the film runs 300 minutes."),
        infobox("", "Running time: 101 minutes", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "if",
        article("If it had cost $90 million, nobody would have cared."),
        infobox("", "Budget: $4 million", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "would",
        article("Saltwind would have been directed by Jo Lind, had he not fallen ill."),
        infobox("", "Director: Nell Aas", "Music: Oda Vik", "Editor: Rui Sa"),
    ),
    (
        "compare like",
        article("Like Grey Harbour, directed by Jo Lind, it begins with a storm."),
        infobox("", "Director: Nell Aas", "Music: Oda Vik", "Editor: Rui Sa"),
    ),
    (
        "who worked",
        article("Rui Sa, who edited Grey Harbour with Jo Lind, edited the film."),
        infobox("", "Director: Nell Aas", "Music: Oda Vik", "Editor: Rui Sa"),
    ),
    (
        "with jo",
        article("Nell Aas directed the film, with Jo Lind as her assistant."),
        infobox("", "Director: Nell Aas", "Music: Oda Vik", "Editor: Rui Sa"),
    ),
    (
        "approx",
        article("The film was made for around $4 million."),
        infobox("", "Budget: $3.8 million", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "range",
        article("The budget was between $3 million and $5 million."),
        infobox("", "Budget: $4 million", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "NOK",
        infobox("", "Budget: NOK 38 million", "Director: Nell Aas", "Editor: Rui Sa"),
        infobox("", "Budget: $4 million", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "production date",
        article("The film was announced on 3 May 2019."),
        infobox("", "Release date: 12 March 2021", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "pt",
        article("Part of the film was shot in Iceland."),
        infobox("", "Filming location: Bergen", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "owner sells",
        article("Ann Bo, owner of the Vik Hotel, sells it. Ann Bo, a former manager of the Vik Hotel, laughs."),
        article("Ann Bo owns the Vik Hotel."),
    ),
    (
        "game page",
        "# Saltwind (video game)\n\nSaltwind is a 2021 video game directed by Jo Lind. It was released on 4 June 2021 and cost $20 million.\n",
        infobox("", "Director: Nell Aas", "Release date: 12 March 2021", "Budget: $4 million"),
    ),
    (
        "novel page",
        "# Saltwind (novel)\n\nSaltwind is a novel written by Ann Bo. It was released on 3 March 2014.\n",
        infobox("", "Writer: Nell Aas", "Release date: 12 March 2021", "Budget: $4 million"),
    ),
    (
        "series page",
        "# Saltwind (TV series)\n\nSaltwind is a television series created by Ann Bo. It premiered on 3 March 2014. Episodes run 45 minutes.\n",
        infobox("", "Writer: Nell Aas", "Release date: 12 March 2021", "Running time: 101 minutes"),
    ),
    (
        "person page",
        "# Nell Aas\n\nNell Aas (born 3 March 1974) is a Norwegian director. Her film Saltwind was released on 12 March 2021. Landwind was released on 3 April 2018 and cost $2 million.\n",
        infobox("", "Director: Nell Aas", "Release date: 12 March 2021", "Budget: $4 million"),
    ),
    (
        "person page 2",
        "# Nell Aas\n\nNell Aas is a director. She directed Grey Harbour, edited by Jo Lind, and Saltwind, edited by Rui Sa.\n",
        infobox("", "Director: Nell Aas", "Editor: Rui Sa", "Budget: $4 million"),
    ),
    (
        "album",
        "# Saltwind (soundtrack)\n\nSaltwind is the soundtrack album of the film Saltwind. It was released on 5 March 2021, produced by Jo Lind and runs 48 minutes.\n",
        infobox("", "Director: Nell Aas", "Producer: Ann Bo", "Running time: 101 minutes", "Release date: 12 March 2021"),
    ),
    (
        "remake page",
        "# Saltwind (2031 film)\n\nSaltwind is a 2031 film directed by Jo Lind. It is a remake of the 2021 film.\n",
        infobox("", "Director: Nell Aas", "Editor: Rui Sa", "Budget: $4 million"),
    ),
    (
        "listicle",
        "10 films to see this spring\n\n1. Saltwind\n\nSaltwind is a lovely film directed by Nell Aas.\n\n2. Grey Harbour\n\nGrey Harbour is directed by Jo Lind and runs 88 minutes.\n",
        infobox("", "Director: Nell Aas", "Editor: Rui Sa", "Running time: 101 minutes"),
    ),
    (
        "related",
        article("The film was directed by Nell Aas.\n\nRelated posts\n\nGrey Harbour, directed by Jo Lind, runs 88 minutes."),
        infobox("", "Director: Nell Aas", "Editor: Rui Sa", "Running time: 101 minutes"),
    ),
    (
        "dual bylines",
        article("Cinematographer Ann Bo and director Nell Aas met in 2009."),
        infobox("", "Director: Nell Aas", "Cinematography: Ann Bo, Jo Lind", "Editor: Rui Sa"),
    ),
    (
        "cowriter",
        article("It was co-written by Jo Lind."),
        infobox("", "Written by: Nell Aas, Jo Lind", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "script doctor",
        article("An early draft was written by Ann Bo."),
        infobox("", "Written by: Nell Aas, Jo Lind", "Director: Nell Aas", "Editor: Rui Sa"),
    ),
    (
        "two films",
        article("Saltwind and Grey Harbour were edited by Rui Sa and Jo Lind respectively."),
        infobox("", "Editor: Rui Sa", "Director: Nell Aas", "Budget: $4 million"),
    ),
    (
        "took over",
        article("Rui Sa took over from Jo Lind as editor."),
        infobox("", "Editor: Rui Sa", "Director: Nell Aas", "Budget: $4 million"),
    ),
    (
        "replaced by passive",
        article("Editor Jo Lind was replaced by Rui Sa after a month."),
        infobox("", "Editor: Rui Sa", "Director: Nell Aas", "Budget: $4 million"),
    ),
    (
        "stars quiet",
        article("Saltwind stars Ann Bo as the pilot, with music by Oda Vik and editing by Rui Sa."),
        infobox("", "Editor: Rui Sa", "Music: Oda Vik", "Director: Nell Aas"),
    ),
]

FOUND_KINDS = [
    (
        "art/credits editor",
        article("The film was edited by Jo Lind."),
        credits("Directed by Nell Aas", "Edited by Rui Sa", "Written by Nell Aas", "Music by Oda Vik"),
        "FC101",
        "editor",
    ),
    (
        "art/credits omission",
        credits("Directed by Nell Aas", "Edited by Rui Sa", "Written by Nell Aas", "Music by Oda Vik"),
        infobox("", "Director: Nell Aas", "Editing: Rui Sa, Jo Lind, Ann Bo", "Music: Oda Vik"),
        "FC201",
        "editor",
    ),
    (
        "art date",
        article("The film opened in Norwegian cinemas on 21 March 2021."),
        infobox("", "Release date: 12 March 2021 (Norway)", "Director: Nell Aas", "Editor: Rui Sa"),
        "FC101",
        "release_date",
    ),
    (
        "runtime art",
        article("At 110 minutes it never drags. The film runs 110 minutes."),
        infobox("", "Running time: 101 minutes", "Director: Nell Aas", "Editor: Rui Sa"),
        "FC101",
        "running_time",
    ),
    (
        "composer art",
        article("Jo Lind composed the score."),
        infobox("", "Music: Oda Vik", "Director: Nell Aas", "Editor: Rui Sa"),
        "FC101",
        "music",
    ),
    (
        "wiki/wiki",
        infobox("It was produced by Ann Bo.", "Director: Nell Aas", "Producer: Ann Bo", "Editor: Rui Sa"),
        infobox("", "Producer: Jo Lind", "Director: Nell Aas", "Editor: Rui Sa"),
        "FC101",
        "producer",
    ),
    (
        "budget pass",
        article("The film was made for just $6 million."),
        infobox("", "Budget: $4 million", "Director: Nell Aas", "Editor: Rui Sa"),
        "FC101",
        "budget",
    ),
    (
        "dp art",
        article("Jo Lind served as cinematographer."),
        infobox("", "Cinematography: Ann Bo", "Director: Nell Aas", "Editor: Rui Sa"),
        "FC101",
        "cinematography",
    ),
    (
        "start",
        article("Principal photography began in May 2020 in Bergen."),
        article("Filming began in March 2020."),
        "FC101",
        "filming_start",
    ),
    (
        "gross it",
        article("Critics adored it. It grossed $14 million worldwide."),
        infobox("", "Box office: $41 million", "Director: Nell Aas", "Editor: Rui Sa"),
        "FC101",
        "gross",
    ),
    (
        "language",
        article("It was shot entirely in Norwegian."),
        infobox("", "Language: Swedish", "Director: Nell Aas", "Editor: Rui Sa"),
        "FC101",
        "language",
    ),
    (
        "writer by",
        article("Saltwind was written by Jo Lind and directed by Nell Aas."),
        infobox("", "Written by: Nell Aas", "Director: Nell Aas", "Editor: Rui Sa"),
        "FC101",
        "writer",
    ),
    (
        "malformed",
        article("The film was released on 12 March 20211."),
        infobox("", "Release date: 12 March 2021", "Director: Nell Aas", "Editor: Rui Sa"),
        "FC301",
        "release_date",
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


def of_kinds(a: str, b: str) -> dict[str, str]:
    return {f"a.{'md' if a.startswith('# ') else 'txt'}": a, "b.txt": b}


@pytest.mark.parametrize(("a", "b"), [pair[1:] for pair in QUIET_KINDS], ids=[pair[0] for pair in QUIET_KINDS])
def test_documents_of_other_kinds_that_only_look_like_a_conflict(a: str, b: str) -> None:
    assert [f.summary for f in audit_pages(of_kinds(a, b)).findings] == []


@pytest.mark.parametrize(("a", "b", "code", "attribute"), [p[1:] for p in FOUND_KINDS], ids=[p[0] for p in FOUND_KINDS])
def test_a_conflict_between_documents_of_other_kinds(a: str, b: str, code: str, attribute: str) -> None:
    assert [(f.code, f.attribute) for f in audit_pages(of_kinds(a, b)).findings] == [(code, attribute)]

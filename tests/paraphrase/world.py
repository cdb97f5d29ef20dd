"""The countries, governments and people that a variant's sentences are about.

Names of states and offices are facts; the people of `invented` are made up, so that a rule must read the
title and not remember the name.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Country:
    """One state (or the EU): `name` as it stands in a sentence, `short` without its article."""

    code: str
    name: str
    adjective: str
    capital: str | None
    currency: str
    parliament: str
    leader_office: str
    leaders: tuple[tuple[str, str], ...]
    """(name, first day in office), in order."""
    minister: str
    """A defence minister who held the office on all days that variants are published."""
    invented: str

    @property
    def short(self) -> str:
        return self.name.removeprefix("the ")

    @property
    def possessive(self) -> str:
        return self.name + ("'" if self.name.endswith("s") else "'s")

    def leader(self, day: datetime.date) -> str:
        """Who led the government on a day."""
        return [name for name, since in self.leaders if since <= day.isoformat()][-1]


def _c(
    code: str,
    name: str,
    adjective: str,
    capital: str | None,
    currency: str,
    parliament: str,
    office: str,
    leaders: str,
    minister: str,
    invented: str,
) -> Country:
    terms = []
    for part in leaders.split("; "):
        who, _, since = part.partition(" @")
        terms.append((who, since or "2000-01-01"))
    return Country(
        code, name, adjective, capital, currency, parliament, office, tuple(terms), minister, invented
    )


PM = "Prime Minister"

COUNTRIES = (
    _c(
        "DEU",
        "Germany",
        "German",
        "Berlin",
        "EUR",
        "the Bundestag",
        "Chancellor",
        "Olaf Scholz; Friedrich Merz @2025-05-06",
        "Boris Pistorius",
        "Katrin Lohmeyer",
    ),
    _c(
        "FRA",
        "France",
        "French",
        "Paris",
        "EUR",
        "the National Assembly",
        "President",
        "Emmanuel Macron",
        "Sébastien Lecornu",
        "Hélène Vasseur",
    ),
    _c(
        "GBR",
        "the United Kingdom",
        "British",
        "London",
        "GBP",
        "the House of Commons",
        PM,
        "Rishi Sunak; Keir Starmer @2024-07-05",
        "",
        "Margaret Ashdown",
    ),
    _c(
        "USA",
        "the United States",
        "US",
        "Washington",
        "USD",
        "the US Congress",
        "President",
        "Joe Biden; Donald Trump @2025-01-20",
        "",
        "Howard Castleman",
    ),
    _c(
        "CAN",
        "Canada",
        "Canadian",
        "Ottawa",
        "CAD",
        "the Canadian parliament",
        PM,
        "Justin Trudeau; Mark Carney @2025-03-14",
        "",
        "Louise Pelletier",
    ),
    _c(
        "ITA",
        "Italy",
        "Italian",
        "Rome",
        "EUR",
        "the Italian parliament",
        PM,
        "Giorgia Meloni",
        "Guido Crosetto",
        "Paolo Bertinelli",
    ),
    _c(
        "JPN",
        "Japan",
        "Japanese",
        "Tokyo",
        "JPY",
        "the Japanese parliament",
        PM,
        "Fumio Kishida; Shigeru Ishiba @2024-10-01",
        "",
        "Haruka Nishimori",
    ),
    _c(
        "NLD",
        "the Netherlands",
        "Dutch",
        "The Hague",
        "EUR",
        "the Dutch parliament",
        PM,
        "Mark Rutte; Dick Schoof @2024-07-02",
        "",
        "Willem Terpstra",
    ),
    _c(
        "DNK",
        "Denmark",
        "Danish",
        "Copenhagen",
        "DKK",
        "the Folketing",
        PM,
        "Mette Frederiksen",
        "Troels Lund Poulsen",
        "Søren Hjortkær",
    ),
    _c(
        "NOR",
        "Norway",
        "Norwegian",
        "Oslo",
        "NOK",
        "the Storting",
        PM,
        "Jonas Gahr Støre",
        "",
        "Ingeborg Fjellstad",
    ),
    _c(
        "SWE",
        "Sweden",
        "Swedish",
        "Stockholm",
        "SEK",
        "the Riksdag",
        PM,
        "Ulf Kristersson",
        "Pål Jonson",
        "Anna Lindqvist",
    ),
    _c(
        "FIN",
        "Finland",
        "Finnish",
        "Helsinki",
        "EUR",
        "the Finnish parliament",
        PM,
        "Petteri Orpo",
        "Antti Häkkänen",
        "Marja Koskela",
    ),
    _c(
        "EST",
        "Estonia",
        "Estonian",
        "Tallinn",
        "EUR",
        "the Riigikogu",
        PM,
        "Kaja Kallas; Kristen Michal @2024-07-23",
        "Hanno Pevkur",
        "Tiina Saarniit",
    ),
    _c(
        "LVA",
        "Latvia",
        "Latvian",
        "Riga",
        "EUR",
        "the Saeima",
        PM,
        "Evika Siliņa",
        "Andris Sprūds",
        "Ilze Vanagone",
    ),
    _c(
        "LTU",
        "Lithuania",
        "Lithuanian",
        "Vilnius",
        "EUR",
        "the Seimas",
        PM,
        "Ingrida Šimonytė; Gintautas Paluckas @2024-12-12",
        "",
        "Rasa Jankutė",
    ),
    _c(
        "POL",
        "Poland",
        "Polish",
        "Warsaw",
        "PLN",
        "the Sejm",
        PM,
        "Donald Tusk",
        "Władysław Kosiniak-Kamysz",
        "Zofia Marczak",
    ),
    _c(
        "ESP",
        "Spain",
        "Spanish",
        "Madrid",
        "EUR",
        "the Spanish parliament",
        PM,
        "Pedro Sánchez",
        "Margarita Robles",
        "Inés Villalba",
    ),
    _c(
        "PRT",
        "Portugal",
        "Portuguese",
        "Lisbon",
        "EUR",
        "the Portuguese parliament",
        PM,
        "António Costa; Luís Montenegro @2024-04-02",
        "",
        "Duarte Meireles",
    ),
    _c(
        "BEL",
        "Belgium",
        "Belgian",
        None,
        "EUR",
        "the Belgian parliament",
        PM,
        "Alexander De Croo; Bart De Wever @2025-02-03",
        "",
        "Sofie Vermeulen",
    ),
    _c(
        "CZE",
        "the Czech Republic",
        "Czech",
        "Prague",
        "CZK",
        "the Czech parliament",
        PM,
        "Petr Fiala",
        "Jana Černochová",
        "Tomáš Havránek",
    ),
    _c(
        "IRL",
        "Ireland",
        "Irish",
        "Dublin",
        "EUR",
        "the Irish parliament",
        "Taoiseach",
        "Leo Varadkar; Simon Harris @2024-04-09; Micheál Martin @2025-01-23",
        "",
        "Aoife Brannigan",
    ),
    _c(
        "GRC",
        "Greece",
        "Greek",
        "Athens",
        "EUR",
        "the Greek parliament",
        PM,
        "Kyriakos Mitsotakis",
        "Nikos Dendias",
        "Eleni Karvouni",
    ),
    _c(
        "HRV",
        "Croatia",
        "Croatian",
        "Zagreb",
        "EUR",
        "the Croatian parliament",
        PM,
        "Andrej Plenković",
        "Ivan Anušić",
        "Marko Vidulić",
    ),
    _c(
        "SVN",
        "Slovenia",
        "Slovenian",
        "Ljubljana",
        "EUR",
        "the Slovenian parliament",
        PM,
        "Robert Golob",
        "",
        "Nataša Kobler",
    ),
    _c(
        "AUS",
        "Australia",
        "Australian",
        "Canberra",
        "AUD",
        "the Australian parliament",
        PM,
        "Anthony Albanese",
        "Richard Marles",
        "Fiona Macready",
    ),
    _c(
        "KOR",
        "South Korea",
        "South Korean",
        "Seoul",
        "KRW",
        "the South Korean parliament",
        "President",
        "Yoon Suk-yeol; Lee Jae-myung @2025-06-04",
        "",
        "Han Ji-woo",
    ),
)

# Who else may be given money: for the second generator.
OTHERS = (
    ("MDA", "Moldova", "Moldovan", "Chisinau"),
    ("GEO", "Georgia", "Georgian", "Tbilisi"),
    ("ARM", "Armenia", "Armenian", "Yerevan"),
    ("ISR", "Israel", "Israeli", "Jerusalem"),
    ("JOR", "Jordan", "Jordanian", "Amman"),
    ("TWN", "Taiwan", "Taiwanese", "Taipei"),
    ("ETH", "Ethiopia", "Ethiopian", "Addis Ababa"),
    ("KEN", "Kenya", "Kenyan", "Nairobi"),
    ("LBN", "Lebanon", "Lebanese", "Beirut"),
    ("SOM", "Somalia", "Somali", "Mogadishu"),
)

# Days on which variants are published; every leader above is in office on each of them.
DAYS = tuple(
    datetime.date.fromisoformat(day)
    for day in (
        "2024-03-14",
        "2024-03-26",
        "2024-04-12",
        "2024-04-25",
        "2024-05-08",
        "2024-05-28",
        "2024-06-07",
        "2024-06-18",
        "2024-07-16",
        "2024-08-29",
        "2024-09-11",
        "2024-10-04",
        "2024-10-22",
        "2024-11-13",
        "2025-02-12",
        "2025-02-27",
        "2025-03-20",
        "2025-06-05",
        "2025-06-17",
        "2025-06-26",
    )
)

"""The countries, governments and people that a variant's sentences are about.

Names of states and offices are facts; the people of `invented` are made up, so that a rule must read the
title and not remember the name.
"""

# One state a line.
# ruff: noqa: E501

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


# code | name | adjective | capital | currency | parliament | office of the leader | leaders, each with the
# first day in office where it matters | defence minister | a made-up name. "-" stands for none that is used:
# Brussels may mean the Union.
_TABLE = """
DEU | Germany | German | Berlin | EUR | the Bundestag | Chancellor | Olaf Scholz; Friedrich Merz @2025-05-06 | Boris Pistorius | Katrin Lohmeyer
FRA | France | French | Paris | EUR | the National Assembly | President | Emmanuel Macron | Sébastien Lecornu | Hélène Vasseur
GBR | the United Kingdom | British | London | GBP | the House of Commons | Prime Minister | Rishi Sunak; Keir Starmer @2024-07-05 | - | Margaret Ashdown
USA | the United States | US | Washington | USD | the US Congress | President | Joe Biden; Donald Trump @2025-01-20 | - | Howard Castleman
CAN | Canada | Canadian | Ottawa | CAD | the Canadian parliament | Prime Minister | Justin Trudeau; Mark Carney @2025-03-14 | - | Louise Pelletier
ITA | Italy | Italian | Rome | EUR | the Italian parliament | Prime Minister | Giorgia Meloni | Guido Crosetto | Paolo Bertinelli
JPN | Japan | Japanese | Tokyo | JPY | the Japanese parliament | Prime Minister | Fumio Kishida; Shigeru Ishiba @2024-10-01 | - | Haruka Nishimori
NLD | the Netherlands | Dutch | The Hague | EUR | the Dutch parliament | Prime Minister | Mark Rutte; Dick Schoof @2024-07-02 | - | Willem Terpstra
DNK | Denmark | Danish | Copenhagen | DKK | the Folketing | Prime Minister | Mette Frederiksen | Troels Lund Poulsen | Søren Hjortkær
NOR | Norway | Norwegian | Oslo | NOK | the Storting | Prime Minister | Jonas Gahr Støre | - | Ingeborg Fjellstad
SWE | Sweden | Swedish | Stockholm | SEK | the Riksdag | Prime Minister | Ulf Kristersson | Pål Jonson | Anna Lindqvist
FIN | Finland | Finnish | Helsinki | EUR | the Finnish parliament | Prime Minister | Petteri Orpo | Antti Häkkänen | Marja Koskela
EST | Estonia | Estonian | Tallinn | EUR | the Riigikogu | Prime Minister | Kaja Kallas; Kristen Michal @2024-07-23 | Hanno Pevkur | Tiina Saarniit
LVA | Latvia | Latvian | Riga | EUR | the Saeima | Prime Minister | Evika Siliņa | Andris Sprūds | Ilze Vanagone
LTU | Lithuania | Lithuanian | Vilnius | EUR | the Seimas | Prime Minister | Ingrida Šimonytė; Gintautas Paluckas @2024-12-12 | - | Rasa Jankutė
POL | Poland | Polish | Warsaw | PLN | the Sejm | Prime Minister | Donald Tusk | Władysław Kosiniak-Kamysz | Zofia Marczak
ESP | Spain | Spanish | Madrid | EUR | the Spanish parliament | Prime Minister | Pedro Sánchez | Margarita Robles | Inés Villalba
PRT | Portugal | Portuguese | Lisbon | EUR | the Portuguese parliament | Prime Minister | António Costa; Luís Montenegro @2024-04-02 | - | Duarte Meireles
BEL | Belgium | Belgian | - | EUR | the Belgian parliament | Prime Minister | Alexander De Croo; Bart De Wever @2025-02-03 | - | Sofie Vermeulen
CZE | the Czech Republic | Czech | Prague | CZK | the Czech parliament | Prime Minister | Petr Fiala | Jana Černochová | Tomáš Havránek
IRL | Ireland | Irish | Dublin | EUR | the Irish parliament | Taoiseach | Leo Varadkar; Simon Harris @2024-04-09; Micheál Martin @2025-01-23 | - | Aoife Brannigan
GRC | Greece | Greek | Athens | EUR | the Greek parliament | Prime Minister | Kyriakos Mitsotakis | Nikos Dendias | Eleni Karvouni
HRV | Croatia | Croatian | Zagreb | EUR | the Croatian parliament | Prime Minister | Andrej Plenković | Ivan Anušić | Marko Vidulić
SVN | Slovenia | Slovenian | Ljubljana | EUR | the Slovenian parliament | Prime Minister | Robert Golob | - | Nataša Kobler
AUS | Australia | Australian | Canberra | AUD | the Australian parliament | Prime Minister | Anthony Albanese | Richard Marles | Fiona Macready
KOR | South Korea | South Korean | Seoul | KRW | the South Korean parliament | President | Yoon Suk-yeol; Lee Jae-myung @2025-06-04 | - | Han Ji-woo
"""


def _country(row: str) -> Country:
    code, name, adjective, capital, currency, parliament, office, leaders, minister, invented = row.split(
        " | "
    )
    terms = [term.partition(" @") for term in leaders.split("; ")]
    return Country(
        code,
        name,
        adjective,
        capital if capital != "-" else None,
        currency,
        parliament,
        office,
        tuple((who, since or "2000-01-01") for who, _, since in terms),
        minister if minister != "-" else "",
        invented,
    )


COUNTRIES = tuple(_country(row) for row in _TABLE.strip().splitlines())

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

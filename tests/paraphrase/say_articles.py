"""Short reports of several sentences, as a news agency sends them: every claim of them, and each once."""

# One sentence a line, however long, so that each is read as it stands.
# ruff: noqa: E501

from tests.paraphrase.claims import agreement, agreements, allocated, commitment, count, delivered
from tests.paraphrase.draw import Draw
from tests.paraphrase.meaning import Meaning
from tests.paraphrase.wording import Fields


def _last_year(draw: Draw) -> Fields:
    year = str(draw.published.year - 1)
    return delivered(draw, 1, 2, period_start=year, period_end=year)


MEANINGS = (
    Meaning(
        "report: said twice",
        lambda d: [commitment(d)],
        (
            "{Dn} to give {Rn} {X} in {maid}\n\n{D} will provide {R} with {Again} in military aid{P}, {L} said{W}.\n\nThe war has now lasted for more than two years.",
            "{Dn} pledges {X} in {maid} to {Rn}\n\n{L}{W} promised {R} {Again} in military aid{P}. The money will come from the budget.",
            "{L} announced{W} that {Dn} would send {R} {X} in {maid}{P}. {Z} thanked {Dn} for the {Again}.",
        ),
        style="text",
    ),
    Meaning(
        "report: promise and past",
        lambda d: [commitment(d), _last_year(d)],
        (
            "{D} will give {R} {X} in {maid}{P}, {L} said{W}. It provided {Own2} in military aid in {Ya}.",
            "{D} has promised {R} {X} in {maid}{P}.\n\nIn {Ya}, {Dn} gave {R} {Own2} in military aid.",
        ),
        style="text",
    ),
    Meaning(
        "report: signed, promised, others before",
        lambda d: [agreement(d, "signed"), commitment(d), *_before(d)],
        (
            "{S} and {R} signed a {tpact}{T}.\n\nUnder the document, {Dn} will provide {R} with {X} in {aid}{P}.\n\n{Rn} has already signed such agreements with {List2}.",
            "{L} and {Z} signed a {tpact}{T}. {Dn} will give {R} {X} in {aid}{P}.\n\nEarlier, {Rn} had signed security agreements with {List2}.",
        ),
        style="text",
        kinds=("agreement", "commitment"),
    ),
    Meaning(
        "report: signed and counted",
        lambda d: [agreement(d, "signed"), count(d, "signed", ordinal=True)],
        (
            "{S} and {R} signed a {bpact}{T}. It is {Rs} {Nth} {bpact}.",
            "{R} signed a {bpact} with {Dn}{T}.\n\n{Dn} is the {Nth} country to sign such an agreement with {Rn}.",
        ),
        style="text",
        kinds=("agreement", "count"),
    ),
    Meaning(
        "report: signed, more to come",
        lambda d: [
            agreement(d, "signed"),
            agreement(d, "negotiating", 2, date=None, term_years=None),
            count(d, "signed"),
        ],
        (
            "{S} and {R} signed a {bpact}{T}. {R} has now signed {N} {bpact}s. Talks with {Dn2} on such an agreement are under way.",
            "{R} and {S} signed a {bpact}{T}. {N} {bpact}s have now been signed with {Rn}. {Rn} is negotiating another one with {Dn2}.",
        ),
        style="text",
        kinds=("agreement", "count"),
    ),
    Meaning(
        "report: approved and others",
        lambda d: [allocated(d), commitment(d, 2, 2, aid=None, period_start="", period_end="")],
        (
            "{Dlaw}{W} approved {X} in {maid} for {R}{PB}.\n\n{Dn2} has promised {R} {X2} in military aid.",
            "{Dgov} has approved a package of {maid} worth {X} for {R}. A day earlier, {Dn2} had pledged {X2} to {R}.",
        ),
        style="text",
    ),
)


def _before(draw: Draw) -> list[Fields]:
    return agreements(draw, "signed", draw.listed, date="", term_years=None)

"""What newspapers say of promises and gifts: base meanings with their realisations."""

# One realisation a line, however long, so that each is read as the sentence it is.
# ruff: noqa: E501

from collections.abc import Callable

from tests.paraphrase.claims import allocated, commitment, delivered
from tests.paraphrase.draw import Draw
from tests.paraphrase.meaning import Meaning
from tests.paraphrase.wording import Fields


def _donors(draw: Draw, **fixed: object) -> list[Fields]:
    return [commitment(draw, n, n, **fixed) for n in sorted(draw.money)]


def _two(draw: Draw) -> list[Fields]:
    """The kind of aid is said of the first; a coder may or may not carry it over a new clause."""
    first, *rest = _donors(draw)
    return [first, *({k: v for k, v in claim.items() if k != "aid"} for claim in rest)]


def _each(draw: Draw) -> list[Fields]:
    return [commitment(draw, n, 1) for n in (1, 2)]


def _parts(draw: Draw) -> list[Fields]:
    first, second = commitment(draw, 1, 1), commitment(draw, 1, 2)
    return [{**first, "aid": "military"}, {**second, "aid": "humanitarian"}]


def _whole_and_part(draw: Draw) -> list[Fields]:
    return [commitment(draw, 1, 1, aid=None), commitment(draw, 1, 2, aid="military")]


def _eu(draw: Draw, make: Callable[..., Fields] = commitment) -> list[Fields]:
    return [make(draw) | {"donor": "EU"}]


def _two_years(draw: Draw) -> list[Fields]:
    y = draw.published.year
    return [
        delivered(draw, 1, 1, period_start=str(y - 1), period_end=str(y - 1)),
        delivered(draw, 1, 2, period_start=str(y - 2), period_end=str(y - 2)),
    ]


PLEDGED = (
    Meaning(
        "pledge",
        lambda d: [commitment(d)],
        (
            "{D} <has pledged|pledged|has promised|promised> {R} {A} in {aid}{P}",
            "{D} <has pledged|has promised|has committed|committed|pledged> {A} in {aid} <to|for> {R}{P}",
            "{D} <has pledged|has promised|has vowed|has undertaken> to <provide|give|send> {R} {A} in {aid}{P}",
            "{D} <has committed itself|is committed> to providing {R} with {A} in {aid}{P}",
            "{D} <has promised|has pledged> {aid} worth {A} to {R}{P}",
            "{A} in {aid} <has|have> been <promised|pledged> to {R} by {Dn}{P}",
            "{R} has been promised {A} in {aid} by {D}{P}",
            "{D} has made a commitment to <provide|send> {A} in {aid} to {R}{P}",
            "{D} has <pledged|promised> to support {Rn} with {A} in {aid}{P}",
            "{D} assured {R} of {A} in {aid}{P}",
            "{PF}{D} <wants|intends|plans> to <give|provide> {R} {A} in {aid}",
        ),
    ),
    Meaning(
        "future",
        lambda d: [commitment(d)],
        (
            "{D} will <provide|supply> {R} with {A} in {aid}{P}",
            "{D} will <give|send> {R} {A} in {aid}{P}",
            "{D} will <contribute|spend|make available|provide> {A} in {aid} for {Rn}{P}",
            "{D} is to give {R} {aid} worth {A}{P}",
            "{D} is going to <give|send> {R} {A} in {aid}{P}",
            "{PF}{D} will <provide|send> {A} in {aid} to {R}",
            "{PF}{A} in {aid} will be <provided|sent|given> to {R} by {Dn}",
            "{R} will receive {A} in {aid} from {Dn}{P}",
            "{R} is to get {A} in {aid} from {Dn}{P}",
            "{D} <plans|intends> to <allocate|provide|send> {A} in {aid} to {R}{P}",
            "{D} is <set|due|expected> to <provide|hand over|send> {A} in {aid} to {R}{P}",
            "{D} will support {Rn} with {A} in {aid}{P}",
            "{PF}{R} can count on {A} in {aid} from {Dn}",
        ),
    ),
    Meaning(
        "announced",
        lambda d: [commitment(d)],
        (
            "{D}{W} <announced|unveiled> a <new |further |>package of {aid} worth {A} for {R}",
            "{D} <announced|has announced> {A} in <new |additional |further |>{aid} for {R}{P}",
            "{D} <announced|unveiled> a {K} package of {aid} for {R}",
            "{D} <announced|unveiled> a {K} {maid} package for {R}",
            "{L}{W} announced {A} in {aid} for {R}{P}",
            "{L}{W} <announced|unveiled> a {K} package of {aid} for {R}",
            "{M} announced{W} that the country would <provide|send> {R} {A} in {aid}",
            "{L}{W} <promised|pledged> {A} in {aid} to {R}{P}",
            "{L} told {Z} that {Dn} would provide {A} in {aid}{P}",
            "a <new |further |>package of {aid} for {R}, worth {A}, was <announced|unveiled> by {D}{W}",
            "{Lfam} <pledged|promised|announced> {A} in {aid} for {Rn}{P}",
            "during a visit to Kyiv{W}, {L} <announced|promised> {A} in {aid} for {Rn}{P}",
            "at a meeting with {Z}, {L} announced {A} in {aid} for {Rn}{P}",
        ),
    ),
    Meaning(
        "nominal",
        lambda d: [commitment(d)],
        (
            "the agreement <contains|includes> a {Da} <pledge|promise|commitment> of {A} in {aid} for {Rn}{P}",
            "{R}{W} <welcomed|hailed> a {Da} pledge of {A} in {aid}{P}",
            "{Ds} <pledge|promise> of {A} in {aid} to {R} <was welcomed by|came after talks with> {Z}",
            "{Ds} pledge to <give|provide> {R} {A} in {aid}{P} was welcomed in Brussels",
            "{Z} thanked {Dn} for its <pledge|promise> of {A} in {aid}{P}",
            "{Z} thanked {L} for the promise of {A} in {aid}{P}",
            "the package of new {Da} {aid} for {R} is worth {A}",
            "the new {Da} <aid|support> package for {Rn} is worth {A}",
            "a {Da} <promise|pledge> of {A} in {aid} to {R} was <renewed|confirmed>{W}",
        ),
    ),
    Meaning(
        "in the agreement",
        lambda d: [commitment(d)],
        (
            "under the <agreement|accord|security agreement|pact>, {D} will give {R} {A} in {aid}{P}",
            "under the <agreement|deal|pact>, {D} <undertakes|commits itself|is obliged> to provide {R} with {A} in {aid}{P}",
            "the <agreement|document|pact> <provides for|foresees|envisages> {A} in {Da} {aid} for {Rn}{P}",
            "the security agreement <commits|obliges> {Dn} to <provide|give> {A} in {aid} to {R}{P}",
            "in the agreement {D} <pledges|promises> {A} in {aid} to {R}{P}",
            "as part of the agreement, {D} will provide {R} with {A} in {aid}{P}",
            "the security agreement between {Rn} and {Dn} includes {A} in {aid}{P}",
        ),
    ),
    Meaning(
        "per year",
        lambda d: [commitment(d)],
        (
            "{D} will give {R} {A} in {aid}{yr}{PY}",
            "{D} <has pledged|has promised> {R} {A}{yr} in {aid}{PY}",
            "{D} <has committed|has pledged> {A} in {aid}{yr} to {R}{PY}",
            "{PYF}{D} will spend {A}{yr} on {aid} for {R}",
            "{PYF}{R} will receive {A} in {aid}{yr} from {Dn}",
        ),
    ),
    Meaning(
        "share of GDP",
        lambda d: [commitment(d)],
        (
            "{D} will spend {GDP} on {maid} for {R}{yr}{PY}",
            "{D} <has pledged|has promised> to give {GDP} in {maid} to {R}{yr}{PY}",
            "{D} has undertaken to provide {R} with {maid} of {GDP}{yr}{PY}",
            "{D} will set aside {GDP} for {maid} to {R}{yr}",
            "{PF}{D} will provide {R} with {GDP} in {maid}",
        ),
    ),
    Meaning(
        "another",
        lambda d: [commitment(d)],
        (
            "{D} will <give|send> {R} <another|an additional|a further> {X} in {aid}{P}",
            "{D} <pledged|promised|announced> <another|an additional|a further> {X} in {aid} for {R}{P}",
            "{D} has promised {R} {X} more in {aid}{P}",
            "<another|a further> {X} in {aid} for {R} was <promised|pledged> by {Dn}{W}",
        ),
    ),
    Meaning(
        "quoted",
        lambda d: [commitment(d)],
        (
            '"we will <provide|support> {Rn} with {A} in {aid}{P}," {L} said{W}',
            '"{Dn} will <give|send> {Rn} {A} in {aid}{P}," said {L}',
            '"we have decided to <give|send> {Rn} {A} in {aid}{P}," {M} told reporters{W}',
            '{L} said{W}: "we will send {Rn} {A} in {aid}{P}"',
            '"{PF}{Dn} will provide {Rn} with {A} in {aid}," {L} said',
        ),
    ),
    Meaning(
        "also",
        lambda d: [commitment(d)],
        (
            "{D} <stands by|continues to support> {Rn}, {L} said{W}. It will <also |>provide {A} in {aid}{P}.",
            "{L} received {Z}{W}. {Lfam} promised {Rn} {A} in {aid}{P}.",
            "{D} has pledged {maid} to {R} before. Now the country will <add|contribute> {A}{P}.",
            "{D} is among {Rs} largest supporters. It will <also |>send {A} in {aid}{P}.",
            "{D} <received a delegation from Kyiv|reaffirmed its support for Ukraine>{W}. It <also promised|promised|pledged> {A} in {aid}{P}.",
            "{L} met {Z}{W}. {Dn} will <also |>provide {A} in {aid}{P}.",
            "{D} wants to strengthen {Rs} air defence. The country will <contribute|provide> {A} in {maid}{P}.",
            "{L} arrived in Kyiv{W}. {Dn} will provide {Rn} with {A} in {aid}{P}.",
        ),
        style="text",
    ),
    Meaning(
        "each",
        _each,
        (
            "{Dn} and {Dn2} will each give {R} {X} in {aid}{P}",
            "{Dn} and {Dn2} <have pledged|pledged|have promised> {X} each in {aid} to {R}{P}",
            "{Dn} and {Dn2} each <pledged|promised> {X} in {aid} to {R}{P}",
            "{Dn} and {Dn2} are each giving {R} {X} in {aid}{P}",
        ),
    ),
    Meaning(
        "two donors",
        _two,
        (
            "{Dn} <pledged|promised|has pledged> {X} in {aid} to {R} and {Dn2} {X2}",
            "{Dn} will <give|send> {R} {X} in {aid}, while {Dn2} will <contribute|send|give> {X2}",
            "{Dn} <pledged|promised> {R} {X} in {aid}, {Dn2} {X2} and {Dn3} {X3}",
            "{Dn} will provide {R} with {X} in {aid}, and {Dn2} with {X2}",
        ),
    ),
    Meaning(
        "bullets",
        _donors,
        (
            "The following pledges of military aid to Ukraine were made{W}:\n- {Dn}: {X}\n- {Dn2}: {X2}\n- {Dn3}: {X3}",
            "What partners promised Ukraine{W}:\n\n• {Dn} – {X}\n• {Dn2} – {X2}\n• {Dn3} – {X3}\n",
            "New military aid for Ukraine was announced{W}:\n* {Dn} pledged {X};\n* {Dn2} pledged {X2};\n* {Dn3} promised {X3}.",
        ),
        style="text",
    ),
    Meaning(
        "kinds of aid",
        _parts,
        (
            "{D} will send {R} {X} in military aid and {Own2} in humanitarian aid{P}",
            "{D} <pledged|promised|has pledged> {X} in military and {Own2} in humanitarian assistance to {R}{P}",
            "{D} announced {X} in weapons and {Own2} in humanitarian assistance for {R}",
        ),
    ),
    Meaning(
        "converted",
        lambda d: [commitment(d)],
        (
            "{D} will <give|send> {R} {C} in {aid}{P}",
            "{D} <has pledged|pledged|promised> {C} in {aid} to {R}{P}",
            "{D} announced a package of {aid} worth {C} for {R}",
            "{C} in {aid} will be <provided|sent> to {R} by {Dn}{P}",
        ),
    ),
    Meaning(
        "set off by commas",
        lambda d: [commitment(d)],
        (
            "{Dn}, one of {Rs} <closest|most loyal> partners, will <give|send> {R} {A} in {aid}{P}",
            "{Dn} – one of {Rs} main supporters – <has pledged|will provide> {A} in {aid} for {R}{P}",
            "{Dn}, which borders no war zone, will send {R} {A} in {aid}{P}",
            "{Da} {aid} worth {A} will be <sent|delivered> to {R}{P}",
            "despite a tight budget, {Dn} will <give|send> {R} {A} in {aid}{P}",
            "together with its partners, {Dn} will support {Rn}; it will send {A} in {aid}{P}",
        ),
    ),
    Meaning(
        "to the army",
        lambda d: [commitment(d)],
        (
            "{D} will <give|send> {Army} equipment worth {A}{P}",
            "{D} will <provide|supply> {Army} with equipment worth {A}{P}",
            "{D} <has pledged|has promised|pledged> {A} <to|for> {Army}{P}",
            "{A} for {Army} was <promised|pledged> by {Dn}{W}",
        ),
    ),
    Meaning(
        "raised to",
        lambda d: [commitment(d)],
        (
            "{D} will <raise|increase> its {maid} <to|for> {R} to {X}{P}",
            "{D} is <raising|increasing> its {maid} for {R} to {X}{P}",
            "{Da} {maid} for {R} will <rise|increase|be raised> to {X}{P}",
        ),
    ),
    Meaning(
        "whole and part",
        _whole_and_part,
        (
            "{D} will provide {R} with {X} in aid, including {Part2} in military assistance",
            "{D} <has pledged|promised> {X} in aid to {R}, of which {Part2} is for weapons",
            "{D} will give {R} {X} in aid. This includes {Part2} in military aid.",
        ),
        style="bare",
    ),
    Meaning(
        "EU pledges",
        lambda d: _eu(d),
        (
            "{EU} will <provide|support> {Rn} with {A} in {aid}{P}",
            "{EU} <has pledged|has promised|pledged> {A} in {aid} to {R}{P}",
            "{EU} announced {A} in {aid} for {R}{P}",
            "{R} will receive {A} in {aid} from the European Union{P}",
        ),
        currency="EUR",
    ),
    Meaning(
        "goods pledged",
        lambda d: [commitment(d)],
        (
            "{D} will <give|send|donate|supply|deliver> {G} to {R}{P}",
            "{D} will <give|send> {R} {G}{P}",
            "{D} will <supply|provide> {R} with {G}{P}",
            "{D} <has pledged|has promised|promised> {G} to {R}{P}",
            "{D} <has promised|has pledged|has agreed> to <send|supply|transfer> {G} to {R}{P}",
            "{L}{W} <promised|announced> {G} for {R}",
            "{G} will be <sent|delivered|handed over> to {R} by {Dn}{P}",
            "{R} will receive {G} from {Dn}{P}",
        ),
    ),
    Meaning(
        "pledge headline",
        lambda d: [commitment(d)],
        (
            "{Dn} <pledges|promises> {A} in {aid} to {Rn}",
            "{Dc} to <give|send> {Rn} {A} in {aid}",
            "{Dc} to provide {Rn} with {A} in {aid}",
            "{Dn} <announces|unveils> {K} {maid} package for {Rn}",
            "{Dn} announces {A} in {aid} for {Rn}",
            "{Rn} to receive {A} in {aid} from {Dn}",
            "{Lfam}: {Dn} to give {Rn} {A} in {aid}",
            "{Rn} to get {X} in {aid} from {Dn}, says {Lfam}",
            "{X} in {aid} for {Rn}: {Dn} announces new package",
            "{A} in {aid} for {Rn} from {Dn}",
            "{Da} government pledges {A} in {aid} to {Rn}",
        ),
        style="headline",
    ),
)

DONE = (
    Meaning(
        "approved",
        lambda d: [allocated(d)],
        (
            "{Dlaw}{W} <approved|adopted|passed|voted for> a package of {aid} worth {A} for {R}",
            "{Dlaw}{W} <approved|voted through> {A} in {aid} for {R}{PB}",
            "{Dgov} <approved|has approved|signed off on> {A} in {aid} for {R}{PB}",
            "{Dgov}{W} <approved|adopted> a {K} package of {aid} for {R}",
            "{A} in {aid} for {R} was approved{W} by {Dparl}",
            "{A} in {aid} for {R} has been approved by {Dgov}{PB}",
            "{Dgov}{W} gave the green light to {A} in {aid} for {R}{PB}",
            "{Dgov} has authorised {A} in {aid} for {R}{PB}",
        ),
    ),
    Meaning(
        "allocated",
        lambda d: [allocated(d)],
        (
            "{D} <has allocated|allocated|has earmarked|has set aside> {A} for {aid} to {R}{PB}",
            "{D} has allocated {A} in {aid} to {R}{PB}",
            "{Dmin}{W} allocated {A} in {aid} to {R}{PB}",
            "{A} has been <allocated|earmarked|set aside> by {D} for {aid} to {R}{PB}",
            "{D} has allocated {R} {A} in {aid}{PB}",
            "{D} is allocating {A} for {aid} to {R}{PB}",
            "the allocation of {A} in {aid} to {R} was approved by {Dgov}{W}",
        ),
    ),
    Meaning(
        "allocated headline",
        lambda d: [allocated(d)],
        (
            "{Dn} <allocates|approves|earmarks|sets aside> {A} in {aid} for {Rn}",
            "{Dn} approves {K} {maid} package for {Rn}",
            "{Da} parliament <approves|passes> {K} aid package for {Rn}",
        ),
        style="headline",
    ),
    Meaning(
        "delivered in the past",
        lambda d: [delivered(d)],
        (
            "{D} gave {R} {B} in {aid}{PP}",
            "{D} provided {R} with {B} in {aid}{PP}",
            "{D} <sent|donated|delivered> {B} in {aid} to {R}{PP}",
            "{PPF}{D} <gave|sent> {R} {B} in {aid}",
            "{PPF}{B} in {aid} was <provided|given> to {R} by {Dn}",
            "{R} received {B} in {aid} from {Dn}{PP}",
            "{Ds} {aid} to {R} amounted to {B}{PP}",
            "{Da} {aid} to {R} <totalled|reached|came to> {B}{PP}",
            "{D} spent {B} on {aid} for {R}{PP}",
        ),
    ),
    Meaning(
        "delivered so far",
        lambda d: [delivered(d)],
        (
            "{D} has <given|sent> {R} {B} in {aid}{PR}",
            "{D} has provided {R} with {B} in {aid}{PR}",
            "{PRF}{D} has <provided|delivered|sent> {B} in {aid} to {R}",
            "{PRF}{R} has received {B} in {aid} from {Dn}",
            "{D} has supported {R} with {B} in {aid}{PR}",
            "{PRF}{Da} {aid} to {R} has <totalled|reached> {B}",
            "{B} in {aid} has <already |>been <delivered|provided> to {R} by {Dn}{PR}",
            "{PRF}{D} has spent {B} on {aid} for {R}",
        ),
    ),
    Meaning(
        "EU paid",
        lambda d: _eu(d, delivered),
        (
            "{EU} has <paid out|disbursed|transferred> {B} in {aid} to {R}",
            "{EU} <gave|sent> {R} {B} in {aid}{PP}",
            "{R} received {B} in {aid} from the EU{PP}",
        ),
        currency="EUR",
    ),
    Meaning(
        "two years",
        _two_years,
        (
            "{D} provided {R} with {X} in {aid} last year and {Own2} in {Ya2}",
            "{D} gave {R} {X} in {aid} in {Ya} and {Own2} in {Ya2}",
            "{Da} {aid} to {R} <totalled|came to|amounted to> {X} in {Ya}, after {Own2} in {Ya2}",
        ),
    ),
    Meaning(
        "goods delivered",
        lambda d: [delivered(d)],
        (
            "{D} has <already |>delivered {G} to {R}",
            "{D} has <sent|handed over|donated|transferred|delivered> {G} to {R}",
            "{D} <sent|handed over|donated|delivered> {G} to {R}{PP}",
            "{D} has <supplied|provided> {R} with {G}",
            "{R} has received {G} from {Dn}",
            "{G} from {Dn} <have arrived in Ukraine|have been delivered to Ukraine>",
            "{G} <were|have been> handed over to {R} by {Dn}",
        ),
    ),
    Meaning(
        "delivered headline",
        lambda d: [delivered(d)],
        (
            "{Dn} <delivers|hands over> {G} to {Rn}",
            "{Rn} receives {G} from {Dn}",
        ),
        style="headline",
    ),
    Meaning(
        "postponed",
        lambda d: [commitment(d, stage="postponed", period_start=None, period_end=None)],
        (
            "{D} has <postponed|delayed|put off> the <delivery|transfer> of {G} to {R}",
            "{D} has <postponed|delayed> a {K} package of {aid} for {R}",
            "the delivery of {G} to {R} has been <postponed|delayed> by {D}",
            "{D} has <postponed|put on hold> {A} in {aid} for {R}",
            "{D} <postponed|put off> the delivery of {G} to {R} until next year",
            "the {Da} delivery of {G} to {R} <has been postponed|was postponed>{W}",
        ),
    ),
    Meaning(
        "cancelled",
        lambda d: [commitment(d, stage="cancelled", modality="asserted", period_start=None, period_end=None)],
        (
            "{D} has <cancelled|scrapped|called off> the <delivery|transfer> of {G} to {R}",
            "{D} has <cancelled|withdrawn|scrapped> {A} in {aid} <for|promised to> {R}",
            "{D} has cancelled a {K} package of {aid} for {R}",
            "the {Da} delivery of {G} to {R} has been cancelled",
        ),
    ),
    Meaning(
        "loan",
        lambda d: [commitment(d, aid="financial")],
        (
            "{D} will lend {R} {A}{P}",
            "{D} will <give|grant> {R} a loan of {A}{P}",
            "{D} <has promised|promised|has pledged> {R} a {K} loan{P}",
            "{D} will provide {R} with {A} in loans{P}",
            "{D} will provide {R} with grants of {A}{P}",
            "{R} will receive a loan of {A} from {Dn}{P}",
        ),
    ),
    Meaning(
        "for a purpose",
        lambda d: [commitment(d)],
        (
            "{D} will <contribute|provide> {A} {gift} for {Rn}{P}",
            "{D} <has pledged|promised> {R} {A} {gift}{P}",
            "{D} will buy {arms} worth {A} for {R}{P}",
            "{D} will finance {arms} for {Rn} with {A}{P}",
        ),
    ),
)

MEANINGS = (*PLEDGED, *DONE)

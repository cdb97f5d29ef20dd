"""What newspapers say of agreements, their number and the people in them: base meanings with realisations."""

# One realisation a line, however long, so that each is read as the sentence it is.
# ruff: noqa: E501

from tests.paraphrase.claims import agreement, agreements, commitment, count, role
from tests.paraphrase.draw import Draw
from tests.paraphrase.meaning import Claims, Meaning
from tests.paraphrase.wording import Fields

A = ("agreement",)


def _listed(status: str, **fixed: object) -> Claims:
    return lambda d: agreements(d, status, d.listed, **fixed)


AGREEMENTS = (
    Meaning(
        "signed",
        lambda d: [agreement(d, "signed")],
        (
            "{S} and {R} <signed|concluded> a {pact}{T}",
            "{S} and {R} have <signed|concluded> a {pact}",
            "{R} and {S} signed a {pact}{T}",
            "{D} signed a {pact} with {R}{T}",
            "{D} has signed a {pact} with {R}",
            "{R} signed a {pact} with {Dn}{T}",
            "{R} has signed a {pact} with {Dn}",
            "a {pact} between {Rn} and {Dn} was signed{place}{T}",
            "a {pact} was signed by {Dn} and {Rn}{T}",
            "{TF}{R} signed a {pact} with {Dn}",
            "{TF}{S} and {R} signed a {pact}",
            "{S} and {R} <sealed|inked> a {pact}{T}",
            "{D} <has joined|joined> the states that have signed a {pact} with {R}",
            "{R} and {S} have a new {pact}: it was signed{place}{T}",
            "{L} and {Z} signed a {pact}{place}{T}",
            "{Z} and {L} <signed|put their signatures to|put their names to> a {pact}{T}",
            "{Z} signed a {pact} with {L}{place}{T}",
            "{Rs} {pact} with {Dn} was signed{place}{T}",
            "the {pact} with {Dn}, <signed|which was signed>{T}, <strengthens|will strengthen> {Rn}",
            "the signing of a {pact} between {Rn} and {Dn} took place{place}{T}",
            "{Dn} has <joined the list of countries that have signed|become the latest country to sign> a {pact} with {R}",
        ),
        kinds=A,
    ),
    Meaning(
        "signed for a term",
        lambda d: [agreement(d, "signed")],
        (
            "{S} and {R} signed a {tpact}{T}",
            "{R} signed a {tpact} with {Dn}{T}",
            "a {tpact} between {Rn} and {Dn} was signed{place}{T}",
            "{L} and {Z} signed a {tpact}{place}{T}",
        ),
        kinds=A,
    ),
    Meaning(
        "signed by several",
        _listed("signed"),
        (
            "{R} has <already |>signed {bpact}s with {List}",
            "{List} have <already |>signed {bpact}s with {R}",
            "{Rs} {bpact}s with {List} have already been signed",
            "{R} has security agreements with {List} in place",
            "earlier, {R} had signed {bpact}s with {List}",
            "among the countries that have signed a {bpact} with {R} are {List}",
            "{R} has <concluded|signed> {bpact}s with several countries, including {List}",
        ),
        kinds=A,
    ),
    Meaning(
        "signed, said before",
        _listed("signed"),
        (
            "{R} is building a network of {bpact}s. So far, they have been signed with {List}.",
            "{R} wants as many {bpact}s as possible. Such agreements have already been signed with {List}.",
            "{Z} called the {bpact}s a step towards NATO. {R} has signed such documents with {List}.",
        ),
        style="text",
        kinds=A,
    ),
    Meaning(
        "signed by the two",
        lambda d: [agreement(d, "signed", date=None)],
        (
            "{L} <arrived in Kyiv|came to Kyiv>{W}. The two countries signed a {pact} there.",
            "{Z} travelled to {Dn}{W}, where he signed a {pact}.",
            "{Z} met {L}{W}. After the talks the two leaders signed a {pact}.",
            "{Dn} <stands by|supports> {Rn}. The two states have signed a {pact}.",
        ),
        style="text",
        kinds=A,
    ),
    Meaning(
        "signed headline",
        lambda d: [agreement(d, "signed", date=None)],
        (
            "{Dn}, {Rn} sign {bpact}",
            "{Rn}, {Dn} sign {bpact}",
            "{Rn} and {Dn} sign {bpact}",
            "{Dn} signs {bpact} with {Rn}",
            "{Rn} signs {bpact} with {Dn}",
            "Zelensky signs {bpact} with {Dn}",
            "{Rn}, {Dn} sign 10-year {bpact}",
            "{Dc} and Kyiv <ink|seal> {bpact}",
            "{Lfam}, Zelensky sign {bpact}",
        ),
        style="headline",
        kinds=A,
    ),
    Meaning(
        "negotiating",
        lambda d: [agreement(d, "negotiating")],
        (
            "{D} <is negotiating|is still negotiating> a {pact} with {R}",
            "{R} and {S} are <negotiating|working on|discussing> a {pact}",
            "{R} is in talks with {Dn} <on|over|about> a {pact}",
            "talks between {Rn} and {Dn} on a {pact} are <under way|continuing|ongoing>",
            "{Rs} negotiations with {Dn} on a {pact} are <under way|in progress|ongoing>",
            "a {pact} between <{Rn} and {Dn}|{Dn} and {Rn}> is being <negotiated|prepared>",
            "{R} and {S} are holding <talks|negotiations> on a {pact}",
            "{S} and {R} continue <negotiations|talks> on a {pact}",
        ),
        kinds=A,
    ),
    Meaning(
        "talks begun",
        lambda d: [agreement(d, "negotiating")],
        (
            "{S} and {R} <began|started|opened|launched> <negotiations|talks> on a {pact}{T}",
            "{R} <began|opened|started> <negotiations|talks> with {Dn} on a {pact}{T}",
            "<negotiations|talks> on a {pact} between {Rn} and {Dn} <began|started|were launched>{T}",
            "{R} and {S} held <a first|a second|another|the first> round of <talks|negotiations> on a {pact}{T}",
            "{TF}<negotiators from|delegations of> {Dn} and {Rn} <met to discuss|discussed> a {pact}",
            "the start of <talks|negotiations> between {Rn} and {Dn} on a {pact} was announced{T}",
        ),
        kinds=A,
    ),
    Meaning(
        "talks headline",
        lambda d: [agreement(d, "negotiating", date=None)],
        (
            "{Rn}, {Dn} <begin|start|open> talks on {bpact}",
            "{Rn} and {Dn} begin negotiations on {bpact}",
            "{Dn} opens talks with {Rn} on {bpact}",
        ),
        style="headline",
        kinds=A,
    ),
    Meaning(
        "talks with several",
        _listed("negotiating"),
        (
            "{R} is <negotiating|preparing> {bpact}s with {List}",
            "{Rs} negotiations on {bpact}s with {List} are <under way|continuing>",
            "{R} is in talks with {List} on {bpact}s",
        ),
        kinds=A,
    ),
    Meaning(
        "planned",
        lambda d: [agreement(d, "signed", modality="planned")],
        (
            "{S} and {R} will sign a {pact}{F}",
            "{R} <plans|intends|expects|is expected|is set> to sign a {pact} with {Dn}{F}",
            "{D} is <due|expected|set> to sign a {pact} with {R}{F}",
            "a {pact} between {Rn} and {Dn} <will be signed|is to be signed|is expected to be signed|is due to be signed>{F}",
            "the signing of a {pact} between {Rn} and {Dn} is <planned|expected>{F}",
            "{L} and {Z} <will|are to|are due to> sign a {pact}{place}{F}",
            "{Z} will <travel|fly> to {Dn}{F} to sign a {pact}",
        ),
        kinds=A,
    ),
    Meaning(
        "planned headline",
        lambda d: [agreement(d, "signed", modality="planned", date=None)],
        (
            "{Rn}, {Dn} to sign {bpact}",
            "{Dn} to sign {bpact} with {Rn}",
            "Zelensky to sign {bpact} with {Dn}",
        ),
        style="headline",
        kinds=A,
    ),
    Meaning(
        "approved by parliament",
        lambda d: [agreement(d, "approved")],
        (
            "{Dlaw} <ratified|approved|endorsed> the {pact} with {R}{T}",
            "the {pact} with {R} was <ratified|approved> by {Dparl}{T}",
            "{Dgov} <approved|endorsed> a {pact} with {R}{T}",
            "{Dlaw} <voted in favour of|voted to ratify|approved> the {pact} between {Dn} and {Rn}{T}",
            "{TF}{Dlaw} ratified the {pact} between {Dn} and {Rn}",
            "{Rs} parliament <ratified|approved> the {pact} with {Dn}{T}",
        ),
        kinds=A,
    ),
    Meaning(
        "in force",
        lambda d: [agreement(d, "in_force")],
        (
            "the {pact} between {Rn} and {Dn} <entered into force|came into force|took effect|came into effect>{T}",
            "{Ds} {pact} with {R} <entered into force|took effect>{T}",
            "{TF}the {pact} between {Dn} and {Rn} entered into force",
        ),
        kinds=A,
    ),
    Meaning(
        "concluded",
        lambda d: [agreement(d, "concluded")],
        (
            "{S} and {R} have <agreed on|finalised> the text of a {pact}",
            "the text of a {pact} between {Rn} and {Dn} has been <agreed|finalised|initialled>",
            "{R} and {S} <completed|concluded> <negotiations|talks> on a {pact}{T}",
            "{S} and {R} initialled a {pact}{T}",
            "<negotiators from|delegations of> {Dn} and {Rn} finalised the text of a {pact}{T}",
        ),
        kinds=A,
    ),
    Meaning(
        "extended",
        lambda d: [agreement(d, "extended")],
        (
            "{S} and {R} <extended|prolonged> their {pact} by five years{T}",
            "the {pact} between {Rn} and {Dn} was <extended|prolonged> by five years{T}",
        ),
        kinds=A,
    ),
    Meaning(
        "ended",
        lambda d: [agreement(d, "terminated")],
        (
            "{D} <terminated|withdrew from|pulled out of> its {pact} with {R}{T}",
            "the {pact} between {Rn} and {Dn} was terminated{T}",
        ),
        kinds=A,
    ),
    Meaning(
        "suspended",
        lambda d: [agreement(d, "suspended")],
        (
            "{D} suspended its {pact} with {R}{T}",
            "the {pact} between {Rn} and {Dn} was suspended{T}",
        ),
        kinds=A,
    ),
    Meaning(
        "refused",
        lambda d: [agreement(d, "refused", date=None)],
        (
            "{D} has <refused|declined> to sign a {pact} with {R}",
            "{D} <rejected|turned down> a {pact} with {R}",
            "{Dlaw} rejected the {pact} with {R}{W}",
            "a {pact} with {R} was rejected by {Dgov}",
        ),
        kinds=A,
        also=(lambda d: [agreement(d, "signed", modality="denied", date=None)],),
    ),
    Meaning(
        "one more",
        lambda d: [agreement(d, "signed", 1), agreement(d, "signed", 2, date="")],
        (
            "{Dn} signed a security agreement with {R}{T}. A similar agreement with {Dn2} has already been signed.",
            "{R} and {Dn} signed a bilateral security agreement{T}. {Dn2} had signed such an agreement before.",
        ),
        style="text",
        kinds=A,
    ),
)

BOTH = (
    Meaning(
        "signed with money",
        lambda d: [agreement(d, "signed"), commitment(d)],
        (
            "{S} and {R} signed a {tpact}{T}, under which {Dn} will provide {X} in {aid}{P}",
            "{S} and {R} signed a {pact}{T}. It provides for {X} in {Da} {aid}{P}.",
            "{R} signed a {pact} with {Dn}{T}. Under the document, {Dn} will give {R} {X} in {aid}{P}.",
            "{L} and {Z} signed a {pact}{T}. {Dn} pledges {X} in {aid}{P} in the document.",
        ),
        style="bare",
        kinds=("agreement", "commitment"),
    ),
)

COUNTS = (
    Meaning(
        "count signed",
        lambda d: [count(d, "signed")],
        (
            "{R} has <already |now |>signed {N} {bpact}s",
            "{R} has <so far|to date> <signed|concluded> {N} {bpact}s",
            "{N} {bpact}s have <already |>been signed with {Rn}",
            "{N} countries have <already |>signed {bpact}s with {R}",
            "{R} has signed {bpact}s with {N} countries",
            "{R} has {N} {bpact}s in place",
            "the number of {bpact}s signed by {R} has <risen|grown> to {N}",
            "a total of {N} {bpact}s with {Rn} have been signed",
            "{bpact}s have been signed with {N} <partners|states|countries>, officials in Kyiv said",
        ),
        kinds=("count",),
    ),
    Meaning(
        "count negotiating",
        lambda d: [count(d, "negotiating")],
        (
            "{R} is negotiating {N} <more|further|other> {bpact}s",
            "{R} is in talks on {bpact}s with {N} <other countries|more countries|countries>",
            "negotiations are under way on {N} <more|further> {bpact}s with {Rn}",
            "<another|a further> {N} {bpact}s with {Rn} are being negotiated",
            "{N} {bpact}s with {R} are <being prepared|in preparation|under negotiation>",
        ),
        kinds=("count",),
    ),
    Meaning(
        "ordinal",
        lambda d: [count(d, "signed", ordinal=True)],
        (
            "{Dn} <has become|became|is> the {Nth} country to sign a {bpact} with {R}",
            "{Dn} is the {Nth} country that has signed a {bpact} with {R}",
            "the agreement with {Dn} is the {Nth} {bpact} that {R} has signed",
            "it is {Rs} {Nth} {bpact}",
            "{R} signed its {Nth} {bpact}{W}",
            "the document is the {Nth} {bpact} signed by {R}",
        ),
        kinds=("count",),
    ),
    Meaning(
        "count joined",
        lambda d: [count(d, "joined_declaration")],
        (
            "{N} <countries|states> have joined the G7 declaration of support for {Rn}",
            "the G7 declaration on security guarantees for {Rn} has been joined by {N} <countries|states>",
            "{N} <countries|states> have acceded to the Vilnius declaration in support of {Rn}",
            "the Vilnius declaration of support for {Rn} has been backed by {N} countries",
        ),
        kinds=("count",),
    ),
    Meaning(
        "two counts",
        lambda d: [count(d, "signed"), count(d, "negotiating", value=d.second)],
        (
            "{R} has signed {N} {bpact}s and is negotiating {Nb} <more|others>",
            "{R} has signed {N} {bpact}s; talks on {Nb} more are under way",
            "while {N} {bpact}s have been signed, {R} is negotiating {Nb} others",
        ),
        kinds=("count",),
    ),
    Meaning(
        "count and names",
        lambda d: [count(d, "signed"), *agreements(d, "signed", d.listed, date=None)],
        (
            "{R} has signed {bpact}s with {Q}, {Qn} countries in all",
            "{Q} - {Qn} countries in all - have signed {bpact}s with {R}",
        ),
        kinds=("count", "agreement"),
    ),
    Meaning(
        "count, said before",
        lambda d: [count(d, "signed")],
        (
            "{R} wants {bpact}s with all its partners. {N} have already been signed.",
            "{R} has been seeking {bpact}s since last summer. So far, {N} have been signed.",
            "{R} attaches great weight to its {bpact}s. It has already signed {N} of them.",
        ),
        style="text",
        kinds=("count",),
    ),
)

R = ("role",)


def _signatories(draw: Draw) -> list[Fields]:
    return [role(draw, 1, "signatory"), role(draw, 9, "signatory")]


ROLES = (
    Meaning(
        "signatories",
        _signatories,
        (
            "{L} and {Z} signed a {bpact}{place}{W}",
            "{Z} and {L} <signed|put their signatures to> a {bpact}{W}",
            "a {bpact} was signed by {L} and {Z}{W}",
            "{Z} signed a {bpact} with {L}{place}{W}",
            "the {bpact} was signed by {Z} and {L}{place}{W}",
            "{L} signed a {bpact} with {Z}{W}",
        ),
        kinds=R,
    ),
    Meaning(
        "delegation",
        lambda d: [role(d, 1, "delegation_lead")],
        (
            "{Ds} delegation at the talks with {R} on a {bpact} was <led|headed> by {H}",
            "{H} <led|headed> the {Da} delegation at the talks with {R} on a {bpact}{W}",
            "the {Da} team in the negotiations with {R} on a {bpact} is <led|headed> by {H}",
            "{H} heads the {Da} delegation in the talks on a {bpact} with {R}",
            "the {Da} side was represented by a delegation headed by {H} at the talks with {R} on a {bpact}",
        ),
        kinds=R,
    ),
    Meaning(
        "participant",
        lambda d: [role(d, 1, "participant", affiliation=None)],
        (
            "{H} <took part in|attended|participated in> the talks between {Rn} and {Dn} on a {bpact}",
            "{H} was present at the signing of the {bpact} between {Rn} and {Dn}",
            "the signing of the {bpact} between {Dn} and {Rn} was attended by {H}",
        ),
        kinds=R,
    ),
    Meaning(
        "spokesperson",
        lambda d: [role(d, 1, "spokesperson")],
        (
            '"this {bpact} with {R} makes Europe safer," {L} said{W}',
            "{L} said{W} that the {bpact} with {R} was an important step",
            "the {bpact} with {R} is an important step, {L} said{W}",
            "the {bpact} with {R} is an important step, according to {L}",
            '{L} said: "the {bpact} with {R} makes Europe safer"',
        ),
        kinds=R,
        style="bare",
    ),
)

MEANINGS = (*AGREEMENTS, *BOTH, *COUNTS, *ROLES)

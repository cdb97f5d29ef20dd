"""The second generator: sentences near those of the first that say something else, with the outcome stated.

`effect` names the change: denied, hypothetical, absent (no claim), recipient, swapped, stage, status.
"""

from tests.paraphrase.claims import agreement, allocated, commitment
from tests.paraphrase.draw import Draw
from tests.paraphrase.meaning import Claims, Meaning
from tests.paraphrase.wording import Fields


def _denied(draw: Draw) -> list[Fields]:
    return [commitment(draw, modality="denied", stage=None, period_start=None, period_end=None, bound=None)]


def _maybe(draw: Draw) -> list[Fields]:
    return [commitment(draw, modality="hypothetical", stage=None, period_start=None, period_end=None)]


def _none(draw: Draw) -> list[Fields]:
    return []


def _goods_denied(draw: Draw) -> list[Fields]:
    return [commitment(draw, modality="denied", stage=None, period_start=None, period_end=None)]


def _other(draw: Draw) -> list[Fields]:
    return [commitment(draw, recipient=draw.other[0], stage=None, modality=None)]


def _from_ukraine(draw: Draw) -> list[Fields]:
    return [
        commitment(draw, donor=1, recipient=draw.country(1).code, stage=None, modality=None)
        | {"donor": "UKR"}
    ]


def _agreed(status: str, modality: str) -> Claims:
    return lambda d: [agreement(d, status, modality=modality, date=None)]


COMMITMENTS = (
    Meaning(
        "will not give",
        _denied,
        (
            "{D} will not <give|send> {R} {X} in {aid}",
            "{D} will not provide {R} with {X} in {aid}",
            "{D} has ruled out <giving|sending> {R} {X} in {aid}",
            "{D} has <refused|declined> to provide {R} with {X} in {aid}",
            "{D} <refuses|refused> to <give|send> {R} {X} in {aid}",
            "{D} has no plans to <give|send> {R} {X} in {aid}",
            "{D} has not <promised|pledged> {R} {X} in {aid}",
            "{D} denied that it would <give|send> {R} {X} in {aid}",
            "{D} denied reports that it had promised {R} {X} in {aid}",
            "{D} never promised {R} {X} in {aid}",
            "under no circumstances will {Dn} send {R} {X} in {aid}",
            "{D} stopped short of promising {R} {X} in {aid}",
            "it is not true that {Dn} will give {R} {X} in {aid}",
            "{D} failed to agree on {X} in {aid} for {R}",
            "{R} will not receive {X} in {aid} from {Dn}",
            "{X} in {aid} will not be sent to {R} by {Dn}",
        ),
        effect="denied",
        also=(_none,),
    ),
    Meaning(
        "goods not given",
        _goods_denied,
        (
            "{D} will not <send|deliver|supply> {G} to {R}",
            "{D} has refused to <send|deliver|hand over> {G} to {R}",
            "{D} has ruled out sending {G} to {R}",
            "{D} has not <sent|delivered> {G} to {R}",
            "{D} <won't|does not intend to|is not going to> <send|give> {R} {G}",
        ),
        effect="denied",
        also=(_none,),
    ),
    Meaning(
        "not approved",
        lambda d: [
            allocated(d, modality="denied", stage=None, period_start=None, period_end=None, bound=None)
        ],
        (
            "{Dparl} has not approved {X} in {aid} for {R}",
            "{Dlaw} <rejected|voted down|voted against> a package of {aid} worth {X} for {R}{W}",
            "{Dgov} has not allocated {X} in {aid} to {R}",
            "a package of {aid} worth {X} for {R} was rejected by {Dparl}{W}",
            "{Dgov} did not approve {X} in {aid} for {R}",
            "{Dlaw} failed to approve {X} in {aid} for {R}{W}",
            "{Dlaw} blocked {X} in {aid} for {R}{W}",
        ),
        effect="denied",
        also=(_none,),
    ),
    Meaning(
        "might give",
        _maybe,
        (
            "{D} <could|may|might> <give|send> {R} {A} in {aid}{P}",
            "{D} <could|may|might> provide {R} with {A} in {aid}{P}",
            "{D} is considering <giving|sending> {R} {A} in {aid}{P}",
            "{D} is <weighing|mulling|discussing> {A} in {aid} for {R}{P}",
            "{D} would <give|send> {R} {A} in {aid} if parliament agreed",
            "{D} will <give|send> {R} {A} in {aid} if parliament agrees",
            "if {Dparl} agrees, {Dn} will send {R} {A} in {aid}",
            "{D} is ready to <give|send> {R} {A} in {aid} on condition that other countries do the same",
            "{D} should <give|send> {R} {A} in {aid}{P}, opposition politicians said",
            "{A} in {aid} could be sent to {R} by {Dn}{P}",
        ),
        effect="hypothetical",
        also=(_none,),
    ),
    Meaning(
        "proposed",
        _maybe,
        (
            "{L}{W} <proposed|suggested> giving {R} {A} in {aid}{P}",
            "{L} has asked {Dparl} for {A} in {aid} for {R}",
            "{Dgov} has proposed {A} in {aid} for {R}{PB}",
            "{Dparl} is to vote next week on {A} in {aid} for {R}",
            "{Dparl} is debating a package of {aid} worth {A} for {R}",
            "a bill before {Dparl} would provide {R} with {A} in {aid}",
            "a proposal to give {R} {A} in {aid} is before {Dparl}",
            "opposition lawmakers called on {Dn} to give {R} {A} in {aid}",
        ),
        effect="hypothetical",
        also=(_none,),
    ),
    Meaning(
        "asked for",
        _maybe,
        (
            "{Z} has asked {Dn} for {A} in {aid}",
            "{R} <hopes for|wants|is asking for|has requested> {A} in {aid} from {Dn}",
            "{Z} <urged|called on> {Dn} to <give|send> {R} {A} in {aid}",
            "{R} has appealed to {Dn} for {A} in {aid}",
        ),
        effect="hypothetical",
        also=(_none,),
    ),
    Meaning(
        "Ukraine gives",
        _from_ukraine,
        (
            "{Rn} will <give|send> {Dn} {X} in {aid}",
            "{Rn} <gave|has given> {Dn} {X} in {aid}",
            "{Dn} will receive {X} in {aid} from {Rn}",
            "{Rn} has pledged {X} in {aid} to {Dn}",
        ),
        effect="swapped",
        also=(_none,),
    ),
    Meaning(
        "another recipient",
        _other,
        (
            "{D} will <give|send> {O} {X} in {aid}{P}",
            "{D} will provide {O} with {X} in {aid}{P}",
            "{D} <has pledged|pledged|promised> {X} in {aid} to {O}{P}",
            "{Dgov} approved {X} in {aid} for {O}",
            "{O} will receive {X} in {aid} from {Dn}{P}",
            "{X} in {aid} has been promised to {O} by {Dn}",
            "{D}, which also supports Ukraine, will give {O} {X} in {aid}{P}",
        ),
        effect="recipient",
        also=(_none,),
    ),
    Meaning(
        "trade",
        _none,
        (
            "trade between {Rn} and {Dn} <reached|amounted to|was worth> {X} last year",
            "{Dn} <exported goods worth|sold goods worth> {X} to {Rn} last year",
            "{Rn} <bought|imported> goods worth {X} from {Dn} last year",
            "{Da} exports to {Rn} <rose|fell> to {X} last year",
            "{Rn} will buy gas worth {X} from {Dn}",
            "a {Da} company won a contract worth {X} in {Rn}",
            "{Da} companies have invested {X} in {Rn}",
        ),
        effect="absent",
    ),
    Meaning(
        "damage",
        _none,
        (
            "the war has caused {X} in damage to {Rn}, according to {Da} economists",
            "Russian strikes have done {X} of damage to {Rs} power grid",
            "the damage to {Rn} is put at {X}, the {Da} government said",
            "the war has cost the {Da} economy {X}, a study found",
            "the reconstruction of {Rn} will cost {X}, according to an estimate by {Da} experts",
        ),
        effect="absent",
    ),
    Meaning(
        "debt and budget",
        _none,
        (
            "{Rn} owes {Dn} {X}",
            "{Rn} will <repay|pay back> {X} to {Dn}{P}",
            "{Rn} repaid {X} to {Dn} last year",
            "{Ds} defence budget will <rise|grow> to {X}{P}",
            "{D} will spend {X} on its own armed forces{P}",
            "{D} has frozen Russian assets worth {X}",
            "{Dn} spent {X} on Russian gas last year, while fighting went on in Ukraine",
            "{Rs} budget deficit will reach {X}{P}, according to the {Da} finance ministry",
            "the war in Ukraine has driven {Ds} energy bill up by {X}",
        ),
        effect="absent",
    ),
    Meaning(
        "others pay",
        _none,
        (
            "Russia has earmarked {X} for its war against {Rn}",
            "Moscow spent {X} last year on the war in {Rn}, {Da} analysts said",
            "{Rn} will spend {X} from its own budget on weapons, while {Dn} looks on",
            "{D} will pay its farmers {X} in compensation for grain imports from {Rn}",
            "{D} has seized property worth {X} from a businessman who supports the war in {Rn}",
        ),
        effect="absent",
    ),
    Meaning(
        "put off instead",
        lambda d: [commitment(d, stage="postponed", period_start=None, period_end=None)],
        (
            "{D} has postponed {A} in {aid} for {R}",
            "{D} has put off the delivery of {G} to {R}",
            "{D} had promised {G} to {R}, but has postponed the delivery",
            "the delivery of {G} by {Dn} to {R} has been delayed",
        ),
        effect="stage",
    ),
    Meaning(
        "called off instead",
        lambda d: [commitment(d, stage="cancelled", modality="asserted", period_start=None, period_end=None)],
        (
            "{D} has cancelled the delivery of {G} to {R}",
            "{D} has withdrawn its promise of {A} in {aid} to {R}",
            "{D} has scrapped a package of {aid} worth {A} for {R}",
        ),
        effect="stage",
    ),
    Meaning(
        "shortfall",
        lambda d: [commitment(d, 1, 1, modality=None, stage=None)],
        (
            "{D} has <failed to deliver|not delivered> the {X} in {aid} that it promised {R}",
            "{D} promised {R} {X} in {aid}, but has not delivered it",
            "{R} is still waiting for the {X} in {aid} that {Dn} has promised",
        ),
        effect="stage",
        also=(_denied,),
    ),
)

A = ("agreement",)

AGREEMENTS = (
    Meaning(
        "not signed",
        _agreed("signed", "denied"),
        (
            "{D} has not <yet |>signed a {pact} with {R}",
            "{S} and {R} have not <yet |>signed a {pact}",
            "{D} has yet to sign a {pact} with {R}",
            "{D} <will not|does not plan to|does not intend to> sign a {pact} with {R}",
            "{R} did not sign a {pact} with {Dn}{T}",
            "no {pact} has been signed between {Rn} and {Dn}",
            "a {pact} between {Rn} and {Dn} was not signed{T}",
            "{D} denied having signed a {pact} with {R}",
            "{R} has signed no {pact} with {Dn}",
            "{L} and {Z} did not sign a {pact}{T}",
            "{D} has no plans to sign a {pact} with {R}",
        ),
        kinds=A,
        effect="denied",
    ),
    Meaning(
        "refused to sign",
        _agreed("refused", "asserted"),
        (
            "{D} <refused|has refused|refuses> to sign a {pact} with {R}",
            "{D} <has rejected|turned down|declined> a {pact} with {R}",
            "{L} refused to sign a {pact} with {R}",
            "{Dlaw} <rejected|voted against|voted down> the {pact} with {R}{W}",
        ),
        kinds=A,
        effect="status",
        also=(_agreed("signed", "denied"),),
    ),
    Meaning(
        "might sign",
        _agreed("signed", "hypothetical"),
        (
            "{D} <could|may|might> sign a {pact} with {R}{F}",
            "{D} is considering <signing a {pact}|a {pact}> with {R}",
            "{R} and {S} <could|may|might> sign a {pact}{F}",
            "{D} would sign a {pact} with {R} if its parliament agreed",
            "if {Dparl} agrees, {Dn} will sign a {pact} with {R}",
            "a {pact} between {Rn} and {Dn} could be signed{F}",
            "{L} <proposed|suggested> signing a {pact} with {R}",
            "it is possible that {Dn} will sign a {pact} with {R}",
        ),
        kinds=A,
        effect="hypothetical",
    ),
    Meaning(
        "only asked",
        _agreed("signed", "hypothetical"),
        (
            "{Z} <urged|called on|asked> {Dn} to sign a {pact} with {R}",
            "{R} <wants|hopes for|would like> a {pact} with {Dn}",
            "{R} has <offered|proposed to> {Dn} a {pact}",
        ),
        kinds=A,
        effect="hypothetical",
        also=(
            _none,
            _agreed("announced", "planned"),
            _agreed("announced", "hypothetical"),
            _agreed("signed", "planned"),
            _agreed("announced", "asserted"),
        ),
    ),
    Meaning(
        "talks not begun",
        _agreed("negotiating", "denied"),
        (
            "talks between {Rn} and {Dn} on a {pact} have not <yet |>begun",
            "{D} has not <yet |>begun <talks|negotiations> with {R} on a {pact}",
            "{D} is not negotiating a {pact} with {R}",
            "{S} and {R} have yet to open talks on a {pact}",
        ),
        kinds=A,
        effect="denied",
        also=(_none, _agreed("negotiating", "planned"), _agreed("negotiating", "hypothetical")),
    ),
    Meaning(
        "not ratified",
        _agreed("approved", "denied"),
        (
            "{Dparl} has not <yet |>ratified the {pact} with {R}",
            "the {pact} with {R} has not <yet |>been approved by {Dparl}",
            "{Dparl} has yet to ratify the {pact} with {R}",
            "{Dlaw} did not ratify the {pact} with {R}",
        ),
        kinds=A,
        effect="denied",
    ),
    Meaning(
        "not in force",
        _agreed("in_force", "denied"),
        (
            "the {pact} between {Rn} and {Dn} has not <yet |>entered into force",
            "{Ds} {pact} with {R} is not yet in force",
        ),
        kinds=A,
        effect="denied",
    ),
    Meaning(
        "will be ratified",
        _agreed("approved", "planned"),
        (
            "{Dparl} will ratify the {pact} with {R}{F}",
            "{Dparl} is <expected|due> to ratify the {pact} with {R}{F}",
            "the {pact} with {R} is to be ratified by {Dparl}{F}",
        ),
        kinds=A,
        effect="status",
    ),
    Meaning(
        "others sign",
        lambda d: [agreement(d, "signed", parties=sorted([d.country(1).code, d.country(2).code]), date=None)],
        (
            "{Dn} and {Dn2} signed a {pact} of their own{T}",
            "{Dn} signed a {pact} with {Dn2}{T}",
            "a {pact} between {Dn} and {Dn2} was signed{T}",
        ),
        kinds=A,
        effect="absent",
        also=(_none,),
    ),
    Meaning(
        "ended instead",
        _agreed("terminated", "asserted"),
        (
            "{D} has <terminated|withdrawn from|cancelled|pulled out of> its {pact} with {R}",
            "the {pact} between {Dn} and {Rn} has been terminated",
        ),
        kinds=A,
        effect="status",
    ),
    Meaning(
        "suspended instead",
        _agreed("suspended", "asserted"),
        (
            "{D} has suspended its {pact} with {R}",
            "the {pact} between {Dn} and {Rn} has been suspended",
        ),
        kinds=A,
        effect="status",
    ),
    Meaning(
        "other contracts",
        _none,
        (
            "{S} and {R} signed a contract for the supply of medicines{T}",
            "a {Da} company signed a contract with {R}{T}",
            "{S} and {R} discussed grain exports{T}",
            "{L} and {Z} discussed the security situation by telephone{T}",
            "{Da} and Ukrainian firms agreed on joint exports of grain{T}",
        ),
        kinds=A,
        effect="absent",
        also=(lambda d: [agreement(d, "signed", instrument="other", date=None)],),
    ),
)

COUNTS = (
    Meaning(
        "count hoped for",
        _none,
        (
            "{R} <hopes|wants|plans> to sign {N} {bpact}s by the end of the year",
            "{R} <could|may|might> sign {N} {bpact}s by the end of the year",
            "{R} should have {N} {bpact}s, a {Da} expert said",
            "{R} has not signed {N} {bpact}s",
        ),
        kinds=("count",),
        effect="absent",
        also=(
            lambda d: [{"kind": "count", "what": "signed", "value": d.count, "modality": "planned"}],
            lambda d: [{"kind": "count", "what": "signed", "value": d.count, "modality": "hypothetical"}],
            lambda d: [{"kind": "count", "what": "signed", "value": d.count, "modality": "denied"}],
        ),
    ),
    Meaning(
        "other things counted",
        _none,
        (
            "{R} has signed {N} contracts with arms makers from {Dn}",
            "{N} countries took part in the meeting on Ukraine in {Dn}",
            "{R} received {N} delegations from {Dn} last year",
            "{N} soldiers from {Dn} visited {R}",
        ),
        kinds=("count",),
        effect="absent",
    ),
)

ROLES = (
    Meaning(
        "did not sign",
        _none,
        (
            "{L} did not sign a {bpact} with {R}",
            "{L} refused to sign a {bpact} with {R}",
            "{L} was absent when {Dn} and {Rn} signed a {bpact}",
        ),
        kinds=("role",),
        effect="absent",
        also=(
            lambda d: [
                {"kind": "role", "person": d.people[1][0], "event_role": "signatory", "modality": "denied"}
            ],
            lambda d: [
                {"kind": "role", "person": d.people[1][0], "event_role": "participant", "modality": "denied"}
            ],
            lambda d: [{"kind": "role", "person": d.people[1][0], "event_role": "spokesperson"}],
        ),
    ),
    Meaning(
        "led something else",
        _none,
        (
            "{H} led the {Da} team at the Olympic Games while war went on in Ukraine",
            "{H} <opened|visited> a school in {Dn} for children from Ukraine",
            "{H} headed the {Da} delegation to the climate conference",
        ),
        kinds=("role",),
        effect="absent",
    ),
)

MEANINGS = (*COMMITMENTS, *AGREEMENTS, *COUNTS, *ROLES)

"""Realisations kept apart, to see how rules do on words that they were not mended on.

Nobody prints the failures of these while working on the rules: the report gives their share only, unless it
is asked by name. Once they have been looked at, they belong among the others and new ones take their place.
"""

from tests.paraphrase.claims import agreement, agreements, allocated, commitment, count, delivered, role
from tests.paraphrase.draw import Draw
from tests.paraphrase.meaning import Meaning
from tests.paraphrase.wording import Fields

A = ("agreement",)

KEEP = (
    Meaning(
        "unseen pledge",
        lambda d: [commitment(d)],
        (
            "{D} has said it would contribute {A} in {aid} for {Rn}{P}",
            "{A} in {aid} is what {Dn} <has promised|will give> {R}{P}",
            "{R} can expect {A} in {aid} from {Dn}{P}",
            "{D} has stepped forward with a promise of {A} in {aid} for {R}{P}",
            "{L}{W} made public a pledge of {A} in {aid} for {R}{P}",
            "in a telephone call with {Z}, {L} pledged {A} in {aid}{P}",
            "{D} is putting up {A} in {aid} for {R}{P}",
            "{D} will be contributing {A} in {aid} to {R}{P}",
            "{Ds} next aid package for {Rn} will amount to {A}",
            "{D} commits {A} in {aid} to {R}{P}",
            "{PF}{R} is to be given {A} in {aid} by {Dn}",
            "{D} agreed to furnish {R} with {A} in {aid}{P}",
            "{D} vowed to contribute {A} in {aid} to {R}{P}",
            "{maid} to the tune of {A} will go from {Dn} to {Rn}{P}",
            "{D} offered {R} {A} in {aid}{P}, and {Z} accepted",
        ),
    ),
    Meaning(
        "unseen pledge, said before",
        lambda d: [commitment(d)],
        (
            "{Rn} faces a hard winter. {D} has therefore decided to provide {A} in {aid}{P}.",
            "{L} spoke with {Z}{W}. The result is a {Da} pledge of {A} in {aid}{P}.",
            "{Dn} wants to do more for {Rn}. To this end it will make available {A} in {aid}{P}.",
        ),
        style="text",
    ),
    Meaning(
        "unseen allocation",
        lambda d: [allocated(d)],
        (
            "{Dlaw}{W} cleared {A} in {aid} for {R}{PB}",
            "{Dgov} has released {A} in {aid} for {R}{PB}",
            "{Dgov} has agreed to a package of {aid} for {R} worth {A}, and {Dparl} has passed it",
            "{D} has budgeted {A} for {aid} to {R}{PB}",
            "{A} for {aid} to {R} has been included in {Ds} budget{PB}",
        ),
    ),
    Meaning(
        "unseen delivery",
        lambda d: [delivered(d)],
        (
            "{D} has already handed over {aid} worth {B} to {R}",
            "{PRF}{Dn} has contributed {B} in {aid} to {R}",
            "{R} got {B} in {aid} from {Dn}{PP}",
            "{PPF}{R} had {B} in {aid} from {Dn}",
            "{B} in {aid} reached {R} from {Dn}{PP}",
        ),
    ),
    Meaning(
        "unseen goods",
        lambda d: [commitment(d)],
        (
            "{D} is giving {R} {G}",
            "{R} will soon get {G} from {Dn}",
            "{D} will part with {G} for {R}",
            "{D} has agreed to transfer {G} to {R}{P}",
            "a further {G} will go to {R} from {Dn}{P}",
        ),
    ),
    Meaning(
        "unseen goods given",
        lambda d: [delivered(d)],
        (
            "{D} has shipped {G} to {R}",
            "{D} has equipped {R} with {G}",
            "{G} donated by {Dn} are already in {Rn}",
        ),
    ),
    Meaning(
        "unseen put off",
        lambda d: [commitment(d, stage="postponed", period_start=None, period_end=None)],
        (
            "{D} has pushed back the delivery of {G} to {R}",
            "the handover of {G} from {Dn} to {R} has been deferred",
        ),
    ),
    Meaning(
        "unseen headlines",
        lambda d: [commitment(d)],
        (
            "{Dn} offers {Rn} {A} in {aid}",
            "{Dc} commits {A} in {aid} to {Rn}",
            "{Rn} secures {A} in {aid} from {Dn}",
            "New {Da} aid for {Rn}: {X}",
        ),
        style="headline",
    ),
    Meaning(
        "unseen signature",
        lambda d: [agreement(d, "signed")],
        (
            "{L} and {Z} affixed their signatures to a {pact}{T}",
            "{S} and {R} are now bound by a {pact}, signed{place}{T}",
            "{R} and {S} entered into a {pact}{T}",
            "{TF}the presidents and ministers of {Dn} and {Rn} signed a {pact}",
            "the {pact} that {R} signed with {Dn}{T} strengthens its army",
            "having signed a {pact} with {Dn}{T}, {Rn} hopes for more",
        ),
        kinds=A,
    ),
    Meaning(
        "unseen list",
        lambda d: agreements(d, "signed", d.listed),
        (
            "{List} are the countries with which {R} has <so far|already> signed {bpact}s",
            "{R} already has {bpact}s with {List}",
            "the {bpact}s that {R} has signed with {List} follow one pattern",
        ),
        kinds=A,
    ),
    Meaning(
        "unseen talks",
        lambda d: [agreement(d, "negotiating")],
        (
            "diplomats from {Dn} and {Rn} sat down to negotiate a {pact}{T}",
            "{R} and {S} embarked on talks about a {pact}{T}",
            "work on a {pact} between {Rn} and {Dn} is under way",
            "{D} is hammering out a {pact} with {R}",
        ),
        kinds=A,
    ),
    Meaning(
        "unseen plan",
        lambda d: [agreement(d, "signed", modality="planned")],
        (
            "{R} and {S} are preparing to sign a {pact}{F}",
            "the signature of a {pact} between {Rn} and {Dn} is foreseen{F}",
            "{L} is to put a signature to a {pact} with {R}{F}",
        ),
        kinds=A,
    ),
    Meaning(
        "unseen ratification",
        lambda d: [agreement(d, "approved")],
        (
            "{Dlaw} gave consent to the {pact} with {R}{T}",
            "{Dgov} cleared the {pact} with {R}{T}",
        ),
        kinds=A,
    ),
    Meaning(
        "unseen count",
        lambda d: [count(d, "signed")],
        (
            "{R} can point to {N} signed {bpact}s",
            "altogether, {R} has entered into {N} {bpact}s",
            "with {N} states {R} has by now signed {bpact}s",
        ),
        kinds=("count",),
    ),
    Meaning(
        "unseen signatories",
        lambda d: [role(d, 1, "signatory"), role(d, 9, "signatory")],
        (
            "the signatures under the {bpact} are those of {L} and {Z}",
            "{Z} and {L} met{place} to sign a {bpact}, and did so",
        ),
        kinds=("role",),
    ),
)


def _denied(draw: Draw) -> list[Fields]:
    return [commitment(draw, modality="denied", stage=None, period_start=None, period_end=None, bound=None)]


def _maybe(draw: Draw) -> list[Fields]:
    return [commitment(draw, modality="hypothetical", stage=None, period_start=None, period_end=None)]


def _none(draw: Draw) -> list[Fields]:
    return []


CHANGE = (
    Meaning(
        "unseen denial",
        _denied,
        (
            "{D} has decided against giving {R} {X} in {aid}",
            "{D} is unwilling to give {R} {X} in {aid}",
            "{D} opposes giving {R} {X} in {aid}",
            "{L} said no to {X} in {aid} for {R}",
            "{D} has dismissed the idea of sending {R} {X} in {aid}",
            "neither {Dn} nor {Dn2} will give {R} {X} in {aid}",
            "reports that {Dn} will give {R} {X} in {aid} are false",
        ),
        also=(
            _none,
            lambda d: [
                *_denied(d),
                commitment(d, 2, 1, modality="denied", stage=None, period_start=None, period_end=None),
            ],
        ),
        effect="denied",
    ),
    Meaning(
        "unseen hedge",
        _maybe,
        (
            "{D} has yet to decide whether to give {R} {X} in {aid}",
            "whether {Dn} will give {R} {X} in {aid} is open",
            "{D} will give {R} {X} in {aid} only if Washington does the same",
            "subject to the consent of {Dparl}, {Dn} will give {R} {X} in {aid}",
            "there are calls for {Dn} to give {R} {X} in {aid}",
            "{D} is being pressed to give {R} {X} in {aid}",
            "{D} is thinking about {X} in {aid} for {R}",
        ),
        also=(_none,),
        effect="hypothetical",
    ),
    Meaning(
        "unseen other money",
        _none,
        (
            "{Rn} sold grain worth {X} to {Dn} last year",
            "{Da} banks are owed {X} by {Rn}",
            "{Ds} exports to {Rn} are worth {X} a year",
            "repairing the power plants of {Rn} would cost {X}, {Da} engineers said",
            "{Da} tourists left {X} in {Rn} before the war",
            "the budget of {Rn} for the coming year is {X}",
        ),
        effect="absent",
    ),
    Meaning(
        "unseen unsigned",
        lambda d: [agreement(d, "signed", modality="denied", date=None)],
        (
            "{D} is still without a {pact} with {R}",
            "a {pact} between {Rn} and {Dn} remains unsigned",
            "{D} walked away without signing a {pact} with {R}",
            "{D} and {R} failed to sign a {pact}",
        ),
        kinds=A,
        effect="denied",
        also=(lambda d: [agreement(d, "refused", date=None)], _none),
    ),
    Meaning(
        "unseen uncertain signature",
        lambda d: [agreement(d, "signed", modality="hypothetical", date=None)],
        (
            "it is unclear whether {Dn} will sign a {pact} with {R}",
            "{D} has not decided whether to sign a {pact} with {R}",
            "{D} would be ready to sign a {pact} with {R}, provided that NATO agrees",
        ),
        kinds=A,
        effect="hypothetical",
        also=(_none, lambda d: [agreement(d, "signed", modality="denied", date=None)]),
    ),
)

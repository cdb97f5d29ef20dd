"""Realisations kept apart, to see how rules do on words that they were not mended on.

The failures of these are not printed while rules are written: the report gives their share only, unless
it is asked by name. There are two sets. Once the failures of the first have been looked at, it belongs among
the others, the second takes its place, and a new one is written.
"""

from tests.paraphrase.claims import agreement, agreements, allocated, commitment, count, delivered, role
from tests.paraphrase.draw import Draw
from tests.paraphrase.meaning import Meaning
from tests.paraphrase.wording import Fields


def _denied(draw: Draw) -> list[Fields]:
    return [commitment(draw, modality="denied", stage=None, period_start=None, period_end=None, bound=None)]


def _maybe(draw: Draw) -> list[Fields]:
    return [commitment(draw, modality="hypothetical", stage=None, period_start=None, period_end=None)]


def _none(draw: Draw) -> list[Fields]:
    return []


A = ("agreement",)

KEEP_A = (
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


CHANGE_A = (
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

KEEP_B = (
    Meaning(
        "later pledge",
        lambda d: [commitment(d)],
        (
            "{D} is to make {A} in {aid} available to {R}{P}",
            "{D} pledges its support for {Rn}: {A} in {aid}{P}",
            "{D} has earned thanks from {Z} for promising {A} in {aid}{P}",
            "{D} will channel {A} in {aid} to {R}{P}",
            "{D} has signalled that it will transfer {A} in {aid} to {R}{P}",
            "it is {Dn} that will send {R} {A} in {aid}{P}",
            "{A} in {aid} has been pledged by {D}, {Z} said after talks in Kyiv",
            "{D} has come up with {A} in new {aid} for {R}{P}",
            "{PF}{Dn} intends to make {A} in {aid} available to {R}",
            "{D} gave {R} its word on {A} in {aid}{P}",
            "{M} promised the government in Kyiv {A} in {maid}{P}",
            "{D} has decided on {A} in {aid} for {R}{P}",
            "{D} will step up its support for {R} with {A} in {aid}{P}",
            "{D} has pledged that {A} in {aid} will reach {R}{P}",
        ),
    ),
    Meaning(
        "later pledge, said before",
        lambda d: [commitment(d)],
        (
            "{Z} had hoped for more support. Now {Dn} has promised {R} {A} in {aid}{P}.",
            "{L} was in Kyiv{W}. The visit brought a promise: {A} in {aid} for {Rn}{P}.",
            "Russian forces are advancing. That is why {Dn} will give {R} {A} in {aid}{P}.",
            "{Dn} has been helping {Rn} for years. {PF}it will give another {X} in {aid}.",
        ),
        style="text",
    ),
    Meaning(
        "later per year",
        lambda d: [commitment(d)],
        (
            "each year, {Dn} will give {R} {A} in {aid}{Each}",
            "{D} will support {Rn} with an annual {X} in {aid}{Each}",
        ),
    ),
    Meaning(
        "later allocation",
        lambda d: [allocated(d)],
        (
            "{Dlaw}{W} backed {A} in {aid} for {R}{PB}",
            "{Dlaw}{W} gave final approval to {A} in {aid} for {R}{PB}",
            "{Dgov} has set {A} aside for {aid} to {R}{PB}",
            "the budget that {Dparl} adopted{W} contains {A} for {aid} to {R}{PB}",
            "{Dlaw}{W} agreed to spend {A} on {aid} for {R}{PB}",
        ),
    ),
    Meaning(
        "later delivery",
        lambda d: [delivered(d)],
        (
            "{D} has so far given {R} {B} in {aid}",
            "to date, {Dn} has provided {R} with {B} in {aid}",
            "{aid} worth {B} has already gone from {Dn} to {Rn}",
            "{PPF}{Da} {aid} to {R} stood at {B}",
            "{PRF}{Dn} has made {B} in {aid} available to {R}",
        ),
    ),
    Meaning(
        "later goods",
        lambda d: [commitment(d)],
        (
            "{R} is getting {G} from {Dn}",
            "{D} will let {R} have {G}{P}",
            "{G} are to be shipped to {R} by {Dn}{P}",
            "{L}{W} told {Z} that {Dn} would donate {G} to {Rn}",
        ),
    ),
    Meaning(
        "later goods given",
        lambda d: [delivered(d)],
        (
            "the first {G} from {Dn} have reached {Rn}",
            "{D} has turned over {G} to {R}",
            "{R} has taken delivery of {G} from {Dn}",
        ),
    ),
    Meaning(
        "later put off",
        lambda d: [commitment(d, stage="postponed", period_start=None, period_end=None)],
        (
            "{R} must wait longer for {G} from {Dn}, which has delayed the delivery",
            "{D} has suspended the delivery of {G} to {R} until further notice",
        ),
    ),
    Meaning(
        "later headlines",
        lambda d: [commitment(d)],
        (
            "{Dn} ups aid to {Rn} with {K} package",
            "{Dn} steps up support: {Rn} to receive {A} in {aid}",
            "{Dc} vows to send {Rn} {A} in {aid}",
            "{Dn} to provide {A} in {aid} for {Rn}, {Lfam} says",
        ),
        style="headline",
    ),
    Meaning(
        "later signature",
        lambda d: [agreement(d, "signed")],
        (
            "{L} joined {Z}{place} to sign a {pact}{T}",
            "the leaders of {Rn} and {Dn} signed a {pact}{T}",
            "{Dn} became a party to a {pact} with {Rn}{T}, when both sides signed it",
            "{R} secured a {pact} with {Dn}, which was signed{place}{T}",
            "{S} put its name to a {pact} with {R}{T}",
            "representatives of {Dn} and {Rn} signed a {pact}{place}{T}",
        ),
        kinds=A,
    ),
    Meaning(
        "later list",
        lambda d: agreements(d, "signed", d.listed),
        (
            "{R} has {bpact}s with {List}, all of them signed",
            "{R} previously signed {bpact}s with {List}",
            "{List} count among the states with which {R} has signed {bpact}s",
        ),
        kinds=A,
    ),
    Meaning(
        "later talks",
        lambda d: [agreement(d, "negotiating")],
        (
            "{R} and {S} are hammering out the details of a {pact}",
            "a round of negotiations between {Rn} and {Dn} on a {pact} was held{T}",
            "{R} has opened negotiations with {Dn} about a {pact}",
            "officials of {Dn} and {Rn} are drafting a {pact}",
        ),
        kinds=A,
    ),
    Meaning(
        "later plan",
        lambda d: [agreement(d, "signed", modality="planned")],
        (
            "{D} has agreed to sign a {pact} with {R}{F}",
            "{R} and {S} will put their names to a {pact}{F}",
            "a {pact} between {Rn} and {Dn} is to be signed by {L} and {Z}{F}",
        ),
        kinds=A,
    ),
    Meaning(
        "later ratification",
        lambda d: [agreement(d, "approved")],
        (
            "{Dlaw} passed a law ratifying the {pact} with {R}{T}",
            "the {pact} between {Rn} and {Dn} won the approval of {Dparl}{T}",
        ),
        kinds=A,
    ),
    Meaning(
        "later count",
        lambda d: [count(d, "signed")],
        (
            "{Rs} {bpact}s now number {N}",
            "{R} counts {N} signed {bpact}s",
            "as many as {N} {bpact}s have been concluded by {R}",
        ),
        kinds=("count",),
    ),
    Meaning(
        "later signatories",
        lambda d: [role(d, 1, "signatory"), role(d, 9, "signatory")],
        (
            "the {bpact} bears the signatures of {Z} and {L}",
            "it was {L} and {Z} who signed the {bpact}{W}",
        ),
        kinds=("role",),
    ),
)

CHANGE_B = (
    Meaning(
        "later denial",
        _denied,
        (
            "{D} ruled out any plan to give {R} {X} in {aid}",
            "{D} has rejected calls to send {R} {X} in {aid}",
            "{L} does not want to give {R} {X} in {aid}",
            "{D} cannot give {R} {X} in {aid}, officials admitted",
            "{D} will be unable to send {R} {X} in {aid}",
            "{R} will get none of the {X} in {aid} that it wanted from {Dn}",
            "contrary to reports, {Dn} will not be sending {R} {X} in {aid}",
            "at no point did {Dn} promise {R} {X} in {aid}",
        ),
        also=(_none,),
        effect="denied",
    ),
    Meaning(
        "later hedge",
        _maybe,
        (
            "{D} is in two minds about giving {R} {X} in {aid}",
            "{D} is examining whether to send {R} {X} in {aid}",
            "perhaps {Dn} will send {R} {X} in {aid}",
            "should {Dparl} agree, {Dn} will give {R} {X} in {aid}",
            "{D} is likely to be asked for {X} in {aid} for {R}",
            "a decision on {X} in {Da} {aid} for {Rn} is still pending",
            "an expert advised {Dn} to give {R} {X} in {aid}",
            "{D} was urged to give {R} {X} in {aid}",
        ),
        also=(_none,),
        effect="hypothetical",
    ),
    Meaning(
        "later other money",
        _none,
        (
            "{Dn} imported steel worth {X} from {Rn} last year",
            "{Rn} must pay {Da} creditors {X} by the end of the year",
            "a {Da} insurer put the losses of the war in {Rn} at {X}",
            "{Ds} economy has lost {X} because of the war in {Rn}",
            "{Dn} will spend {X} on new tanks for its own army, as the war in {Rn} goes on",
            "a {Da} firm will build a factory in {Rn} for {X}",
        ),
        effect="absent",
    ),
    Meaning(
        "later unsigned",
        lambda d: [agreement(d, "signed", modality="denied", date=None)],
        (
            "so far {Dn} has not put its name to a {pact} with {R}",
            "{D} is among the states that have not signed a {pact} with {R}",
            "{D} left the summit without a {pact} with {R}",
            "{D} has thus far refrained from signing a {pact} with {R}",
        ),
        kinds=A,
        effect="denied",
        also=(_none,),
    ),
    Meaning(
        "later uncertain signature",
        lambda d: [agreement(d, "signed", modality="hypothetical", date=None)],
        (
            "whether {Dn} will sign a {pact} with {R} remains open",
            "perhaps {Dn} will sign a {pact} with {R}",
            "an adviser raised the possibility of a {pact} between {Dn} and {Rn}",
        ),
        kinds=A,
        effect="hypothetical",
        also=(_none,),
    ),
)

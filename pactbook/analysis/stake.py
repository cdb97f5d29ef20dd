"""What a claim is about in euros: how much is at stake when it is wrong."""

from pactbook.analysis.burden import euros
from pactbook.analysis.rates import Unknown, rate_day
from pactbook.model.claims import Claim, Commitment


def stake(claim: Claim) -> float | None:
    """Euros at the rate of the day of publication, the upper end if there is one; None without an amount."""
    if not isinstance(claim.value, Commitment) or claim.published is None:
        return None
    day, _ = rate_day(None, claim.published)
    found = euros(claim.value, day)
    if isinstance(found, Unknown):
        return None
    return found.low if found.high is None else found.high

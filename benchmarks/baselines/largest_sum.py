"""The largest sum of an article, given by the first country that it names besides Ukraine and Russia."""

from benchmarks.baselines.shared import Row, named, row, sums
from pactbook.model.sources import Document


def largest_sum(document: Document) -> list[Row]:
    """At most one commitment."""
    text = document.content()
    found = sums(text)
    donors = [code for _, code in named(text) if code not in ("UKR", "RUS")]
    if not found or not donors:
        return []
    start, end, amount, currency = max(found, key=lambda one: one[2])
    base = document.start
    said = {"donor": donors[0], "recipient": "UKR", "amount": amount, "currency": currency}
    form = {"aid": "unspecified", "bound": "exact", "stage": "pledged", "modality": "planned"}
    return [row(document, base + start, base + end, kind="commitment", **said, **form)]

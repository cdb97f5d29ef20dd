"""The gate: a cheap look that keeps articles out which can hold no claim of the codebook."""

import re

_UKRAINE = re.compile(r"Ukrain|Kyiv|Kiev|Zelensk", re.I)
_MATTER = re.compile(
    r"""
    \b(?:
        agreements? | pacts? | deals? | accords? | treat(?:y|ies) | declaration | partnerships? | intent
        | memorand\w+ | negotiat\w+
        | guarantees? | aid | assistance | support | packages? | pledg\w+ | loans? | grants? | fund\w*
        | contribut\w+ | donat\w+ | weapons? | ammunition | military | billion | million | bn | percent
        | GDP | deliver\w* | commit\w+ | provid\w+ | help | gives? | gave | given | giving | sen[dt]s?
        | sending | hand-?over | equip\w* | boats? | ambulances? | helicopters? | guns? | aircraft
            | planes? | trucks?
        | launchers? | batter(?:y|ies) | go(?:es)?\s+to | went\s+to | buses | rifles? | rockets?
            | mortars? | rounds | kits | medicines? | food | tonnes
            | suppl(?:y|ies|ied|ying) | shipments? | ship(?:s|ped|ping)? | hand(?:s|ed|ing)?\s+over
        | transfer\w* | promis\w+ | arriv\w+ | lends? | lent | trains? | trained | training | tanks?
        | missiles? | jets? | vehicles? | systems? | drones? | shells | howitzers? | generators?
        | population | inhabitants | delegations?
    )\b
    | [€$£¥]
    """,
    re.I | re.X,
)


def passes(content: str) -> bool:
    """True when an article may hold a claim: it speaks of Ukraine and of support or agreements."""
    return bool(_UKRAINE.search(content)) and bool(_MATTER.search(content))

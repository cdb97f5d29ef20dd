"""Agreements of our own writing in two other families: a treaty in articles that is ratified, and a memorandum
between ministries. Each with its coding, made before the extractor was run on it: (words that begin with the
verb, obligor, strength, conditions, topic)."""

# ruff: noqa: E501

TREATY = """TREATY OF FRIENDSHIP AND MUTUAL ASSISTANCE
BETWEEN THE KINGDOM OF SWEDEN AND UKRAINE

The Kingdom of Sweden and Ukraine, hereinafter referred to as the Contracting Parties,
Convinced that peace on the continent is one and the same for all who live on it;
Have agreed as follows:

Article 1
1. The Contracting Parties shall maintain lasting peace between them and shall settle their differences by peaceful means.
2. Neither Contracting Party shall allow its territory to be used for an attack on the other.

Article 2
Should one of the Contracting Parties become the victim of an armed attack, the other shall without delay render it all assistance in its power, in accordance with its constitutional provisions.

Article 3
1. The Government of the Kingdom of Sweden shall place at the disposal of the Government of Ukraine a loan of SEK 800 million, to be drawn in the years 2026 to 2028.
2. The loan shall bear no interest and shall be repaid in twenty equal parts.
3. Subject to the approval of the Riksdag, the loan may be increased once.

Article 4
A Joint Committee, composed of officials of both Ministries of Defence, shall meet at least twice a year. It shall report to the Governments.

Article 5
Each Contracting Party undertakes to protect classified information received from the other and to use it only for the purpose for which it was given.

Article 6
Any dispute concerning the interpretation of this Treaty shall be settled through diplomatic channels.

Article 7
1. This Treaty is subject to ratification and shall enter into force thirty days after the exchange of the instruments of ratification.
2. It shall remain in force for twenty years and shall be renewed tacitly for periods of five years, unless denounced in writing by either Contracting Party at least twelve months before the end of the period in question.

IN WITNESS WHEREOF the undersigned, being duly authorised, have signed this Treaty.

DONE at Stockholm on 4 February 2026, in duplicate, in the Swedish, Ukrainian and English languages.

For the Kingdom of Sweden: For Ukraine:
"""

BOTH_SWE = "SWE,UKR"
TREATY_CODED = (
    ("shall maintain", BOTH_SWE, "V5", (), "other"),
    ("shall settle", BOTH_SWE, "V5", (), "other"),
    ("shall allow", BOTH_SWE, "V5", (), "other"),
    ("shall without", BOTH_SWE, "V5", ("domestic_law", "trigger"), "military_aid"),
    ("shall place", "SWE", "V5", (), "funding"),
    ("shall bear", BOTH_SWE, "V5", (), "funding"),
    ("shall be repaid", BOTH_SWE, "V5", (), "funding"),
    ("may be increased", "SWE", "V2", ("budget",), "funding"),
    ("shall meet", BOTH_SWE, "V5", (), "other"),
    ("shall report", BOTH_SWE, "V5", (), "other"),
    ("undertakes", BOTH_SWE, "V5", (), "intelligence"),
    ("shall be settled", BOTH_SWE, "V5", (), "other"),
    ("is subject to", BOTH_SWE, None, (), "legal_status"),
    ("shall enter", BOTH_SWE, "V5", (), "term"),
    ("shall remain", BOTH_SWE, "V5", (), "term"),
    ("shall be renewed", BOTH_SWE, "V5", (), "term"),
)

MEMORANDUM = """MEMORANDUM OF UNDERSTANDING
between the Ministry of Defence of the Republic of Lithuania
and the Ministry of Defence of Ukraine
on the maintenance of armoured vehicles

The Ministry of Defence of the Republic of Lithuania and the Ministry of Defence of Ukraine, hereinafter called the “Sides” and each a “Side”,
wishing to keep what has been given in working order,
have reached the following understanding:

Section 1. Purpose
1.1 This Memorandum sets out how the Sides intend to work together on the repair of vehicles.
1.2 It creates no rights or obligations under international law.

Section 2. Tasks of the Lithuanian Side
The Lithuanian Side will:
a) run a repair shop in Kaunas until 31 December 2027;
b) train up to 60 Ukrainian mechanics a year;
c) as far as its budget allows, send spare parts worth EUR 4 million in 2026.

Section 3. Tasks of the Ukrainian Side
The Ukrainian Side will bring the vehicles to the border at its own expense and is to hand over a list of them every month.
The Ukrainian Side should inform the Lithuanian Side of any change within 72 hours.

Section 4. Costs
Each Side will bear its own costs, unless the Sides agree otherwise.
The Lithuanian Side may seek contributions from third countries.

Section 5. Contact points
The Sides’ contact points will meet once a quarter and will evaluate the progress made.

Section 6. Final provisions
6.1 This Memorandum becomes applicable on the date of the last signature and will stay applicable for three years.
6.2 Either Side may withdraw from this Memorandum by giving the other Side ninety days’ written notice.
6.3 This Memorandum may be amended in writing by mutual consent of the Sides.

Signed at Vilnius on 12 May 2026 in two copies, each in the English language.

For the Ministry of Defence of the Republic of Lithuania: Minister Dovilė Šakalienė
For the Ministry of Defence of Ukraine: Minister Rustem Umerov
"""

BOTH_LTU = "LTU,UKR"
MEMORANDUM_CODED = (
    ("creates no", BOTH_LTU, None, (), "legal_status"),
    ("run a repair", "LTU", "V4", (), "military_aid"),
    ("train up", "LTU", "V4", (), "training"),
    ("as far as its", "LTU", "V4", ("budget",), "military_aid"),
    ("will bring", "UKR", "V4", (), "other"),
    ("is to hand", "UKR", "V5", (), "other"),
    ("should inform", "UKR", "V3", (), "other"),
    ("will bear", BOTH_LTU, "V4", (), "funding"),
    ("may seek", "LTU", "V2", (), "funding"),
    ("will meet", BOTH_LTU, "V4", (), "other"),
    ("will evaluate", BOTH_LTU, "V4", (), "review"),
    ("becomes applicable", BOTH_LTU, None, (), "term"),
    ("will stay", BOTH_LTU, "V4", (), "term"),
    ("may withdraw", BOTH_LTU, None, (), "termination"),
    ("may be amended", BOTH_LTU, None, (), "other"),
)

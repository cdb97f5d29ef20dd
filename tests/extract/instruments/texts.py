"""Small agreements of our own writing, in the forms that treaties take, and a report that is none."""

# ruff: noqa: E501

from pactbook.model.sources import Document

NUMBERED = """Agreement on Security Cooperation between the Kingdom of Norway and Ukraine

Preamble
The Kingdom of Norway (“Norway”) and Ukraine, hereinafter “the Participants”,
Recalling the declaration signed in Vilnius on 12 July 2023;
have agreed as follows:

I. Scope
1. The Participants reaffirm their commitment to the rules of the sea.
2. Norway intends to stand by Ukraine for as long as it takes.

II. Defence
1. In 2022, Norway provided Ukraine with NOK 2 billion in military aid.
2. In 2024, Norway will provide at least NOK 5 billion in military support, subject to parliamentary approval.
3. Norway will consider sending instructors, where possible, and Ukraine will ensure their safety.
4. To that end, the Participants will take measures to:
• exchange lessons on drones;
• hold joint exercises with the Ministry of Defence of Ukraine.
5. Norway stands ready to host crews, so that Ukraine will have trained pilots.

III. Future attack
1. In case of renewed aggression, and once one of them asks for it, the Participants will consult within 24 hours.
2. Norway affirms that, in those circumstances and in accordance with its constitutional requirements, it would provide Ukraine with swift support, as appropriate.

IV. Final provisions
1. This Agreement is valid for ten years, counted from the next day.
2. Either Participant may terminate this Agreement by letter. It will end six months after the letter of termination was received.
3. The Participants may amend this Agreement in writing.

Signed in Oslo on 3 May 2024, in duplicate, in the Norwegian and Ukrainian languages.

For Norway: Prime Minister Jonas Gahr Støre
For Ukraine: President Volodymyr Zelenskyy
"""

ARTICLES = """TREATY ON MUTUAL SUPPORT
BETWEEN
UKRAINE AND THE REPUBLIC OF LATVIA

Ukraine and the Republic of Latvia (hereinafter, the “Parties”):
Welcoming their long friendship;
Have agreed to the following:

Article I: Support
The Parties shall cooperate to strengthen the air defence of Ukraine.
Latvia undertakes to deliver 40 armoured vehicles by 2026, and Ukraine shall:
(a) keep a register of them;
(b) report on their use to the Ministry of Defence of Latvia.
It is the policy of Latvia to support the accession of Ukraine to the European Union.

Article II: Money
Latvia has set the target to allocate 0.25 percent of its GDP in each of 2024, 2025 and 2026.
All activities under this Treaty shall be subject to the availability of funds.

Article III: Duration
This Treaty shall enter into force upon signature and shall remain in force for a period of five years.
Either Party may terminate this Treaty by giving three months’ notice in writing.

Done at Riga, Latvia, this 7th day of March, 2025, in two originals in the English language.

FOR UKRAINE: FOR THE REPUBLIC OF LATVIA:
VOLODYMYR ZELENSKYY EDGARS RINKĒVIČS
President of Ukraine President of Latvia
"""

UNNUMBERED = """Joint security commitments of Ukraine and the European Union

The European Union and Ukraine, hereinafter referred to as the Sides, share a border and a purpose.
The Sides have decided as follows:

SUPPORT
The European Union is determined to keep up its help. The European Union will continue to train soldiers and will explore further courses.
The Sides will work towards a common market for repairs.
Energy supply remains a concern for the whole region.
The EU’s assistance will include spare parts for the power grid until the end of the heating season.

REVIEW
The Sides will review these commitments every two years.
Each Side agrees that it will share what it learns.

Signed in Brussels on 1 October 2024, in Ukrainian and English languages, both texts being equally authentic.
For Ukraine: Denys Shmyhal, Prime Minister
For the European Union: Charles Michel, President of the European Council
"""

REPORT = """Norway and Ukraine sign security agreement

OSLO, 3 May 2024. Norway and Ukraine signed a ten-year agreement on security cooperation on Friday, the prime
minister's office said. Under the agreement Norway will provide at least NOK 5 billion in 2024.
The parties will consult within 24 hours after a new attack, Prime Minister Jonas Gahr Støre told reporters.
"The Participants agreed on every word of it," a spokesperson said. The agreement is the ninth of its kind.
"""


def document(text: str, label: str = "agreement.txt") -> Document:
    """The text as a captured document."""
    return Document("0" * 64, 1, label, None, text, 0, len(text))

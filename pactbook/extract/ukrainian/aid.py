"""What money and goods are for, and what money is no aid, by Ukrainian words."""

import re
from typing import Final

from pactbook.model.fates import Reason

_MILITARY = re.compile(
    r"\b(?:військов\w+|воєнн\w+|оборон(?:н\w+|у|и|і|ою)?|безпеков\w+\sдопомог\w+|збро[їєяю]\w*|озброєн\w+|боєприпас\w*|снаряд\w*|ракет\w*|ППО|дрон\w*|"
    r"безпілотн\w+|БПЛА|танк\w*|артилер\w+|гаубиц\w*|(?:не)?летальн\w+|винищувач\w*|бронетехнік\w*|Збройн\w+\sСил\w*|ЗСУ|F-16)\b",
    re.I,
)
_FINANCIAL = re.compile(
    r"\b(?:(?:макро)?фінансов\w+|бюджетн\w+\s(?:підтримк\w+|допомог\w+)|Державн\w+\sбюджет\w*|кредит\w*|позик\w*|позичк\w*|грант\w*|програм\w+\sфінансуванн\w+|макрофін\w+)\b",
    re.I,
)
_HUMANITARIAN = re.compile(r"\b(?:гуманітарн\w+|біженц\w+|переселен\w+)", re.I)
_CLOSED: Final = (
    (
        "defence_industry",
        r"оборонно-промислов\w+|оборонн\w+\sпромислов\w+|ОПК\b"
        r"|виробництв\w+\s(?:зброї|озброєн|дрон|боєприпас)\w*",
    ),
    ("training", r"навчанн\w+|підготовк\w+\s(?:військов|пілот)\w*|тренуванн\w+"),
    ("reconstruction", r"відбудов\w+|відновленн\w+|реконструкц\w+"),
    ("energy", r"енерг\w+|електро\w+"),
    ("demining", r"розмінуванн\w+"),
    ("cyber", r"кібер\w+"),
    ("accountability", r"воєнн\w+\sзлочин\w+|трибунал\w*|притягненн\w+\sдо\sвідповідальност\w+"),
    ("anti_corruption", r"корупц\w+|антикорупц\w+"),
    ("refugees", r"біженц\w+|переселен\w+"),
)
_TOPIC = tuple((name, re.compile(rf"\b(?:{pattern})", re.I)) for name, pattern in _CLOSED)
_AID = re.compile(
    r"\b(?:допомог\w*|підтримк\w+|пакет\w*|кредит\w*|позик\w*|грант\w*|фінансуванн\w+|внес\w+|транш\w*|кошт\w+|фонд\w*|боєприпас\w*|"
    r"озброєн\w+|збро\w+|розмінуванн\w+|відбудов\w+|відновленн\w+|сприянн\w+)\b",
    re.I,
)
_NOT_AID: Final = (
    (
        "trade",
        r"товарооб[іо]\w+|експорт\w*|імпорт\w*|торгівл\w+|прода(?:в|ла|ли|ти|ж\w*)\b|вируч\w+|дохо\w+|"
        r"прибут\w+|урожа\w+|компан\w+|заробі\w+|виторг\w*",
    ),
    ("debt", r"борг\w*|заборгован\w+|дефіцит\w*"),
    ("damage", r"збитк\w+|втрат\w+\s(?:від|станов|економік)|шкод\w+|руйнуван\w+"),
    (
        "budget",
        r"бюджет\w*\s(?:\w+\s)?на\sоборон\w+|оборонн\w+\sбюджет\w*|видатк\w+|"
        r"бюджет\s\w+\s(?:станови|сяга)\w+|витрати\s\w+\sна\sоборону",
    ),
    ("need", r"потреб\w+\s(?:у|в|на|станов)|вартість\sвідбудов\w+|потребує"),
    ("frozen_assets", r"заморожен\w+\s(?:\w+\s)?актив\w+"),
    ("fine", r"штраф\w*|хабар\w*|компенсац\w+|репарац\w+"),
    ("output", r"ВВП\s\w+\s(?:станов|сяг)\w+"),
)
_NOT = tuple((reason, re.compile(rf"\b(?:{pattern})", re.I)) for reason, pattern in _NOT_AID)


def aid_of(text: str) -> str:
    """The codebook's `aid` for a phrase: military, financial, humanitarian, mixed or unspecified."""
    kinds = [
        name
        for name, pattern in (
            ("military", _MILITARY),
            ("financial", _FINANCIAL),
            ("humanitarian", _HUMANITARIAN),
        )
        if pattern.search(text)
    ]
    return "unspecified" if not kinds else kinds[0] if len(kinds) == 1 else "mixed"


def topics_of(text: str) -> tuple[str, ...]:
    """The codebook's topics that a phrase names, in the codebook's order."""
    return tuple(name for name, pattern in _TOPIC if pattern.search(text))


def names_aid(text: str) -> bool:
    """True when the phrase has a word of support."""
    return bool(_AID.search(text))


def not_aid(text: str) -> Reason | None:
    """Why money in this phrase is no aid (`trade`, `debt`, ...), or None."""
    return next((Reason(reason) for reason, pattern in _NOT if pattern.search(text)), None)

"""Goods as written. Each row: a text, then what and how many for each thing in it."""

import pytest

from pactbook.extract.phrases.items import find_items

# text | what : quantity ; ...   (no number: open)
TABLE = """
30 F-16 fighter jets | F-16 fighter jets : 30
30 U.S.-made F-16 fighter jets | F-16 fighter jets : 30
F-16s | F-16s
six F-16s | F-16s : 6
a first batch of F-16s | F-16s
the first of 30 F-16 fighter jets | F-16 fighter jets : 30
24 Mirage 2000-5 fighter jets | Mirage 2000-5 fighter jets : 24
13 MiG-29s | MiG-29s : 13
Leopard 2 tanks | Leopard 2 tanks
14 Challenger 2 tanks | Challenger 2 tanks : 14
18 Leopard 2A6 main battle tanks | Leopard 2A6 main battle tanks : 18
1,000 old Soviet-era T-72 tanks | T-72 tanks : 1000
31 Abrams tanks | Abrams tanks : 31
45 refurbished T-72 tanks | T-72 tanks : 45
AMX-10 RC light tanks | AMX-10 RC light tanks
three CV90s | CV90s : 3
50 Bradley infantry fighting vehicles | Bradley infantry fighting vehicles : 50
40 Marder infantry fighting vehicles | Marder infantry fighting vehicles : 40
50 armoured personnel carriers | armoured personnel carriers : 50
200 M113 armored personnel carriers | M113 armored personnel carriers : 200
dozens of armoured vehicles | armoured vehicles
12 Caesar self-propelled howitzers | Caesar self-propelled howitzers : 12
a dozen Archer howitzers | Archer howitzers : 12
six PzH 2000 howitzers | PzH 2000 howitzers : 6
two additional HIMARS launchers | HIMARS launchers : 2
10,000 155-mm shells | 155-mm shells : 10000
155mm ammunition | 155mm ammunition
hundreds of thousands of shells | shells
more than 1.5 million artillery shells | artillery shells : 1500000
500,000 rounds of 155 mm artillery ammunition | rounds of 155 mm artillery ammunition : 500000
20 million rounds of small-arms ammunition | rounds of small-arms ammunition : 20000000
12 155 mm howitzers | 155 mm howitzers : 12
more munitions | munitions
ammunition | ammunition
Storm Shadow cruise missiles | Storm Shadow cruise missiles
up to 100 Storm Shadow missiles | Storm Shadow missiles : 100
Taurus missiles | Taurus missiles
200 Stinger missiles | Stinger missiles : 200
5,000 anti-tank missiles | anti-tank missiles : 5000
long-range missiles | long-range missiles
a Patriot battery | Patriot battery : 1
another Patriot battery | Patriot battery : 1
one Patriot air defence system | Patriot air defence system : 1
two Patriot air defence systems | Patriot air defence systems : 2
an IRIS-T system | IRIS-T system : 1
two IRIS-T SLM air defense batteries | IRIS-T SLM air defense batteries : 2
four Gepard anti-aircraft guns | Gepard anti-aircraft guns : 4
NASAMS and SAMP/T systems | NASAMS ; SAMP/T systems
air defence systems and ammunition | air defence systems ; ammunition
IRIS-T SLM, Patriots and SAMP/T | IRIS-T SLM ; Patriots ; SAMP/T
3 radar systems | radar systems : 3
one million drones | drones : 1000000
2,000 FPV drones | FPV drones : 2000
200 reconnaissance drones of various types | reconnaissance drones : 200
10 used Sea King helicopters | Sea King helicopters : 10
Mi-17 helicopters | Mi-17 helicopters
five patrol boats | patrol boats : 5
three mine-clearing vehicles | mine-clearing vehicles : 3
demining equipment | demining equipment
electronic warfare systems | electronic warfare systems
25 military trucks | military trucks : 25
20 ambulances | ambulances : 20
2,000 first-aid kits | first-aid kits : 2000
15,000 blankets and 200 generators | blankets : 15000 ; generators : 200
power transformers | power transformers
500 tonnes of grain | tonnes of grain : 500
a field hospital | field hospital : 1
small arms | small arms
5,000 assault rifles | assault rifles : 5000
120 mm mortars | 120 mm mortars
10,000 helmets and body armour | helmets : 10000 ; body armour
six to eight F-16s | F-16s
fighter jets, ammunition and simulators | fighter jets ; ammunition ; simulators
"""


def rows() -> list[list[str]]:
    return [line.split(" | ") for line in TABLE.strip().splitlines()]


def shown(text: str) -> str:
    goods = [item for item in find_items(text) if item.kind == "goods"]
    return " ; ".join(f"{i.what} : {i.quantity:.0f}" if i.quantity is not None else i.what for i in goods)


@pytest.mark.parametrize(("text", "expected"), rows())
def test_goods_as_written(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), rows())
def test_the_same_inside_a_sentence(text: str, expected: str) -> None:
    assert shown(f"Last week the minister said that his country was sending {text} to Kyiv.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "F-16 pilots",
        "the drone coalition",
        "missile attacks",
        "tank production",
        "the Patriot coalition",
        "ammunition plan",
        "€10 million ammunition package",
        "the missile",
        "F-16 training",
        "in March 19 people",
        "air defence capabilities",
        "drone strikes",
        "artillery fire",
    ],
)
def test_no_goods(text: str) -> None:
    assert find_items(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Belgium supplies Kyiv",
        "two rounds of talks",
        "as a weapon of war",
        "the systems",
        "food systems",
        "a platform",
    ],
)
def test_words_that_may_mean_anything_need_a_number_or_a_kind(text: str) -> None:
    assert find_items(text) == []


def test_money_is_no_quantity() -> None:
    [item] = find_items("buy €10 million ammunition now")
    assert item.quantity is None


def test_a_year_is_no_quantity() -> None:
    assert [i.quantity for i in find_items("In 2024 tanks arrived; by March 19 tanks left")] == [None, None]


def test_people_to_be_trained_are_of_another_kind() -> None:
    [item] = find_items("to train 500 Ukrainian soldiers")
    assert (item.kind, item.what, item.quantity) == ("people", "soldiers", 500)


def test_training_and_upkeep_in_a_list_of_goods_are_services() -> None:
    found = find_items("fighter jets, ammunition, training, and maintenance")
    assert [(i.what, i.kind) for i in found] == [
        ("fighter jets", "goods"),
        ("ammunition", "goods"),
        ("training", "service"),
        ("maintenance", "service"),
    ]

"""The lexicon of goods: heads, what qualifies them, and systems known by their own name."""

from typing import Final

from pactbook.extract.phrases.patterns import HYPHEN, JOIN, SPACE, any_of, phrase, words

COUNTED: Final = words("""
    tank, fighter jet, fighter, jet, aircraft, warplane, plane, helicopter, howitzer, gun, cannon,
    mortar, rifle, pistol, sniper rifle, machine gun, submachine gun, grenade launcher, launcher,
    missile, interceptor, rocket, shell, round, bomb, mine, grenade, torpedo, drone, UAV, UAS,
    quadcopter, system, battery, radar, vehicle, carrier, IFV, APC, MRAP, armored car,
    armoured car, truck, lorry, pickup, pick-up, car, SUV, bus, minibus, trailer, tractor,
    excavator, bulldozer, crane, ambulance, fire engine, fire truck, locomotive, ship, boat,
    vessel, frigate, corvette, minesweeper, minehunter, landing craft, ferry, bridge, bridgelayer,
    bridge layer, generator, transformer, turbine, boiler, heater, pump, substation, battery pack,
    power bank, solar panel, power station, autotransformer, kit, tourniquet, bandage, blanket,
    tent, sleeping bag, mattress, bed, stretcher, ventilator, field hospital, hospital, helmet,
    vest, flak jacket, uniform, boot, gas mask, night vision device, night-vision device, goggle,
    binocular, sight, scope, thermal imager, camera, laptop, computer, tablet, terminal, radio,
    satellite phone, jammer, detector, sensor, simulator, engine, barrel, spare part, warhead,
    charge, fuse, cartridge, bullet, parcel, food parcel, food package, food ration, ration, meal,
    dose, vaccine, shelter, container, module, house, robot, plough, plow, flail, robotic system,
    charger, trawl, scooter, motorcycle, quad bike, ATV, snowmobile, buggy, searchlight,
    charging station, launch vehicle, munition, weapon, effector, station, unit, mast, balloon
""")
MASS: Final = words("""
    energy equipment, power equipment, ammunition, ammo, artillery, weaponry, armour, armor,
    body armour, body armor, equipment, air defence, air defense, small arms, arms, materiel,
    matériel, hardware, machinery, grain, wheat, flour, food, medicine, medicines,
    medical supplies, supplies, fuel, diesel, clothing, gear, footwear, explosives, gunpowder,
    anti-aircraft artillery, firepower, air defences, air defenses, coal, gas, kerosene,
    fertiliser, fertilizer, seeds, corn, rice, sunflower oil, cable, cables, pipes, clothes, goods,
    optics, body armours, protective gear, rations
""")
_TECH: Final = words("""
    air defence, air defense, air-defence, air-defense, anti-aircraft, antiaircraft, anti-tank,
    antitank, anti-ship, anti-air, anti-drone, anti-missile, anti-personnel, anti-armour,
    anti-armor, armoured, armored, artillery, assault, attack, ballistic, battle, main battle,
    fighter, combat, cruise, guided, unguided, laser-guided, precision, precision-guided,
    gps-guided, radar-guided, heat-seeking, long-range, longer-range, medium-range, short-range,
    very short-range, extended-range, high-altitude, infantry fighting, infantry, fighting,
    personnel, troop, military, multiple, multiple-launch, multiple launch, launch, rocket,
    missile, mortar, howitzer, tank, naval, sea, coastal, coastal defence, coastal defense, patrol,
    reconnaissance, recon, surveillance, observation, maritime, unmanned, aerial, uncrewed,
    underwater, surface, ground, kamikaze, loitering, fpv, strike, light, heavy, medium,
    self-propelled, towed, wheeled, tracked, mobile, portable, man-portable, shoulder-fired,
    shoulder-launched, surface-to-air, air-to-air, air-to-ground, air-to-surface, ground-to-air,
    ground-to-ground, surface-to-surface, ground-based, engineering, engineer, bridge-laying,
    bridge, bridging, recovery, mine-clearing, mine clearing, mine-clearance, mine clearance,
    demining, mine, mine-resistant, mine-protected, de-mining, logistics, logistic, transport,
    cargo, utility, training, trainer, medical, medical evacuation, medevac, evacuation, command,
    communication, communications, electronic warfare, electronic-warfare, ew, jamming,
    counter-battery, counterbattery, counter-drone, counter-uas, artillery-locating, electronic,
    radar, radio, satellite, starlink, satellite communications, night, night-vision, night vision,
    thermal, thermal imaging, optical, winter, first-aid, first aid, trauma, surgical, hospital,
    field, hygiene, humanitarian, fire, fire-fighting, firefighting, rescue, power, electric,
    electrical, high-voltage, high-power, high-capacity, diesel, gas, solar, mobile power, backup,
    industrial, water, heating, small-calibre, large-calibre, small-caliber, large-caliber,
    medium-calibre, high-calibre, high-explosive, smoke, tracer, cluster, bunker-buster, hand,
    rifle, sniper, machine, automatic, semi-automatic, pistol, small, small-arms, small arms,
    calibre, caliber, all-terrain, off-road, armed, protected, protection, multi-purpose,
    multipurpose, multirole, multi-role, maneuver, manoeuvre, spare, early-warning, early warning,
    airborne, awacs, landing, raiding, rigid, inflatable, speed, fast, interceptor, jet, glide,
    ballistic-missile, aircraft, helicopter, drone, ammunition, weapons, weapon, bulletproof,
    ballistic-protection, tactical, operational, police, passenger, school, city, sanitary,
    construction, agricultural, grain, seed, nitrogen, chemical, cbrn, detection, metal, explosive,
    ordnance, disposal, robotic, remote-controlled, cyber, it, snow
""")
_NAMES: Final = words(r"""
    F-?16(?:AM|BM|A|B)?, F-?18, F/A-18, MiG-?\d\d, Su-?\d\d, Gripen, JAS{S}39, Rafale,
    Mirage(?:{S}2000(?:-5F?)?)?, Alpha{S}Jet, L-39, Mi-\d\d?, Black{S}Hawk, UH-60, Sea{S}King, Bell,
    Gazelle, Leopard(?:{S}[12](?:{S}?A\d\d?)?)?, (?:M1(?:A\d)?{S})?Abrams, Challenger(?:{S}2)?,
    T-?(?:55|62|64|72|80|84|90)(?:[A-Z]\d?|EA|AV)?, PT-91(?:{S}Twardy)?, M-?55S, CV-?90(?:{S}?\d\d)?,
    (?:M2(?:A2)?{S})?Bradley, Marder, Stryker, Patria, BMP-?\d, BTR-?\d\d[A-Z]?, BVP-?1, BRDM-?2,
    M-?113(?:A\d|G\d)?, MaxxPro, Bushmaster, (?:Roshel{S})?Senator, Boxer, Fuchs, Dingo, Rosomak,
    Piranha(?:{S}(?:III|V))?, Iveco, VAB, AMX-?10(?:{S}?RC)?, Husky, Mastiff, Wolfhound, Spartan, Humvee,
    HMMWV, ACSV, Lynx, Pandur, Viking, Bandvagn, Sisu, Pasi, Ranger, Caesar, CAESAR, Archer, PzH{S}2000,
    Panzerhaubitze{S}2000, Zuzana(?:{S}2)?, Krab, AS-?90, M777(?:A2)?, M-?109(?:A\d)?(?:L)?, DITA, DANA,
    RCH{S}155, Bohdana, FH-?70, TRF1, L119, D-?30, 2S1{S}Gvozdika, Gvozdika, M142{S}HIMARS, HIMARS, MLRS,
    M270(?:{S}MLRS)?, MARS(?:{S}II), GMLRS, GLSDB, RM-?70, BM-?21(?:{S}Grad)?, Vampire, VAMPIRE,
    Storm{S}Shadow(?:/SCALP)?, SCALP(?:-EG)?, Taurus, TAURUS, ATACMS, Tomahawk, JASSM, Stinger, Javelin,
    NLAW, AT-?4, Carl{S}Gustaf, Milan, MILAN, Starstreak, Martlet, LMM, Brimstone, Harpoon,
    RBS[ -]?(?:70|15|17|90), Mistral, Piorun, Grom, Igla, AMRAAM, AIM-?\d\d?\d?[A-Z]?,
    AASM(?:{S}Hammer)?, JDAM, Hellfire, Sidewinder, ASRAAM, Neptune, Meteor, HARM, Panzerfaust(?:{S}3)?,
    Matador, Instalaza, C-?90, IRIS-?T(?:{S}SL[MSX])?, Patriot(?:{S}PAC-?[23])?, PAC-?[23](?:{S}MSE)?,
    NASAMS, SAMP[/-]?T, (?:I-|MIM-23{S}|Improved{S})?H(?:awk|AWK), Gepard(?:{S}1A2)?, Skynex, Skyranger,
    Skyguard, Skynet, Crotale(?:{S}NG)?, Aspide, S-?(?:300|125|200)(?:PMU)?, Buk, Osa, Strela(?:-\d+)?,
    Avenger, Oerlikon, Bofors(?:{S}L-?70)?, L70, Zu-?23(?:-2)?, Shilka, Tunguska, FrankenSAM, Raven,
    Terrahawk(?:{S}Paladin)?, Gravehawk, Tridon, Bayraktar(?:{S}TB2)?, TB2, Switchblade(?:{S}\d00)?,
    Phoenix{S}Ghost, ScanEagle, Black{S}Hornet, RQ-35{S}Heidrun, Heidrun, HX-2, Warmate, FlyEye, Shahed,
    Puma, TRML-4D, TRML, Giraffe, ASC{S}890, Saab{S}340, Ground{S}Master(?:{S}[24]00)?, GM[24]00,
    Sentinel, CB-?90, Combat{S}Boat{S}90, Wisent(?:{S}1)?, Biber, Beaver, Dachs, Bergepanzer(?:{S}2)?,
    Bergepanzer, Starlink, Iron{S}Dome, Kalashnikov, AK-?\d\d, M4, M2{S}Browning,
    FN{S}(?:SCAR|FNC|Minimi|MAG), CZ{S}BREN(?:{S}2)?, Bren(?:{S}2)?, Bergmann, Themis, THeMIS
""")
"""Systems as patterns, matched with regard to case; `{S}` stands for a space or a hyphen."""

WEAK: Final = frozenset(
    words("""
    supplies, goods, units, stations, modules, sights, scopes, beds, cars, engines, charges, mines,
    rounds, fighters, gas, food, coal, houses, hospitals, bridges, power stations, computers,
    containers, meals, terminals, cameras, robots, cables, pipes, clothes, rations, seeds, rice,
    corn, arms, gear, hardware, machinery, armour, armor, equipment, systems, shelters, kits,
    tablets, turbines, radios, substations, masts, barrels, clothing, balloons, buses, tents,
    pumps, fuel, optics, goggles, charging stations, weapon, system, unit, station,
    weapons systems, vehicle, ship, boat, truck, house, hospital, bridge, car, engine, charge,
    mine, round, fighter, module, gun, bed, scope, sight, kit, shelter, terminal, container,
    camera, computer, robot, tent, bus, meal, ration, plane
    """)
)
"""Heads that name goods only with a number, or with a word before them that says what kind."""

_PLURALS: Final = {
    "aircraft": "aircraft",
    "landing craft": "landing crafts?",
    "battery": "batteries",
    "ferry": "ferries",
    "lorry": "lorries",
    "torpedo": "torpedoe?s",
    "UAS": "UAS",
    "bus": "buses",
    "minibus": "minibuses",
}


def _plural(word: str) -> str:
    return phrase(_PLURALS.get(word, f"{word}s"))


_CALIBRE = (
    rf"\d{{1,3}}(?:[.,]\d{{1,2}})?{JOIN}?(?:mm|millimetres?|millimeters?|cal(?:ib(?:re|er))?\.?)"
    rf"(?:{HYPHEN}calib(?:re|er))?"
)
_NAME = any_of(*(name.replace("{S}", f"(?:{SPACE}|{HYPHEN})") for name in _NAMES))
NAMED: Final = f"(?-i:{_NAME})(?:s|{HYPHEN}type|{HYPHEN}class)?"
TECH: Final = f"(?:{_CALIBRE}|{any_of(*map(phrase, _TECH))})"
HEADS: Final = any_of(*map(_plural, COUNTED), *map(phrase, MASS))
SINGLE_HEADS: Final = any_of(*map(phrase, COUNTED))
PEOPLE: Final = any_of(
    *map(
        phrase,
        words("""
            soldiers, troops, servicemen, servicewomen, service members, military personnel, personnel,
            recruits, military, pilots, fighter pilots, technicians, mechanics, cadets, sappers, medics,
            officers, instructors, marines, fighters, men and women, engineers, specialists, trainers,
            conscripts, infantrymen, deminers, commanders, trainees, defenders, doctors
        """),
    )
)

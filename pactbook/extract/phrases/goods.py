"""The lexicon of goods: heads, what qualifies them, and systems known by their own name."""

from typing import Final


from pactbook.extract.phrases.patterns import HYPHEN, JOIN, SPACE, any_of, phrase

COUNTED: Final = (
    "tank", "fighter jet", "fighter", "jet", "aircraft", "warplane", "plane", "helicopter", "howitzer", "gun", "cannon",
    "mortar", "rifle", "pistol", "sniper rifle", "machine gun", "submachine gun", "grenade launcher", "launcher", "missile",
    "interceptor", "rocket", "shell", "round", "bomb", "mine", "grenade", "torpedo", "drone", "UAV", "UAS", "quadcopter",
    "system", "battery", "radar", "vehicle", "carrier", "IFV", "APC", "MRAP", "armored car", "armoured car", "truck",
    "lorry", "pickup", "pick-up", "car", "SUV", "bus", "minibus", "trailer", "tractor", "excavator", "bulldozer", "crane",
    "ambulance", "fire engine", "fire truck", "locomotive", "ship", "boat", "vessel", "frigate", "corvette", "minesweeper",
    "minehunter", "landing craft", "ferry", "bridge", "bridgelayer", "bridge layer", "generator", "transformer", "turbine",
    "boiler", "heater", "pump", "substation", "battery pack", "power bank", "solar panel", "power station", "autotransformer",
    "kit", "tourniquet", "bandage", "blanket", "tent", "sleeping bag", "mattress", "bed", "stretcher", "ventilator",
    "field hospital", "hospital", "helmet", "vest", "flak jacket", "uniform", "boot", "gas mask", "night vision device",
    "night-vision device", "goggle", "binocular", "sight", "scope", "thermal imager", "camera", "laptop", "computer",
    "tablet", "terminal", "radio", "satellite phone", "jammer", "detector", "sensor", "simulator", "engine", "barrel",
    "spare part", "part", "component", "warhead", "charge", "fuse", "cartridge", "bullet", "parcel", "ration", "meal",
    "dose", "vaccine", "shelter", "container", "module", "house", "robot", "plough", "plow", "flail", "robotic system",
    "charger", "trawl", "scooter", "motorcycle", "quad bike", "ATV", "snowmobile", "buggy", "searchlight",
    "charging station", "launch vehicle", "munition", "weapon", "effector", "platform", "station", "unit", "mast", "balloon",
)  # fmt: skip
MASS: Final = (
    "ammunition", "ammo", "artillery", "weaponry", "armour", "armor", "body armour", "body armor", "equipment",
    "air defence", "air defense", "small arms", "arms", "materiel", "matériel", "hardware", "machinery", "grain", "wheat",
    "flour", "food", "medicine", "medicines", "medical supplies", "supplies", "fuel", "diesel", "clothing", "gear",
    "footwear", "explosives", "gunpowder", "anti-aircraft artillery", "firepower", "air defences", "air defenses",
    "coal", "gas", "kerosene", "fertiliser", "fertilizer", "seeds", "corn", "rice", "sunflower oil", "cable", "cables",
    "pipes", "clothes", "goods", "optics", "body armours", "protective gear", "rations",
)  # fmt: skip
_TECH: Final = (
    "air defence", "air defense", "air-defence", "air-defense", "anti-aircraft", "antiaircraft", "anti-tank", "antitank",
    "anti-ship", "anti-air", "anti-drone", "anti-missile", "anti-personnel", "anti-armour", "anti-armor", "armoured",
    "armored", "artillery", "assault", "attack", "ballistic", "battle", "main battle", "fighter", "combat", "cruise",
    "guided", "unguided", "laser-guided", "precision", "precision-guided", "gps-guided", "radar-guided", "heat-seeking",
    "long-range", "longer-range", "medium-range", "short-range", "very short-range", "extended-range", "high-altitude",
    "infantry fighting", "infantry", "fighting", "personnel", "troop", "military", "multiple", "multiple-launch", "multiple launch",
    "launch", "rocket", "missile", "mortar", "howitzer", "tank", "naval", "sea", "coastal", "coastal defence",
    "coastal defense", "patrol", "reconnaissance", "recon", "surveillance", "observation", "maritime", "unmanned", "aerial",
    "uncrewed", "underwater", "surface", "ground", "kamikaze", "loitering", "fpv", "strike", "light", "heavy",
    "medium", "self-propelled", "towed", "wheeled", "tracked", "mobile", "portable", "man-portable", "shoulder-fired",
    "shoulder-launched", "surface-to-air", "air-to-air", "air-to-ground", "air-to-surface", "ground-to-air",
    "ground-to-ground", "surface-to-surface", "ground-based", "engineering", "engineer", "bridge-laying", "bridge",
    "bridging", "recovery", "mine-clearing", "mine clearing", "mine-clearance", "mine clearance", "demining", "mine",
    "mine-resistant", "mine-protected", "de-mining", "logistics", "logistic", "transport", "cargo", "utility", "training",
    "trainer", "medical", "medical evacuation", "medevac", "evacuation", "command", "communication", "communications",
    "electronic warfare", "electronic-warfare", "ew", "jamming", "counter-battery", "counterbattery", "counter-drone",
    "counter-uas", "artillery-locating", "electronic", "radar", "radio", "satellite", "starlink", "satellite communications",
    "night", "night-vision", "night vision", "thermal", "thermal imaging", "optical", "winter", "first-aid", "first aid",
    "trauma", "surgical", "hospital", "field", "food", "hygiene", "humanitarian", "fire", "fire-fighting", "firefighting",
    "rescue", "power", "electric", "electrical", "energy", "high-voltage", "high-power", "high-capacity", "diesel", "gas", "solar", "mobile power",
    "backup", "industrial", "water", "heating", "small-calibre", "large-calibre", "small-caliber", "large-caliber",
    "medium-calibre", "high-calibre", "high-explosive", "smoke", "tracer", "cluster", "bunker-buster", "hand", "rifle", "sniper", "machine",
    "automatic", "semi-automatic", "pistol", "small", "small-arms", "small arms", "calibre", "caliber", "all-terrain", "off-road", "armed",
    "protected", "protection", "multi-purpose", "multipurpose", "multirole", "multi-role", "maneuver", "manoeuvre", "spare", "early-warning", "early warning",
    "airborne", "awacs", "landing", "raiding", "rigid", "inflatable", "speed", "fast", "interceptor", "jet", "glide",
    "ballistic-missile", "aircraft", "helicopter", "drone", "ammunition", "weapons", "weapon", "bulletproof", "ballistic-protection",
    "tactical", "operational", "police", "passenger", "school", "city", "sanitary", "construction", "agricultural", "grain", "seed",
    "nitrogen", "chemical", "cbrn", "detection", "metal", "explosive", "ordnance", "disposal", "robotic", "remote-controlled", "cyber", "it", "snow",
)  # fmt: skip
_NAMES: Final = (
    r"F-?16(?:AM|BM|A|B)?", r"F-?18", r"F/A-18", r"MiG-?\d\d", r"Su-?\d\d", "Gripen", r"JAS{S}39", "Rafale", r"Mirage(?:{S}2000(?:-5F?)?)?",
    r"Alpha{S}Jet", r"L-39", r"Mi-\d{1,2}", r"Black{S}Hawk", r"UH-60", r"Sea{S}King", "Bell", "Gazelle", r"Leopard(?:{S}[12](?:{S}?A\d{1,2})?)?",
    r"(?:M1(?:A\d)?{S})?Abrams", r"Challenger(?:{S}2)?", r"T-?(?:55|62|64|72|80|84|90)(?:[A-Z]\d?|EA|AV)?", r"PT-91(?:{S}Twardy)?", r"M-?55S", r"CV-?90(?:{S}?\d\d)?",
    r"(?:M2(?:A2)?{S})?Bradley", "Marder", "Stryker", "Patria", r"BMP-?\d", r"BTR-?\d\d[A-Z]?", r"BVP-?1", r"BRDM-?2", r"M-?113(?:A\d|G\d)?", "MaxxPro", "Bushmaster", r"(?:Roshel{S})?Senator",
    "Boxer", "Fuchs", "Dingo", "Rosomak", "Piranha(?:{S}(?:III|V))?", "Iveco", "VAB", r"AMX-?10(?:{S}?RC)?", "Husky", "Mastiff", "Wolfhound", "Spartan", r"Humvee", "HMMWV", "ACSV", "Lynx", "Pandur", "Viking", "Bandvagn", "Sisu", r"Pasi", "Ranger", r"Caesar", "CAESAR",
    "Archer", r"PzH{S}2000", r"Panzerhaubitze{S}2000", r"Zuzana(?:{S}2)?", "Krab", r"AS-?90", r"M777(?:A2)?", r"M-?109(?:A\d)?(?:L)?", "DITA", "DANA", r"RCH{S}155", "Bohdana", "FH-?70", "TRF1", "L119", r"D-?30", "2S1{S}Gvozdika", "Gvozdika",
    r"M142{S}HIMARS", "HIMARS", "MLRS", r"M270(?:{S}MLRS)?", r"MARS(?:{S}II)", "GMLRS", "GLSDB", r"RM-?70", r"BM-?21(?:{S}Grad)?", "Vampire", "VAMPIRE",
    r"Storm{S}Shadow(?:/SCALP)?", r"SCALP(?:-EG)?", "Taurus", "TAURUS", "ATACMS", "Tomahawk", "JASSM", "Stinger", "Javelin", "NLAW", r"AT-?4", r"Carl{S}Gustaf", "Milan", "MILAN", "Starstreak",
    "Martlet", "LMM", "Brimstone", "Harpoon", r"RBS[ -]?(?:70|15|17|90)", "Mistral", "Piorun", "Grom", "Igla", r"AMRAAM", r"AIM-?\d{1,3}[A-Z]?", r"AASM(?:{S}Hammer)?", "JDAM", r"Hellfire", r"Sidewinder", "ASRAAM", "Neptune", r"Meteor", "HARM",
    r"Panzerfaust(?:{S}3)?", "Matador", "Instalaza", r"C-?90", r"IRIS-?T(?:{S}SL[MSX])?", r"Patriot(?:{S}PAC-?[23])?", r"PAC-?[23](?:{S}MSE)?", "NASAMS", r"SAMP[/-]?T", r"(?:I-|MIM-23{S}|Improved{S})?H(?:awk|AWK)", r"Gepard(?:{S}1A2)?", "Skynex", "Skyranger",
    "Skyguard", "Skynet", r"Crotale(?:{S}NG)?", "Aspide", r"S-?(?:300|125|200)(?:PMU)?", "Buk", "Osa", "Strela(?:-\d+)?", "Avenger", "Oerlikon", "Bofors(?:{S}L-?70)?", "L70", r"Zu-?23(?:-2)?", "Shilka", "Tunguska", r"FrankenSAM", "Raven", r"Terrahawk(?:{S}Paladin)?", "Gravehawk", "Tridon",
    r"Bayraktar(?:{S}TB2)?", "TB2", r"Switchblade(?:{S}\d00)?", r"Phoenix{S}Ghost", r"ScanEagle", r"Black{S}Hornet", "RQ-35{S}Heidrun", "Heidrun", r"HX-2", r"Warmate", "FlyEye", r"Shahed", "Puma",
    r"TRML-4D", "TRML", r"Giraffe", r"ASC{S}890", r"Saab{S}340", r"Ground{S}Master(?:{S}[24]00)?", r"GM[24]00", "Sentinel", r"CB-?90", r"Combat{S}Boat{S}90", r"Wisent(?:{S}1)?", "Biber", "Beaver", "Dachs", r"Bergepanzer(?:{S}2)?", "Bergepanzer",
    "Starlink", "Iron{S}Dome", "Kalashnikov", "AK-?\d\d", "M4", "M2{S}Browning", "FN{S}(?:SCAR|FNC|Minimi|MAG)", "CZ{S}BREN(?:{S}2)?", "Bren(?:{S}2)?", "Bergmann", "Themis", "THeMIS",
)  # fmt: skip

_PLURALS: Final = {
    "aircraft": "aircraft", "landing craft": "landing crafts?", "battery": "batteries", "ferry": "ferries",
    "lorry": "lorries", "torpedo": "torpedoe?s", "UAS": "UAS", "bus": "buses", "minibus": "minibuses",
    "box": "boxes",
}  # fmt: skip


def _plural(word: str) -> str:
    return phrase(_PLURALS[word]) if word in _PLURALS else phrase(word) + "s"


_CALIBRE = rf"\d{{1,3}}(?:[.,]\d{{1,2}})?(?:{JOIN})?(?:mm|millimetres?|millimeters?|cal(?:ib(?:re|er))?\.?)(?:{HYPHEN}calib(?:re|er))?"
NAMED: Final = f"(?-i:{any_of(*(name.replace('{S}', f'(?:{SPACE}|{HYPHEN})') for name in _NAMES))})(?:s|{HYPHEN}type|{HYPHEN}class)?"
TECH: Final = f"(?:{_CALIBRE}|{any_of(*(phrase(word) for word in _TECH))})"
HEADS: Final = any_of(*(_plural(word) for word in COUNTED), *(phrase(word) for word in MASS))
SINGLE_HEADS: Final = any_of(*(phrase(word) for word in COUNTED))

PEOPLE: Final = any_of(
    *(phrase(word) for word in (
        "soldiers", "troops", "servicemen", "servicewomen", "service members", "military personnel", "personnel",
        "recruits", "military", "pilots", "fighter pilots", "technicians", "mechanics", "cadets", "sappers", "medics",
        "officers", "instructors", "marines", "fighters", "men and women", "engineers", "specialists", "trainers",
        "conscripts", "infantrymen", "deminers", "commanders", "trainees", "defenders", "doctors",
    ))
)  # fmt: skip

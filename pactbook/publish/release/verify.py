"""Is this release of Pactbook whole, and is it the one that was published?

    python -I -S verify.py [FOLDER] [--root HASH] [--previous FOLDER] [--json]

One file, Python's standard library only (3.11 or later); it opens no network and writes nothing. Every damage
is named on a line of its own. Exit status: 0 nothing is wrong, 1 something is, 2 the call was not understood.

What is checked:

1. MANIFEST.json lists every file with its size and sha256. No file may be changed, missing or added.
2. log.jsonl holds one event a line: a running number, a kind, the id of an object, the sha256 of the
   object's body, and a time. Each line is a leaf of a Merkle tree (RFC 6962) whose root stands in the
   manifest. `--root` holds the log to the root that was published elsewhere; it also takes the published
   sha256 of MANIFEST.json, which vouches for every file.
3. bodies.jsonl holds the body that each event names, on the same line, or null for a decision of a person.
   Its sha256 must be the one in the log.
4. The tables of claims and documents must say what the bodies say; every CSV must say the same as
   its JSON Lines.
5. The manifest names the release before this one, with a proof that its log is the beginning of this log.
   `--previous` compares with that release itself.
"""

import argparse
import csv
import hashlib
import io
import json
import os
import sys
from collections.abc import Iterator

OPEN = ("document", "claim", "entry", "issue")
EMPTY = hashlib.sha256(b"").hexdigest()


def damages(folder, root=None, previous=None):
    """Yield (place, what is wrong) for everything that is wrong with the release in a folder."""
    manifest, problems = read_manifest(folder)
    yield from problems
    if manifest is None:
        return
    log, problems = read_lines(folder, "log.jsonl")
    yield from problems
    bodies, problems = read_lines(folder, "bodies.jsonl")
    yield from problems
    checks = [("files", check_files(folder, manifest))]
    if log is not None:
        checks.append(("log.jsonl", check_log(log, manifest)))
        checks.append(("MANIFEST.json", check_link(log, manifest)))
        if root is not None:
            checks.append(("release", check_root(folder, log, root)))
        if bodies is not None:
            checks.append(("bodies.jsonl", check_bodies(log, bodies)))
            checks.append(("data", check_record(folder, log, bodies, manifest)))
    for name in sorted(manifest["tables"]):
        checks.append((f"data/{name}", check_table(folder, name, manifest["tables"][name])))
    if previous is not None:
        checks.append(("MANIFEST.json", check_previous(manifest, log, previous)))
    for place, check in checks:
        yield from guarded(place, check)


def guarded(place, check):
    """What a check finds; where it meets what no release holds, that is damage too."""
    try:
        yield from check
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        yield place, f"cannot be checked to its end ({type(error).__name__}: {error})"


# --- the manifest and the files that it lists


def read_manifest(folder):
    """The manifest, and what is wrong with it; None for one that cannot be used at all."""
    try:
        with open(os.path.join(folder, "MANIFEST.json"), "rb") as file:
            found = json.loads(file.read())
    except FileNotFoundError:
        return None, [("MANIFEST.json", "is missing: this is no release, or not a whole one")]
    except (OSError, ValueError, RecursionError) as error:
        return None, [("MANIFEST.json", f"cannot be read: {error}")]
    wanted = {"name": str, "tree": dict, "coordinates": dict, "tables": dict, "files": dict}
    if not isinstance(found, dict) or found.get("pactbook_release") != 1:
        return None, [("MANIFEST.json", "is no manifest of a release in form 1")]
    for key, kind in wanted.items():
        if not isinstance(found.get(key), kind):
            return None, [("MANIFEST.json", f"lacks {key!r}")]
    if not isinstance(found["tree"].get("size"), int) or not isinstance(found["tree"].get("root"), str):
        return None, [("MANIFEST.json", "lacks the size and root of the log")]
    listed = found["files"].values()
    if not all(isinstance(one, dict) and isinstance(one.get("sha256"), str) for one in listed):
        return None, [("MANIFEST.json", "lists a file without its sha256")]
    return found, []


def check_files(folder, manifest):
    """Every file that is listed, as it is listed, and no other."""
    there = set(walk(folder)) - {"MANIFEST.json"}
    listed = manifest["files"]
    for path in sorted(listed.keys() - there):
        yield path, "is missing"
    for path in sorted(there - listed.keys()):
        yield path, "is not part of the release: the manifest does not list it"
    for path in sorted(there & listed.keys()):
        full = os.path.join(folder, *path.split("/"))
        if os.path.islink(full):
            yield path, "is a link, not a file"
            continue
        with open(full, "rb") as file:
            data = file.read()
        if hashlib.sha256(data).hexdigest() != listed[path]["sha256"]:
            more = f": {len(data)} bytes, not {listed[path].get('bytes')}"
            yield path, "was changed" + (more if len(data) != listed[path].get("bytes") else "")


def walk(folder):
    """Paths of all files below a folder, with slashes. What running this program leaves is not counted."""
    for where, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in files + [one for one in folders if os.path.islink(os.path.join(where, one))]:
            yield os.path.relpath(os.path.join(where, name), folder).replace(os.sep, "/")


def read_lines(folder, path):
    """The lines of a file as bytes without their ends, and what is wrong; None where there is no file."""
    try:
        with open(os.path.join(folder, *path.split("/")), "rb") as file:
            data = file.read()
    except OSError:
        return None, []  # its absence is named already
    if data and not data.endswith(b"\n"):
        return data.split(b"\n"), [(path, "is cut off in its last line")]
    return data.split(b"\n")[:-1], []


# --- the log and its Merkle tree, RFC 6962


def leaf(data):
    return hashlib.sha256(b"\x00" + data).digest()


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def tree_root(leaves):
    """The root over leaf hashes, as hexadecimal. Whole subtrees wait on a stack until they have a sister."""
    stack = []
    for size, new in enumerate(leaves):
        while size & 1:
            new, size = node(stack.pop(), new), size >> 1
        stack.append(new)
    if not stack:
        return EMPTY
    found = stack.pop()
    while stack:
        found = node(stack.pop(), found)
    return found.hex()


def continues(first, second, first_root, second_root, proof):
    """True when the proof shows that a tree of `first` leaves is the beginning of one of `second`.

    RFC 9162, section 2.1.4.2.
    """
    if not 1 <= first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    steps = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    if not steps:
        return False
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node(step, old), node(step, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node(new, step)
        at, last = at >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


def check_log(log, manifest):
    """Numbers without gaps, times that never go back, and the size and root that the manifest names."""
    last = ""
    for number, line in enumerate(log, 1):
        place = f"log.jsonl line {number}"
        event = parsed(line)
        if event is None or set(event) != {"seq", "kind", "object", "payload", "recorded_at"}:
            yield place, "is no event"
            continue
        if event["seq"] != number:
            yield place, f"is event {event['seq']}: the log has a gap or was put in another order"
        if str(event["recorded_at"]) < last:
            yield place, "is older than the event before it"
        last = str(event["recorded_at"])
    tree = manifest["tree"]
    if len(log) != tree["size"]:
        yield "log.jsonl", f"holds {len(log)} events; the manifest says {tree['size']}"
    found = tree_root(map(leaf, log))
    if found != tree["root"]:
        yield "log.jsonl", f"has the Merkle root {found}; the manifest says {tree['root']}"


def check_root(folder, log, root):
    """The log is the one whose root was published, or the manifest the one whose sha256 was."""
    wanted = root.strip().lower()
    with open(os.path.join(folder, "MANIFEST.json"), "rb") as file:
        manifest_hash = hashlib.sha256(file.read()).hexdigest()
    found = tree_root(map(leaf, log))
    if wanted not in (found, manifest_hash):
        said = f"Merkle root {found}, sha256 of MANIFEST.json {manifest_hash}"
        yield "release", f"is not the one that was published as {wanted}: {said}"


def check_link(log, manifest):
    """The release before is the beginning of this one."""
    link = manifest.get("previous")
    if link is None:
        return
    try:
        size, root = link["size"], bytes.fromhex(link["root"])
        proof = [bytes.fromhex(step) for step in link["consistency"]]
        tree = manifest["tree"]
        sound = continues(size, tree["size"], root, bytes.fromhex(tree["root"]), proof)
    except (KeyError, TypeError, ValueError):
        yield "MANIFEST.json", "names a previous release in a form that cannot be read"
        return
    if not sound:
        yield "MANIFEST.json", f"does not prove that release {link.get('name')} is its beginning"
    if tree_root(map(leaf, log[:size])) != link["root"]:
        yield "log.jsonl", f"does not begin with the log of release {link.get('name')}"


def check_previous(manifest, log, folder):
    """The release before is the very one in another folder."""
    link = manifest.get("previous")
    if link is None:
        yield "MANIFEST.json", "names no previous release"
        return
    try:
        with open(os.path.join(folder, "MANIFEST.json"), "rb") as file:
            data = file.read()
    except OSError as error:
        yield os.path.join(folder, "MANIFEST.json"), f"cannot be read: {error.strerror}"
        return
    if hashlib.sha256(data).hexdigest() != link.get("manifest"):
        yield "MANIFEST.json", f"was made after another release than the one in {folder}"
    before, _ = read_lines(folder, "log.jsonl")
    if log is not None and before is not None and log[: len(before)] != before:
        yield "log.jsonl", f"does not begin with the log in {folder}"


# --- bodies and tables


def check_bodies(log, bodies):
    """Each body is the one whose sha256 the log names."""
    if len(log) != len(bodies):
        yield "bodies.jsonl", f"holds {len(bodies)} bodies for {len(log)} events"
    for number, (line, body) in enumerate(zip(log, bodies, strict=False), 1):
        event = parsed(line) or {}
        if body == b"null" and event.get("kind") not in OPEN:
            continue
        if hashlib.sha256(body).hexdigest() != event.get("payload"):
            yield f"bodies.jsonl line {number}", "is not the body that the log names"


def check_record(folder, log, bodies, manifest):
    """The tables of claims and documents say what the bodies say, and leave nothing out."""
    kept, verdicts = {"claim": {}, "document": {}}, set()
    for line, body in zip(log, bodies, strict=False):
        event = parsed(line) or {}
        if event.get("kind") in kept:
            kept[event["kind"]][event["object"]] = parsed(body) or {}
        elif event.get("kind") == "verdict":
            verdicts.add(event["object"])
    everything = manifest["coordinates"].get("known") is None
    for name, key, record, said in (
        ("claims", "id", kept["claim"], claim_said),
        ("documents", "key", kept["document"], document_said),
    ):
        seen = set()
        for number, row in rows(folder, name):
            place = f"data/{name}.jsonl row {number}"
            identifier = row.get(key)
            if identifier in seen:
                yield place, f"is there twice: {identifier}"
            seen.add(identifier)
            # What a person wrote stands in a verdict, of which only the hash is released.
            if row.get("extractor") == "person" and name == "claims" and identifier not in record:
                if not row.get("decisions") or not verdicts.issuperset(row["decisions"]):
                    yield place, "was written by a person, and no verdict in the log says so"
                continue
            if identifier not in record:
                yield place, f"is in no event of the log: {identifier}"
                continue
            for field, value in said(record[identifier]):
                if row.get(field) != value:
                    yield place, f"{field} is not what the record says"
        if everything and os.path.exists(os.path.join(folder, "data", f"{name}.jsonl")):
            for identifier in sorted(record.keys() - seen):
                yield f"data/{name}.jsonl", f"leaves out {identifier}"


def claim_said(body):
    for field in ("document", "label", "published", "start", "end", "quote", "kind", "values", "modality"):
        yield field, body.get(field)
    for field in ("attributed_to", "confidence", "extractor"):
        yield field, body.get(field)


def document_said(body):
    yield "article", body.get("number")
    for field in ("sha256", "label", "published", "published_by", "media_type"):
        yield field, body.get(field)
    source = body.get("source") or {}
    for field in ("title", "publisher", "address", "licence", "retrieved", "language", "citation"):
        yield field, source.get(field)


def check_table(folder, name, number):
    """A table has as many rows as the manifest says, and its CSV says what its JSON Lines say."""
    found = list(rows(folder, name))
    if not os.path.exists(os.path.join(folder, "data", f"{name}.jsonl")):
        return
    if len(found) != number:
        yield f"data/{name}.jsonl", f"holds {len(found)} rows; the manifest says {number}"
    csv.field_size_limit(2**31 - 1)  # a list of claims in one cell may be long
    try:
        with open(os.path.join(folder, "data", f"{name}.csv"), "rb") as file:
            cells = list(csv.reader(io.StringIO(file.read().decode("utf-8"), newline=""), strict=True))
    except OSError:
        return
    except (ValueError, csv.Error) as error:
        yield f"data/{name}.csv", f"cannot be read: {error}"
        return
    names = cells[0] if cells else []
    if len(cells) - 1 != len(found):
        yield f"data/{name}.csv", f"holds {len(cells) - 1} rows; data/{name}.jsonl holds {len(found)}"
    for (at, row), line in zip(found, cells[1:], strict=False):
        wrong = [key for key, text in zip(names, line, strict=False) if cell(row.get(key)) != text]
        if list(row) != names or len(line) != len(names):
            yield f"data/{name}.csv row {at}", f"has other fields than data/{name}.jsonl"
        elif wrong:
            yield f"data/{name}.csv row {at}", f"differs from data/{name}.jsonl in {', '.join(wrong)}"


def rows(folder, name) -> Iterator[tuple[int, dict]]:
    """The rows of a table with their numbers; a line that is no row is an empty one."""
    lines, _ = read_lines(folder, f"data/{name}.jsonl")
    for number, line in enumerate(lines or [], 1):
        yield number, parsed(line) or {}


def cell(value):
    """A value as it stands in a CSV: nothing for null, text as it is, all else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def parsed(line):
    """The JSON object on a line, or None."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


# --- the command


def main(arguments=None):
    """Check a release and say what was found; the exit status."""
    own = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(
        prog="verify.py", description="Is this release whole, and is it the one that was published?"
    )
    parser.add_argument("folder", nargs="?", default=own, help="the release; this folder when left out")
    parser.add_argument("--root", help="the Merkle root, or the sha256 of MANIFEST.json, published elsewhere")
    parser.add_argument("--previous", help="the folder of the release before this one")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    asked = parser.parse_args(arguments)
    named = damages(asked.folder, asked.root, asked.previous)
    found = [{"place": place, "message": said} for place, said in named]
    if asked.json:
        print(json.dumps({"sound": not found, "damages": found}, indent=2))
    else:
        for one in found:
            print(printable(f"{one['place']}: {one['message']}"))
        print(verdict(len(found), asked.root))
    return 1 if found else 0


def printable(text):
    """Text that no terminal acts on, in letters that every terminal has."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in text)
    return shown.encode("ascii", "backslashreplace").decode("ascii")


def verdict(number, root):
    """The last line: what may be relied on."""
    if number:
        return f"NOT SOUND: {number} damage{'s' if number > 1 else ''} found"
    if root is None:
        return "sound in itself; compare with a root published elsewhere: --root HASH"
    return "sound, and the one that was published"


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Fails on an arrow that points up.

The order of the house is the list of folders in src/CMakeLists.txt. Each folder's CMakeLists.txt says in USES what it may use; this
check holds USES against the order, and every #include "folder/..." against USES.
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
order = re.search(r"foreach\(folder ([^)]*)\)", (root / "src/CMakeLists.txt").read_text()).group(1).split()
wrong = []
for place, folder in enumerate(order):
    listing = (root / "src" / folder / "CMakeLists.txt").read_text()
    found = re.search(r"USES ([a-z ]+?)(?: LIBRARIES|\))", listing)
    uses = set(found.group(1).split()) if found else set()
    if folder == "app":
        uses = set(order)
    wrong += [f"src/{folder}/CMakeLists.txt: {other} stands below {folder}" for other in uses if other in order[place + 1:]]
    for path in sorted((root / "src" / folder).rglob("*.[ch]pp")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            include = re.match(r'\s*#include "([a-z]+)/', line)
            if include and include.group(1) in order and include.group(1) not in uses | {folder}:
                wrong.append(f"{path.relative_to(root)}:{number}: {folder} may not use {include.group(1)}")
print("\n".join(wrong) or f"{len(order)} folders, every arrow points down")
sys.exit(1 if wrong else 0)

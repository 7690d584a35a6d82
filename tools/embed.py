#!/usr/bin/env python3
"""Puts files into the program: writes NAME.S (the bytes, by .incbin) and NAME.cpp (the table over them) into a build folder.

embed.py assets FOLDER OUT     what esbuild left for the browser, each file with its gzip twin: http::assets()
embed.py templates SRC OUT     SRC/*/templates/*.tpl as "folder/name": html's table of templates
embed.py samples FOLDER OUT    FOLDER/*.txt by their names: documents' own texts for the gallery
embed.py schema SRC OUT        SRC/*/schema/NNN-name.sql as "folder/NNN-name", in the order of the house: db's migrations
embed.py catalogue FOLDER OUT  catalogue/NAME/* by their names: NAME::catalogue_file(), a domain's regulation as data

An output is only touched when it changes, so that an unchanged folder builds nothing. A missing folder is an empty one.
"""
import gzip
import hashlib
import pathlib
import re
import sys

TYPES = {
    ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".webp": "image/webp", ".jpg": "image/jpeg",
    ".woff2": "font/woff2", ".woff": "font/woff", ".json": "application/json; charset=utf-8", ".txt": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8", ".webmanifest": "application/manifest+json", ".wasm": "application/wasm",
    ".map": "application/json; charset=utf-8", ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}


def write(path, data):
    if isinstance(data, str):
        data = data.encode()
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def assembler(symbols):
    """symbols: (name, path, digest). The digest stands in a comment so that a changed file changes this one, and is assembled anew."""
    lines = ['.section .rodata']
    for name, path, digest in symbols:
        lines += [f".global {name}, {name}_end", ".balign 16", f"{name}: .incbin {quoted(str(path))} # {digest}", f"{name}_end: .byte 0"]
    return "\n".join(lines + ['.section .note.GNU-stack,"",%progbits', ""])


def declarations(symbols):
    return "\n".join(f"extern char const {name}[], {name}_end[];" for name, _, _ in symbols)


def view(symbol):
    return f"{{{symbol}, static_cast<std::size_t>({symbol}_end - {symbol})}}" if symbol else "{}"


def assets(folder, out):
    symbols, rows = [], []
    files = sorted((p for p in folder.rglob("*") if p.is_file()), key=lambda p: p.relative_to(folder).as_posix().encode()) if folder.is_dir() else []
    for number, path in enumerate(files):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        stem, suffix = name[: len(name) - len(path.suffix)], path.suffix
        symbols.append((f"benvung_asset_{number}", path.resolve(), digest))
        packed = gzip.compress(data, 9, mtime=0)
        twin = ""
        if len(data) > 1024 and len(packed) < len(data) * 0.9:
            twin = f"benvung_asset_{number}_gzip"
            target = out / "gzip" / f"{number}.gz"
            write(target, packed)
            symbols.append((twin, target.resolve(), digest))
        hashed = re.search(r"-[A-Z0-9]{8}\.", path.name) is not None  # the mark of esbuild
        rows.append(f"    {{{quoted(name)}, {quoted(f'/static/{stem}.{digest[:10]}{suffix}')}, "
                    f"{quoted(TYPES.get(suffix, 'application/octet-stream'))}, {quoted(chr(34) + digest[:20] + chr(34))}, "
                    f"{view(symbols[-1][0] if not twin else symbols[-2][0])}, {view(twin)}, {'true' if hashed else 'false'}}},")
    table = "constexpr std::size_t kCount = %d;\nAsset const kAssets[kCount + 1] = {\n%s\n    {}};" % (len(rows), "\n".join(rows))
    return symbols, f"""// Made by tools/embed.py.
#include "http/assets.hpp"

#include <cstddef>

extern "C" {{
{declarations(symbols)}
}}

namespace http {{

namespace {{
{table}
}} // namespace

std::span<Asset const> assets() {{ return {{kAssets, kCount}}; }}

}} // namespace http
"""


def templates(source, out):
    symbols, rows = [], []
    for number, path in enumerate(sorted(source.glob("*/templates/*.tpl"))):
        symbols.append((f"benvung_template_{number}", path.resolve(), hashlib.sha256(path.read_bytes()).hexdigest()))
        rows.append(f"    {{{quoted(path.parts[-3] + '/' + path.stem)}, {view(symbols[-1][0])}}},")
    table = "\n".join(rows)
    return symbols, f"""// Made by tools/embed.py.
#include "html/embedded.hpp"

#include <cstddef>

extern "C" {{
{declarations(symbols)}
}}

namespace html {{

namespace {{
constexpr std::size_t kCount = {len(rows)};
EmbeddedTemplate const kTemplates[kCount + 1] = {{
{table}
    {{}}}};
}} // namespace

std::span<EmbeddedTemplate const> embedded_templates() {{ return {{kTemplates, kCount}}; }}

}} // namespace html
"""


def samples(source, out):
    symbols, rows = [], []
    for number, path in enumerate(sorted(source.glob("*.txt"))):
        symbols.append((f"benvung_sample_{number}", path.resolve(), hashlib.sha256(path.read_bytes()).hexdigest()))
        rows.append(f"    {{{quoted(path.stem)}, {view(symbols[-1][0])}}},")
    table = "\n".join(rows)
    return symbols, f"""// Made by tools/embed.py.
#include "documents/samples.hpp"

#include <cstddef>

extern "C" {{
{declarations(symbols)}
}}

namespace documents {{

namespace {{
constexpr std::size_t kCount = {len(rows)};
SampleText const kSamples[kCount + 1] = {{
{table}
    {{}}}};
}} // namespace

std::span<SampleText const> sample_texts() {{ return {{kSamples, kCount}}; }}

}} // namespace documents
"""


def schema(source, out):
    order = re.search(r"foreach\(folder ([^)]*)\)", (source / "CMakeLists.txt").read_text()).group(1).split()
    symbols, rows = [], []
    for number, path in enumerate(sorted(source.glob("*/schema/*.sql"), key=lambda p: (order.index(p.parts[-3]), p.name))):
        symbols.append((f"benvung_schema_{number}", path.resolve(), hashlib.sha256(path.read_bytes()).hexdigest()))
        rows.append(f"    {{{quoted(path.parts[-3] + '/' + path.stem)}, {view(symbols[-1][0])}}},")
    table = "\n".join(rows)
    return symbols, f"""// Made by tools/embed.py.
#include "db/embedded.hpp"

#include <cstddef>

extern "C" {{
{declarations(symbols)}
}}

namespace db {{

namespace {{
constexpr std::size_t kCount = {len(rows)};
EmbeddedSchema const kSchema[kCount + 1] = {{
{table}
    {{}}}};
}} // namespace

std::span<EmbeddedSchema const> embedded_schema() {{ return {{kSchema, kCount}}; }}

}} // namespace db
"""


def catalogue(source, out):
    symbols, rows = [], []
    domain = source.name
    for number, path in enumerate(sorted(path for path in source.iterdir() if path.is_file())):
        symbols.append((f"benvung_catalogue_{domain}_{number}", path.resolve(), hashlib.sha256(path.read_bytes()).hexdigest()))
        rows.append(f"    if (name == {quoted(path.name)}) return {view(symbols[-1][0])};")
    table = "\n".join(rows)
    return symbols, f"""// Made by tools/embed.py.
#include "{domain}/catalogue.hpp"

#include <cstddef>

extern "C" {{
{declarations(symbols)}
}}

namespace {domain} {{

std::string_view catalogue_file(std::string_view name) {{
{table}
    return {{}};
}}

}} // namespace {domain}
"""


kind, source, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
symbols, table = {"assets": assets, "templates": templates, "samples": samples, "schema": schema, "catalogue": catalogue}[kind](source, out)
write(out / f"{kind}.S", assembler(symbols))
write(out / f"{kind}.cpp", table)

#!/usr/bin/env python3
"""Turns a folder of .txt documents into the same documents as Word, OpenDocument, PDF and scans, to measure what reading loses.

    tools/make_variants.py TEXTS OUT [--kinds plain.docx,office.docx,odt,pdf,scan,slant] [--dpi 200] [--limit N]

For NAME.txt it writes
    NAME.plain.docx    paragraph for paragraph, tabs kept, as a careless author would
    NAME.office.docx   as an office types it: borderless header and signature tables, tab tables as ruled tables, Times New Roman 14
    NAME.odt           the same through LibreOffice
    NAME.pdf           the same through LibreOffice, with text
    NAME.scan.pdf      the same as pictures only            NAME.slant.pdf   slanted by a degree, noisy, JPEG quality 60
    NAME.scan.png      its first page
Needs: soffice for odt and pdf, pdftoppm and PIL (python3-pil, /usr/bin/python3) for scans. Markdown stars in the text become bold.
"""
import argparse
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>"""
RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""
DOCUMENT_RELS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/></Relationships>"""
STYLES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>"""
HEADER = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr {NAMES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"""
BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
RAISED = {c: d for d, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}


def runs(text, notes, size=None):
    """One line of text as runs: **bold**, *italic*, footnote marks that `notes` (mark -> id) knows."""
    out = []
    for piece in re.split(r"(\*\*.*?\*\*|\*[^*]+\*|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)", text):
        if not piece:
            continue
        if piece in notes:
            out.append(f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{notes[piece]}"/></w:r>')
            continue
        look = ""
        if piece.startswith("**") and piece.endswith("**") and len(piece) > 4:
            look, piece = "<w:b/>", piece[2:-2]
        elif piece.startswith("*") and piece.endswith("*") and len(piece) > 2:
            look, piece = "<w:i/>", piece[1:-1]
        if size:
            look += f'<w:sz w:val="{size}"/>'
        content = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in piece.split("\t"))
        out.append(f"<w:r><w:rPr>{look}</w:rPr>{content}</w:r>")
    return "".join(out)


def paragraph(text, notes={}, align="both", indent=True, size=None, space=60):
    first = '<w:ind w:firstLine="567"/>' if indent else ""
    return (f'<w:p><w:pPr><w:spacing w:before="{space}" w:after="{space}"/>{first}<w:jc w:val="{align}"/></w:pPr>{runs(text, notes, size)}</w:p>')


def cell(lines, width, align, size=None, notes={}):
    body = "".join(paragraph(line, notes, align, False, size, 0) for line in lines) or "<w:p/>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{body}</w:tc>'


def table(rows, borders):
    return (f'<w:tbl><w:tblPr><w:tblW w:w="9356" w:type="dxa"/>{f"<w:tblBorders>{BORDERS}</w:tblBorders>" if borders else ""}<w:tblLayout w:type="fixed"/></w:tblPr>'
            + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl><w:p/>")


def column_widths(rows, total=9356):
    """Wide columns for long cells, none narrower than its longest word."""
    count = max(len(row) for row in rows)
    weight = []
    for column in range(count):
        texts = [row[column] for row in rows if column < len(row)]
        word = max((len(w) for t in texts for w in t.split()), default=1)
        mean = sum(len(t) for t in texts) / max(len(texts), 1)
        weight.append(max(word * 1.3 + 2, min(mean * 1.4, 40), 4))
    return [int(total * w / sum(weight)) for w in weight]


def data_table(lines, notes):
    rows = [line.split("\t") for line in lines]
    widths = column_widths(rows)
    out = []
    for number, row in enumerate(rows):
        row += [""] * (len(widths) - len(row))
        out.append("".join(cell([f"**{t}**" if number == 0 and t.strip() and "*" not in t else t] if t else [], w, "center" if number == 0 else "left", 24, notes)
                           for t, w in zip(row, widths)))
    return table(out, True)


def blocks_of(text):
    """Lines as (kind, lines): "table" for two lines or more with two tabs or more, else "line" (blank lines parted)."""
    out, run = [], []
    for line in text.split("\n") + [""]:
        if line.count("\t") >= 2:
            run.append(line)
            continue
        if run:
            out.append(("table" if len(run) > 1 else "line", run))
            run = []
        out.append(("line", [line]))
    return out


def header_split(lines):
    """The first lines as two columns, or None: left what the issuer writes, right the national motto, place and date."""
    left, right, at, motto = [], [], 0, False
    for at, line in enumerate(lines):
        bare = line.replace("*", "").strip()
        if re.match(r"CỘNG H[OÒ][AÀ] XÃ HỘI", bare) or re.match(r"Độc lập", bare):
            right.append(line)
            motto = True
        elif re.match(r".{2,40}, ngày .*năm", bare):
            right.append("*" + bare + "*")
        elif not bare:
            continue
        elif re.match(r"Kính gửi|KẾ HOẠCH|QUYẾT ĐỊNH|BÁO CÁO|THÔNG BÁO|CHỈ THỊ|Căn cứ|Thực hiện", bare) or len(bare) > 160:
            return (left, right, at) if motto and left else None
        else:
            left.append(line)
        if at > 40:
            return None
    return None


def signature_split(lines):
    """Where "Nơi nhận" stands with its dash items, and the signer's lines after it."""
    for start, line in enumerate(lines):
        if re.match(r"\W*Nơi nhận", line):
            left, at = [line], start + 1
            while at < len(lines) and (not lines[at].strip() or lines[at].lstrip().startswith("-") or (left[-1].startswith("-") and not left[-1].rstrip().endswith((";", ".")))):
                if lines[at].strip():
                    left.append(lines[at])
                at += 1
            right = []
            while at < len(lines) and len(lines[at]) < 60 and lines[at].count("\t") < 1 and len(right) < 8:
                if lines[at].strip():
                    right.append(lines[at])
                elif right and not right[-1].replace("*", "").isupper():
                    break
                at += 1
            return (start, left, right, at) if len(left) > 1 and right else None
    return None


def joined_stars(text):
    """**A\\nB** -> **A**\\n**B**, so that each line carries its own stars."""
    return re.sub(r"\*\*([^*]+)\*\*", lambda m: "\n".join(f"**{part}**" if part.strip() else part for part in m.group(1).split("\n")), text)


def write_docx(path, body, footnotes=()):
    notes = "".join(f'<w:footnote w:id="{number}"><w:p>{runs(" " + text, {}, 20).replace("<w:r>", "<w:r><w:rPr><w:vertAlign w:val=" + chr(34) + "superscript" + chr(34) + "/></w:rPr><w:footnoteRef/></w:r><w:r>", 1)}</w:p></w:footnote>'
                    for number, text in footnotes)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", TYPES)
        out.writestr("_rels/.rels", RELS)
        out.writestr("word/_rels/document.xml.rels", DOCUMENT_RELS)
        out.writestr("word/styles.xml", STYLES)
        out.writestr("word/header1.xml", HEADER)
        out.writestr("word/footnotes.xml", f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {NAMES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>{notes}</w:footnotes>')
        out.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMES} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{body}'
                     '<w:sectPr><w:headerReference w:type="default" r:id="r3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>')


def plain_docx(text, path):
    write_docx(path, "".join(paragraph(line, {}, "left", False) for line in joined_stars(text).split("\n")))


def office_docx(text, path):
    lines = joined_stars(text).replace("\f", "").split("\n")
    footnotes, kept, marks = [], [], {}
    for line in lines:
        mark = re.match(r"([¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s*(.+)", line)
        cited = mark and any(mark.group(1) in other for other in lines if other is not line)
        if cited:
            marks[mark.group(1)] = len(footnotes) + 1
            footnotes.append((len(footnotes) + 1, mark.group(2)))
        else:
            kept.append(line)
    lines, body = kept, []
    head = header_split(lines)
    if head:
        left, right, at = head
        body.append(table([cell(left, 3956, "center", 24) + cell(right, 5400, "center", 24)], False))
        lines = lines[at:]
    sign = signature_split(lines)
    parts = [(lines, None)] if not sign else [(lines[:sign[0]], sign), (lines[sign[3]:], None)]
    for part, after in parts:
        for kind, block in blocks_of("\n".join(part)):
            if kind == "table":
                body.append(data_table(block, marks))
                continue
            line = block[0].strip(" ")
            if not line.strip():
                continue
            bare = line.replace("*", "")
            central = bare.isupper() and len(bare) < 90 and not re.match(r"[IVX]+\.", bare)
            body.append(paragraph(line.strip("\t"), marks, "center" if central or bare.startswith("Kính gửi") else "both", not central))
        if after:
            body.append(table([cell(after[1], 4700, "left", 22) + cell(after[2], 4656, "center")], False))
    write_docx(path, "".join(body), footnotes)


def soffice(kind, files, out):
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", kind, "--outdir", str(out), *map(str, files)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)


def pictures(pdf, dpi, folder):
    from PIL import Image
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", str(pdf), str(folder / "page")], check=True)
    return [Image.open(path) for path in sorted(folder.glob("page*.pgm"))]


def spoilt(page, seed):
    """A slant of up to a degree, grain, dark specks, and JPEG quality 60."""
    import io
    from PIL import Image, ImageChops
    chance = random.Random(seed)
    page = page.rotate(chance.choice([-1, -0.6, 0.7, 1]), expand=False, fillcolor=255, resample=Image.BICUBIC)
    grain = Image.effect_noise(page.size, 24).point(lambda v: min(255, v + 127))
    page = ImageChops.multiply(page, grain)
    for _ in range(200):
        page.putpixel((chance.randrange(page.width), chance.randrange(page.height)), 40)
    out = io.BytesIO()
    page.save(out, "JPEG", quality=60)
    return Image.open(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--kinds", default="plain.docx,office.docx,odt,pdf,scan,slant")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--limit", type=int, default=0, help="so many texts only")
    options = parser.parse_args()
    kinds = set(options.kinds.split(","))
    options.out.mkdir(parents=True, exist_ok=True)
    texts = sorted(options.texts.glob("*.txt"))[:options.limit or None]
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        sources = []
        for path in texts:
            text = path.read_text(encoding="utf-8-sig")
            if "plain.docx" in kinds:
                plain_docx(text, options.out / f"{path.stem}.plain.docx")
            sources.append(work / f"{path.stem}.docx")
            office_docx(text, sources[-1])
            if "office.docx" in kinds:
                (options.out / f"{path.stem}.office.docx").write_bytes(sources[-1].read_bytes())
        if "odt" in kinds:
            soffice("odt", sources, options.out)
        if kinds & {"pdf", "scan", "slant"}:
            soffice("pdf", sources, work)
        for source in sources:
            pdf = source.with_suffix(".pdf")
            if "pdf" in kinds:
                (options.out / pdf.name).write_bytes(pdf.read_bytes())
            if not kinds & {"scan", "slant"}:
                continue
            with tempfile.TemporaryDirectory() as pages_folder:
                pages = pictures(pdf, options.dpi, pathlib.Path(pages_folder))
                if "scan" in kinds:
                    pages[0].save(options.out / f"{source.stem}.scan.png", dpi=(options.dpi, options.dpi))
                    pages[0].save(options.out / f"{source.stem}.scan.pdf", save_all=True, append_images=pages[1:], resolution=options.dpi)
                if "slant" in kinds:
                    bad = [spoilt(page, f"{source.stem}{number}") for number, page in enumerate(pages)]
                    bad[0].save(options.out / f"{source.stem}.slant.pdf", save_all=True, append_images=bad[1:], resolution=options.dpi, quality=60)
    print(f"{len(texts)} texts, {len(list(options.out.iterdir()))} files in {options.out}", file=sys.stderr)


if __name__ == "__main__":
    main()

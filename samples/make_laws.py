#!/usr/bin/env python3
"""Chooses laws with clean heads from a folder of Markdown laws and packs them into laws.zip; same input, same bytes.

  make_laws.py FOLDER samples/laws.zip
"""
import re, sys, zipfile
from pathlib import Path

FOLDERS = ["宪法相关法", "民法商法", "行政法", "经济法", "社会法", "诉讼与非诉讼程序法", "行政法规", "司法解释", "部门规章", "DLC"]
AT_MOST = {"行政法规": 300, "司法解释": 110, "DLC": 230}
MOST_BYTES = 48_000
HEAD = re.compile(r"^(\d{4}年\d{1,2}月\d{1,2}日) \S.*(通过|批准|公布|发布|施行|修正|修订)(）|　)?$")


def clean(text):
    head, _, body = text.partition("<!-- INFO END -->")
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    title = lines[0].removeprefix("# ")
    return (2 <= len(lines) <= 7 and 4 <= len(title) <= 45 and "试行" not in title and "肺炎" not in title
            and all(HEAD.match(line) and len(re.findall(r"\d{4}年", re.sub("《.*》", "", line))) == 1 for line in lines[1:])
            and len(re.findall(r"^第.{1,8}条", body, re.M)) >= 5 and "\n|" not in body)


def chosen(root):
    for folder in FOLDERS:
        files = [f for f in sorted((root / folder).rglob("*.md")) if f.stat().st_size <= MOST_BYTES and clean(f.read_text("utf-8"))]
        step = max(1.0, len(files) / AT_MOST.get(folder, 10**6))
        yield from (files[int(i * step)] for i in range(int(len(files) / step)))


def main(root, target):
    titles = set()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for file in chosen(root):
            text = file.read_text("utf-8")
            if (title := text.split("\n", 1)[0]) in titles:
                continue
            titles.add(title)
            entry = zipfile.ZipInfo(str(file.relative_to(root)).removeprefix("DLC/"), (2026, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            out.writestr(entry, text)
    print(f"{len(titles)} laws, {Path(target).stat().st_size} bytes")


main(Path(sys.argv[1]), sys.argv[2])

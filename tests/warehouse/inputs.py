"""The files of check.py: real ones, and made ones with what real ones have now and
then, and with what only ill will puts there.
"""

import gzip
import io
import re
import sys
import zipfile
from pathlib import Path

import pyarrow

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "assets" / "warehouse"))
from gdelt_job import COLUMNS, PLACES

REAL = "20161013151500.export.CSV"


class Made:
    """Files by what they are for."""

    def __init__(self, folder):
        self.folder = folder
        self.plain, self.packed, self.hostile = [], [], []
        # Files that are UTF-8 from end to end.
        self.utf8 = []
        # The ids of rows that are no UTF-8.
        self.latin = set()
        # What the job says of the hostile ones, and the ids of rows that nobody may take
        # from them.
        self.refused, self.bad = {}, set()


class Rows:
    """Makes rows with ids that no other has."""

    def __init__(self):
        self.last = 0

    def row(self, columns, **fields):
        self.last += 1
        row = [b""] * columns
        given = {
            "GLOBALEVENTID": str(9_000_000_000 + self.last),
            "SQLDATE": "20140218",
            "Actor1Code": "CHNGOV",
            "Actor1Name": "BEIJING",
            "Actor1CountryCode": "CHN",
            "Actor2Code": "USA",
            "Actor2Name": "UNITED STATES",
            "Actor2CountryCode": "USA",
            "IsRootEvent": "1",
            "EventCode": "0841",
            "EventRootCode": "08",
            "QuadClass": "2",
            "GoldsteinScale": "7.0",
            "NumMentions": "4",
            "NumSources": "1",
            "NumArticles": "4",
            "AvgTone": "-1.51515151515152",
            "ActionGeo_FullName": "Beijing, Beijing, China",
            "DATEADDED": "20140218224500" if columns == 61 else "20140218",
            "SOURCEURL": "http://example.org/%d?a=1&b='2'" % self.last,
            **fields,
        }
        # A row of another width has its beginning where the others have it.
        places = dict(zip(COLUMNS, PLACES.get(columns, PLACES[58])))
        for name, value in given.items():
            if places.get(name, columns) < columns:
                row[places[name]] = value if isinstance(value, bytes) else value.encode()
        # A column beside those that are read: a row askew by one would show it.
        row[min(columns, 51) - 1] = row[min(columns, 51) - 1] or b"4"
        return b"\t".join(row)


def mixed(rows):
    """Every width, in turns, with codes, dates and texts as they are not meant."""
    codes = [
        ("43", "4"), ("043", "04"), ("10", "1"), ("010", ""), ("190", "19"), ("841", "8"),
        ("1724", "17"), ("173", ""), ("---", "17"), ("", ""), ("12345", "12"), ("043", "17"),
    ]  # fmt: skip
    lines = []
    for at, (code, root) in enumerate(codes * 2):
        width = (57, 58, 61)[at % 3]
        quad = ("1", "2", "4", "", "9")[at % 5]
        lines.append(rows.row(width, EventCode=code, EventRootCode=root, QuadClass=quad))
    for date in ("20141310", "", "2014021", "2014-02-18", "18990101", " 20140219 "):
        lines.append(rows.row(61, SQLDATE=date, EventCode="173", EventRootCode="17"))
    for is_root in ("0", "TRUE", "false", ""):
        accusing = {"EventCode": "112", "EventRootCode": "11", "QuadClass": "3"}
        lines.append(rows.row(58, IsRootEvent=is_root, **accusing))
    for dyad in ("USA CHN", "CHN CHN", " USA", "chn USA", "HKG USA", "RUS CHN"):
        one, other = dyad.split(" ")
        lines.append(rows.row(61, Actor1CountryCode=one, Actor2CountryCode=other))
    for name in ('"THE PARTY', "'A''B'", "北京, 中国", "NA", "\\N", " BLANKS "):
        url = "https://example.org/" + name
        lines.append(rows.row(61, Actor1Name=name, ActionGeo_FullName=name, SOURCEURL=url))
    lines.append(rows.row(61, GoldsteinScale="", AvgTone="x", NumMentions="", DATEADDED="2014"))
    lines += [b"GLOBALEVENTID\tSQLDATE", b"", *(rows.row(width) for width in (1, 56, 59, 60, 62))]
    return b"\n".join(lines)


def latin(rows, made):
    """Rows as older files have them, of Windows-1252."""
    lines = []
    for width, text in ((57, b"Attik\xa8\x80"), (58, b"Qu\xe9bec"), (61, b"\x81\xff")):
        lines += [rows.row(width, ActionGeo_FullName=text, SOURCEURL=text), rows.row(width)]
        made.latin.add(str(9_000_000_000 + rows.last - 1))
    return b"\r\n".join(lines) + b"\n"


def archive(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, text in members:
            out.writestr(name, text)
    return path


def hostile(made, rows):
    """Files that lead out, burst, are cut or are no text. Each has wanted rows, too."""
    folder = made.folder
    good = b"\n".join(rows.row(61) for _ in range(5)) + b"\n"
    bad = b"\n".join(rows.row(61) for _ in range(5)) + b"\n"
    made.bad = {line.split(b"\t")[0].decode() for line in bad.splitlines()}
    other = rows.row(58, Actor1CountryCode="RUS") + b"\n"
    outside = ["../out.csv", "a/../../out.csv", "..\\out.csv"]
    rooted = ["/etc/in.csv", "\\etc\\in.csv", "C:/in.csv"]
    members = [(name, bad) for name in outside + rooted] + [("a/../b/in.csv", good)]
    made.hostile.append(archive(folder / "leads-out.zip", members))
    bomb = folder / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        with out.open("bomb.csv", "w") as member:
            member.write(good)
            for _ in range(400):
                member.write(other * ((1 << 20) // len(other)))
    cut = folder / "cut.csv.gz"
    # What is lost with the damage differs by reader; no wanted row is near it.
    others = [rows.row(61, Actor1CountryCode="RUS") + b"\n" for _ in range(50_000)]
    packed = gzip.compress(good + b"".join(others))
    cut.write_bytes(packed[: len(packed) // 2])
    picture = folder / "picture.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bad)
    zeros = folder / "zeros.csv"
    zeros.write_bytes(bad + b"\0" * 100)
    made.hostile += [bomb, cut, picture, zeros]
    made.refused = {
        "leads out of the archive": len(outside + rooted),
        "unpacks to too much": 1,
        "damaged": 1,
        "not text": 2,
    }


def make(folder, data):
    """Makes all but the many."""
    folder.mkdir()
    made, rows = Made(folder), Rows()
    for path in sorted(data.iterdir()):
        if re.search(r"\.export\.CSV$|\.events\.csv$|^spark-gdelt_events", path.name):
            made.plain.append(folder / path.name)
            made.plain[-1].write_bytes(path.read_bytes())
    mix = folder / "mixed.csv"
    mix.write_bytes(mixed(rows))
    made.utf8 = [*made.plain, mix]
    old = folder / "older.csv"
    old.write_bytes(latin(rows, made))
    made.plain += [mix, old]
    two = gzip.compress(mixed(rows) + b"\n") + gzip.compress(mixed(rows))
    (folder / "two.csv.gz").write_bytes(two)
    members = [("20140218.export.CSV", mixed(rows)), ("older/", b"")]
    members.append(("older/1979.csv", latin(rows, Made(folder))))
    made.packed = [folder / "two.csv.gz", archive(folder / "members.zip", members)]
    hostile(made, rows)
    return made


def many(folder, data):
    """A folder of archives that are work for half a minute."""
    folder.mkdir()
    real = (data / REAL).read_bytes()
    first = archive(folder / "000.zip", [("1.export.CSV", real * 10), ("2.export.CSV", real * 10)])
    for at in range(1, 48):
        (folder / ("%03d.zip" % at)).write_bytes(first.read_bytes())
    return folder


def as_table(paths):
    """The rows of plain files as a table of a warehouse has them."""
    rows = []
    for path in paths:
        for line in io.BytesIO(path.read_bytes()):
            fields = line.decode().rstrip("\r\n").split("\t")
            places = PLACES.get(len(fields))
            if places:
                row = [fields[place] for place in places]
                rows.append(row + [""] * (len(COLUMNS) - len(row)))
    return pyarrow.table(dict(zip(COLUMNS, map(list, zip(*rows)))))

"""Reads GDELT event files on a Spark cluster and keeps the rows between two groups
of countries, as `detente import gdelt` does on one machine.

    spark-submit gdelt_job.py --out OUT --dyad CHN,USA [--root 14,16] [--quad 3,4]
                              [--root-events] PATHS...

PATHS are files, folders (with all below them) and Spark's patterns; plain, .gz, and
.zip with any number of members. OUT is a folder of Parquet, whose columns have the
names of GDELT's codebook and are all text, as they stood in the file. Two rows that
tell the same event both stay, and so does a row whose date or code is none: these
are judged by `detente`, in one place for every engine. What was read and left out is
counted in OUT/_detente.json, which is also the last line on the standard output.

Executors need Python 3.8 or later and nothing besides: no pandas, no pyarrow.
"""

import argparse
import gzip
import io
import json
import re
import sys
import zipfile
import zlib
from datetime import date

# Of a file in a store that only the JVM reaches, so much of an executor's memory for
# each task: it comes to Python whole, as it is packed, and is there several times
# over on its way. What it unpacks to never is, and neither is a file on a disk.
SHARE = 20

# What comes of a packed text before it is held for a bomb: text packs to a tenth,
# and deflate can reach a thousand.
FREE, MOST_TIMES = 64 << 20, 200

CHUNK, LONGEST_LINE = 64 << 10, 4 << 20
MOST_EXAMPLES, MOST_NAMES = 3, 100

NO_TEXT = (b"\x89PNG", b"%PDF", b"PAR1", b"\xd0\xcf\x11\xe0")

BLANKS = b" \t\n\x0c\r"

BROKEN = (EOFError, OSError, zlib.error, zipfile.BadZipFile)

# The columns that are kept, each with its place.
COLUMNS = {
    "GLOBALEVENTID": 0, "SQLDATE": 1,
    "Actor1Code": 5, "Actor1Name": 6, "Actor1CountryCode": 7,
    "Actor2Code": 15, "Actor2Name": 16, "Actor2CountryCode": 17,
    "IsRootEvent": 25, "EventCode": 26, "EventRootCode": 28, "QuadClass": 29,
    "GoldsteinScale": 30, "NumMentions": 31, "NumSources": 32, "NumArticles": 33, "AvgTone": 34,
    "ActionGeo_FullName": 50, "DATEADDED": 56, "SOURCEURL": 57,
}

# The places by the number of columns: addresses came in April 2013, and in the
# second edition each of the three places on the map has one column more.
FIRST = list(COLUMNS.values())
PLACES = {57: FIRST[:-1], 58: FIRST, 61: FIRST[:-3] + [52, 59, 60]}

# GDELT's class of each root, for a row whose own is none.
QUADS = {root: 1 + (root > 5) + (root > 9) + (root > 14) for root in range(1, 21)}


def decoded(field):
    """A text of UTF-8, or of Windows-1252; the five bytes that this leaves open are
    read as themselves."""
    try:
        return field.decode("utf-8")
    except UnicodeDecodeError:
        signs = (bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in field)
        return "".join(signs)


def small_number(field):
    """A number of one byte, as the built-in reader takes one."""
    found = re.fullmatch(rb"\+?0*([0-9]{1,3})", field.strip(BLANKS))
    return int(found[1]) if found and int(found[1]) < 256 else None


def is_day(field):
    """Whether a date is one: 20250610, or with hyphens."""
    found = re.fullmatch(rb"([0-9]{4})(-?)([0-9]{2})\2([0-9]{2})", field.strip(BLANKS))
    try:
        return found is not None and date(int(found[1]), int(found[3]), int(found[4])).year >= 1900
    except ValueError:
        return False


def root_of(code, root):
    """The root of an event code, which may have lost its first zero; the root code of
    its row tells. None where it is no code."""
    code, root = code.strip(BLANKS), small_number(root)
    if not re.fullmatch(rb"[0-9]{2,4}", code):
        return None
    two, one = int(code[:2]), int(code[:1]) if len(code) < 4 else 0
    if root is not None:
        return root if root in QUADS and root in (two, one) else None
    # A whole code has three digits at least.
    possible = (two, one) if len(code) > 2 else (one, two)
    return next((number for number in possible if number in QUADS), None)


class Wanted:
    """Which rows are wanted."""

    def __init__(self, options):
        one, other = options.dyad
        pairs = [(a.encode(), b.encode()) for a in one for b in other]
        self.pairs = frozenset(pairs + [(b, a) for a, b in pairs])
        self.roots, self.quads = options.root, options.quad
        self.only_root_events = options.root_events

    def lets_through(self, fields):
        """Whether a row of these actors is wanted, too."""
        if not (self.roots or self.quads or self.only_root_events):
            return True
        root = root_of(fields[26], fields[28])
        if root is None or not is_day(fields[1]):
            return True
        quad = small_number(fields[29])
        quad = quad if quad in (1, 2, 3, 4) else QUADS[root]
        is_root = fields[25].strip(BLANKS) in (b"1", b"TRUE", b"true")
        return (
            (not self.roots or root in self.roots)
            and (not self.quads or quad in self.quads)
            and (not self.only_root_events or is_root)
        )


class Tally:
    """What was done: counts, and what was not read by its reason, with examples."""

    def __init__(self):
        self.counts, self.columns, self.refused = {}, {}, {}

    def count(self, what, more):
        self.counts[what] = self.counts.get(what, 0) + more

    def refuse(self, name, why):
        extend(self.refused, why, 1, [name], MOST_NAMES)

    def add(self, other):
        for what, more in other.counts.items():
            self.count(what, more)
        for columns, (more, lines) in other.columns.items():
            extend(self.columns, columns, more, lines, MOST_EXAMPLES)
        for why, (more, names) in other.refused.items():
            extend(self.refused, why, more, names, MOST_NAMES)

    def report(self):
        """The tally as it is handed on."""
        got = {n: self.counts.get(n, 0) for n in ("files", "texts", "rows", "kept", "others", "filtered")}
        got["editions"] = {str(n): self.counts.get(n, 0) for n in PLACES}
        got["other_columns"] = {
            n: {"count": count, "examples": [{"file": file, "line": line} for file, line in lines]}
            for n, (count, lines) in sorted(self.columns.items())
        }
        got["refused"] = {
            why: {"count": count, "names": names} for why, (count, names) in sorted(self.refused.items())
        }
        return json.dumps(got, ensure_ascii=False)


def extend(told, what, more, examples, most):
    """Counts more. Of the examples those stay that are first in order, so that it does
    not matter which executor was done first."""
    count, had = told.get(what, (0, []))
    if len(had) < most or min(examples) < had[-1]:
        had = sorted(had + examples)[:most]
    told[what] = (count + more, had)


def lines_of(text, tally, name, packed):
    """The lines of a text, read bit by bit. `packed` tells how many packed bytes were
    read for it so far, or are there at all."""
    given, rest = 0, b""
    while True:
        if packed and given > FREE + MOST_TIMES * packed():
            tally.refuse(name, "unpacks to too much")
            break
        try:
            # In small bits: what is unpacked in the same breath as damage is lost.
            chunk = text.read1(CHUNK)
        except BROKEN:
            tally.refuse(name, "damaged")
            break
        if given == 0 and (not chunk.strip() or b"\0" in chunk or chunk.startswith(b"%PDF")):
            tally.refuse(name, "not text" if chunk.strip() else "empty")
            return
        if not chunk:
            break
        given += len(chunk)
        lines = (rest + chunk).split(b"\n")
        # The end of a line may not have come yet; nobody waits for it for ever.
        rest = lines.pop() if len(lines[-1]) < LONGEST_LINE else b""
        yield from lines
    yield rest


def rows_of(text, tally, name, wanted, packed):
    """The wanted rows of a text; those before damage, too."""
    found = Tally()
    widths = dict.fromkeys(PLACES, 0)
    others = filtered = kept = 0
    first = None
    for number, line in enumerate(lines_of(text, tally, name, packed), 1):
        if line.endswith(b"\r"):
            line = line[:-1]
        if not line:
            continue
        columns = line.count(b"\t") + 1
        first = first or columns
        if columns not in PLACES:
            what = "too long" if len(line) > LONGEST_LINE // 4 else str(columns)
            extend(found.columns, what, 1, [(name, number)], MOST_EXAMPLES)
            continue
        widths[columns] += 1
        # Most rows are of others: no more of one is parted than tells so.
        actors = line.split(b"\t", 18)
        if (actors[7], actors[17]) not in wanted.pairs:
            others += 1
            continue
        fields = line.split(b"\t")
        if not wanted.lets_through(fields):
            filtered += 1
            continue
        kept += 1
        row = tuple(decoded(fields[place]) for place in PLACES[columns])
        yield row if len(row) == len(COLUMNS) else row + ("",)
    if first and not any(widths.values()):
        # Another table, which is no matter of this or that line.
        return tally.refuse(name, "no event row; the first line has %d columns" % first)
    rows = sum(widths.values()) + sum(count for count, _ in found.columns.values())
    found.counts = {"texts": 1, "rows": rows, "others": others, "filtered": filtered, "kept": kept}
    found.counts.update(widths)
    tally.add(found)


def leads_out(name):
    """Whether a member's name leads out of the archive, or begins at a root."""
    if name.startswith(("/", "\\")) or ":" in name:
        return True
    depth = 0
    for part in name.replace("\\", "/").split("/"):
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        if depth < 0:
            return True
    return "\0" in name


def rows_of_member(archive, member, tally, called, wanted):
    if leads_out(member.orig_filename):
        # Nothing is written, so it would do no harm; who made it meant some.
        return tally.refuse(called, "leads out of the archive")
    try:
        text = archive.open(member)
    except (NotImplementedError, RuntimeError):
        return tally.refuse(called, "encrypted, or packed in a way that is not known")
    except BROKEN:
        return tally.refuse(called, "damaged")
    with text:
        yield from rows_of(text, tally, called, wanted, lambda: member.compress_size)


def rows_of_file(name, file, wanted, tally):
    """The wanted rows of a file: of itself, or of the members of an archive."""
    tally.count("files", 1)
    magic = file.read(4)
    file.seek(0)
    if not magic:
        tally.refuse(name, "empty")
    elif magic in NO_TEXT or name.lower().endswith(".xlsx"):
        tally.refuse(name, "not text")
    elif magic[:2] == b"\x1f\x8b":
        called = re.sub(r"\.gz$", "", name)
        yield from rows_of(gzip.GzipFile(fileobj=file), tally, called, wanted, file.tell)
    elif magic in (b"PK\x03\x04", b"PK\x05\x06"):
        try:
            archive = zipfile.ZipFile(file)
        except BROKEN:
            return tally.refuse(name, "damaged")
        for member in archive.infolist():
            if not member.is_dir():
                called = "%s: %s" % (name, member.filename)
                yield from rows_of_member(archive, member, tally, called, wanted)
    else:
        yield from rows_of(file, tally, name, wanted, None)


def dyad(text):
    """Two groups of countries."""
    groups = [[code.strip().upper() for code in group.split("+")] for group in text.split(",")]
    codes = sum(groups, [])
    is_right = all(re.fullmatch("[A-Z0-9]{2,12}", code) for code in codes)
    if len(groups) != 2 or not is_right or set(groups[0]) & set(groups[1]):
        raise argparse.ArgumentTypeError("write two groups parted by a comma: CHN,USA or CHN+HKG,USA")
    return groups


def numbers(most):
    """A reader of lists of numbers."""

    def read(text):
        parts = text.split(",")
        if not all(re.fullmatch("[0-9]{1,2}", part) and 1 <= int(part) <= most for part in parts):
            raise argparse.ArgumentTypeError("write numbers from 1 to %d, parted by commas" % most)
        return [int(part) for part in parts]

    return read


def arguments():
    parser = argparse.ArgumentParser(description="Keeps the GDELT events between two groups of countries.")
    parser.add_argument("--out", required=True, help="a folder that does not exist yet")
    parser.add_argument("--dyad", required=True, type=dyad, help="CHN,USA, or CHN+HKG,USA")
    parser.add_argument("--root", default=[], type=numbers(20), help="only these root codes: 14,16")
    parser.add_argument("--quad", default=[], type=numbers(4), help="only these quad classes: 3,4")
    parser.add_argument("--root-events", action="store_true", help="only the beginnings of reports")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or a pattern")
    return parser.parse_args()


def hadoop_path(context, *parts):
    """A path, and the file system that has it, which is Hadoop's to tell."""
    path = context._jvm.org.apache.hadoop.fs.Path(*parts)
    return path, path.getFileSystem(context._jsc.hadoopConfiguration())


def main():
    options = arguments()
    from pyspark.accumulators import AccumulatorParam
    from pyspark.sql import SparkSession
    from pyspark.sql.functions import col
    from pyspark.sql.types import StringType, StructField, StructType

    class Told(AccumulatorParam):
        def zero(self, value):
            return Tally()

        def addInPlace(self, one, other):
            one.add(other)
            return one

    spark = SparkSession.builder.appName("detente gdelt").getOrCreate()
    context = spark.sparkContext
    wanted = Wanted(options)
    told = context.accumulator(Tally(), Told())

    def read(found):
        tally = Tally()
        path, content = found
        file = open(path[len("file:") :], "rb") if content is None else io.BytesIO(content)
        with file:
            yield from rows_of_file(path.rsplit("/", 1)[-1], file, wanted, tally)
        told.add(tally)

    # Spark asks for a path of the disk on every machine alike, so that Python can open
    # it there and read it bit by bit.
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    near, far = [], []
    for path in options.paths:
        is_near = hadoop_path(context, path)[1].getUri().getScheme() == "file"
        (near if is_near else far).append(path)
    found, large = [], []
    if near:
        found.append(reader.load(near).select("path").rdd.map(lambda file: (file.path, None)))
    if far:
        files = reader.load(far)
        cores = int(context.getConf().get("spark.executor.cores", "1"))
        most = (context._jsc.sc().executorMemory() << 20) // SHARE // cores
        found.append(files.where(col("length") <= most).select("path", "content").rdd.map(tuple))
        # Lengths come from the listing: no file is opened for this.
        large = files.where(col("length") > most).select("path").collect()

    # One stage from the files to Parquet, without a shuffle. That makes the counts
    # right, too: Spark adds those of a task of the last stage once, however often it
    # was tried, but those of an earlier stage again for each executor that is lost.
    rows = context.union(found).flatMap(read)
    schema = StructType([StructField(name, StringType()) for name in COLUMNS])
    spark.createDataFrame(rows, schema, verifySchema=False).write.parquet(options.out)

    for file in large:
        told.value.count("files", 1)
        why = "has more than %d MiB; give executors more memory, or part it" % (most >> 20)
        told.value.refuse(file.path.rsplit("/", 1)[-1], why)
    report = told.value.report()
    # Beside the rows, where readers of Parquet pass over a name with a low line.
    path, place = hadoop_path(context, options.out, "_detente.json")
    stream = place.create(path, True)
    stream.write(bytearray(report, "utf-8"))
    stream.close()
    spark.stop()
    print(report, flush=True)


if __name__ == "__main__":
    # Names in the counts may have any sign, and a cluster's locale be any.
    sys.stdout.reconfigure(encoding="utf-8")
    main()

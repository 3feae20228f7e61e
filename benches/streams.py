"""Times whole processes that find events in a large file; see streams.sh."""

import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path

detente, cache, data = (Path(value).resolve() for value in sys.argv[1:4])
rounds = int(sys.argv[4])
SIZE = 500_000_000
plain, packed = cache / "events.csv", cache / "events.csv.zip"


def make():
    """Half a gigabyte of real rows, each with an id of its own, and the same packed."""
    if plain.exists() and plain.stat().st_size >= SIZE and packed.exists():
        return
    rows = [line.split(b"\t", 1)[1] for line in open(data / "20161013151500.export.CSV", "rb")]
    last, size = 588_000_000, 0
    with open(plain, "wb") as out:
        while size < SIZE:
            part = b"".join(b"%d\t%s" % (last + at, row) for at, row in enumerate(rows))
            last += len(rows)
            size += out.write(part)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(plain, "events.csv")


# By day and direction, how many there are and what they score in the mean. Each tool
# in ways that an experienced user would choose; the fastest of them counts.
DUCKDB = """
import duckdb
columns = {f"c{at}": {30: "DOUBLE"}.get(at, "VARCHAR") for at in range(61)}
session = duckdb.connect()
%(before)s
rows = session.execute(f'''
    SELECT c1, c7, count(*), avg(c30)
    FROM read_csv('events.csv', columns={columns}, delim='\\t', header=false, quote='',
                  escape='', auto_detect=false%(more)s)
    WHERE (c7 = 'CHN' AND c17 = 'USA') OR (c7 = 'USA' AND c17 = 'CHN')
    GROUP BY c1, c7 ORDER BY c1, c7''').fetchall()
"""
DUCKDB_LINES = """
import duckdb
rows = duckdb.connect().execute('''
    WITH wanted AS (
        SELECT string_split(line, chr(9)) AS f
        FROM read_csv('events.csv', columns={'line': 'VARCHAR'}, delim=chr(1), header=false,
                      quote='', escape='', auto_detect=false)
        WHERE contains(line, chr(9) || 'CHN' || chr(9)) AND contains(line, chr(9) || 'USA' || chr(9))
    )
    SELECT f[2], f[8], count(*), avg(CAST(f[31] AS DOUBLE)) FROM wanted
    WHERE (f[8] = 'CHN' AND f[18] = 'USA') OR (f[8] = 'USA' AND f[18] = 'CHN')
    GROUP BY 1, 2 ORDER BY 1, 2''').fetchall()
"""
POLARS = """
import polars as pl
names = [f"c{at}" for at in range(61)]
schema = {name: pl.String for name in names} | {"c30": pl.Float64} %(more)s
one, other = pl.col("c7"), pl.col("c17")
rows = (
    pl.scan_csv("events.csv", separator="\\t", has_header=False, quote_char=None, schema=schema %(options)s)
    .select("c1", "c7", "c17", "c30")
    .filter(((one == "CHN") & (other == "USA")) | ((one == "USA") & (other == "CHN")))
    .group_by("c1", "c7").agg(pl.len(), pl.col("c30").mean()).sort("c1", "c7")
    .collect(engine="%(engine)s").rows()
)
"""
ANY_ORDER = "session.execute('SET preserve_insertion_order = false')"
CATEGORIES = '| {"c7": pl.Categorical, "c17": pl.Categorical}'
TELL = "\nprint([(str(day), str(actor), count, round(score, 6)) for day, actor, count, score in rows])\n"


def polars(engine="streaming", more="", options=""):
    return POLARS % {"engine": engine, "more": more, "options": options}


QUERIES = {
    "DuckDB": {
        "as it is": DUCKDB % {"more": "", "before": ""},
        "rows in any order": DUCKDB % {"more": "", "before": ANY_ORDER},
        "not strict": DUCKDB % {"more": ", strict_mode=false", "before": ""},
        "line by line": DUCKDB_LINES,
    },
    "Polars": {
        "streaming": polars(),
        "in memory": polars("in-memory"),
        "little memory": polars(options=", low_memory=True"),
        "categories": polars(more=CATEGORIES),
    },
}
PYTHON_UNZIP = """
import zipfile
with zipfile.ZipFile("events.csv.zip") as archive, archive.open("events.csv") as text:
    while text.read(1 << 20):
        pass
"""
UNPACKERS = {
    "unzip -p": ["unzip", "-p", packed],
    "7z e -so": ["7z", "e", "-so", packed],
    "gzip -dc": ["sh", "-c", "gzip -dc < events.csv.zip"],
    "Python's zipfile": [sys.executable, "-c", PYTHON_UNZIP],
}


class Job:
    def __init__(self, command):
        self.command = [str(part) for part in command]
        self.wall, self.cpu, self.memory = [], [], 0

    def run(self, keeps):
        begin = time.perf_counter()
        with open(cache / "said", "wb") as said:
            job = subprocess.Popen(self.command, cwd=cache, stdout=subprocess.DEVNULL, stderr=said)
            _, status, used = os.wait4(job.pid, 0)
        taken = time.perf_counter() - begin
        job.returncode = os.waitstatus_to_exitcode(status)
        if job.returncode != 0:
            sys.exit("%s\n%s" % (self.command, (cache / "said").read_text()[-2000:]))
        if keeps:
            self.wall.append(taken)
            self.cpu.append(used.ru_utime + used.ru_stime)
            self.memory = max(self.memory, used.ru_maxrss)

    def middle(self):
        return statistics.median(self.wall)

    def cells(self, base):
        numbers = (self.middle(), min(self.wall), statistics.median(self.cpu), self.memory / 1024)
        return "%8.3f %8.3f %8.3f %8.0f %8.2fx" % (*numbers, self.middle() / base)


def version(*command):
    """The first line that a tool says of itself."""
    said = subprocess.run(command, capture_output=True, text=True)
    lines = [line.strip() for line in (said.stdout + said.stderr).splitlines() if line.strip()]
    return lines[0].split(", by ")[0].split(" : ")[0] if lines else ""


def tell_versions():
    told = [version(detente, "--version"), "Python " + platform.python_version()]
    for module in ("duckdb", "polars"):
        say = "import %s as m; print(m.__name__, m.__version__)" % module
        told.append(version(sys.executable, "-c", say))
    unpackers = (("unzip", "-v"), ("7z", "i"), ("gzip", "--version"))
    told += [version(*command) for command in unpackers if shutil.which(command[0])]
    sizes = (os.cpu_count(), plain.stat().st_size, packed.stat().st_size)
    print(", ".join(told))
    print("%d processors; %d bytes, packed %d" % sizes)


# Our rows are few, and summed up from the file that we wrote; before duplicates are
# taken out, which the others do not do.
OURS = """
import duckdb
rows = duckdb.connect().execute('''
    SELECT strftime(day, '%Y%m%d'), actor_country, count(*), avg(score) FROM 'all.parquet'
    GROUP BY 1, 2 ORDER BY 1, 2''').fetchall()
"""


def agree():
    """All must find the same rows: a query that is fast and wrong counts for nothing."""
    ours = [detente, "import", "gdelt", plain, "--dyad", "CHN,USA", "--keep-duplicates", "--force"]
    subprocess.run([*ours, "-o", "all.parquet"], cwd=cache, stdout=subprocess.DEVNULL)
    texts = {"detente": OURS}
    for tool, variants in QUERIES.items():
        texts.update({tool + ", " + name: text for name, text in variants.items()})
    found = {}
    for name, text in texts.items():
        command = [sys.executable, "-c", text + TELL]
        told = subprocess.run(command, cwd=cache, capture_output=True, text=True)
        found[name] = told.stdout.strip() or told.stderr[-500:]
    if len(set(found.values())) > 1:
        sys.exit("they do not agree:\n" + "\n".join("%s: %s" % pair for pair in found.items()))
    print("all find", found["detente"])


def main():
    make()
    tell_versions()
    agree()
    ours = [detente, "import", "gdelt", "--dyad", "CHN,USA", "-o", "out.parquet", "--force"]
    jobs = {("detente", "plain"): Job([*ours, plain]), ("detente", "packed"): Job([*ours, packed])}
    for tool, variants in QUERIES.items():
        for name, text in variants.items():
            jobs[tool, name] = Job([sys.executable, "-c", text])
    for module in ("duckdb", "polars"):
        jobs[module, "start and end"] = Job([sys.executable, "-c", "import " + module])
    for name, command in UNPACKERS.items():
        if shutil.which(command[0]) and (command[0] != "sh" or shutil.which("gzip")):
            jobs["unpacking", name] = Job(command)
    # Round after round, so that a slow moment of the machine touches all alike; the
    # first fills the page cache.
    for turn in range(rounds + 1):
        for job in jobs.values():
            job.run(turn > 0)

    def table(title, base, keys):
        print("\n%-34s %8s %8s %8s %8s %9s" % (title, "median", "least", "cpu", "MiB", "to ours"))
        for tool, name in keys:
            print("%-34s %s" % (tool + ", " + name, jobs[tool, name].cells(base.middle())))

    ours, ours_packed = jobs["detente", "plain"], jobs["detente", "packed"]

    def order(tool):
        return sorted((key for key in jobs if key[0] == tool), key=lambda key: jobs[key].middle())

    others = [key for tool in ("DuckDB", "Polars", "duckdb", "polars") for key in order(tool)]
    table("plain, seconds", ours, [("detente", "plain"), *others])
    table("packed, seconds", ours_packed, [("detente", "packed"), *order("unpacking")])
    print()
    for tool in QUERIES:
        best = jobs[order(tool)[0]]
        print("%s at its fastest takes %.1f times as long as ours" % (tool, best.middle() / ours.middle()))
    fastest = order("unpacking")[0]
    share = ours_packed.middle() / jobs[fastest].middle()
    print("packed, ours takes %.2f times as long as unpacking alone by %s" % (share, fastest[1]))
    most = (ours.memory / 1024, ours_packed.memory / 1024)
    print("at most, ours takes %.0f MiB plain, %.0f MiB packed" % most)


main()

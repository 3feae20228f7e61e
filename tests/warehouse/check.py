"""Holds the engines against each other that find the events between two groups of
countries: the built-in reader, the Spark job, DuckDB, and the SQL for tables. See
README.md; it prints what was compared and exits with 1 where anything differs.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.parquet

sys.dont_write_bytecode = True
import inputs

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
ASSETS = PROJECT / "assets" / "warehouse"

# The columns that are compared, by their names in the built-in reader's file. What a
# column of a raw row must become to equal it is told in `event`.
COMPARED = (
    "id day added actor actor_country actor_name target target_country target_name code "
    "score quad_class is_root mentions sources articles tone place url"
).split()


def render(name, blocks, **values):
    """A template of SQL as the program renders it."""
    lines, keep = [], True
    for line in (ASSETS / name).read_text().splitlines():
        start = re.match(r"\s*-- if (\w+)$", line)
        if start or re.match(r"\s*-- end$", line):
            keep = not start or start[1] in blocks
        elif keep:
            lines.append(line)
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], "\n".join(lines))


def quoted(texts):
    return ", ".join("'%s'" % str(text).replace("'", "''") for text in texts)


class Wanted:
    """What is asked of every engine."""

    def __init__(self, dyad, roots=(), quads=(), root_events=False):
        self.dyad, self.roots, self.quads, self.root_events = dyad, roots, quads, root_events

    def options(self):
        got = ["--dyad", self.dyad]
        got += ["--root", ",".join(self.roots)] if self.roots else []
        got += ["--quad", ",".join(self.quads)] if self.quads else []
        return got + (["--root-events"] if self.root_events else [])

    def sql(self, name, **values):
        one, other = (group.split("+") for group in self.dyad.split(","))
        asked = {"roots": self.roots, "quads": self.quads, "root_events": self.root_events}
        blocks = {block for block, value in asked.items() if value}
        values = {"from": "19000101", "to": "20991231", "added_to": "20991231", **values}
        values.update(dyad_one=quoted(one), dyad_other=quoted(other))
        values.update(roots=quoted(self.roots), quads=quoted(self.quads))
        return render(name, blocks, **values)


def day_of(text):
    found = re.fullmatch(r"((?:19|[2-9]\d)\d\d)(-?)(\d\d)\2(\d\d)", text, re.ASCII)
    try:
        return date(int(found[1]), int(found[3]), int(found[4])) if found else None
    except ValueError:
        return None


def code_of(code, root):
    """An event code with its zeros, by the rule that docs and tests of the built-in
    reader state: of those that are possible the one whose root the row tells."""
    if not re.fullmatch(r"\d{2,4}", code, re.ASCII):
        return None
    possible = [code] if len(code) > 2 else []
    possible += ["0" + code] if len(code) < 4 else []
    possible += [code]
    for one in possible:
        if 1 <= int(one[:2]) <= 20 and (not root.isdigit() or int(root) == int(one[:2])):
            return one
    return None


def number(text, kind):
    try:
        return kind(text)
    except ValueError:
        return None


def event(row):
    """What a raw row of twenty texts tells, as the built-in reader has it; None where
    its date or code is none."""
    row = [(text or "").strip() for text in row]
    day, code = day_of(row[1]), code_of(row[9], row[10])
    if day is None or code is None:
        return None
    root = int(code[:2])
    quad = number(row[11], int)
    quad = quad if quad in (1, 2, 3, 4) else 1 + (root > 5) + (root > 9) + (root > 14)
    is_root = {"1": True, "TRUE": True, "true": True, "0": False, "FALSE": False, "false": False}
    added = row[18][:8] if len(row[18]) in (8, 14) else ""
    return (
        row[0], day, day_of(added), row[2], row[4], row[3], row[5], row[7], row[6], code,
        number(row[12], float), quad, is_root.get(row[8]), number(row[13], int),
        number(row[14], int), number(row[15], int), number(row[16], float), row[17], row[19],
    )  # fmt: skip


def events(rows):
    return Counter(filter(None, map(event, rows)))


def builtin(detente, work, paths, wanted):
    """The rows of the built-in reader, and how many rows it read."""
    out = work / "builtin.parquet"
    command = [detente, "import", "gdelt", "--keep-duplicates", "--force", "-o", out]
    done = subprocess.run([*command, *wanted.options(), *paths], stdout=subprocess.DEVNULL)
    # 1 tells that some rows could not be read, which is meant.
    if done.returncode not in (0, 1):
        sys.exit("the built-in reader ended with %d" % done.returncode)
    table = pyarrow.parquet.read_table(out)
    texts = [pyarrow.types.is_string(table.schema.field(name).type) for name in COMPARED]
    rows = zip(*(table.column(name).to_pylist() for name in COMPARED))
    rows = (tuple("" if text and v is None else v for v, text in zip(row, texts)) for row in rows)
    return Counter(rows), json.loads(table.schema.metadata[b"detente"])["rows_read"]


def descendants(pid):
    """The processes that a process started, and those that these did."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, waiting = [], [pid]
    while waiting:
        waiting += (more := children.get(waiting.pop(), []))
        found += more
    return found


def executors(pid):
    """The executors of a Spark that we started, each with its command."""
    for found in descendants(pid):
        try:
            command = Path("/proc/%d/cmdline" % found).read_bytes().split(b"\0")
        except OSError:
            continue
        # A shell or a launcher has the class in its arguments, too.
        if command[0].endswith(b"java") and b"--executor-id" in command:
            yield found, int(command[command.index(b"--executor-id") + 1])


class Spark:
    """The job on two executors, each its own process."""

    def __init__(self, work):
        self.work, self.runs, self.killed, self.done_before = work, 0, None, 0

    def run(self, paths, wanted, conf=(), kill=False):
        """The rows of a run, and its counts; with `kill`, one executor is killed after
        the first tasks are done."""
        self.runs += 1
        out, log = self.work / ("spark-%d" % self.runs), self.work / ("spark-%d.log" % self.runs)
        beside = Path(sys.executable).parent
        path = "%s%s%s" % (beside, os.pathsep, os.environ.get("PATH", ""))
        environment = {**os.environ, "PATH": path, "PYSPARK_PYTHON": sys.executable}
        command = ["spark-submit", "--master", "local-cluster[2,1,1024]"]
        command += ["--conf", "spark.log.level=INFO"]
        for setting in conf:
            command += ["--conf", setting]
        command += [ASSETS / "gdelt_job.py", "--out", out, *wanted.options(), *paths]
        with open(log, "w") as said:
            job = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=said, env=environment, start_new_session=True
            )
        try:
            if kill:
                self.kill_one(job, log)
            told, _ = job.communicate(timeout=900)
        finally:
            if job.poll() is None:
                os.killpg(job.pid, signal.SIGKILL)
        if job.returncode != 0:
            sys.exit("spark-submit ended with %d:\n%s" % (job.returncode, log.read_text()[-4000:]))
        said = log.read_text()
        lost = said.find("Lost executor %d " % self.killed) if kill else 0
        if not -1 < lost < said.rfind("Finished task"):
            sys.exit("the executor was not missed: make the job longer")
        report = json.loads(told.decode().splitlines()[-1])
        if report != json.loads((out / "_detente.json").read_text()):
            sys.exit("the counts on the standard output are not those in _detente.json")
        rows = [tuple(row.values()) for row in pyarrow.parquet.read_table(out).to_pylist()]
        if len(rows) != report["kept"]:
            sys.exit("%d rows are written, and %d told" % (len(rows), report["kept"]))
        return rows, report

    def kill_one(self, job, log):
        end = time.monotonic() + 300
        while job.poll() is None and time.monotonic() < end:
            done = log.read_text().count("Finished task")
            running = list(executors(job.pid))
            if done >= 4 and len(running) >= 2:
                pid, self.killed = running[0]
                os.kill(pid, signal.SIGKILL)
                self.done_before = done
                return
            time.sleep(0.1)
        sys.exit("the job ended before an executor could be killed: make it longer")


class Table:
    """What was compared."""

    def __init__(self):
        self.rows, self.agree = [], True

    def compare(self, what, engine, ours, theirs, read=None, started=None):
        missing, more = sum((ours - theirs).values()), sum((theirs - ours).values())
        right = not missing and not more and (read is None or read[0] == read[1])
        self.agree &= right
        said = "the same" if right else "%d missing, %d more" % (missing, more)
        if read is not None and read[0] != read[1]:
            said += "; %d rows read, not %d" % (read[1], read[0])
        for row in list((ours - theirs).items())[:2] + list((theirs - ours).items())[:2]:
            print("  differs:", row)
        taken = "" if started is None else "%.0f s" % (time.monotonic() - started)
        self.rows.append((what, engine, read[1] if read else "", sum(theirs.values()), taken, said))
        print("%s, %s: %s" % (what, engine, said), flush=True)

    def told(self, what, engine, is_so):
        self.agree &= is_so
        self.rows.append((what, engine, "", "", "", "so" if is_so else "NOT SO"))

    def show(self):
        rows = [("compared", "with", "rows read", "rows wanted", "time", "result"), *self.rows]
        widths = [max(len(str(row[at])) for row in rows) for at in range(6)]
        print()
        for row in rows:
            print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())


def through_duckdb(paths, wanted):
    """The rows of the rendered template, and the lines that DuckDB could not read."""
    session = duckdb.connect()
    rows = session.execute(wanted.sql("duckdb.sql", paths=quoted(paths))).fetchall()
    unread = session.execute("SELECT count(*) FROM reject_errors").fetchone()[0]
    return events(rows), unread


def through_tables(table, raw, wanted, names):
    """The templates for tables: Spark's by Spark itself; of Trino's and BigQuery's, the
    servers are not here, so they are translated for DuckDB, which shows that they are
    well formed in their own dialect and mean the same."""
    import sqlglot

    session = duckdb.connect()
    session.register("raw", raw)
    session.execute("CREATE TABLE events AS SELECT *, TIMESTAMP '2016-10-13' AS _PARTITIONTIME FROM raw")
    for name in ("trino", "bigquery"):
        tree = sqlglot.parse_one(wanted.sql(name + ".sql", table="events"), read=name)
        for place in tree.find_all(sqlglot.exp.Table):
            if place.name.startswith("events"):
                place.replace(sqlglot.exp.to_table("events"))
        rows = session.execute(tree.sql("duckdb")).fetchall()
        table.compare(names, name + ".sql (translated)", wanted.expected, events(rows))
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    quiet = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
    spark = SparkSession.builder.master("local[1]").config(map=quiet).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    with tempfile.TemporaryDirectory() as folder:
        pyarrow.parquet.write_table(raw, folder + "/raw.parquet")
        spark.read.parquet(folder).createOrReplaceTempView("events")
        rows = [tuple(row) for row in spark.sql(wanted.sql("spark.sql", table="events")).collect()]
    spark.stop()
    table.compare(names, "spark.sql", wanted.expected, events(rows))


def check(arguments, work):
    table, spark = Table(), Spark(work)
    made = inputs.make(work / "inputs", arguments.data)
    all_of_them = Wanted("CHN+HKG,USA")
    cases = [
        ("all events", all_of_them, made.plain + made.packed),
        ("roots 04 and 17", Wanted("CHN+HKG,USA", roots=("04", "17")), made.plain + made.packed),
        ("conflict, root events", Wanted("CHN,USA+RUS", quads=("3", "4"), root_events=True), made.plain),
    ]
    for what, wanted, paths in cases:
        ours, read = builtin(arguments.detente, work, paths, wanted)
        started = time.monotonic()
        rows, report = spark.run(paths, wanted)
        table.compare(what, "Spark", ours, events(rows), (read, report["rows"]), started)
        open_to_all = [path for path in paths if path.suffix != ".zip"]
        ours, _ = builtin(arguments.detente, work, open_to_all, wanted)
        started = time.monotonic()
        theirs, unread = through_duckdb(open_to_all, wanted)
        readable = Counter({row: count for row, count in ours.items() if row[0] not in made.latin})
        table.compare(what + ", no .zip", "DuckDB, UTF-8", readable, theirs, None, started)
        table.told(what, "DuckDB tells lines of no UTF-8", unread == len(made.latin))
        wanted.expected, _ = builtin(arguments.detente, work, made.utf8, wanted)
        through_tables(table, inputs.as_table(made.utf8), wanted, what + ", as a table")

    ours, read = builtin(arguments.detente, work, made.plain, all_of_them)
    link = "spark.hadoop.fs.viewfs.mounttable.default.link./in=file://%s" % made.folder
    paths = ["viewfs:///in/" + path.name for path in made.plain]
    started = time.monotonic()
    rows, report = spark.run(paths, all_of_them, [link])
    table.compare("a store that is no disk", "Spark", ours, events(rows), (read, report["rows"]), started)

    ours, _ = builtin(arguments.detente, work, made.hostile, all_of_them)
    rows, report = spark.run(made.hostile, all_of_them)
    table.compare("hostile files", "Spark", ours, events(rows))
    # Both could be wrong alike.
    for engine, found in (("the built-in reader", ours), ("Spark", events(rows))):
        taken = made.bad & {row[0] for row in found}
        table.told("hostile files", engine + " takes no row of those", bool(found) and not taken)
    refused = {why: told["count"] for why, told in report["refused"].items()}
    table.told("hostile files", "each is told: %d" % len(refused), refused == made.refused)

    many = inputs.many(work / "many", arguments.data)
    ours, read = builtin(arguments.detente, work, [many], all_of_them)
    started = time.monotonic()
    # A task for a few files, so that one that is lost is not half of all.
    conf = ["spark.sql.files.maxPartitionBytes=8m", "spark.sql.files.openCostInBytes=4m"]
    rows, report = spark.run([many], all_of_them, conf, kill=True)
    what = "executor %d killed after %d tasks" % (spark.killed, spark.done_before)
    table.compare(what, "Spark", ours, events(rows), (read, report["rows"]), started)
    table.show()
    return table.agree


def main():
    parser = argparse.ArgumentParser()
    shared = PROJECT.parent / "shared" / "data" / "gdelt" / "raw"
    parser.add_argument("--data", type=Path, default=shared, help="a folder of event files")
    parser.add_argument("--detente", default=PROJECT / "target" / "release" / "detente")
    parser.add_argument("--keep", type=Path, help="work in this folder, and leave it")
    arguments = parser.parse_args()
    if not arguments.data.is_dir():
        print("skipped: no event files in %s" % arguments.data)
        return 0
    work = arguments.keep or Path(tempfile.mkdtemp(prefix="warehouse-"))
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        return 0 if check(arguments, work.resolve()) else 1
    finally:
        if not arguments.keep:
            shutil.rmtree(work)


if __name__ == "__main__":
    sys.exit(main())

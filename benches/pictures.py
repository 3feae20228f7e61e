"""Times whole processes that draw one chart; see pictures.sh."""

import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta

detente, cache, runs = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
work = cache / "work"
shutil.rmtree(work, ignore_errors=True)
work.mkdir(parents=True)


def output_of(*arguments):
    return subprocess.run([detente, *arguments], check=True, capture_output=True, text=True).stdout


# The same numbers and labels for all.
(work / "series.csv").write_text(output_of("series"))
data = json.loads(output_of("render", "--data"))
events = [
    {"date": event["date"]["iso"][:10], "tension": event["tension"], "headline": event["headline"]}
    for event in data["events"]
]
(work / "events.json").write_text(json.dumps(events))
series = [
    {"date": date, "tension": float(value)}
    for date, value in (
        line.split(",") for line in (work / "series.csv").read_text().splitlines()[1:]
    )
    if value
]

(work / "matplotlib_chart.py").write_text(
    """
import csv, json
from datetime import date
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

rows = [row for row in csv.DictReader(open("series.csv")) if row["tension"]]
days = [date.fromisoformat(row["date"]) for row in rows]
figure, axes = plt.subplots(figsize=(19.2, 10.8), dpi=100)
axes.step(days, [float(row["tension"]) for row in rows], where="post")
for event in json.load(open("events.json")):
    at = (date.fromisoformat(event["date"]), event["tension"])
    axes.plot(*at, "o")
    axes.annotate(event["headline"], at, xytext=(4, 8), textcoords="offset points")
axes.set_ylabel("Tension")
axes.grid(True)
figure.savefig("matplotlib.png")
"""
)
point = {"x": {"field": "date", "type": "temporal"}, "y": {"field": "tension", "type": "quantitative", "scale": {"zero": False}}}
(work / "chart.vl.json").write_text(
    json.dumps(
        {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "width": 1800,
            "height": 980,
            "layer": [
                {"data": {"values": series}, "mark": {"type": "line", "interpolate": "step-after"}, "encoding": point},
                {"data": {"values": events}, "mark": "point", "encoding": point},
                {
                    "data": {"values": events},
                    "mark": {"type": "text", "dy": -10, "align": "left"},
                    "encoding": {**point, "text": {"field": "headline"}},
                },
            ],
        }
    )
)
(work / "vl_chart.py").write_text(
    """
import vl_convert
png = vl_convert.vegalite_to_png(open("chart.vl.json").read())
open("vl.png", "wb").write(png)
"""
)
(work / "events.tsv").write_text(
    "".join(f"{e['date']}\t{e['tension']}\t{e['headline']}\n" for e in events)
)
(work / "chart.gp").write_text(
    """
set terminal pngcairo size 1920,1080
set output "gnuplot.png"
set xdata time
set timefmt "%Y-%m-%d"
set grid
set ylabel "Tension"
set datafile separator ","
plot "series.csv" skip 1 using 1:2 with fsteps notitle, \\
     "< tr '\\\\t' ',' < events.tsv" using 1:2 with points notitle, \\
     "" using 1:2:3 with labels offset 1,1 left notitle
"""
)

(work / "bare.gp").write_text(
    """
set terminal pngcairo size 1920,1080
set output "bare.png"
set xdata time
set timefmt "%Y-%m-%d"
set datafile separator ","
plot "series.csv" skip 1 using 1:2 with fsteps notitle
"""
)

python = sys.executable
detente = str(pathlib.Path(detente).resolve())
ours = {
    "figure, SVG": ["-o", "figure.svg"],
    "figure, PNG 1920×1080": ["-o", "figure.png", "--size", "1920x1080"],
    "figure, PDF": ["-o", "figure.pdf"],
    "slide, PDF": ["--layout", "slide", "-o", "slide.pdf"],
    "slide, PNG 1920×1080": ["--layout", "slide", "-o", "slide.png"],
    "slide, PPTX": ["--layout", "slide", "-o", "slide.pptx"],
    "page, PDF": ["--layout", "page", "-o", "page.pdf"],
    "page, HTML": ["--layout", "page", "-o", "brief.html"],
}
jobs = {name: [detente, "render", "--force", *arguments] for name, arguments in ours.items()}
first = date(2025, 4, 24)
days = [argument for place in range(50) for argument in ("--as-of", str(first + timedelta(place)))]
slides = ["--layout", "slide", "-o", "slide-{as_of}.pdf"]
jobs["50 days of slides, PDF"] = [detente, "render", "--force", *slides, *days]
jobs["gnuplot, a bare step line"] = ["gnuplot", "bare.gp"]
jobs["gnuplot, PNG 1920×1080"] = ["gnuplot", "chart.gp"]
jobs["vl-convert, PNG 1920×1080"] = [python, "vl_chart.py"]
jobs["Matplotlib, PNG 1920×1080"] = [python, "matplotlib_chart.py"]

times = {name: [] for name in jobs}
# Round after round, so that a slow moment of the machine touches all alike.
for turn in range(runs + 1):
    for name, command in jobs.items():
        begin = time.perf_counter()
        done = subprocess.run(command, cwd=work, capture_output=True)
        taken = (time.perf_counter() - begin) * 1000
        if done.returncode != 0:
            sys.exit(f"{name}: {done.stderr.decode()}")
        if turn > 0:  # the first fills the caches
            times[name].append(taken)

base = statistics.median(times["gnuplot, a bare step line"])
print(f"{'whole process, ms':32} {'median':>8} {'least':>8} {'ratio':>8}")
for name, taken in times.items():
    middle = statistics.median(taken)
    print(f"{name:32} {middle:8.0f} {min(taken):8.0f} {middle / base:7.2f}x")

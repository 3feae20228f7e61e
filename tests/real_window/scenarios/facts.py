"""What is written, the same in every scenario, and what the file must say then."""

TITLE = "Tariff dispute"
SIDES = ("China", "United States")

EVENT = {
    "headline": "US raises tariffs on Chinese goods to 20%",
    "iso": "2025-03-04",
    "date": "4 Mar 2025",
    "actor": "United States",
    "word": "tariff",
    # Where the word finds nothing, a reader of the codes' own words writes this.
    "other_word": "sanction",
    "code": "163",
}
SOURCE = {
    "title": "Further amendment to duties on synthetic opioids",
    "url": "https://www.federalregister.gov/documents/2025/03/07/2025-03775",
    "iso": "2025-03-03",
    "date": "3 Mar 2025",
}
# As it is copied from a list of sources.
CITATION = f"{SOURCE['title']}, {SOURCE['date']}, {SOURCE['url']}"
# The day after the first, from the same source.
NEXT = {
    "headline": "China answers with tariffs of 15%",
    "iso": "2025-03-05",
    "date": "5 Mar 2025",
    "actor": "China",
    "word": "tariff",
    "other_word": "sanction",
    "code": "163",
}
COMMITMENT = {
    "text": "Return to a tariff of 10%",
    "by": "United States",
    "made_iso": "2025-03-20",
    "made": "20 Mar 2025",
    "due_iso": "2025-05-14",
    "due": "14 May 2025",
}
FINDING = {"status": "fulfilled", "iso": "2025-05-15", "date": "15 May 2025"}

BEGUN = """schema = 1
title = "Tariff dispute"

[[sides]]
id = "china"
name = "China"

[[sides]]
id = "united-states"
name = "United States"
"""
WITH_EVENT = (
    BEGUN
    + """
[[sources]]
id = "further-amendment"
title = "Further amendment to duties on synthetic opioids"
published = "2025-03-03"
url = "https://www.federalregister.gov/documents/2025/03/07/2025-03775"

[[events]]
id = "us-raises-tariffs"
date = "2025-03-04"
headline = "US raises tariffs on Chinese goods to 20%"
actor = "united-states"
code = "163"
sources = ["further-amendment"]
"""
)
# The order that lowers the tariff is there: it is the evidence.
WITH_COMMITMENT = (
    WITH_EVENT
    + """
[[events]]
id = "order-lowers-tariff"
date = "2025-05-14"
headline = "Order lowers the tariff to 10%"
actor = "united-states"
code = "085"
sources = ["further-amendment"]

[[commitments]]
id = "return-to-tariff"
by = "united-states"
text = "Return to a tariff of 10%"
made = "2025-03-20"
due = "2025-05-14"
"""
)
EVIDENCE = "Order lowers the tariff"
EVIDENCE_ID = "order-lowers-tariff"


def dossier_is_right(data):
    """Two sides and a title."""
    names = tuple(side["name"] for side in data["sides"])
    return data["title"] == TITLE and names == SIDES


def event_is_right(data, fact=EVENT):
    """The event, with its source as it was written."""
    sources = {source["id"]: source for source in data.get("sources", [])}
    for event in data.get("events", []):
        if event["headline"] == fact["headline"]:
            named = [sources.get(id, {}) for id in event.get("sources", [])]
            return (
                str(event["date"]) == fact["iso"]
                and event["code"] == fact["code"]
                and event["actor"] == _side(data, fact["actor"])
                and any(
                    source.get("url") == SOURCE["url"]
                    and str(source.get("published")) == SOURCE["iso"]
                    and source.get("title") == SOURCE["title"]
                    for source in named
                )
            )
    return False


def next_is_right(data):
    """The second event, with the first one's source, which is there once."""
    return event_is_right(data, NEXT) and len(data["sources"]) == 1


def commitment_is_right(data):
    """Who undertook what, when, and by when."""
    for commitment in data.get("commitments", []):
        if commitment["text"] == COMMITMENT["text"]:
            return (
                commitment["by"] == _side(data, COMMITMENT["by"])
                and str(commitment["made"]) == COMMITMENT["made_iso"]
                and str(commitment["due"]) == COMMITMENT["due_iso"]
            )
    return False


def finding_is_right(data):
    """The finding with the event that bears it out."""
    for commitment in data.get("commitments", []):
        for verdict in commitment.get("verdicts", []):
            return (
                verdict["status"] == FINDING["status"]
                and str(verdict["date"]) == FINDING["iso"]
                and EVIDENCE_ID in verdict.get("events", [])
            )
    return False


def _side(data, name):
    return next((side["id"] for side in data["sides"] if side["name"] == name), None)

# Written until the program is killed. Nothing of it is in the built-in sample,
# which stands in the window where nothing comes back.
KILLED_TITLE = "Canal dispute"
KILLED_SIDES = ("Borduria", "Syldavia")
KILLED_EVENT = {
    "headline": "Borduria closes the canal to Syldavian ships",
    "iso": "2025-03-04",
    "date": "4 Mar 2025",
    "actor": "Borduria",
    "code": "163",
}
KILLED_NEXT = "Syldavia answers with a ban on coal"
# Longer than anybody waits for the kill.
DETAIL = (
    "The order of 3 March takes effect at midnight and leaves no exemption for ships that are "
    "under way. The harbour master gives repairs of the lock as the reason; the other side calls "
    "that an excuse and answers within the hour with a ban on coal, a list of firms and a "
    "complaint to the commission of the canal."
)

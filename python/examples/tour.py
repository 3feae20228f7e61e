# A tour of Détente in Python, as cells of a notebook, which also runs as a program.
# `jupytext --to notebook tour.py` makes a notebook of it; editors show its cells as they are.

# %% [markdown]
# # Tension and prices
# A dossier is one dispute in a text file. This one comes with the package.

# %%
import pandas as pd

import detente

dossier = detente.sample()
print(dossier)
print(dossier.headline())

# %% [markdown]
# The figure that `detente render` makes; a notebook shows it.

# %%
figure = dossier.figure(theme="light", size=(1280, 720))
figure

# %% [markdown]
# Tension by day, with the range over settings that could be defended as well.

# %%
tension = dossier.series().to_pandas().set_index("date")
print(tension["tension"].describe().round(1))

# %% [markdown]
# Prices have days on which nothing is traded, and tension has none: each price is put
# beside the tension of its day. (These prices are made up.)

# %%
days = pd.bdate_range("2025-04-02", "2025-06-12")
prices = pd.DataFrame({"price": range(100, 100 + len(days))}, index=days)
joined = prices.join(tension["tension"], how="left")
print(joined.tail(3))

# %% [markdown]
# What moved tension over the truce of Geneva? The changes add up.

# %%
moves = dossier.explain("2025-05-11", "2025-05-14").to_pandas()
print(moves[["headline", "change", "sources"]].head(4))
before = dossier.series()["date"].index(pd.Timestamp("2025-05-11").date())
values = dossier.series()["tension"]
assert abs(moves["change"].sum() - (values[before + 3] - values[before])) < 1e-9

# %% [markdown]
# As of a past day: nothing is in it that was not known then. Tension on the eve of the
# London talks, and what was promised and not yet done.

# %%
eve = "2025-06-08"
print(f"{dossier.tension(eve):.1f}")
ledger = dossier.ledger(as_of=eve, side="us").to_pandas()
print(ledger.loc[~ledger["status"].isin(["fulfilled"]), ["text", "status", "due"]])

# %% [markdown]
# Without pandas: rows are dicts.

# %%
for row in dossier.deadlines():
    print(row["day"], row["what"], row["text"])

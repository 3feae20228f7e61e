//! Where data are from, and what their terms allow.

use serde::{Deserialize, Serialize};

/// Who coded a stream, or publishes an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// GDELT 1.0 events: 57 columns, 58 from April 2013 on.
    Gdelt1,
    /// GDELT 2.0 events: 61 columns.
    Gdelt2,
    /// ICEWS events, which ended in April 2023.
    Icews,
    /// POLECAT events, which followed them.
    Polecat,
    /// The Armed Conflict Location & Event Data.
    Acled,
    /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program.
    UcdpGed,
    /// The Geopolitical Risk index of Caldara and Iacoviello.
    Gpr,
    /// Economic Policy Uncertainty and what is made alike, such as US–China
    /// tension.
    Epu,
    /// A series of the Federal Reserve Bank of St. Louis.
    Fred,
    /// Tariff rates of the Peterson Institute.
    Piie,
    /// A table imported by a mapping of its columns.
    Table,
}

/// Whether rows may be handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sharing {
    /// With attribution.
    Free,
    /// For research and teaching, not in trade.
    NotCommercial,
    /// Not as rows.
    NotRaw,
    /// Not stated; the user who imported the table has to know.
    Unknown,
}

impl Sharing {
    /// Whether rows and their texts stay out of briefs and exports unless asked for.
    pub const fn is_restricted(self) -> bool {
        matches!(self, Self::NotCommercial | Self::NotRaw)
    }
}

/// The terms of an origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Licence {
    /// Its name, as the publisher has it.
    pub name: &'static str,
    /// Where it is written.
    pub url: &'static str,
    /// What it allows.
    pub sharing: Sharing,
}

/// Where data are published, for the user to fetch: this program opens no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whence {
    /// The page.
    pub url: &'static str,
    /// Which files of it are imported.
    pub files: &'static str,
    /// What the command that imports them is called.
    pub command: &'static str,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Self; 11] = [
        Self::Gdelt1,
        Self::Gdelt2,
        Self::Icews,
        Self::Polecat,
        Self::Acled,
        Self::UcdpGed,
        Self::Gpr,
        Self::Epu,
        Self::Fred,
        Self::Piie,
        Self::Table,
    ];

    /// Its word in files and arguments.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gdelt1 => "gdelt1",
            Self::Gdelt2 => "gdelt2",
            Self::Icews => "icews",
            Self::Polecat => "polecat",
            Self::Acled => "acled",
            Self::UcdpGed => "ucdp-ged",
            Self::Gpr => "gpr",
            Self::Epu => "epu",
            Self::Fred => "fred",
            Self::Piie => "piie",
            Self::Table => "table",
        }
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gdelt1 => "GDELT 1.0",
            Self::Gdelt2 => "GDELT 2.0",
            Self::Icews => "ICEWS",
            Self::Polecat => "POLECAT",
            Self::Acled => "ACLED",
            Self::UcdpGed => "UCDP GED",
            Self::Gpr => "GPR",
            Self::Epu => "EPU",
            Self::Fred => "FRED",
            Self::Piie => "PIIE",
            Self::Table => "table",
        }
    }

    /// What it is called whatever its edition.
    pub const fn family(self) -> &'static str {
        match self {
            Self::Gdelt1 | Self::Gdelt2 => "GDELT",
            other => other.name(),
        }
    }

    /// Its terms, as far as its publisher states them.
    pub const fn licence(self) -> Licence {
        let (name, url, sharing) = match self {
            Self::Gdelt1 | Self::Gdelt2 => (
                "GDELT terms of use: free for any use, with attribution",
                "https://www.gdeltproject.org/about.html#termsofuse",
                Sharing::Free,
            ),
            Self::Icews => (
                "ICEWS Coded Event Data, Harvard Dataverse terms",
                "https://doi.org/10.7910/DVN/28075",
                Sharing::Unknown,
            ),
            Self::Polecat => (
                "POLECAT terms: research and education, not commercial",
                "https://doi.org/10.7910/DVN/AJGVIT",
                Sharing::NotCommercial,
            ),
            Self::Acled => (
                "ACLED terms of use: raw data may not be handed on",
                "https://acleddata.com/terms-and-conditions",
                Sharing::NotRaw,
            ),
            Self::UcdpGed => ("CC BY 4.0", "https://ucdp.uu.se/downloads/", Sharing::Free),
            Self::Gpr => (
                "free with citation of Caldara and Iacoviello (2022)",
                "https://www.matteoiacoviello.com/gpr.htm",
                Sharing::Free,
            ),
            Self::Epu => (
                "free with citation of its authors",
                "https://www.policyuncertainty.com/",
                Sharing::Free,
            ),
            Self::Fred => (
                "terms of the series' own publisher",
                "https://fred.stlouisfed.org/legal/",
                Sharing::Unknown,
            ),
            Self::Piie => {
                ("terms of the Peterson Institute", "https://www.piie.com/", Sharing::Unknown)
            }
            Self::Table => ("", "", Sharing::Unknown),
        };
        Licence { name, url, sharing }
    }

    /// Where its data are published; `None` if they are not, and once for both editions of GDELT.
    pub const fn whence(self) -> Option<Whence> {
        let (url, files, command) = match self {
            Self::Gdelt1 | Self::Table => return None,
            Self::Gdelt2 => (
                "https://www.gdeltproject.org/data.html#rawdatafiles",
                "YYYYMMDD.export.CSV.zip (1.0, a day each) or YYYYMMDDhhmmss.export.CSV.zip (2.0)",
                "gdelt",
            ),
            Self::Icews => (
                "https://doi.org/10.7910/DVN/28075",
                "events.YYYY.tab.zip, 1995 to April 2023",
                "icews",
            ),
            Self::Polecat => (
                "https://doi.org/10.7910/DVN/AJGVIT",
                "ngecEvents.DV.YYYY.txt.zip, 2018 on",
                "polecat",
            ),
            Self::Acled => (
                "https://acleddata.com/data-export-tool/",
                "the CSV of an export, with an account",
                "acled",
            ),
            Self::UcdpGed => {
                ("https://ucdp.uu.se/downloads/", "GEDEvent_vNN_N.csv, or its zip", "ucdp")
            }
            Self::Gpr => (
                "https://www.matteoiacoviello.com/gpr.htm",
                "data_gpr_daily_recent.xls, or data_gpr_export.xls by month and country",
                "index",
            ),
            Self::Epu => (
                "https://www.policyuncertainty.com/",
                "All_Daily_Policy_Data.csv, All_Country_Data.xlsx, US_China_Tension.xlsx",
                "index",
            ),
            Self::Fred => (
                "https://fred.stlouisfed.org/",
                "the CSV of a series, such as USEPUINDXD or VIXCLS",
                "index",
            ),
            Self::Piie => (
                "https://www.piie.com/research/piie-charts/2019/us-china-trade-war-tariffs-date-chart",
                "the data behind the chart, .xlsx or .csv",
                "index",
            ),
        };
        Some(Whence { url, files, command })
    }

    /// Whether the first-named party is the actor: in other sources the order of two names says
    /// nothing.
    pub const fn is_directed(self) -> bool {
        !matches!(self, Self::Acled | Self::UcdpGed)
    }
}

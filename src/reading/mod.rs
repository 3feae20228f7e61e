//! What a dossier says on a day: its tension with what moved it, its markers,
//! its ledger, and all of it in words.
//!
//! Nothing here knows pixels, colours or fonts: what is drawn of a reading, and
//! where, is for `figure` to say. It does no I/O.

mod agreement;
mod anchors;
mod beside;
mod calendar;
mod changes;
mod content;
mod desk;
mod exchanges;
mod facing;
mod headline;
mod held;
mod holdings;
mod hypothesis;
mod levels;
mod markers;
mod method;
mod moves;
mod pyramid;
mod reports;
mod settings;
mod sources;
mod stale;
mod trial;
mod urgency;
mod waterfall;
mod weights;
pub mod wording;

pub use agreement::{Agreement, Disagreement, Kappa, ScoreDifference, Subject};
pub use beside::{Beside, IndexBeside, Missed, StreamBeside};
pub use calendar::calendar;
pub use changes::{Changed, changed};
pub use content::{Content, Marker};
pub use desk::{
    CHANGE_DAYS, DeskDeadline, DeskOrder, DeskRow, Mover, QUIET_DAYS, TREND_DAYS, Trend, arranged,
};
pub use exchanges::exchange_sentence;
pub use facing::{Facing, face};
pub use headline::Headline;
pub use held::{Correlation, Held, LEAST_PAIRS, MOST_LAG, STREAM_DAYS, held};
pub use holdings::Holdings;
pub use hypothesis::{Assumption, Hypothesis, Outcome};
pub(crate) use levels::Levels;
pub use markers::{Acts, MarkerIndex};
pub use method::Method;
pub use reports::{ReportRow, Reports, is_known};
pub use settings::Settings;
pub use sources::{MOST_PUBLISHERS, not_drawn, source_line};
pub use stale::stale_headline;
pub use trial::{Finding, Trial, Tried, WEIGHTY, way_of};
pub use urgency::{SOON_DAYS, Urgency, UrgencyGroup};
pub use waterfall::{Waterfall, WaterfallStep};

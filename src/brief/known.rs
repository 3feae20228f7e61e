//! What a brief is made from, computed once for all of its files.

use std::sync::Arc;

use super::data::BriefData;
use super::material::Material;
use super::options::Brief;

/// A brief's material and all that it says.
pub(super) struct Known {
    pub(super) material: Material,
    pub(super) data: BriefData,
}

impl Known {
    /// Computes both.
    pub(super) fn of(brief: &Brief) -> Arc<Self> {
        let material = Material::new(brief);
        let data = BriefData::new(&material);
        Arc::new(Self { material, data })
    }
}

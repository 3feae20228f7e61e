//! Which languages there are.

use unic_langid::LanguageIdentifier;

/// A language of the window and of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese in simplified characters.
    Chinese,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// Its tag by BCP 47, as files and attributes have it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hans",
        }
    }

    /// What it calls itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Chinese => "简体中文",
        }
    }

    /// The language with exactly this tag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
    }

    /// The language for a system that names its own as `tag` (`zh-CN`,
    /// `en_GB.UTF-8`): Chinese where it writes simplified characters, else
    /// English.
    pub fn for_system(tag: &str) -> Self {
        let tag = tag.split(['.', '@']).next().unwrap_or_default().to_lowercase();
        let mut parts = tag.split(['-', '_']);
        let traditional = |part: &str| matches!(part, "hant" | "tw" | "hk" | "mo");
        let is_chinese = parts.next() == Some("zh");
        if is_chinese && !parts.any(traditional) { Self::Chinese } else { Self::English }
    }

    pub(super) const fn catalogue(self) -> &'static str {
        match self {
            Self::English => include_str!("../../assets/i18n/en.ftl"),
            Self::Chinese => include_str!("../../assets/i18n/zh-Hans.ftl"),
        }
    }

    /// For the rules of plurals.
    pub(super) fn id(self) -> LanguageIdentifier {
        self.tag().parse().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentResource;

    use super::*;

    #[test]
    fn catalogues_parse_whole() {
        for language in Language::ALL {
            if let Err((_, errors)) = FluentResource::try_new(language.catalogue().to_owned()) {
                panic!("{}: {errors:?}", language.tag());
            }
        }
    }

    #[test]
    fn systems_name_their_language_in_many_ways() {
        for tag in ["zh", "zh-CN", "zh_CN.UTF-8", "zh-Hans-SG", "ZH-hans"] {
            assert_eq!(Language::for_system(tag), Language::Chinese, "{tag}");
        }
        for tag in ["zh-TW", "zh_HK.UTF-8", "zh-Hant", "en_GB.UTF-8", "C", "", "zhx"] {
            assert_eq!(Language::for_system(tag), Language::English, "{tag}");
        }
        assert_eq!(Language::of_tag("zh-hans"), Some(Language::Chinese));
        assert_eq!(Language::of_tag("zh"), None);
    }
}

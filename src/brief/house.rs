//! The style of an organisation: its name, its colours, its typeface, what it writes on everything.
//! A small separate file, used by every layout.

use std::sync::Arc;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::dossier::{MOST_MARKING, Scheme};
use crate::figure::{Color, Theme};

/// Least contrast of a side's colour against the ground of a theme: what large
/// texts and drawings need by WCAG 2.2.
const LEAST_CONTRAST: f64 = 3.0;
/// Most characters of a name, a footer, a typeface.
const MOST_TEXT: usize = 300;

/// A style that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HouseError {
    /// The file is no TOML of this kind.
    #[error("{0}")]
    Unreadable(String),
    /// A colour is not written as one.
    #[error("colors: \"{0}\" is no colour; write it as \"#c25400\"")]
    Color(String),
    /// There are not two.
    #[error("colors: write two, the first side's and the second's")]
    Colors,
    /// A text is too long to stand on every slide.
    #[error("{0}: it is too long; {MOST_TEXT} characters at most")]
    TooLong(&'static str),
    /// The logo is no picture that we read.
    #[error("logo: {0}")]
    Logo(String),
}

/// An organisation's style.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct House {
    /// Its name.
    pub name: Option<String>,
    /// Its two colours for the sides.
    pub colors: Option<[Color; 2]>,
    /// Its typeface, in files that are set where they are looked at.
    pub typeface: Option<String>,
    /// How all that it hands on is marked, such as `TLP:AMBER`.
    pub marking: Option<String>,
    /// What stands at the foot of everything.
    pub footer: Option<String>,
    /// Its logo.
    pub logo: Option<Logo>,
    /// The file of its logo, in the folder of its own file.
    pub logo_file: Option<String>,
    /// Levels of marks of its own, the most open first.
    pub markings: Option<Scheme>,
    /// The mark of what bears none.
    pub unmarked: Option<String>,
}

/// A logo as pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// A PNG.
    pub png: Arc<[u8]>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HouseFile {
    house: HouseTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HouseTable {
    name: Option<String>,
    logo: Option<String>,
    colors: Option<Vec<String>>,
    typeface: Option<String>,
    marking: Option<String>,
    footer: Option<String>,
    markings: Option<Vec<String>>,
    unmarked: Option<String>,
}

impl House {
    /// From the text of its file; the caller reads the logo, having access to its folder.
    ///
    /// # Errors
    /// Where it cannot be used, with what is wrong.
    pub fn parse(text: &str) -> Result<Self, HouseError> {
        let file: HouseFile = toml::from_str(text)
            .map_err(|error| HouseError::Unreadable(error.to_string().trim_end().to_owned()))?;
        let HouseTable { name, logo, colors, typeface, marking, footer, markings, unmarked } =
            file.house;
        let bounded = |what, text: Option<String>, most: usize| match text {
            Some(text) if text.chars().count() > most => Err(HouseError::TooLong(what)),
            text => Ok(text.map(|text| crate::words::one_line(&text, most).into_owned())),
        };
        Ok(Self {
            name: bounded("name", name, MOST_TEXT)?,
            colors: colors.map(|colors| two(&colors)).transpose()?,
            typeface: bounded("typeface", typeface, MOST_TEXT)?,
            marking: bounded("marking", marking, MOST_MARKING)?,
            footer: bounded("footer", footer, MOST_TEXT)?,
            logo: None,
            logo_file: logo,
            markings: markings.map(Scheme),
            unmarked,
        })
    }

    /// From the text of its file, its logo read from the folder of the file.
    ///
    /// # Errors
    /// Where it cannot be used, with what is wrong.
    pub fn load(
        text: &str,
        read: impl FnOnce(&str) -> Result<Vec<u8>, String>,
    ) -> Result<Self, HouseError> {
        let house = Self::parse(text)?;
        match house.logo_file.clone() {
            None => Ok(house),
            Some(logo) => house.with_logo(&read(&logo).map_err(HouseError::Logo)?),
        }
    }

    /// With a logo from the bytes of its file, PNG or SVG.
    ///
    /// # Errors
    /// Where it is no picture that we read.
    pub fn with_logo(self, bytes: &[u8]) -> Result<Self, HouseError> {
        let logo = super::logo::logo(bytes).map_err(HouseError::Logo)?;
        Ok(Self { logo: Some(logo), ..self })
    }

    /// A theme in its colours.
    #[must_use]
    pub fn theme(&self, theme: &Theme) -> Theme {
        let mut own = *theme;
        own.sides = self.colors.unwrap_or(theme.sides);
        own
    }

    /// Which of its colours can hardly be seen on the ground of a theme, and
    /// whether they can hardly be told apart in grey.
    pub fn doubts(&self, theme: &Theme) -> Vec<String> {
        let Some(colors) = self.colors else { return Vec::new() };
        let mut doubts = Vec::new();
        for (side, color) in ["first", "second"].into_iter().zip(colors) {
            let contrast = color.contrast(theme.background);
            if contrast < LEAST_CONTRAST {
                doubts.push(format!(
                    "the {side} side's colour has a contrast of {contrast:.1} : 1 against the ground; {LEAST_CONTRAST} is the least that can be read"
                ));
            }
        }
        let [first, second] = colors;
        let apart = first.contrast(second);
        if apart < 1.5 {
            doubts.push(format!(
                "the sides' colours have a contrast of {apart:.1} : 1, and look the same in grey; make one darker"
            ));
        }
        doubts
    }

    /// A digest of all of it.
    pub fn digest(&self) -> String {
        let digest = Sha256::digest(format!("{self:?}").as_bytes());
        digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// What it writes on everything, in a line: its mark, its name, its footer.
    pub fn line(&self) -> Option<String> {
        let parts = [&self.marking, &self.name, &self.footer];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }
}

fn two(colors: &[String]) -> Result<[Color; 2], HouseError> {
    let [first, second] = colors else { return Err(HouseError::Colors) };
    let color = |text: &String| {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        number.map(Color::hex).ok_or_else(|| HouseError::Color(text.clone()))
    };
    Ok([color(first)?, color(second)?])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::ThemeName;

    #[test]
    fn a_style_is_read_and_doubted() {
        let text = "[house]\nname = \"Desk\"\ncolors = [\"#ffee00\", \"#123456\"]\nmarking = \"TLP:AMBER\"\n";
        let house = House::parse(text).unwrap();
        assert_eq!(house.line().as_deref(), Some("TLP:AMBER · Desk"));
        assert_eq!(house.doubts(Theme::of(ThemeName::Light)).len(), 1);
        let theme = house.theme(Theme::of(ThemeName::Light));
        assert_eq!(theme.sides[1], Color::hex(0x12_34_56));
    }

    #[test]
    fn what_is_wrong_is_said() {
        let wrong = |text: &str| House::parse(text).unwrap_err().to_string();
        assert!(wrong("[house]\nnmae = \"x\"").contains("nmae"));
        assert!(wrong("[house]\ncolors = [\"red\", \"#000000\"]").contains("\"red\" is no colour"));
        assert!(wrong("[house]\ncolors = [\"#000000\"]").contains("write two"));
        assert!(wrong(&format!("[house]\nfooter = \"{}\"", "x".repeat(400))).contains("too long"));
    }
}

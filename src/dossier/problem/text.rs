//! What is wrong with a text before it is a dossier: that it is not TOML, has an unfinished merge
//! in it, or hides something.

use crate::dossier::Unseen;

/// What is wrong with the text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFault {
    /// It holds zero bytes.
    ZeroBytes,
    /// It says nothing.
    Nothing,
    /// It is no TOML here.
    Syntax(SyntaxFault),
    /// It is no TOML in so many places more.
    MoreSyntax(usize),
    /// A table or list goes on for too long to be read as one.
    TooLong,
    /// git could not join these lines, counted from 1.
    Git {
        /// The first, with its mark.
        from: usize,
        /// The last, with its mark.
        to: usize,
    },
    /// A merge left this open, which stands as a comment.
    LeftOpen {
        /// What it is about, in the words of the comment.
        about: Box<str>,
    },
    /// A character that is not seen.
    Unseen {
        /// What it does.
        what: Unseen,
        /// Itself.
        character: char,
    },
}

impl TextFault {
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Self::ZeroBytes => "zero-bytes",
            Self::Nothing => "empty-file",
            Self::Syntax(_) => "not-toml",
            Self::MoreSyntax(_) => "more-not-toml",
            Self::TooLong => "too-long",
            Self::Git { .. } => "git-conflict",
            Self::LeftOpen { .. } => "left-open",
            Self::Unseen { what: Unseen::Control, .. } => "control-character",
            Self::Unseen { what: Unseen::Direction, .. } => "direction-override",
            Self::Unseen { what: Unseen::Blank, .. } => "unseen-character",
        }
    }
}

/// Why a text is not TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxFault {
    /// One of those that people often run into.
    Known(KnownSyntax),
    /// Another one, in the words of the parser.
    Other(Box<str>),
}

impl SyntaxFault {
    pub(in crate::dossier) fn of(said: &str) -> Self {
        let known = SAID.iter().find(|(text, _)| *text == said);
        known.map_or_else(|| Self::Other(said.into()), |(_, known)| Self::Known(*known))
    }
}

macro_rules! known_syntax {
    ($($(#[doc = $doc:literal])+ $name:ident = $said:literal,)+) => {
        /// Why a text is not TOML, if it is one of the usual slips.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum KnownSyntax {
            $($(#[doc = $doc])+ $name,)+
        }

        impl KnownSyntax {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }

        /// Judged by the parser's message, since it has no codes. A message it words differently
        /// one day becomes [`SyntaxFault::Other`].
        const SAID: &[(&str, KnownSyntax)] = &[$(($said, KnownSyntax::$name)),+];
    };
}

known_syntax! {
    /// A text that begins with `"` does not end.
    OpenText = "invalid basic string, expected `\"`",
    /// A text that begins with `'` does not end.
    OpenLiteral = "invalid literal string, expected `'`",
    /// A text that begins with `"""` does not end.
    OpenLongText = "invalid multi-line basic string, expected `\"`",
    /// A text that begins with `'''` does not end.
    OpenLongLiteral = "invalid multi-line literal string, expected `'`",
    /// A character in a text that has to be escaped.
    TextCharacter = "invalid basic string, expected non-double-quote visible characters, `\\`",
    /// A value that is a text without quotes.
    NoQuotes = "string values must be quoted, expected literal string",
    /// A text that ends with a quote and does not begin with one.
    NoOpeningQuote = "missing opening quote, expected `\"`",
    /// A backslash before what it cannot escape.
    Escape = "missing escaped value, expected `b`, `e`, `f`, `n`, `r`, `\\`, `\"`, `x`, `u`, `U`",
    /// `\u` with too few digits.
    EscapeDigits = "too few unicode value digits, expected unicode hexadecimal value",
    /// A character that a key without quotes cannot have.
    KeyCharacter = "invalid unquoted key, expected letters, numbers, `-`, `_`",
    /// No key where one belongs.
    EmptyKey = "unquoted keys cannot be empty, expected letters, numbers, `-`, `_`",
    /// A key or a table that is there twice.
    DuplicateKey = "duplicate key",
    /// A key without `=`.
    NoEquals = "key with no value, expected `=`",
    /// A key without a value.
    NoValue = "missing value for key, expected `=`",
    /// A key without `=` within braces.
    NoEqualsInside = "missing assignment between key-value pairs, expected `=`",
    /// `=` twice.
    ExtraEquals = "extra `=`, expected nothing",
    /// `=` within brackets.
    EqualsInList = "unexpected `=` in array, expected value, `]`",
    /// `=` twice within braces.
    EqualsInside = "extra assignment between key-value pairs, expected `,`",
    /// No comma between the entries of a list.
    NoComma = "missing comma between array elements, expected `,`",
    /// No comma between the keys within braces.
    NoCommaInside = "missing comma between key-value pairs, expected `,`",
    /// Two commas in a list, or one before its first entry.
    ExtraComma = "extra comma in array, expected value",
    /// A list that does not end.
    OpenList = "unclosed array, expected `]`",
    /// Braces that are not closed.
    OpenBraces = "unclosed inline table, expected `}`",
    /// A header without `]`.
    OpenHeader = "unclosed table, expected `]`",
    /// A header of a list without `]]`.
    OpenListHeader = "unclosed array table, expected `]]`",
    /// A header of a list with one `]`.
    HalfListHeader = "unclosed array table, expected `]`",
    /// Something behind a value that has ended.
    Behind = "unexpected key or value, expected newline, `#`",
    /// No key before `=`.
    NoKey = "invalid key-value pair, expected key",
    /// Half of a line end.
    CarriageReturn = "carriage return must be followed by newline, expected newline",
    /// A character that a comment cannot have.
    CommentCharacter = "invalid comment character, expected printable characters",
    /// A number that begins with 0.
    LeadingZero = "unexpected leading zero, expected nothing",
    /// `_` at the end of a number, or two of them.
    Underscore = "`_` may only go between digits, expected nothing",
    /// A number with two signs.
    ExtraSign = "redundant numeric sign, expected nothing",
    /// Lists or braces within each other, too deep.
    TooDeep = "cannot recurse further; max recursion depth met",
}

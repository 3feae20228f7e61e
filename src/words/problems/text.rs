//! What is wrong with a text as a whole.

use super::Values;
use crate::dossier::{KnownSyntax, SyntaxFault, TextFault, number_of};
use crate::words::Words;

impl Words {
    pub(super) fn text_values<'a>(&self, fault: &'a TextFault) -> Values<'a> {
        match fault {
            TextFault::Syntax(SyntaxFault::Known(known)) => {
                vec![("said", self.get(syntax_key(*known)).into_owned().into())]
            }
            TextFault::Syntax(SyntaxFault::Other(said)) => {
                let said = self.with("syntax-other", &[("said", said.as_ref().into())]);
                vec![("said", said.into_owned().into())]
            }
            TextFault::MoreSyntax(count) => vec![("count", count.to_string().into())],
            TextFault::Git { from, to } => {
                vec![("from", from.to_string().into()), ("to", to.to_string().into())]
            }
            TextFault::LeftOpen { about } => vec![("about", about.as_ref().into())],
            TextFault::Unseen { character, .. } => vec![("number", number_of(*character).into())],
            TextFault::ZeroBytes | TextFault::Nothing | TextFault::TooLong => Vec::new(),
        }
    }
}

const fn syntax_key(known: KnownSyntax) -> &'static str {
    match known {
        KnownSyntax::OpenText => "syntax-open-text",
        KnownSyntax::OpenLiteral => "syntax-open-literal",
        KnownSyntax::OpenLongText => "syntax-open-long-text",
        KnownSyntax::OpenLongLiteral => "syntax-open-long-literal",
        KnownSyntax::TextCharacter => "syntax-text-character",
        KnownSyntax::NoQuotes => "syntax-no-quotes",
        KnownSyntax::NoOpeningQuote => "syntax-no-opening-quote",
        KnownSyntax::Escape => "syntax-escape",
        KnownSyntax::EscapeDigits => "syntax-escape-digits",
        KnownSyntax::KeyCharacter => "syntax-key-character",
        KnownSyntax::EmptyKey => "syntax-empty-key",
        KnownSyntax::DuplicateKey => "syntax-duplicate-key",
        KnownSyntax::NoEquals => "syntax-no-equals",
        KnownSyntax::NoValue => "syntax-no-value",
        KnownSyntax::NoEqualsInside => "syntax-no-equals-inside",
        KnownSyntax::ExtraEquals => "syntax-extra-equals",
        KnownSyntax::EqualsInList => "syntax-equals-in-list",
        KnownSyntax::EqualsInside => "syntax-equals-inside",
        KnownSyntax::NoComma => "syntax-no-comma",
        KnownSyntax::NoCommaInside => "syntax-no-comma-inside",
        KnownSyntax::ExtraComma => "syntax-extra-comma",
        KnownSyntax::OpenList => "syntax-open-list",
        KnownSyntax::OpenBraces => "syntax-open-braces",
        KnownSyntax::OpenHeader => "syntax-open-header",
        KnownSyntax::OpenListHeader => "syntax-open-list-header",
        KnownSyntax::HalfListHeader => "syntax-half-list-header",
        KnownSyntax::Behind => "syntax-behind",
        KnownSyntax::NoKey => "syntax-no-key",
        KnownSyntax::CarriageReturn => "syntax-carriage-return",
        KnownSyntax::CommentCharacter => "syntax-comment-character",
        KnownSyntax::LeadingZero => "syntax-leading-zero",
        KnownSyntax::Underscore => "syntax-underscore",
        KnownSyntax::ExtraSign => "syntax-extra-sign",
        KnownSyntax::TooDeep => "syntax-too-deep",
    }
}

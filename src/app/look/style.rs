//! The figure's colours as the window's own.

use egui::{Color32, CornerRadius, Stroke, Theme as EguiTheme, Visuals};

use crate::figure::{Color, Theme, ThemeName};

/// A figure's colour as egui has it.
pub(crate) fn color(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}

/// The theme that the window shows.
pub(crate) fn theme(context: &egui::Context) -> &'static Theme {
    Theme::of(match context.theme() {
        EguiTheme::Dark => ThemeName::Dark,
        EguiTheme::Light => ThemeName::Light,
    })
}

/// Dresses egui in both themes.
pub(crate) fn install(context: &egui::Context) {
    for (egui_theme, name) in
        [(EguiTheme::Light, ThemeName::Light), (EguiTheme::Dark, ThemeName::Dark)]
    {
        let theme = Theme::of(name);
        context.style_mut_of(egui_theme, |style| {
            style.visuals = visuals(theme, egui_theme);
            style.spacing.item_spacing = egui::vec2(8.0, 5.0);
            style.spacing.button_padding = egui::vec2(10.0, 4.0);
            // Beside what scrolls, not over it.
            style.spacing.scroll = egui::style::ScrollStyle {
                floating: false,
                bar_width: 7.0,
                ..egui::style::ScrollStyle::thin()
            };
            style.interaction.selectable_labels = true;
            // Motion tells nothing here, and frames cost on remote desktops.
            style.animation_time = 0.0;
            style.scroll_animation = egui::style::ScrollAnimation::none();
            for (text_style, font) in &mut style.text_styles {
                font.size = match text_style {
                    egui::TextStyle::Small => 11.5,
                    egui::TextStyle::Heading => 17.0,
                    _ => 13.0,
                };
            }
        });
    }
}

fn visuals(theme: &Theme, egui_theme: EguiTheme) -> Visuals {
    let mut visuals = match egui_theme {
        EguiTheme::Dark => Visuals::dark(),
        EguiTheme::Light => Visuals::light(),
    };
    let ink = color(theme.ink);
    let grid = Stroke::new(1.0, color(theme.grid));
    visuals.panel_fill = color(theme.background);
    visuals.window_fill = color(theme.background);
    visuals.extreme_bg_color = color(theme.background);
    visuals.faint_bg_color = color(theme.panel);
    visuals.hyperlink_color = color(theme.actor(Some(crate::dossier::Slot::Second)));
    visuals.warn_fg_color = color(theme.alert());
    visuals.error_fg_color = color(theme.alert());
    visuals.window_stroke = grid;
    visuals.selection.bg_fill = color(theme.accent.faded(0.22));
    visuals.selection.stroke = Stroke::new(1.5, color(theme.accent));
    let widgets = &mut visuals.widgets;
    for widget in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        widget.corner_radius = CornerRadius::same(5);
        widget.bg_stroke = grid;
        widget.fg_stroke = Stroke::new(1.2, ink);
        widget.expansion = 0.0;
    }
    widgets.inactive.bg_fill = color(theme.background);
    widgets.inactive.weak_bg_fill = color(theme.background);
    widgets.hovered.weak_bg_fill = color(theme.shade);
    widgets.hovered.bg_stroke = Stroke::new(1.0, color(theme.muted));
    widgets.active.weak_bg_fill = color(theme.grid);
    visuals
}

//! The component kit: semantic HTML first, our own plain CSS, no domain.

mod avatar;
mod badge;
mod button;
mod chart;
mod dialog;
mod editor;
mod empty;
mod failed;
mod field;
mod icon;
mod into_view;
mod language;
mod loaded;
mod menu;
mod notice;
mod outcome;
mod pager;
mod select;
mod settings_entry;
mod skeleton;
mod table;
mod tabs;
mod text_area;
mod time_ago;
mod time_zone;
mod toast;
mod words;

pub use avatar::{Avatar, hue, initials};
pub use badge::{Badge, Tone};
pub use button::{Button, Kind, LinkButton};
pub use chart::{
    Bar, BarChart, Format, HeatMap, LineChart, Scale, Series, Sparkline, StackedBarChart, Steps,
};
pub use dialog::Dialog;
pub use editor::{Editor, Preview, write_at_cursor};
pub use empty::Empty;
pub use failed::Failed;
pub use field::{Field, is_coming_alive};
pub use icon::Icon;
pub use into_view::{bring_into_view, focus, focus_if_lost, focus_wrong, scroll_to_end, scroll_to_start};
pub use language::{locale, provide_locale};
pub use loaded::{Loaded, built_once};
pub use menu::{Menu, MenuItem};
pub use notice::{FaultNotice, Notice};
pub use outcome::{fault_of, focus_wrong_field, successes, typed, wrong};
pub use pager::Pager;
pub use select::{Choice, Select};
pub use settings_entry::{SettingsArea, SettingsEntry};
pub use skeleton::Skeleton;
pub use table::Table;
pub use tabs::{TabLink, Tabs};
pub use text_area::TextArea;
pub use time_ago::TimeAgo;
pub use time_zone::{exact_time, provide_time_zone};
pub use toast::{Toast, Toaster, toast, toast_with_action};

//! The component kit: semantic HTML first, our own plain CSS, no domain.

mod avatar;
mod badge;
mod button;
mod dialog;
mod empty;
mod field;
mod icon;
mod language;
mod menu;
mod notice;
mod pager;
mod select;
mod skeleton;
mod table;
mod tabs;
mod text_area;
mod time_ago;
mod toast;

pub use avatar::{Avatar, hue, initials};
pub use badge::{Badge, Tone};
pub use button::{Button, Kind, LinkButton};
pub use dialog::Dialog;
pub use empty::Empty;
pub use field::Field;
pub use icon::Icon;
pub use language::{locale, provide_locale};
pub use menu::{Menu, MenuItem};
pub use notice::{FaultNotice, Notice};
pub use pager::Pager;
pub use select::{Choice, Select};
pub use skeleton::Skeleton;
pub use table::Table;
pub use tabs::{TabLink, Tabs};
pub use text_area::TextArea;
pub use time_ago::TimeAgo;
pub use toast::{Toaster, provide_toasts, toast};

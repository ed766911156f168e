"""The style sheet of the application as a template, to be filled in with colours and text sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template

from ui.environment.app_paths import RESOURCES

ICONS = RESOURCES / "icons"

_SHEET = Template("""
QMainWindow, QDialog { background: $background; }
QToolTip { background: $sheet; color: $text; border: 1px solid $border; padding: 4px 6px; }
QMenuBar { background: $background; padding: 2px 8px; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $sheet; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 24px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }

QToolBar { background: $background; border: none; border-bottom: 1px solid $border; padding: 2px 12px; spacing: 2px; }
QToolBar::separator { background: $border; width: 1px; margin: 6px 6px; }
QToolBar QToolButton { padding: 4px 8px; border: 1px solid transparent; border-radius: 5px; }
QToolBar QToolButton:hover { background: $hover; }
QToolBar QToolButton:pressed { background: $selection; }
QToolBar QToolButton:checked { background: $selection; }
QToolBar QToolButton:focus { border-color: $accent; }
QToolButton#primary { background: $accent; color: $on_accent; font-weight: 600; padding: 5px 14px; }
QToolButton#primary:disabled { background: $border; color: $faint; }
QToolButton#primary:hover { background: $accent; border-color: $text; }
QToolButton#primary[popupMode="1"] { padding-right: 30px; }
QToolButton#primary::menu-button { border: none; width: 22px; border-left: 1px solid $selection; }
QToolButton#primary::menu-arrow { width: 9px; height: 9px; }

QTabWidget::pane { border: none; border-top: 1px solid $border; background: $background; }
QTabWidget::tab-bar { left: 12px; }
QTabBar { background: $background; }
QTabBar::tab { padding: 7px 12px; margin-right: 2px; color: $label; border: 1px solid transparent;
  border-bottom: 2px solid transparent; background: transparent; }
QTabBar[compact="true"]::tab { padding: 7px 5px; margin-right: 0; }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { border-color: $accent; }
QLabel#badge { border-radius: 7px; padding: 0px 4px; min-width: 7px; min-height: 14px; max-height: 14px;
  font-weight: 600; }

QDockWidget { titlebar-close-icon: none; }
QWidget#findings { background: $background; border-left: 1px solid $border; }
QPushButton#chip { padding: 2px 7px; border: 1px solid $border; border-radius: 10px; background: transparent;
  color: $label; }
QSplitter#reportView::handle { background: transparent; }
QPushButton#chip:hover { background: $hover; }
QPushButton#chip[sort="error"] { color: $error; }
QPushButton#chip[sort="warning"] { color: $warning; }
QPushButton#chip[none="true"] { color: $faint; }
QPushButton#chip:checked { border-color: $accent; background: $selection; }
QPushButton#chip:focus { border: 2px solid $accent; padding: 1px 6px; }
QLabel#rule { color: $label; background: $header; border-radius: 4px; padding: 6px 8px; }
QLabel#keptReason { color: $label; }
QPlainTextEdit#reason { border: 1px solid $border; border-radius: 4px; background: $sheet;
  selection-background-color: $accent; selection-color: $on_accent; }
QPlainTextEdit#reason:focus { border-color: $accent; }
QLabel[ink="label"] { color: $label; }
QLabel[ink="error"] { color: $error; }
QLabel#quiet { color: $label; }
QLabel#fine { color: $ok; padding: 6px 0; }
QLabel#refused { color: $error; }
QLabel#doubt { color: $warning; }
QLabel#panelTitle { font-size: 11pt; font-weight: 600; }
QFrame#checkSummary { background: $header; border: 1px solid $border; border-radius: 6px; }
QLabel#count[sort="error"] { color: $error; }
QLabel#count[sort="warning"] { color: $warning; }
QLabel#count[sort="info"] { color: $label; }
QLabel#group { color: $label; font-weight: 600; padding-top: 6px; }
QPushButton#group { color: $label; font-weight: 600; text-align: left; border: 1px solid transparent;
  background: transparent; padding: 4px 2px 2px 2px; }
QPushButton#group:hover { color: $text; }
QPushButton#group:focus { border-color: $accent; }
QFrame#nextStep { background: $selection; border: none; border-radius: 6px; }
QFrame#finding { background: $sheet; border: 1px solid $border; border-radius: 6px; }
QFrame#finding:hover { border-color: $accent; }
QFrame#finding:focus { border-color: $accent; background: $hover; }
QFrame#finding[current="true"] { border: 2px solid $accent; }
QScrollArea { border: none; background: transparent; }
QWidget#plain, QLabel#plain { background: transparent; }

QPushButton { padding: 5px 12px; border: 1px solid $border; border-radius: 5px; background: $sheet; }
QPushButton:hover { background: $hover; border-color: $accent; }
QPushButton:pressed { background: $selection; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; }
QPushButton#fix { padding: 3px 10px; color: $accent; border-color: $accent; background: transparent; }
QPushButton#fix:hover { background: $selection; }
QPushButton#fix:focus { border: 2px solid $accent; padding: 2px 9px; background: $selection; }
QPushButton#link { border: none; background: transparent; color: $accent; padding: 3px 4px; }
QPushButton#link:hover, QPushButton#link:focus { text-decoration: underline; }

QLabel#startTitle { font-size: 20pt; font-weight: 600; }
QLabel#startDeadline { font-size: 10.5pt; color: $label; }
QFrame#startCard { background: $sheet; border: 1px solid $border; border-radius: 10px; }
QFrame#startCard[over="true"] { border: 2px dashed $accent; background: $selection; }
QLabel#cardTitle { font-size: 14pt; font-weight: 600; }
QLabel#cardText { color: $label; }
QLabel#choiceTitle { font-size: 11pt; font-weight: 600; }
QPushButton#primaryButton { background: $accent; color: $on_accent; border: none; padding: 9px 18px;
  font-size: 11pt; font-weight: 600; }
QPushButton#primaryButton:hover, QPushButton#primaryButton:focus { border: 2px solid $text; padding: 7px 16px; }
QPushButton#startChoice { text-align: left; border-radius: 10px; padding: 0; }
QPushButton#recentFile { border: 1px solid transparent; border-radius: 6px; background: transparent; padding: 0; }
QPushButton#recentFile:hover { background: $hover; }
QPushButton#recentFile:focus { border-color: $accent; }
QPushButton#rollupLink { text-align: left; border: none; background: transparent; color: $accent; padding: 5px 4px; }
QPushButton#rollupLink:hover, QPushButton#rollupLink:focus { text-decoration: underline; }

QFrame#tourCard { background: $sheet; border: 2px solid $accent; border-radius: 8px; }
QFrame#banner { background: $info_ground; border: none; border-bottom: 1px solid $border; }
QFrame#banner[kind="problem"] { background: $error_ground; }
QFrame#banner[kind="done"] { background: $selection; }

QFrame#searchBar { background: $sheet; border: none; border-top: 1px solid $border; border-bottom: 1px solid $border; }
QFrame#searchBar QPushButton { padding: 3px 12px; }
QFrame#searchBar QLineEdit[none="true"] { border-color: $error; background: $error_ground; }
QFrame#searchBar QToolButton { padding: 3px; border: 1px solid transparent; border-radius: 4px; }
QFrame#searchBar QToolButton:hover { background: $hover; }
QFrame#searchBar QToolButton:checked { background: $selection; }
QFrame#searchBar QToolButton:focus { border-color: $accent; }
QLabel#searchWords { color: $label; padding: 0 6px; }

QStatusBar { background: $background; border-top: 1px solid $border; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $label; padding: 0 6px; }

QStatusBar QPushButton#counts { border: 1px solid transparent; background: transparent; padding: 0 6px; color: $label; }
QStatusBar QPushButton#counts:hover { background: $hover; }
QStatusBar QPushButton#counts:focus { border-color: $accent; }

QHeaderView { background: $header; border: none; }
QHeaderView::section { background: $header; color: $label; border: none; border-bottom: 1px solid $border;
  padding: 5px 6px; }
QTableView#units, QTableView#parts { background: $sheet; border: 1px solid $border; border-radius: 4px;
  alternate-background-color: $background; selection-background-color: $selection; selection-color: $text; }
QTableView#units:focus, QTableView#parts:focus, QTableView#entries:focus, QListWidget#rollupFindings:focus {
  border: 1px solid $accent; }
QTableView#entries { border: 1px solid $border; }
QListWidget#rollupFindings { border: 1px solid $border; }
QTableView#units::item, QTableView#parts::item { padding: 0 6px; border: none; }
QListWidget#rollupFindings { background: $sheet; }
QListWidget#rollupFindings::item { padding: 8px 10px; border-bottom: 1px solid $border; }
QListWidget#rollupFindings::item:selected { background: $selection; color: $text; }
QProgressBar { border: 1px solid $border; border-radius: 4px; background: $sheet; color: $text; text-align: center;
  max-height: 18px; }
QProgressBar::chunk { background: $selection; border-radius: 3px; }
QListView#choices { background: $sheet; border: 1px solid $border; }
QListView#choices::item { padding: 5px 8px; border-radius: 4px; }
QListView#choices::item:selected, QListView#choices::item:hover { background: $selection; color: $text; }
PageView { border: 1px solid transparent; }
PageView:focus { border-color: $accent; }
QTextBrowser#help:focus { border-color: $accent; }
QTextBrowser#help { background: $sheet; border: 1px solid $border; border-radius: 4px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $border; }
QSlider::sub-page:horizontal { border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; border-radius: 6px; background: $sheet;
  border: 1px solid $label; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { border: 2px solid $accent; }

QLineEdit { border: 1px solid $border; border-radius: 4px; padding: 3px 6px; background: $sheet;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border-color: $accent; }
QComboBox { border: 1px solid $border; border-radius: 4px; padding: 3px 6px; background: $sheet; }
QComboBox:focus { border-color: $accent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url($icons/down.svg); width: 14px; height: 14px; }
QFrame#banner QToolButton, QFrame#checkSummary QToolButton { border: 1px solid transparent; border-radius: 4px;
  padding: 2px; }
QFrame#banner QToolButton:hover, QFrame#checkSummary QToolButton:hover { background: $hover; }
QFrame#banner QToolButton:focus, QFrame#checkSummary QToolButton:focus { border-color: $accent; }
QCheckBox:focus { color: $accent; }
QCheckBox::indicator { width: 13px; height: 13px; border: 1px solid $faint; border-radius: 3px; background: $sheet; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: url($icons/tick.svg); }
QCheckBox::indicator:disabled { border-color: $border; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 5px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


_POINTS = re.compile(r"(?<=font-size: )[\d.]+(?=pt)")


def style_sheet(colors: Mapping[str, str], scale: float) -> str:
    """Return the application's style sheet in these colours by role, text sizes multiplied by `scale`."""
    return filled(_SHEET, {**colors, "icons": ICONS.as_posix()}, scale)


def filled(template: Template, values: Mapping[str, str], scale: float) -> str:
    """Return a style sheet with `$names` replaced and its text sizes, given in points, multiplied by `scale`."""
    text = template.substitute(values)
    if scale == 1.0:
        return text
    return _POINTS.sub(lambda points: f"{float(points.group()) * scale:.4g}", text)

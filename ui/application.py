"""The application: platform, input method, fonts, translations, and what happens when something breaks."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING

from ui.environment.app_paths import NAME, keep_settings_beside_program, program_name
from ui.environment.input_method.choice import names_fcitx, reach_fcitx_by_ibus
from ui.environment.locale import use_utf8_locale

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.environment.log import CrashReport
    from ui.main_window import MainWindow

NO_DISPLAY = 3
"""Exit code where no display can be opened."""
NO_FONT = "No font with Chinese characters is installed: apt install fonts-wqy-microhei (or fonts-noto-cjk)"
"""In English: nobody could read Chinese there."""
LOG_MILLISECONDS = 200
"""How long after start the log begins."""
OFFER_MILLISECONDS = 250
"""How long after start what a crash has left is offered: the window is painted by then."""


def prepare_platform() -> bool:
    """Choose Qt's platform before it starts; return False where there is no display to open a window on.

    Qt itself would end the process with a misleading message, which cannot be caught.
    """
    if not sys.platform.startswith("linux"):
        return True
    use_utf8_locale()
    if names_fcitx(os.environ):
        reach_fcitx_by_ibus(os.environ)
    # Some desktops name the platform themselves.
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        return False
    os.environ["QT_QPA_PLATFORM"] = "xcb;wayland;offscreen"
    return True


def open_window(words: Sequence[str]) -> int:
    """Open the window, on a file where one is named; return the exit code."""
    by_fcitx = sys.platform.startswith("linux") and names_fcitx(os.environ)
    if not prepare_platform():
        return _refuse("没有可用的显示器，无法打开窗口。" + _command_line_advice())
    try:
        application = make_application()
    except ImportError as error:
        from ui.environment.system_libraries import advice, missing_library

        library = missing_library(error)
        if library is None:
            raise
        return _refuse(advice([library]))
    if (
        os.environ.get("QT_QPA_PLATFORM", "").endswith(";offscreen")
        and application.platformName() == "offscreen"
    ):
        from ui.environment.system_libraries import advice, missing_for_window

        missing = missing_for_window()
        return _refuse(
            advice(missing) if missing else "连接不上显示器，无法打开窗口。" + _command_line_advice()
        )
    from PySide6.QtCore import QTimer

    from ui.files.spare_reader import keep_reader_soon
    from ui.main_window import MainWindow

    window = MainWindow(date.today())
    install_crash_hook(lambda crash: _active(window).tell_crash(crash))
    window.show_on_screen()
    if words:
        begin_log(application)
        window.open_path(Path(words[0]))
    else:
        QTimer.singleShot(LOG_MILLISECONDS, window, lambda: begin_log(application))
    if by_fcitx:
        QTimer.singleShot(0, window, lambda: _begin_fcitx(application))
    QTimer.singleShot(OFFER_MILLISECONDS, window, window.offer_recovery)
    QTimer.singleShot(OFFER_MILLISECONDS, window, finish_exports)
    keep_reader_soon()
    return application.exec()


def _begin_fcitx(application: QApplication) -> None:
    """Look for fcitx 4 when the window is there: nothing of it is loaded where another input method is used."""
    from ui.environment.input_method.fcitx_input import begin_fcitx

    begin_fcitx(application, os.environ.get("DISPLAY", ""))


def _active(first: MainWindow) -> MainWindow:
    """Return the window that the clerk works in, else any that is open."""
    from PySide6.QtWidgets import QApplication

    from ui.main_window import MainWindow

    active = QApplication.activeWindow()
    if isinstance(active, MainWindow):
        return active
    shown = [window for window in (first, *MainWindow.others) if window.isVisible()]
    return shown[0] if shown else first


def finish_exports() -> None:
    """Complete or undo, in a thread of its own, the publication packages that a killed process left unfinished."""
    from model.files.batch import finish_pending
    from ui.environment.app_paths import pending_folder

    # The folder may be on a share that does not answer.
    Thread(target=finish_pending, args=(pending_folder(),), daemon=True).start()


def _command_line_advice() -> str:
    return f"可以用命令行：{program_name()} --help"


def _refuse(message: str) -> int:
    """Say on stderr, and by the desktop's own means, why no window opens."""
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8")
    if sys.stderr is not None:  # None in a Windows program without a console
        print(message, file=sys.stderr)
    from ui.environment.system_libraries import tell_on_desktop

    tell_on_desktop(message)
    return NO_DISPLAY


def make_application() -> QApplication:
    """Return the QApplication with theme, Chinese texts of Qt's own dialogs, name and icon; the present one if any."""
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
    from PySide6.QtWidgets import QApplication

    from export.writers.chinese_font import FONTS, has_chinese_font
    from ui.appearance.icons import program_icon
    from ui.appearance.scheme import apply_settings, saved_settings

    application = QApplication.instance()
    if isinstance(application, QApplication):
        QApplication.setStyle("Fusion")
    else:
        # By an argument, for `setStyle` makes all enumerations of QStyle, which takes a tenth of the start.
        application = QApplication([*(sys.argv[:1] or [NAME]), "-style", "Fusion"])
    application.setOrganizationName(NAME)
    application.setApplicationName(NAME)
    application.setApplicationDisplayName("政府信息公开年报编制")
    keep_settings_beside_program()
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(application)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    # From source the fonts of the system serve; looking through them takes time at every start.
    if FONTS.is_dir() and not has_chinese_font():
        print(NO_FONT, file=sys.stderr)
    apply_settings(saved_settings(), application)
    application.setWindowIcon(program_icon())
    return application


def install_crash_hook(tell: Callable[[CrashReport], None]) -> None:
    """An unexpected error leaves the window open: it goes into the log, and `tell` says so in the window.

    Nothing of the log is loaded before there is anything to say.
    """

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        import threading

        from ui.environment.log import logged

        crash = logged(kind, trace)
        if threading.current_thread() is threading.main_thread():
            tell(crash)

    sys.excepthook = report


def begin_log(application: QApplication) -> None:
    """Start the log, when the window is there."""
    from ui.environment.log import install_hooks, log_folder, start_log, stop_log

    start_log(log_folder())
    install_hooks()
    application.aboutToQuit.connect(stop_log)

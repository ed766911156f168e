"""Stand-ins for what asks a person, for tests of the whole window."""

from __future__ import annotations

from pathlib import Path

from ui.files.dialogs import Unsaved
from ui.files.dropped import Dropped


class Answers:
    """Stands in for the dialogs: gives prepared answers and keeps what was asked."""

    def __init__(self, unsaved: Unsaved = Unsaved.CANCEL) -> None:
        self.open_path: Path | None = None
        self.save_path: Path | None = None
        self.folder: Path | None = None
        self.may_replace = False
        self.print_path: Path | None = None
        self.unsaved = unsaved
        self.export_anyway = False
        self.imports = True
        """Whether the review of an import is accepted, as it stands."""
        self.dropped = Dropped.CANCEL
        self.attaches = False
        self.clears = False
        self.website = None
        self.review_options = None
        self.poster = None
        self.fonts = None
        self.asked: list[str] = []

    def ask_clear_traces(self, goes, stays):
        self.asked += [*goes, *stays]
        return self.clears

    def ask_open(self, title, folder):
        self.asked.append(title)
        return self.open_path

    def ask_register(self, title, folder):
        self.asked.append(title)
        return self.open_path

    def ask_save(self, title, proposal, kinds):
        self.asked.append(f"{title}:{proposal.name}")
        return self.save_path

    def ask_unsaved(self, name):
        self.asked.append(f"unsaved:{name}")
        return self.unsaved

    def ask_folder(self, title, folder):
        self.asked.append(title)
        return self.folder

    def ask_printer(self, printer):
        self.asked.append(f"print:{printer.docName()}")
        if self.print_path is not None:
            printer.setOutputFileName(str(self.print_path))
        return self.print_path is not None

    def ask_replace(self, folder, names):
        self.asked.append(f"replace:{len(names)}")
        return self.may_replace

    def ask_leave_with_findings(self, errors, warnings, verb, listed):
        self.asked.append(f"errors:{errors}" if errors else f"warnings:{warnings}:{verb}")
        return self.export_anyway

    def ask_website(self, report, *, read_only):
        self.asked.append(f"website:{'read only' if read_only else 'editable'}")
        return self.website

    def ask_export_with_boxes(self, characters, listed):
        self.asked.append(f"boxes:{characters}:{listed}")
        return self.export_anyway

    def review_import(self, opened, path, today, present=None):
        self.asked.append(f"review:{path.name}")
        return opened.report.copy() if self.imports else None

    def ask_dropped(self, name, *, is_picture):
        self.asked.append(f"dropped:{name}:{'picture' if is_picture else 'file'}")
        return self.dropped

    def ask_attach(self, name, doubts):
        self.asked.append(f"attach:{name}:{'|'.join(doubts)}")
        return self.attaches

    def ask_poster(self, report):
        self.asked.append("poster")
        return self.poster

    def ask_fonts(self):
        self.asked.append("fonts")
        return self.fonts

    def ask_review_copy(self):
        self.asked.append("review copy")
        return self.review_options

    def show_crash(self, crash):
        self.asked.append(f"crash:{crash.kind}")

    def show_text(self, title, text, details=""):
        self.asked.append(f"{title}|{text}|{details}")

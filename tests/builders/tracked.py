"""Makes of a Word document what a leader sends back: tracked changes and comments as Word and LibreOffice write them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from builders.docx import R, W, unzipped, zipped

_W = f"{{{W}}}"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
WHEN = "2026-01-05T08:30:00Z"


class Tracked:
    """A document that is changed with a record of who did what."""

    def __init__(self, data: bytes, author: str = "张主任") -> None:
        self._files = unzipped(data)
        self._root = etree.fromstring(self._files["word/document.xml"])
        self._comments: list[tuple[str, str, str, int]] = []
        self._next = 0
        self.author = author

    def bytes(self) -> bytes:
        """The document as it goes back."""
        self._files["word/document.xml"] = etree.tostring(self._root)
        if self._comments:
            self._write_comments()
        return zipped(self._files)

    def replace(self, old: str, new: str) -> None:
        """Replace words, in the first run that has them."""
        self._in_run(old, lambda run: [*self._deleted(run), *self._inserted(run, new)])

    def delete(self, words: str) -> None:
        self._in_run(words, self._deleted)

    def insert_after(self, words: str, new: str) -> None:
        self._in_run(words, lambda run: [run, *self._inserted(run, new)])

    def format(self, words: str) -> None:
        """Make words bold, and nothing else."""

        def bold(run):
            properties = run.find(f"{_W}rPr")
            if properties is None:
                properties = etree.Element(f"{_W}rPr")
                run.insert(0, properties)
            etree.SubElement(properties, f"{_W}b")
            etree.SubElement(self._change(properties, "rPrChange"), f"{_W}rPr")
            return [run]

        self._in_run(words, bold)

    def comment(self, words: str, said: str, answers: int = -1) -> int:
        """Comment on words; return the number of the comment, which another one may answer."""
        number = len(self._comments)
        self._comments.append((str(number), self.author, said, answers))

        def around(run):
            start, end, reference = (
                etree.Element(f"{_W}{name}")
                for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
            )
            for each in (start, end, reference):
                each.set(f"{_W}id", str(number))
            holder = etree.Element(f"{_W}r")
            holder.append(reference)
            return [start, run, end, holder]

        self._in_run(words, around)
        return number

    def insert_paragraph(self, before: str, text: str) -> None:
        """Put a new paragraph before the one that has these words."""
        paragraph = self._paragraph(before)
        new = etree.Element(f"{_W}p")
        properties = deepcopy(paragraph.find(f"{_W}pPr"))
        if properties is not None:
            new.append(properties)
        self._mark(new, "ins")
        run = etree.SubElement(self._change(new, "ins"), f"{_W}r")
        etree.SubElement(run, f"{_W}t").text = text
        paragraph.addprevious(new)

    def delete_paragraph(self, words: str, tag: str = "del") -> None:
        paragraph = self._paragraph(words)
        self._wrap_runs(paragraph, tag)
        self._mark(paragraph, tag)

    def move_paragraph(self, words: str, before: str) -> None:
        """Move a paragraph, as Word records it: both ends under one name."""
        paragraph = self._paragraph(words)
        copy = deepcopy(paragraph)
        self._paragraph(before).addprevious(copy)
        name = f"move{self._next}"
        for each, tag in ((paragraph, "moveFrom"), (copy, "moveTo")):
            self._wrap_runs(each, tag)
            self._mark(each, tag)
            start, end = (etree.Element(f"{_W}{tag}Range{kind}") for kind in ("Start", "End"))
            start.set(f"{_W}name", name)
            for part in (start, end):
                part.set(f"{_W}id", f"{name}{tag}")
            each.insert(1 if each[0].tag == f"{_W}pPr" else 0, start)
            each.append(end)

    def split_paragraph(self, words: str) -> None:
        """Begin a new paragraph after these words, with the mark inserted."""
        self._in_run(words, lambda run: [run])
        run = next(r for r in self._root.iter(f"{_W}r") if _text(r) == words)
        paragraph = run.getparent()
        first = etree.Element(f"{_W}p")
        properties = paragraph.find(f"{_W}pPr")
        if properties is not None:
            first.append(deepcopy(properties))
        for each in [e for e in paragraph if e.tag != f"{_W}pPr"]:
            first.append(each)
            if each is run:
                break
        self._mark(first, "ins")
        paragraph.addprevious(first)

    def join_paragraph(self, words: str) -> None:
        """Delete the mark of a paragraph, so that the next one goes on in it."""
        self._mark(self._paragraph(words), "del")

    def delete_row(self, words: str) -> None:
        row = next(r for r in self._root.iter(f"{_W}tr") if words in _text(r))
        properties = row.find(f"{_W}trPr")
        if properties is None:
            properties = etree.Element(f"{_W}trPr")
            row.insert(0, properties)
        self._change(properties, "del")
        for paragraph in row.iter(f"{_W}p"):
            self._wrap_runs(paragraph, "del")

    def _paragraph(self, words: str):
        return next(p for p in self._root.iter(f"{_W}p") if words in _text(p))

    def _change(self, parent, tag: str):
        self._next += 1
        made = etree.SubElement(parent, f"{_W}{tag}")
        for name, value in (("id", str(900 + self._next)), ("author", self.author), ("date", WHEN)):
            made.set(f"{_W}{name}", value)
        return made

    def _mark(self, paragraph, tag: str) -> None:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            properties = etree.Element(f"{_W}pPr")
            paragraph.insert(0, properties)
        inner = properties.find(f"{_W}rPr")
        if inner is None:
            inner = etree.SubElement(properties, f"{_W}rPr")
        inner.insert(0, self._change(inner, tag))

    def _wrap_runs(self, paragraph, tag: str) -> None:
        for run in list(paragraph.iterchildren(f"{_W}r")):
            holder = self._change(paragraph, tag)
            run.addprevious(holder)
            holder.append(run)
            if tag in ("del", "moveFrom"):
                _delete_text(run, tag)

    def _deleted(self, run):
        holder = self._change(run.getparent(), "del")
        gone = deepcopy(run)
        _delete_text(gone, "del")
        holder.append(gone)
        return [holder]

    def _inserted(self, run, text: str):
        holder = self._change(run.getparent(), "ins")
        new = deepcopy(run)
        new.find(f"{_W}t").text = text
        holder.append(new)
        return [holder]

    def _in_run(self, words: str, make: Callable) -> None:
        """Split the first run that has the words, and put what is made of that part in its place."""
        texts = [t for t in self._root.iter(f"{_W}t") if words in (t.text or "")]
        element = texts[0]
        run = element.getparent()
        before, _, after = element.text.partition(words)
        parts = [self._part(run, before), self._part(run, words), self._part(run, after)]
        made = [
            *([parts[0]] if before else []),
            *make_in(run, parts[1], make),
            *([parts[2]] if after else []),
        ]
        for each in made:
            run.addprevious(each)
        run.getparent().remove(run)

    @staticmethod
    def _part(run, text: str):
        part = deepcopy(run)
        element = part.find(f"{_W}t")
        element.text = text
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return part

    def _write_comments(self) -> None:
        comments = etree.Element(f"{_W}comments", nsmap={"w": W, "w14": _W14})
        extended = etree.Element(f"{{{_W15}}}commentsEx", nsmap={"w15": _W15})
        for key, author, said, answers in self._comments:
            comment = etree.SubElement(comments, f"{_W}comment")
            for name, value in (("id", key), ("author", author), ("date", WHEN)):
                comment.set(f"{_W}{name}", value)
            paragraph = etree.SubElement(comment, f"{_W}p")
            paragraph.set(f"{{{_W14}}}paraId", f"0000000{key}")
            etree.SubElement(etree.SubElement(paragraph, f"{_W}r"), f"{_W}t").text = said
            more = etree.SubElement(extended, f"{{{_W15}}}commentEx")
            more.set(f"{{{_W15}}}paraId", f"0000000{key}")
            more.set(f"{{{_W15}}}done", "0")
            if answers >= 0:
                more.set(f"{{{_W15}}}paraIdParent", f"0000000{answers}")
        self._files["word/comments.xml"] = etree.tostring(comments)
        self._files["word/commentsExtended.xml"] = etree.tostring(extended)
        name = "word/_rels/document.xml.rels"
        links = "".join(
            f'<Relationship Id="c{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>'
            for kind in ("comments", "commentsExtended")
        )
        text = self._files[name].decode()
        self._files[name] = text.replace("</Relationships>", f"{links}</Relationships>").encode()


def make_in(run, part, make: Callable):
    """Return what is made of a part, which stands beside its run meanwhile, so that its parent is known."""
    run.addprevious(part)
    made = make(part)
    if part.getparent() is run.getparent() and part not in made:
        part.getparent().remove(part)
    return made


def _text(element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{_W}t", f"{_W}delText"))


def _delete_text(run, tag: str) -> None:
    if tag == "del":
        for element in run.iter(f"{_W}t"):
            element.tag = f"{_W}delText"

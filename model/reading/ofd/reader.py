"""Reader of OFD (GB/T 33190-2016): characters and lines of the pages; annotations, signatures and seals are ignored."""

from __future__ import annotations

from model.content.blocks import Block
from model.reading.guards import Element, zip_names
from model.reading.ofd.package import OfdPackage, Part, is_ofd
from model.reading.ofd.page import page_box, sheet_of
from model.reading.ofd.resources import Resources
from model.reading.ofd.xml import children
from model.reading.shared.omissions import Omissions
from model.reading.shared.paged.budget import Budget
from model.reading.shared.paged.document import blocks_of, require_text
from model.reading.shared.paged.sheet import Sheet
from model.reading.shared.paged.visible import visible
from model.reading.source import Source


def sniff(data: bytes) -> bool:
    """Return whether the bytes are an OFD file."""
    return is_ofd(zip_names(data))


def read(data: bytes) -> Source:
    """Return the blocks of all documents in the file; raise ReadingError, OTHER_FORMAT for pages without text."""
    package = OfdPackage(data)
    budget, omissions = Budget(), Omissions()
    documents = [_sheets(package, document, budget, omissions) for document in package.documents()]
    require_text([sheet for sheets in documents for sheet in sheets], "OFD")
    blocks: list[Block] = [
        block for sheets in documents if sheets for block in blocks_of(sheets, budget, omissions)
    ]
    return Source(tuple(blocks), "ofd", omissions=omissions.all)


def _sheets(package: OfdPackage, document: Part, budget: Budget, omissions: Omissions) -> list[Sheet]:
    resources = Resources(package, document)
    templates = {
        template.get("ID", ""): template
        for common in children(document.root, "CommonData")
        for template in children(common, "TemplatePage")
    }
    known: dict[str, Part | None] = {}
    found: list[Sheet] = []
    for page in package.pages(document):
        resources.add_page(page)
        roots: list[Element] = []
        for use in children(page.root, "Template"):
            key = use.get("TemplateID", "")
            if key in templates and key not in known:
                known[key] = package.template(templates[key], document.location)
                template = known[key]
                if template is not None:
                    resources.add_page(template)
            template = known.get(key)
            if template is not None:
                roots.append(template.root)
        sheet = sheet_of([*roots, page.root], page_box(page, document), resources, budget)
        found.append(visible(sheet, omissions))
    return found

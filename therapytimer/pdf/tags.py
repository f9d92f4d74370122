"""The structure behind the page: what each piece of a note is, for readers who do not see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject

    Mark = tuple[PDFObject, int]  # a page, and the number of a piece of content on it
    Elements = dict["Node", tuple[PDFDictionary, PDFObject]]  # with the references to them

_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(eq=False, slots=True)
class Node:
    """One element of the structure, such as a heading, a paragraph or a table cell.

    `kids` holds elements below it and marks of its own content.
    """

    tag: str
    alt: str = ""  # what a figure shows, in words
    scope: str = ""  # of a TH: Column or Row
    kids: list[Node | Mark] = field(default_factory=list["Node | Mark"])

    def child(self, tag: str, *, alt: str = "", scope: str = "") -> Node:
        """Add an element below this one and return it."""
        node = Node(tag, alt, scope)
        self.kids.append(node)
        return node

    def walk(self) -> Iterator[Node]:
        """Give this element and everything below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


def write_structure(
    document: PDFDocument, root: Node, pages: Sequence[Sequence[Node]], title: str
) -> None:
    """Write the tree, and for each page the elements that its marks belong to."""
    from therapytimer.pdf import objects

    tree = objects.dictionary({"Type": objects.name("StructTreeRoot")})
    elements = _elements(document, root)
    parents = {kid: node for node in root.walk() for kid in node.kids if isinstance(kid, Node)}
    above = objects.refer(document, tree, "structure")
    for node, (element, _) in elements.items():
        element["P"] = elements[parents[node]][1] if node in parents else above
        element["K"] = objects.array(_kid(kid, elements) for kid in node.kids)
    numbers: list[object] = []
    for index, marks in enumerate(pages):
        numbers += [index, objects.array(elements[node][1] for node in marks)]
    tree["K"] = elements[root][1]
    tree["ParentTree"] = objects.dictionary({"Nums": objects.array(numbers)})
    tree["ParentTreeNextKey"] = len(pages)
    _declare(document, tree, title)


def _elements(document: PDFDocument, root: Node) -> Elements:
    from therapytimer.pdf import objects

    found: Elements = {}
    for number, node in enumerate(root.walk()):
        element = _element(node)
        found[node] = element, objects.refer(document, element, f"element{number}")
    return found


def _element(node: Node) -> PDFDictionary:
    from therapytimer.pdf import objects

    element = objects.dictionary({"Type": objects.name("StructElem"), "S": objects.name(node.tag)})
    if node.alt:
        element["Alt"] = objects.string(node.alt)
    if node.scope:
        scope = {"O": objects.name("Table"), "Scope": objects.name(node.scope)}
        element["A"] = objects.dictionary(scope)
    return element


def _kid(kid: Node | Mark, elements: Elements) -> object:
    from therapytimer.pdf import objects

    if isinstance(kid, Node):
        return elements[kid][1]
    page, number = kid
    return objects.dictionary({"Type": objects.name("MCR"), "Pg": page, "MCID": number})


def _declare(document: PDFDocument, tree: PDFDictionary, title: str) -> None:
    """Say in the catalogue that the document is tagged, and by which standard."""
    from therapytimer.pdf import objects

    kind = {"Type": objects.name("Metadata"), "Subtype": objects.name("XML")}
    entries = {
        "StructTreeRoot": tree,
        "MarkInfo": objects.dictionary({"Marked": "true"}),
        "ViewerPreferences": objects.dictionary({"DisplayDocTitle": "true"}),
        "Metadata": objects.stream(kind, _METADATA.format(title=title).encode(), packed=False),
    }
    objects.enter(objects.catalogue(document), entries)

"""The structure behind the page: what each piece of a note is, for readers who do not see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObjectReference

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
    """One element of the structure: a heading, a paragraph, a table cell …

    `kids` holds nodes and marks, a mark being the page and the number of a piece of its content.
    """

    tag: str
    alt: str = ""  # what a figure shows, in words
    scope: str = ""  # of a TH: Column or Row
    kids: list[Node | tuple[PDFObjectReference, int]] = field(
        default_factory=list["Node | tuple[PDFObjectReference, int]"]
    )

    def child(self, tag: str, *, alt: str = "", scope: str = "") -> Node:
        """Add an element below this one and return it."""
        node = Node(tag, alt, scope)
        self.kids.append(node)
        return node

    def walk(self) -> Iterator[Node]:
        """This element and everything below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


def write_structure(
    document: PDFDocument, root: Node, pages: Sequence[Sequence[Node]], title: str
) -> None:
    """Write the tree, and for each page the elements that its marks belong to."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    tree_reference = document.Reference(tree, "structure")
    dictionaries = _dictionaries(document, root)
    parents = {kid: node for node in root.walk() for kid in node.kids if isinstance(kid, Node)}
    for node, (dictionary, _) in dictionaries.items():
        above = parents.get(node)
        dictionary["P"] = dictionaries[above][1] if above else tree_reference
        dictionary["K"] = PDFArray([_kid(kid, dictionaries) for kid in node.kids])
    numbers: list[object] = []
    for index, marks in enumerate(pages):
        numbers += [index, PDFArray([dictionaries[node][1] for node in marks])]
    tree["K"] = dictionaries[root][1]
    tree["ParentTree"] = PDFDictionary({"Nums": PDFArray(numbers)})
    tree["ParentTreeNextKey"] = len(pages)
    _declare(document, tree, title)


def _dictionaries(
    document: PDFDocument, root: Node
) -> dict[Node, tuple[PDFDictionary, PDFObjectReference]]:
    found: dict[Node, tuple[PDFDictionary, PDFObjectReference]] = {}
    for number, node in enumerate(root.walk()):
        dictionary = _dictionary(node)
        found[node] = dictionary, document.Reference(dictionary, f"element{number}")
    return found


def _dictionary(node: Node) -> PDFDictionary:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString

    dictionary = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.tag)})
    if node.alt:
        dictionary["Alt"] = PDFString(node.alt)
    if node.scope:
        scope = {"O": PDFName("Table"), "Scope": PDFName(node.scope)}
        dictionary["A"] = PDFDictionary(scope)
    return dictionary


def _kid(
    kid: Node | tuple[PDFObjectReference, int],
    dictionaries: dict[Node, tuple[PDFDictionary, PDFObjectReference]],
) -> object:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName

    if isinstance(kid, Node):
        return dictionaries[kid][1]
    page, number = kid
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": number})


def _declare(document: PDFDocument, tree: PDFDictionary, title: str) -> None:
    """Say in the catalogue that the document is tagged, and by which standard."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

    metadata = PDFStream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}),
        _METADATA.format(title=title).encode(),
        [],
    )
    catalogue = vars(document.Catalog)  # by its names in the file, which no stub lists
    catalogue["StructTreeRoot"] = tree
    catalogue["MarkInfo"] = PDFDictionary({"Marked": "true"})
    catalogue["ViewerPreferences"] = PDFDictionary({"DisplayDocTitle": "true"})
    catalogue["Metadata"] = metadata

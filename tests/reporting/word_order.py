"""The order that ECMA-376, part 1, gives the children of some elements; Word mends a file that does not keep it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tc": "tcPr p tbl",
    "tr": "tblPrEx trPr tc",
    "tbl": "tblPr tblGrid tr",
    "p": "pPr r",
}
REPEATED = frozenset({"p", "tbl"})


def out_of_order(root: Any) -> Iterator[str]:
    """Each element whose children are unknown, doubled or in a wrong order."""
    for element in root.iter():
        name = _local(element)
        known = ORDER.get(name, "").split()
        if not known or (name == "tc" and _ends_well(element)):
            continue
        inside = [_local(child) for child in element]
        places = [known.index(child) if child in known else -1 for child in inside]
        doubled = name.endswith("Pr") and any(inside.count(one) > 1 and "Reference" not in one for one in inside)
        if -1 in places or places != sorted(places) or doubled:
            yield f"{name}: {' '.join(inside)}"


def _ends_well(cell: Any) -> bool:
    """A cell holds paragraphs and tables in any order, but ends in a paragraph."""
    inside = [_local(child) for child in cell]
    return set(inside[1:]) <= REPEATED and inside[:1] == ["tcPr"] and inside[-1] == "p"


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]

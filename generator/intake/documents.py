"""The words of office files and PDFs, as those who open them see them.

Lists of phones and mail addresses lie in such files more often than in texts, and no review of a change shows them.
"""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

DOCUMENTS = (".docx", ".xlsx", ".pdf")
MOST = 64 << 20
"""No office file is unpacked beyond this."""
MOST_PAGES = 500
_MOST_INSIDE = 2
_OFFICE = (".docx", ".xlsx")
_BREAK = re.compile(r"</(?:\w+:)?(?:p|tc|si|v|c|row|t[rd])>|<(?:\w+:)?(?:br|cr|tab)\b[^<>]*>")
"""Where a line ends in the XML of Word and Excel (ISO/IEC 29500); a word may be cut anywhere else into runs."""
_TAG = re.compile(r"<[^<>]*>")
_TARGET = re.compile(r'\bTarget="([^"]*)"')
_NO_WORDS = ("styles.xml", "theme1.xml", "fontTable.xml", "settings.xml", "webSettings.xml", "[Content_Types].xml")


def words_of(raw: bytes, path: str) -> str:
    """All words in the file at ``path``; "" where it is of another kind, damaged, locked or swollen.

    Args:
        raw: the bytes of the file.
        path: tells by its suffix what kind of file it is.
    """
    suffix = path[path.rfind(".") :].lower()
    if suffix not in DOCUMENTS:
        return ""
    try:
        return "\n".join(_of_pdf(raw) if suffix == ".pdf" else _of_office(raw))
    except Exception:
        return (
            ""  # readers of such files fail in every way there is; ``exemplars audit`` says which file it cannot open
        )


def _of_office(raw: bytes, depth: int = 0) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = [one for one in archive.infolist() if not one.filename.endswith(_NO_WORDS)]
        if sum(one.file_size for one in parts) > MOST or depth > _MOST_INSIDE:
            return
        for one in parts:
            if one.filename.endswith(_OFFICE):
                yield from _of_office(archive.read(one), depth + 1)
            if not one.filename.endswith((".xml", ".rels")):
                continue
            text = archive.read(one).decode("utf-8", "ignore")
            if one.filename.endswith(".rels"):
                yield from (unquote(unescape(target)) for target in _TARGET.findall(text))
            else:
                apart = "\n" if one.filename.startswith("docProps/") else ""
                yield unescape(_TAG.sub(apart, _BREAK.sub("\n", text)))


def _of_pdf(raw: bytes) -> Iterator[str]:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs on its way is nothing to tell an author
    reader = PdfReader(io.BytesIO(raw))
    yield from (str(value) for value in (reader.metadata or {}).values())
    for page in reader.pages[:MOST_PAGES]:
        yield page.extract_text()
        for note in page.get("/Annots") or ():
            words = note.get_object()
            yield str(words.get("/Contents", ""))
            action = words.get("/A")
            yield str(action.get_object().get("/URI", "")) if action is not None else ""

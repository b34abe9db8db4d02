"""Unicode to the two old Vietnamese encodings, as typewriters of the nineties wrote them."""

# ruff: noqa: E501 - rows of a table stay on one line; Word knows no time zones

from __future__ import annotations

import re

_UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ¡¢§£¤¥¦"
_VNI = (
    "aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá "
    "oå oã oä ô ôø ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î AÊ AÂ Ñ EÂ OÂ Ô Ö"
).split()


def tcvn3(text: str) -> str:
    """Text as it looks in Unicode when it was typed for a .VnTime font."""
    return text.translate(str.maketrans(_UNICODE, _TCVN3))


def vni(text: str) -> str:
    """Text as it looks in Unicode when it was typed for a VNI font."""
    table = dict(zip(_UNICODE, _VNI, strict=True))
    big = {key.upper(): code.upper() for key, code in table.items() if key.islower()}
    return re.sub(r"[^\x00-\x7f]", lambda hit: table.get(hit[0]) or big.get(hit[0], hit[0]), text)

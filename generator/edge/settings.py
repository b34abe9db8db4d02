"""What a site may set: the plugin's options in ``mkdocs.yml``, with MkDocs' own site name and address."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.edge.config_file import BadConfigError, read_config
from generator.edge.webform import read_form
from generator.edge.year_settings import read_duties, read_holidays
from generator.know.duties import Duty
from generator.show.form import Form
from generator.show.license import DEFAULT_LICENSE, LICENSES

CONFIG_FILE = "mkdocs.yml"
PLUGIN = "exemplars"
PRIVATE = "private"
PUBLIC = "public"
ALLOWED = "allowed"
REFUSED = "refused"
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that a site can be built in; records may be older."""

_FOLDER = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})")


class SettingsError(ValueError):
    """The settings cannot be used; ``problems`` says why, in Vietnamese, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one site. ``site_url`` is "" or ends in "/"; folders are relative to the repository's root.

    ``inner`` is no setting of ``mkdocs.yml``: only the command ``build --private`` asks for the office's own site.
    """

    site_name: str = ""
    site_url: str = ""
    site_description: str = ""
    language: str = "vi"
    content: str = "content"
    theme: str = "theme"
    records: str = "exemplars"
    repository: str = PRIVATE
    living_public_record: bool = False
    repo_url: str = ""
    contact: str = ""
    license: str = DEFAULT_LICENSE
    time_zone: str = "Asia/Ho_Chi_Minh"
    school_year_starts: tuple[int, int] = (9, 1)
    report_due: tuple[int, int] = (8, 30)
    report_above: str = ""
    report_place: str = ""
    holidays: frozenset[date] = frozenset()
    duties: tuple[Duty, ...] = ()
    list_size: int = 50
    lead: str = ""
    form: Form | None = None
    today: str = ""
    inner: bool = False

    @property
    def base_path(self) -> str:
        """The path the site is served under: ``/`` or ``/guong-sang/``."""
        return urlsplit(self.site_url).path or "/"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that dates and embargoes are meant in."""
        return ZoneInfo(self.time_zone)

    def address(self, path: str) -> str:
        """The full address of a path of the site; "" when the site's own address is not set."""
        return self.site_url + path.lstrip("/") if self.site_url else ""


def read_settings(options: Mapping[str, Any], site: Mapping[str, Any]) -> Settings:
    """Settings from the plugin's ``options`` and what MkDocs knows of the ``site`` (same names as the fields).

    Raises:
        SettingsError: some option is unknown or has a value that cannot be used.
    """
    problems: list[str] = []
    values: dict[str, Any] = {name: value for name, value in site.items() if value not in (None, "")}
    for name, value in options.items():
        if name not in _READERS:
            problems.append(_unknown(str(name)))
            continue
        try:
            values[name] = _READERS[name](value)
        except (ValueError, TypeError, ZoneInfoNotFoundError) as error:
            problems.append(f"mkdocs.yml, plugins › {PLUGIN} › {name}: {error}.")
    try:
        values["site_url"] = _address(values.get("site_url", ""))
    except ValueError as error:
        problems.append(f"mkdocs.yml, site_url: {error}.")
    if problems:
        raise SettingsError(tuple(problems))
    return Settings(**values)


def load_settings(root: Path, environ: Mapping[str, str] | None = None) -> Settings:
    """Settings read from ``mkdocs.yml`` under ``root`` without running MkDocs.

    Raises:
        SettingsError: the file is missing, is not YAML, or holds unusable settings.
    """
    try:
        config = read_config(root / CONFIG_FILE, os.environ if environ is None else environ)
    except BadConfigError as error:
        raise SettingsError((str(error),)) from error
    theme = config.get("theme")
    theme = theme if isinstance(theme, dict) else {}
    return read_settings(
        _plugin_options(config.get("plugins")),
        {
            "site_name": config.get("site_name"),
            "site_url": config.get("site_url"),
            "repo_url": config.get("repo_url"),
            "site_description": config.get("site_description"),
            "language": theme.get("language"),
            "content": config.get("docs_dir"),
            "theme": theme.get("custom_dir"),
        },
    )


def moment(settings: Settings, today: str = "", environ: Mapping[str, str] | None = None) -> datetime:
    """The moment a build is made for, the one thing of the clock that may enter the site.

    First given wins: ``today`` (the command's option), ``EXEMPLARS_TODAY``, ``SOURCE_DATE_EPOCH``, the setting
    ``today``, the clock. A day without an hour means its beginning, so that an embargo never opens early.

    Raises:
        SettingsError: the given text is not a day or a moment.
    """
    environ = os.environ if environ is None else environ
    given = today or environ.get("EXEMPLARS_TODAY", "")
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    if not given and epoch:
        return _within(_of_epoch(epoch, settings), epoch)
    given = given or settings.today
    if not given:
        return datetime.now(settings.zone).replace(microsecond=0)
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        raise SettingsError((f"Ngày “{given}” không đọc được; hãy viết như 2026-11-20.",)) from None
    try:
        there = found.astimezone(settings.zone) if found.tzinfo else found.replace(tzinfo=settings.zone)
    except (OverflowError, ValueError):
        there = None
    return _within(there, given)


def _of_epoch(text: str, settings: Settings) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(text), settings.zone) if text.isdecimal() and text.isascii() else None
    except (OverflowError, ValueError, OSError):
        return None


def _within(found: datetime | None, given: str) -> datetime:
    """A moment that a site can be built for: a school year before and after it can still be counted."""
    if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise SettingsError(
            (f"“{given[:40]}” không phải một ngày dùng được: cần một ngày từ năm {FIRST_YEAR} đến năm {LAST_YEAR}.",)
        )
    return found


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, _READERS, n=1)
    cure = f" Có phải ý bạn là “{near[0]}”?" if near else f" Các khóa có thể dùng: {', '.join(sorted(_READERS))}."
    return f"mkdocs.yml, plugins › {PLUGIN}: không có khóa “{name}”.{cure}"


def _plugin_options(plugins: object) -> Mapping[str, Any]:
    """The options of our plugin in either form MkDocs takes: a list of names and mappings, or one mapping."""
    entries = plugins if isinstance(plugins, list) else [plugins]
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get(PLUGIN), dict):
            return {str(name): value for name, value in entry[PLUGIN].items()}
    return {}


def _address(value: object) -> str:
    if not value:
        return ""
    text = str(value)
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise ValueError(f"“{text}” không phải địa chỉ trang; hãy viết như https://guongsang.example.edu.vn/")
    return text if text.endswith("/") else text + "/"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("cần một dòng chữ")
    return value.strip()


def _folder(value: object) -> str:
    text = _text(value).strip("/")
    if not _FOLDER.fullmatch(text):
        raise ValueError(f"“{text}” không phải tên một thư mục trong kho (chỉ dùng chữ không dấu, số, - và _)")
    return text


def _repository(value: object) -> str:
    if value not in (PRIVATE, PUBLIC):
        raise ValueError(f"phải là {PRIVATE} (kho riêng) hoặc {PUBLIC} (kho công khai), không phải “{value}”")
    return str(value)


def _living(value: object) -> bool:
    if value not in (ALLOWED, REFUSED):
        raise ValueError(f"phải là {ALLOWED} hoặc {REFUSED}, không phải “{value}”")
    return value == ALLOWED


def _contact(value: object) -> str:
    text = _text(value)
    if text and not _MAIL.fullmatch(text):
        raise ValueError(f"“{text}” không phải địa chỉ thư điện tử; hãy viết như bantin@example.edu.vn")
    return text


def _license(value: object) -> str:
    if value not in LICENSES:
        raise ValueError(f"phải là một trong {', '.join(LICENSES)}, không phải “{value}”")
    return str(value)


def _time_zone(value: object) -> str:
    try:
        return ZoneInfo(_text(value)).key
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"không có múi giờ “{value}”; ở Việt Nam hãy dùng Asia/Ho_Chi_Minh") from None


def _month_day(value: object) -> tuple[int, int]:
    found = _MONTH_DAY.fullmatch(str(value))
    if not found:
        raise ValueError(f"phải viết tháng-ngày như '09-01' (trong dấu nháy), không phải “{value}”")
    month, day = int(found[1]), int(found[2])
    try:
        date(2023, month, day)
    except ValueError:
        raise ValueError(f"không có ngày {day} tháng {month}") from None
    return month, day


def _list_size(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 5 <= value <= 500:
        raise ValueError(f"phải là số nguyên từ 5 đến 500, không phải “{value}”")
    return value


def _day(value: object) -> str:
    if isinstance(value, date):
        return (value if isinstance(value, datetime) else datetime.combine(value, time())).isoformat()
    text = _text(value)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"ngày “{text}” không đọc được; hãy viết như 2026-11-20") from None
    return text


_READERS: dict[str, Callable[[object], Any]] = {
    "records": _folder,
    "repository": _repository,
    "living_public_record": _living,
    "contact": _contact,
    "license": _license,
    "time_zone": _time_zone,
    "school_year_starts": _month_day,
    "report_due": _month_day,
    "report_above": _text,
    "report_place": _text,
    "holidays": read_holidays,
    "duties": read_duties,
    "list_size": _list_size,
    "lead": _text,
    "form": read_form,
    "today": _day,
}

assert set(_READERS) <= {field.name for field in fields(Settings)}  # noqa: S101

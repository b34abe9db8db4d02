"""``mkdocs.yml`` as data: read without MkDocs, with the file it inherits from, and never run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

MOST_PARENTS = 5
LIMIT = 256 * 1024
PARENT = "INHERIT"
TEXTS = ("site_name", "site_url", "site_description", "repo_url", "docs_dir", "site_dir", PARENT)
THEME = "material"
THEMES = (THEME, "materialx")
"""Material, and its successor under ProperDocs."""


class BadConfigError(ValueError):
    """The file cannot be used; the message is Vietnamese."""


def read_config(file: Path, environ: Mapping[str, str]) -> dict[str, object]:
    """What a configuration says, joined with the one it inherits from as MkDocs joins them.

    Of YAML's special tags only ``!ENV`` is understood, any other is passed over.

    Raises:
        BadConfigError: it is missing, no YAML, inherits from itself, or a value that MkDocs would trip over is no text.
    """
    seen: list[Path] = []
    whole: dict[str, object] = {}
    here: Path | None = file
    while here is not None:
        if here.resolve() in seen or len(seen) > MOST_PARENTS:
            raise BadConfigError(f"Tệp {file.name}: {PARENT} đi vòng tròn hoặc quá {MOST_PARENTS} bậc.")
        seen.append(here.resolve())
        config = _one(here, environ)
        whole = _joined(config, whole)
        parent = config.get(PARENT)
        here = here.parent / str(parent) if parent else None
    whole.pop(PARENT, None)
    return whole


def _one(file: Path, environ: Mapping[str, str]) -> dict[str, object]:
    try:
        raw = file.read_bytes()
        text = raw.decode("utf-8-sig")
    except FileNotFoundError:
        raise BadConfigError(f"Không thấy tệp {file.name} trong thư mục {file.parent}.") from None
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise BadConfigError(f"Không đọc được tệp {file.name}: {error}.") from error
    if len(raw) > LIMIT:
        raise BadConfigError(f"Tệp {file.name} lớn hơn {LIMIT // 1024} KiB.")
    try:
        config = yaml.load(text, _loader(environ))  # noqa: S506 - a SafeLoader
    except RecursionError:
        raise BadConfigError(f"Tệp {file.name} lồng quá nhiều tầng.") from None
    except (yaml.YAMLError, ValueError, TypeError, AttributeError) as error:
        raise BadConfigError(f"Tệp {file.name} không phải YAML đúng: {error}.") from error
    if not isinstance(config, dict):
        raise BadConfigError(f"Tệp {file.name} phải gồm các dòng “khóa: giá trị”.")
    _look_at(config, file.name)
    return {str(key): value for key, value in config.items()}


def _look_at(config: Mapping[object, object], name: str) -> None:
    for key in TEXTS:
        if not isinstance(config.get(key, ""), str | None):
            raise BadConfigError(f"{name}, {key}: cần một dòng chữ, không phải “{str(config[key])[:60]}”.")
    theme = config.get("theme", {})
    if not isinstance(theme, str | dict | None):
        raise BadConfigError(f"{name}, theme: cần tên giao diện hoặc các dòng “khóa: giá trị”.")
    asked = theme.get("name", THEME) if isinstance(theme, dict) else theme or THEME
    if asked not in THEMES:
        raise BadConfigError(f"{name}, theme › name: chỉ dựng được với giao diện {THEME}, không phải “{asked}”.")
    for key in ("custom_dir", "language"):
        if isinstance(theme, dict) and not isinstance(theme.get(key, ""), str | None):
            raise BadConfigError(f"{name}, theme › {key}: cần một dòng chữ, không phải “{str(theme[key])[:60]}”.")
    if not isinstance(config.get("plugins", []), list | dict | None):
        raise BadConfigError(f"{name}, plugins: cần một danh sách.")


def _joined(below: dict[str, object], above: Mapping[str, object]) -> dict[str, object]:
    """``below`` with what stands in ``above`` put over it; mappings are joined key by key."""
    joined = dict(below)
    for key, value in above.items():
        old = joined.get(key)
        joined[key] = _joined(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return joined


def _loader(environ: Mapping[str, str]) -> type[yaml.SafeLoader]:
    class Loader(yaml.SafeLoader):
        pass

    def env(loader: yaml.SafeLoader, node: yaml.Node) -> object:
        """``!ENV NAME`` or ``!ENV [NAME, OTHER, default]``, as MkDocs understands it."""
        if isinstance(node, yaml.ScalarNode):
            names, default = [str(loader.construct_scalar(node))], None
        elif isinstance(node, yaml.SequenceNode):
            *names, default = loader.construct_sequence(node) or [None]
        else:
            raise yaml.constructor.ConstructorError(None, None, "!ENV cần một tên hay một danh sách", node.start_mark)
        return next((environ[str(name)] for name in names if str(name) in environ), default)

    Loader.add_constructor("!ENV", env)
    Loader.add_multi_constructor("", lambda loader, suffix, node: None)
    return Loader

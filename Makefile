# Two commands on a fresh Debian machine with Swift 6.3: make demo, make test.
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
PACKAGES := libsqlite3-dev libopenblas-dev libsodium-dev libssl-dev libxlsxwriter-dev pkg-config gnuplot-nox \
  fonts-dejavu-core poppler-utils unzip chromium pandoc
TEST_PACKAGES := sqlite3 python3-venv nginx-light openssl
BENCH_PACKAGES := sqlite3 time python3-venv wrk
CHECK := --explicit-target-dependency-import-check error
OVERTURN := .build/release/overturn
DEMO := Reports/practice.sqlite
DEMO_DAY := 2026-10-31
PORT := 8317
# Surgery not yet performed: a denial letter, a chart, and what comes of them.
CASE := Data/cases/stenosis
DEBUG_OVERTURN := .build/debug/overturn
NOTEBOOK := .build/notebook.sqlite

.PHONY: demo serve test queue-tests build system-packages test-packages bench-packages format format-check bench \
  bench-large notebooks clean
.DELETE_ON_ERROR:

demo: system-packages
	swift build -c release --product overturn $(CHECK)
	rm -rf $(DEMO) $(DEMO)-wal $(DEMO)-shm $(DEMO)-cases
	$(OVERTURN) ingest Data/practice --database $(DEMO)
	$(OVERTURN) status --database $(DEMO)
	$(OVERTURN) review --as-of $(DEMO_DAY) --notes $(CASE)/notes --request $(CASE)/case.json \
	  --denial $(CASE)/denial.txt --database $(DEMO) --out Reports
	$(OVERTURN) train --database $(DEMO) --as-of $(DEMO_DAY)
	umask 077; $(OVERTURN) score --database $(DEMO) --as-of $(DEMO_DAY) --format csv > Reports/scores-$(DEMO_DAY).csv
	$(OVERTURN) validate --database $(DEMO) --out Reports
	$(OVERTURN) monitor --database $(DEMO) --as-of $(DEMO_DAY)
	$(OVERTURN) predict-denials --unsubmitted --database $(DEMO) --as-of $(DEMO_DAY)
	$(OVERTURN) rank --database $(DEMO) --as-of $(DEMO_DAY) --minutes 1200 --limit 12
	$(OVERTURN) rank --database $(DEMO) --as-of $(DEMO_DAY) --explain 577
	$(OVERTURN) rank --database $(DEMO) --as-of $(DEMO_DAY) --minutes biller=240,nurse=300,surgeon=60 \
	  --limit 5 --what-if "nurse 0 for 1 week" --frontier
	$(OVERTURN) checklist SYN-CASE-1 --database $(DEMO) --as-of $(DEMO_DAY)
	$(OVERTURN) letter SYN-CASE-1 --database $(DEMO) --as-of $(DEMO_DAY) --out Reports/letter-SYN-CASE-1.docx
	$(OVERTURN) letter SYN-CASE-1 --database $(DEMO) --as-of $(DEMO_DAY) --out Reports/letter-SYN-CASE-1.html
	$(OVERTURN) battlecard SYN-CASE-1 --database $(DEMO) --as-of $(DEMO_DAY) \
	  --out Reports/battlecard-SYN-CASE-1.pdf
	$(OVERTURN) report weekly --database $(DEMO) --as-of $(DEMO_DAY) --minutes 1200 --out Reports
	$(OVERTURN) report finance --database $(DEMO) --as-of $(DEMO_DAY) --minutes 1200 --out Reports

# Serves the demo's database; DATABASE and OPTIONS are for a practice's own.
DATABASE ?= $(DEMO)
OPTIONS ?= $(if $(filter $(DEMO),$(DATABASE)),--as-of $(DEMO_DAY) --minutes 1200)
serve: system-packages
	swift build -c release --product overturn-queue $(CHECK)
	.build/release/overturn-queue --database $(DATABASE) --port $(PORT) $(OPTIONS)

test: system-packages test-packages format-check build
	OPENBLAS_NUM_THREADS=1 swift test --parallel $(CHECK)
	$(MAKE) notebooks queue-tests

build: system-packages
	swift build --build-tests $(CHECK)

# Executes the notebooks on the sample; its database is made again when the program is newer.
notebooks: system-packages test-packages
	swift build --product overturn $(CHECK)
	$(MAKE) $(NOTEBOOK)
	Notebooks/run $(NOTEBOOK)

# The server from outside: its API, its pages in a browser, what it must refuse.
queue-tests: system-packages test-packages
	swift build --product overturn $(CHECK)
	swift build --product overturn-queue $(CHECK)
	$(MAKE) $(NOTEBOOK)
	OPENBLAS_NUM_THREADS=1 Tests/Queue/run $(NOTEBOOK)

$(NOTEBOOK): $(DEBUG_OVERTURN) $(wildcard Data/practice/*)
	rm -f $@ $@-wal $@-shm
	$(DEBUG_OVERTURN) ingest Data/practice --database $@ > .build/notebook.log
	OPENBLAS_NUM_THREADS=1 $(DEBUG_OVERTURN) train --database $@ --as-of $(DEMO_DAY) >> .build/notebook.log
	$(DEBUG_OVERTURN) score --database $@ --as-of $(DEMO_DAY) >> .build/notebook.log

format:
	swift format format --in-place --recursive Sources Tests Package.swift

format-check:
	swift format lint --strict --recursive Sources Tests Package.swift

bench: system-packages bench-packages
	Tests/Benchmarks/run

bench-large: system-packages bench-packages
	Tests/Benchmarks/run large

system-packages:
	@$(call install,$(PACKAGES))

test-packages:
	@$(call install,$(TEST_PACKAGES))

bench-packages:
	@$(call install,$(BENCH_PACKAGES))

clean:
	rm -rf .build Reports/*.sqlite* Reports/*.html Reports/*.csv Reports/*.xlsx Reports/*.docx Reports/*.pdf

# Installs those of the named Debian packages that are missing, and says so.
define install
missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || printf '%s ' $$p; done); \
if [ -n "$$missing" ]; then echo "installing $$missing"; \
  $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >/dev/null; fi
endef

# make run      the service on http://127.0.0.1:8080/
# make release  the service as one optimised file, .build/release/ruqsat, that needs no Swift where it runs
# make profile  counts anew which ways the program takes, for make release; half an hour
# make test     lint, build, all tests
# make format   every Swift file in the one format
# make lint     only says what is not in the format
# make browser  every public page in a browser: rules of accessibility, phone width; asks the network for its tools
# make fuzz     made-up requests to the interface of programs, in every role; asks the network for its tool
#
# A bare Debian or Ubuntu with Swift 6.3 is enough. What is missing is installed first; when nothing
# is missing, nothing is asked of the network. One set of flags for every build but the release: another set
# would compile every dependency again.

PACKAGES ?= binutils fonts-dejavu-core fonts-paratype git libc6-dev libpango1.0-dev libpng-dev libqrencode-dev \
  libcurl4-openssl-dev libsqlite3-dev libturbojpeg0-dev libzxing-dev pkg-config poppler-utils tzdata zlib1g-dev
FLAGS ?= -debug-info-format none
HOST ?= 127.0.0.1
PORT ?= 8080
BROWSER_PORT ?= 8099
FUZZ_PORT ?= 8098
FUZZ_EXAMPLES ?= 5
FUZZ_MINUTES ?= 20
SOURCES = Sources Tests Package.swift

.PHONY: run release profile test build lint format browser fuzz system

run: system
	@echo "Building. The first build takes a few minutes."
	swift build $(FLAGS) --product ruqsat
	@echo "Then look at http://$(HOST):$(PORT)/"
	.build/debug/ruqsat serve --demo --home . --host $(HOST) --port $(PORT)

# With an allocator of its own: the system's costs a request a twentieth more. With the counts of `make profile`: without
# them a request costs a tenth more.
release: PACKAGES += libmimalloc-dev
release: system
	mkdir -p .build
	gzip -dc Benchmarks/profile/ruqsat.profdata.gz >.build/ruqsat.profdata
	swift build -c release --static-swift-stdlib -Xlinker -lmimalloc --product ruqsat \
	  -Xswiftc -Xfrontend -Xswiftc -ir-profile-use=$(CURDIR)/.build/ruqsat.profdata \
	  -Xswiftc -Xllvm -Xswiftc -static-func-full-module-prefix=false

profile: system
	Benchmarks/profile/renew.sh

test: system lint
	swift build --build-tests $(FLAGS)
	swift test --skip-build $(FLAGS)

build: system
	swift build $(FLAGS)

lint:
	swift format lint --strict -r $(SOURCES)

format:
	swift format format -i -r $(SOURCES)

# Not a part of `make test`: it needs a browser and two packages from PyPI. Without them it says what is skipped.
browser: build
	@BROWSER_PORT=$(BROWSER_PORT) Tests/Browser/run.sh

# Not a part of `make test` either: it needs a package from PyPI, and minutes.
fuzz: build
	@FUZZ_PORT=$(FUZZ_PORT) FUZZ_EXAMPLES=$(FUZZ_EXAMPLES) FUZZ_MINUTES=$(FUZZ_MINUTES) FUZZ_ROLES="$(FUZZ_ROLES)" \
	  Tests/Fuzz/run.sh

system:
	@missing=; for package in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'install ok' \
	    || missing="$$missing $$package"; \
	done; \
	ls -d /usr/include/c++/* >/dev/null 2>&1 || missing="$$missing g++"; \
	if [ -n "$$missing" ]; then \
	  echo "Installing:$$missing"; \
	  as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	  $$as_root apt-get update -qq \
	    && $$as_root apt-get install -y -qq --no-install-recommends $$missing; \
	fi
	@command -v swift >/dev/null || { \
	  echo "Swift 6.3 is not on the PATH: see https://www.swift.org/install/linux/"; exit 1; }

# make help lists the targets.
MAKEFLAGS += -r
.SUFFIXES:
CC      ?= cc
PKGS     = libxml-2.0 libcmark jansson nettle zlib libzstd
FLAVOUR ?= release
BUILD    = build/$(FLAVOUR)
# make V=1 shows every command.
Q        = $(if $(V),,@)
GEN      = build/gen
VERSION  = 0.1.0

PREFIX ?= /usr/local
DEMO    = corpus/articles/troops-capital.txt corpus/articles/troops-wire.html
DATA   ?= ../shared/data

flags_release  = -O2 -g
flags_asan     = -DSANDBOX_NONE -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
flags_coverage = -DSANDBOX_NONE -O0 -g --coverage
flags_valgrind = -DSANDBOX_NONE -O2 -g
flags_fuzz     = -DSANDBOX_NONE -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
                 -fno-sanitize-recover=all

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wvla -Wundef -Wformat=2 -Werror
INCLUDE = -Isummarizer -I.
FLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L $(INCLUDE) $(WARN) \
        $(flags_$(FLAVOUR)) $(shell pkg-config --cflags $(PKGS))
LIBS  = $(shell pkg-config --libs $(PKGS)) -lstemmer -lm

LANGS := $(patsubst corpus/%/lang.tsv,%,$(sort $(wildcard corpus/*/lang.tsv)))
TEMPLATES := $(sort $(wildcard templates/*.md templates/*.html templates/*.css))
SRC   := $(filter-out summarizer/train/% summarizer/cli/main.c,\
           $(sort $(wildcard summarizer/*/*.c)))
TRAIN := $(sort $(wildcard summarizer/train/train_*.c))
TRAINER_PARTS := $(filter-out $(TRAIN) summarizer/train/embed.c,\
                   $(sort $(wildcard summarizer/train/*.c)))
TEST  := $(sort $(wildcard tests/test_*.c))
FUZZERS := $(patsubst tests/fuzz_%.c,%,$(sort $(wildcard tests/fuzz_*.c)))
MODELS := $(sort $(wildcard corpus/*/entities.model))
gen   = $(LANGS:%=$(BUILD)/gen/lang_%.o) $(BUILD)/gen/world.o \
        $(BUILD)/gen/builtins.o $(MODELS:corpus/%/entities.model=$(BUILD)/gen/entities_%.o)
obj   = $(patsubst %.c,$(BUILD)/%.o,$(1))

all: build/summarizer

build/summarizer: build/release/bin/summarizer
	@cp $< $@.new && mv $@.new $@

$(BUILD)/libsummarizer.a: $(call obj,$(SRC)) $(gen)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/bin/summarizer: $(BUILD)/summarizer/cli/main.o $(BUILD)/libsummarizer.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(flags_$(FLAVOUR)) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/unit: $(call obj,$(TEST) tests/main.c tests/road.c $(TRAINER_PARTS)) \
                 $(BUILD)/libsummarizer.a
	$(Q)$(CC) $(flags_$(FLAVOUR)) $(LDFLAGS) -o $@ $^ $(LIBS) -lcunit

$(BUILD)/fuzz_%: $(BUILD)/tests/fuzz_%.o $(BUILD)/libsummarizer.a
	$(CC) -fsanitize=fuzzer,address,undefined -o $@ $^ $(LIBS)

.SECONDEXPANSION:
build/train-%: $(BUILD)/summarizer/train/train_$$(subst -,_,$$*).o $(call obj,$(TRAINER_PARTS)) $(BUILD)/libsummarizer.a
	$(CC) $(flags_$(FLAVOUR)) -o $@ $^ $(LIBS)

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -DVERSION='"$(VERSION)"' -I$(BUILD) $(CFLAGS) -MMD -MP -c -o $@ $<

# What corpus/ and templates/ hold, as constant tables.
build/tools/embed: summarizer/train/embed.c summarizer/text/lexicon.h \
                   $(wildcard summarizer/base/*.[ch])
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O1 -D_POSIX_C_SOURCE=200809L $(INCLUDE) -o $@ \
	    summarizer/train/embed.c $(wildcard summarizer/base/*.c) \
	    $(shell pkg-config --libs nettle)

.SECONDEXPANSION:
$(LANGS:%=$(GEN)/lang_%.c): $(GEN)/lang_%.c: build/tools/embed $$(wildcard corpus/%/*.tsv)
	@mkdir -p $(@D)
	$(Q)build/tools/embed lang $* corpus/$* > $@.new && mv $@.new $@
$(GEN)/world.c: build/tools/embed $(wildcard corpus/world/*.tsv)
	@mkdir -p $(@D)
	$(Q)build/tools/embed world corpus/world > $@.new && mv $@.new $@
$(GEN)/builtins.c: build/tools/embed $(TEMPLATES)
	@mkdir -p $(@D)
	$(Q)build/tools/embed text builtins $(TEMPLATES) > $@.new && mv $@.new $@
$(MODELS:corpus/%/entities.model=$(GEN)/entities_%.S): $(GEN)/entities_%.S: corpus/%/entities.model
	@mkdir -p $(@D)
	@printf '.section .rodata\n.balign 8\n.global entities_$*\n.global entities_$*_end\nentities_$*:\n.incbin "$<"\nentities_$*_end:\n.byte 0\n.section .note.GNU-stack,"",%%progbits\n' > $@
$(BUILD)/gen/%.o: $(GEN)/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -Isummarizer -w -O0 -MMD -MP -c -o $@ $<
$(BUILD)/gen/%.o: $(GEN)/%.S
	@mkdir -p $(@D)
	$(CC) -c -o $@ $<
.PRECIOUS: $(GEN)/lang_%.c $(GEN)/entities_%.S $(GEN)/%.c $(BUILD)/%.o

$(BUILD)/suites.inc: $(TEST) Makefile
	@mkdir -p $(@D)
	@printf 'SUITE(%s)\n' $(TEST:tests/test_%.c=%) > $@
$(BUILD)/tests/main.o: $(BUILD)/suites.inc

# ---- what people call ----

APT = build-essential pkg-config libxml2-dev libcmark-dev libjansson-dev \
      libstemmer-dev nettle-dev zlib1g-dev libzstd-dev \
      libcunit1-dev mandoc
APT_LINT = clang clang-format clang-tidy libclang-rt-14-dev pmccabe gcovr \
           valgrind strace
APT_WEB = chromium poppler-utils pngquant fonts-urw-base35 \
          $(if $(shell command -v npm),,nodejs npm) \
          $(if $(shell command -v java),,default-jre-headless)
APT_CLUSTER = parallel openssh-server openssh-client slurm-wlm munge

# Installs what is missing of the packages $(1); silent when nothing is.
apt = @missing=; for p in $(1); do dpkg-query -W -f '$${Status}' $$p \
	2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	test -z "$$missing" || { sudo=; test $$(id -u) = 0 || sudo=sudo; \
	$$sudo apt-get update -q && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
	--no-install-recommends $$missing; }

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 18

deps: ## install the packages needed to build and test (apt-get)
	$(call apt,$(APT))
deps-lint: ## install what lint, coverage and fuzzing need
	$(call apt,$(APT_LINT))
deps-web: ## install what check-web and screenshots need
	$(call apt,$(APT_WEB))
	@mkdir -p build/web
	@cp tests/web/package.json tests/web/package-lock.json build/web
	@cd build/web && npm ci --ignore-scripts --no-audit --no-fund --silent

deps-cluster: ## install what the tests of many machines need
	$(call apt,$(APT_CLUSTER))

demo: build/summarizer ## brief two articles of corpus/articles
	@mkdir -p build/demo
	build/summarizer -n 3 $(DEMO)
	build/summarizer -b $(DEMO) -o build/demo/briefing.html
	@echo "the briefing: $(CURDIR)/build/demo/briefing.html"

check: $(BUILD)/unit $(BUILD)/bin/summarizer build/hook.so build/bench ## build and run all tests
	@tests/check.sh $(BUILD)

accept: $(BUILD)/bin/summarizer ## write the wanted output of CASE=name
	tests/golden.sh --accept $(CASE) $(BUILD)/bin/summarizer

lint: $(GEN)/builtins.c $(TRAIN:summarizer/train/train_%.c=build/train-%) ## format, static analysis, size limits, layers, manuals
	tests/lint.sh

coverage: ## line coverage of the tests, as text
	$(MAKE) check FLAVOUR=coverage
	gcovr --filter summarizer/ build/coverage

fuzz: ## fuzz one scanner: FUZZ=sentence SECONDS=60
	$(MAKE) CC=clang FLAVOUR=fuzz build/fuzz/fuzz_$(FUZZ)
	@mkdir -p build/fuzz/found/$(FUZZ)
	build/fuzz/fuzz_$(FUZZ) -max_total_time=$(or $(SECONDS),60) \
	    -artifact_prefix=build/fuzz/found/ -rss_limit_mb=4096 -timeout=20 \
	    build/fuzz/found/$(FUZZ) corpus/articles

build/hostile: tests/hostile.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O2 $(WARN) -o $@ $<

check-hostile: build/summarizer build/hostile ## time, memory and growth on hostile input
	@tests/hostile.sh build/hostile build/summarizer
	@tests/hostile.sh --sizes build/hostile build/summarizer
	@tests/hostile.sh --growth build/hostile build/summarizer

build/failing.so: tests/failing.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O2 $(WARN) -fPIC -shared -o $@ $<

check-failing: build/summarizer build/failing.so ## let memory, files and pipes fail; ALL=--all: each call
	@tests/failing.sh $(ALL) build/failing.so build/summarizer

check-valgrind: ## every case under valgrind's memcheck: NAMES=word
	@$(MAKE) -s FLAVOUR=valgrind build/valgrind/bin/summarizer
	@NAMES='$(NAMES)' tests/valgrind.sh build/valgrind/bin/summarizer

check-web: build/summarizer ## look at every page in headless Chromium and validate it
	tests/web.sh build/summarizer

screenshots: build/summarizer ## take pictures of the briefing, also those of the README
	tests/web.sh build/summarizer screenshots

fuzz-all: ## fuzz every scanner for SECONDS each
	@set -e; for f in $(FUZZERS); do $(MAKE) -s fuzz FUZZ=$$f >build/fuzz.log 2>&1 \
	    && echo "fuzz $$f: clean" || { tail -n 40 build/fuzz.log; exit 1; }; done

# A library that crashes or hangs at a word: see tests/stream.sh.
build/hook.so: tests/hook.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O1 -shared -fPIC -o $@ $< -ldl

build/bench: tests/bench.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O2 -o $@ $<

build/parse: tests/parse.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O2 $(shell pkg-config --cflags libxml-2.0) -o $@ $< $(shell pkg-config --libs libxml-2.0)

build/stages: build/release/tests/stages.o build/release/libsummarizer.a
	$(Q)$(CC) $(flags_release) $(LDFLAGS) -o $@ $^ $(LIBS)

build/page_time: build/release/tests/page_time.o build/release/libsummarizer.a
	$(Q)$(CC) $(flags_release) $(LDFLAGS) -o $@ $^ $(LIBS)

build/bare: tests/bare.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O2 $(WARN) -o $@ $< $(shell pkg-config --cflags --libs jansson)

bench: build/summarizer build/bench build/bare build/stages build/page_time build/parse build/hook.so ## time it beside others: DATA=FILE.jsonl PAGES=DIR ONLY="ROW ..."
	@DATA='$(if $(filter file,$(origin DATA)),,$(DATA))' PAGES='$(PAGES)' ONLY='$(ONLY)' \
	    tests/bench.sh build

quality: build/summarizer ## run the yardsticks of DATA, if it is there
	@if [ -x $(DATA)/../eval/score ]; then \
	    $(DATA)/../eval/score --data $(DATA); \
	else echo "quality: no yardsticks beside $(DATA), skipped"; fi

models: $(TRAIN:summarizer/train/train_%.c=build/train-%) ## rebuild the models from DATA
	tests/models.sh $(DATA)

share = $(DESTDIR)$(PREFIX)/share
COMPLETION_FILES = $(share)/bash-completion/completions/summarizer \
                   $(share)/zsh/site-functions/_summarizer \
                   $(share)/fish/vendor_completions.d/summarizer.fish

install: build/summarizer ## install under DESTDIR and PREFIX
	install -D -m 755 build/summarizer $(DESTDIR)$(PREFIX)/bin/summarizer
	install -D -m 644 man/summarizer.1 $(DESTDIR)$(PREFIX)/share/man/man1/summarizer.1
	install -d $(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/summarizer
	install -m 644 man/*.5 $(DESTDIR)$(PREFIX)/share/man/man5
	install -m 644 templates/*.schema.json $(DESTDIR)$(PREFIX)/share/summarizer
	install -d $(dir $(COMPLETION_FILES))
	set -e; for f in $(COMPLETION_FILES); do case $$f in \
	    */_*) s=zsh ;; *.fish) s=fish ;; *) s=bash ;; esac; \
	    build/summarizer --completion=$$s > $$f; chmod 644 $$f; done

clean: ## remove everything that was built
	rm -rf build

.DELETE_ON_ERROR:
.PHONY: all clean help deps deps-lint deps-web deps-cluster demo check check-failing check-hostile check-valgrind check-web screenshots accept lint coverage fuzz fuzz-all bench quality models install
-include $(shell find build -name '*.d' 2>/dev/null)

# make help lists the targets.
MAKEFLAGS += -r
.SUFFIXES:
CC      ?= cc
AR      ?= ar
OBJCOPY ?= objcopy
PKG_CONFIG ?= pkg-config
PKGS     = libxml-2.0 libcmark jansson nettle zlib libzstd
FLAVOUR ?= release
BUILD    = build/$(FLAVOUR)
# make V=1 shows every command.
Q        = $(if $(V),,@)
GEN      = build/gen
VERSION  = 0.1.0

PREFIX  ?= /usr/local
BINDIR  ?= $(PREFIX)/bin
LIBDIR  ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
DATADIR ?= $(PREFIX)/share
MANDIR  ?= $(DATADIR)/man
BASHDIR ?= $(DATADIR)/bash-completion/completions
ZSHDIR  ?= $(DATADIR)/zsh/site-functions
FISHDIR ?= $(DATADIR)/fish/vendor_completions.d
DEMO    = corpus/articles/troops-capital.txt corpus/articles/troops-wire.html
DATA   ?= ../shared/data

# Control flow is checked with the whole program in sight, by clang alone.
ifeq ($(FLAVOUR),cfi)
CC = clang
AR = llvm-ar
endif

# What makes a fault harder to use; CFLAGS, CPPFLAGS and LDFLAGS come later on
# the command line and win.  Marks for shadow stacks and landing pads go in
# where the C runtime has them, else the linker drops them all (Debian 12).
BRANCH = $(eval BRANCH := $(shell readelf -n "$$($(CC) -print-file-name=crt1.o)" \
    2>/dev/null | grep -q IBT && echo -fcf-protection))$(BRANCH)
FORTIFY = $(if $(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS))$(filter -O0,$(CFLAGS)),,\
            -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
HARDEN  = -fstack-protector-strong -fstack-clash-protection $(FORTIFY) $(BRANCH)
RELRO   = -Wl,-z,relro,-z,now,-z,noexecstack

# Debug information knows paths from here on, so that a build is the same
# bytes in every folder.
flags_plain    = -O2 -g -ffile-prefix-map=$(CURDIR)=.
flags_release  = $(flags_plain) -fPIE $(HARDEN)
flags_static   = $(flags_release)
flags_shared   = $(flags_plain) -fPIC -fvisibility=hidden $(HARDEN)
flags_cfi      = $(flags_release) -flto -fvisibility=hidden -fsanitize=cfi
flags_asan     = -DSANDBOX_NONE -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
flags_coverage = -DSANDBOX_NONE -O0 -g --coverage
flags_valgrind = -DSANDBOX_NONE -O2 -g
flags_afl      = -DSANDBOX_NONE -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
flags_fuzz     = -DSANDBOX_NONE -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
                 -fno-sanitize-recover=all
# What the flavour needs to link: see tests/flush.c.
link_coverage  = -Wl,--wrap=_exit,--wrap=send
also_coverage  = $(BUILD)/tests/flush.o

# libxml2 asks weakly for the threads that a static program has only if
# somebody asks strongly, and calls them all the same.  ICU is in C++.
comma := ,
link_release = -pie $(RELRO)
link_static  = -static-pie $(RELRO) $(addprefix -Wl$(comma)-u$(comma)pthread_,\
    cond_destroy cond_init cond_signal cond_wait equal getspecific key_create \
    key_delete mutex_destroy mutex_init mutex_lock mutex_unlock once self \
    setspecific)
link_cfi     = $(link_release) -fuse-ld=lld
link_shared  = $(RELRO) -Wl,-z,defs,-z,nodelete

# A clone's compilers are known; a stranger's may warn of more.
WERROR ?= $(if $(wildcard .git),-Werror)
WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
       -Wmissing-prototypes -Wwrite-strings -Wvla -Wundef -Wformat=2 $(WERROR)
INCLUDE = -Isummarizer -I.
# Asked once, and not before `make deps` had its turn.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS)))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell $(PKG_CONFIG) $(pkg_$(FLAVOUR)) --libs $(PKGS)))$(PKG_LIBS)
pkg_static = --static
FLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L $(INCLUDE) $(WARN) \
        $(flags_$(FLAVOUR)) $(visible) $(PKG_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LINK  = $(CC) $(flags_$(FLAVOUR)) $(CFLAGS) $(link_$(FLAVOUR)) $(LDFLAGS)
LIBS  = $(PKG_LIBS) -lstemmer -lm $(libs_$(FLAVOUR))
libs_static = -lstdc++

LANGS := $(patsubst corpus/%/lang.tsv,%,$(sort $(wildcard corpus/*/lang.tsv)))
TEMPLATES := $(sort $(wildcard templates/*.md templates/*.html templates/*.css))
SRC   := $(filter-out summarizer/train/% summarizer/cli/main.c,\
           $(sort $(wildcard summarizer/*/*.c)))
TRAIN := $(sort $(wildcard summarizer/train/train_*.c))
TRAINER_PARTS := $(filter-out $(TRAIN) summarizer/train/embed.c,\
                   $(sort $(wildcard summarizer/train/*.c)))
TEST  := $(sort $(wildcard tests/test_*.c))
FUZZERS := $(patsubst tests/fuzz_%.c,%,$(sort $(wildcard tests/fuzz_*.c)))
PROMISES := tests/schema.c $(sort $(wildcard tests/promise_*.c))
MODELS := $(sort $(wildcard corpus/*/entities.model))
gen   = $(LANGS:%=$(BUILD)/gen/lang_%.o) $(BUILD)/gen/world.o \
        $(BUILD)/gen/builtins.o $(MODELS:corpus/%/entities.model=$(BUILD)/gen/entities_%.o)
obj   = $(patsubst %.c,$(BUILD)/%.o,$(1))

all: $(if $(filter release,$(FLAVOUR)),build/summarizer,$(BUILD)/bin/summarizer)

build/summarizer: build/release/bin/summarizer
	@cp $< $@.new && mv $@.new $@

$(BUILD)/bin/summarizer: $(BUILD)/summarizer/cli/main.o $(also_$(FLAVOUR)) \
                         $(BUILD)/libsummarizer.a
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ $(LIBS)

$(BUILD)/unit: $(call obj,$(TEST) tests/main.c tests/road.c $(PROMISES) $(TRAINER_PARTS)) \
                 $(also_$(FLAVOUR)) $(BUILD)/libsummarizer.a
	$(Q)$(LINK) -o $@ $^ $(LIBS) -lcunit

$(BUILD)/fuzz_%: $(BUILD)/tests/fuzz_%.o $(call obj,$(PROMISES)) $(BUILD)/libsummarizer.a
	$(CC) -fsanitize=fuzzer,address,undefined -o $@ $^ $(LIBS)

.SECONDEXPANSION:
build/train-%: $(BUILD)/summarizer/train/train_$$(subst -,_,$$*).o $(call obj,$(TRAINER_PARTS)) $(BUILD)/libsummarizer.a
	$(LINK) -o $@ $^ $(LIBS)

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -DVERSION='"$(VERSION)"' -I$(BUILD) -MMD -MP -c -o $@ $<

# What corpus/ and templates/ hold, as constant tables.
build/tools/embed: summarizer/train/embed.c summarizer/text/lexicon.h \
                   $(wildcard summarizer/base/*.[ch])
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O1 -D_POSIX_C_SOURCE=200809L $(INCLUDE) -o $@ \
	    summarizer/train/embed.c $(wildcard summarizer/base/*.c) \
	    $(shell $(PKG_CONFIG) --libs nettle)

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
# Assembly inside C, so that the compiler marks the object as it does all.
$(MODELS:corpus/%/entities.model=$(GEN)/entities_%.c): $(GEN)/entities_%.c: corpus/%/entities.model
	@mkdir -p $(@D)
	@printf '__asm__(".section .rodata\\n.balign 8\\n"\n"%s"\n".incbin \\"$<\\"\\n"\n"%s"\n".byte 0\\n.text\\n");\n' \
	    '.globl entities_$*\n.hidden entities_$*\nentities_$*:\n' \
	    '.globl entities_$*_end\n.hidden entities_$*_end\nentities_$*_end:\n' > $@
$(BUILD)/gen/%.o: $(GEN)/%.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -Isummarizer -w -O0 $(gen_flags) -MMD -MP -c -o $@ $<
gen_flags = $(filter -fPI% -fvisibility=% -fcf-%,$(flags_$(FLAVOUR)))
.PRECIOUS: $(GEN)/lang_%.c $(GEN)/%.c $(BUILD)/%.o

$(BUILD)/suites.inc: $(TEST) Makefile
	@mkdir -p $(@D)
	@printf 'SUITE(%s)\n' $(TEST:tests/test_%.c=%) > $@
$(BUILD)/tests/main.o: $(BUILD)/suites.inc

# ---- the library ----

# Its objects in the flavour `shared`; only what summarizer.h declares is seen
# from outside, in the archive too, whose objects are one for that.
SHARED  = build/shared
LIB_SO  = libsummarizer.so.$(VERSION)
SONAME  = libsummarizer.so.0
LIB_PKGS = libxml-2.0 libcmark jansson nettle
lib_src = $(filter-out summarizer/cli/%,$(SRC))

# What both makes read is made by this one.
library: $(gen:$(BUILD)/gen/%.o=$(GEN)/%.c) ## build the library, shared and as an archive
	@$(MAKE) --no-print-directory FLAVOUR=shared $(SHARED)/$(LIB_SO) $(SHARED)/libsummarizer.a

ifeq ($(FLAVOUR),shared)
$(BUILD)/summarizer/lib/summarizer.o: visible = -fvisibility=default
$(BUILD)/$(LIB_SO): $(call obj,$(lib_src)) $(gen) summarizer/lib/summarizer.map
	$(Q)$(LINK) -shared -Wl,-soname,$(SONAME) \
	    -Wl,--version-script,summarizer/lib/summarizer.map -o $@ $(filter %.o,$^) \
	    $(shell $(PKG_CONFIG) --libs $(LIB_PKGS)) -lstemmer -lm
$(BUILD)/libsummarizer.o: $(call obj,$(lib_src)) $(gen)
	$(Q)$(CC) -nostdlib -r -o $@ $^
	$(Q)$(OBJCOPY) --localize-hidden $@
$(BUILD)/libsummarizer.a: $(BUILD)/libsummarizer.o
	@rm -f $@
	@$(AR) rcs $@ $^
else
$(BUILD)/libsummarizer.a: $(call obj,$(SRC)) $(gen)
	@rm -f $@
	@$(AR) rcs $@ $^
endif

# Memory of the library that fails: see tests/library/memory.c.
build/memory: tests/library/memory.c library
	$(Q)$(CC) $(FLAGS) -o $@ $< $(SHARED)/libsummarizer.a $(LIBS)

# ---- what people call ----

# liblzma-dev: libxml2-dev names it for static programs, but does not bring it.
APT = build-essential pkg-config libxml2-dev libcmark-dev libjansson-dev \
      libstemmer-dev nettle-dev zlib1g-dev libzstd-dev \
      liblzma-dev libcunit1-dev mandoc
APT_LINT = clang clang-format clang-tidy libclang-rt-14-dev lld llvm pmccabe \
           gcovr valgrind strace
APT_FUZZ = clang libclang-rt-14-dev afl++
APT_WEB = chromium poppler-utils pngquant fonts-urw-base35 \
          $(if $(shell command -v npm),,nodejs npm) \
          $(if $(shell command -v java),,default-jre-headless)
APT_DEB = debhelper lintian debootstrap
APT_CLUSTER = parallel openssh-server openssh-client slurm-wlm munge

# Installs what is missing of the packages $(1); silent when nothing is.
apt = @missing=; for p in $(1); do dpkg-query -W -f '$${Status}' $$p \
	2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; done; \
	test -z "$$missing" || { sudo=; test $$(id -u) = 0 || sudo=sudo; \
	$$sudo apt-get update -q && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
	--no-install-recommends $$missing; }

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 24

deps: ## install the packages needed to build and test (apt-get)
	$(call apt,$(APT))
deps-lint: ## install what lint, coverage and fuzzing need
	$(call apt,$(APT_LINT))
deps-deb: ## install what deb, check-deb and check-chroot need
	$(call apt,$(APT_DEB))
deps-fuzz: ## install what fuzz and afl need
	$(call apt,$(APT_FUZZ))
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

# What is installed is built once, so it is tested with the release alone.
check: $(if $(filter release,$(FLAVOUR)),library build/memory)
check: $(BUILD)/unit $(BUILD)/bin/summarizer build/hook.so build/bench ## build and run all tests
	@tests/check.sh $(BUILD)

accept: $(BUILD)/bin/summarizer ## write the wanted output of CASE=name
	tests/golden.sh --accept $(CASE) $(BUILD)/bin/summarizer

lint: $(GEN)/builtins.c $(TRAIN:summarizer/train/train_%.c=build/train-%) ## format, static analysis, size limits, layers, manuals
	tests/lint.sh

coverage: ## what the tests cover: 90 % of lines, 75 % of branches
	$(MAKE) FLAVOUR=coverage build/coverage/unit build/coverage/bin/summarizer \
	    build/hook.so build/bench
	@tests/coverage.sh build/coverage

fuzz: ## fuzz one reader or scanner, or "program": FUZZ=sentence SECONDS=60
	$(MAKE) CC=clang FLAVOUR=fuzz build/fuzz/fuzz_$(FUZZ)
	tests/fuzz.sh run $(FUZZ) $(or $(SECONDS),60)

afl: ## the same with AFL++: FUZZ=sentence SECONDS=60
	@command -v afl-clang-fast >/dev/null || { echo "no AFL++: make deps-fuzz"; exit 1; }
	@AFL_QUIET=1 $(MAKE) CC=afl-clang-fast FLAVOUR=afl build/afl/fuzz_$(FUZZ)
	@tests/fuzz.sh afl $(FUZZ) $(or $(SECONDS),60)

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

fuzz-all: ## fuzz every reader and scanner for SECONDS each, JOBS at a time
	@$(MAKE) CC=clang FLAVOUR=fuzz $(FUZZERS:%=build/fuzz/fuzz_%)
	@printf '%s\n' $(FUZZERS) | xargs -P $(or $(JOBS),1) -I T tests/fuzz.sh quiet T $(or $(SECONDS),60)

# A library that crashes or hangs at a word: see tests/stream.sh.
build/hook.so: tests/hook.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O1 -shared -fPIC -o $@ $< -ldl

build/bench: tests/bench.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O2 -o $@ $<

build/parse: tests/parse.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O2 $(shell $(PKG_CONFIG) --cflags libxml-2.0) -o $@ $< $(shell $(PKG_CONFIG) --libs libxml-2.0)

build/stages: build/release/tests/stages.o build/release/libsummarizer.a
	$(Q)$(LINK) -o $@ $^ $(LIBS)

build/page_time: build/release/tests/page_time.o build/release/libsummarizer.a
	$(Q)$(LINK) -o $@ $^ $(LIBS)

build/bare: tests/bare.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O2 $(WARN) -o $@ $< $(shell $(PKG_CONFIG) --cflags --libs jansson)

bench: build/summarizer build/bench build/bare build/stages build/page_time build/parse build/hook.so ## time it beside others: DATA=FILE.jsonl PAGES=DIR ONLY="ROW ..."
	@DATA='$(if $(filter file,$(origin DATA)),,$(DATA))' PAGES='$(PAGES)' ONLY='$(ONLY)' \
	    tests/bench.sh build

quality: build/summarizer ## run the yardsticks of DATA, if it is there
	@if [ -x $(DATA)/../eval/score ]; then \
	    $(DATA)/../eval/score --data $(DATA); \
	else echo "quality: no yardsticks beside $(DATA), skipped"; fi

models: $(TRAIN:summarizer/train/train_%.c=build/train-%) ## rebuild the models from DATA
	tests/models.sh $(DATA)

build/completion/summarizer build/completion/_summarizer build/completion/summarizer.fish: build/summarizer
	@mkdir -p $(@D)
	@build/summarizer --completion=$(if $(findstring _,$(@F)),zsh,$(if $(findstring .,$(@F)),fish,bash)) > $@.new && mv $@.new $@

# What is installed: mode:from:to, or link:name:to.
installed = 755:build/summarizer:$(BINDIR)/summarizer \
    644:build/completion/summarizer:$(BASHDIR)/summarizer \
    644:build/completion/_summarizer:$(ZSHDIR)/_summarizer \
    644:build/completion/summarizer.fish:$(FISHDIR)/summarizer.fish \
    $(foreach page,$(wildcard man/*.[1-9]),\
        644:$(page):$(MANDIR)/man$(subst .,,$(suffix $(page)))/$(notdir $(page))) \
    $(foreach schema,$(wildcard templates/*.schema.json),\
        644:$(schema):$(DATADIR)/summarizer/$(notdir $(schema))) \
    644:$(SHARED)/$(LIB_SO):$(LIBDIR)/$(LIB_SO) \
    link:$(LIB_SO):$(LIBDIR)/$(SONAME) link:$(LIB_SO):$(LIBDIR)/libsummarizer.so \
    644:$(SHARED)/libsummarizer.a:$(LIBDIR)/libsummarizer.a \
    644:build/summarizer.pc:$(LIBDIR)/pkgconfig/summarizer.pc \
    644:summarizer/lib/summarizer.h:$(INCLUDEDIR)/summarizer.h
place = $(if $(filter link,$(word 1,$(1))),ln -sf $(word 2,$(1)),install -D -m $(wordlist 1,2,$(1))) \
    '$(DESTDIR)$(word 3,$(1))'

# Folders may differ from one install to the next.
.PHONY: build/summarizer.pc
build/summarizer.pc: summarizer/lib/summarizer.pc.in
	@sed -e 's|@PREFIX@|$(PREFIX)|; s|@LIBDIR@|$(LIBDIR)|; s|@INCLUDEDIR@|$(INCLUDEDIR)|' \
	    -e 's|@VERSION@|$(VERSION)|; s|@REQUIRES@|$(LIB_PKGS)|' $< > $@

install: all library $(filter build/completion/% build/summarizer.pc,$(subst :, ,$(installed))) ## install under DESTDIR and PREFIX
	@set -e; $(foreach row,$(installed),$(call place,$(subst :, ,$(row)));)
	@$(tell_loader)

uninstall: ## remove what install has put there
	@rm -f $(foreach row,$(installed),'$(DESTDIR)$(word 3,$(subst :, ,$(row)))')
	@rmdir '$(DESTDIR)$(DATADIR)/summarizer' 2>/dev/null || true
	@$(tell_loader)
# The loader has a list of the libraries of this machine, not of a DESTDIR.
tell_loader = test -n '$(DESTDIR)' || ldconfig 2>/dev/null || true

DIST = build/summarizer-$(VERSION).tar.gz
dist: ## pack the last commit as build/summarizer-VERSION.tar.gz, everywhere the same bytes
	@mkdir -p '$(dir $(DIST))'
	@git -c tar.umask=0022 -c core.autocrlf=false archive --format=tar \
	    --prefix=summarizer-$(VERSION)/ -o '$(DIST).tar' HEAD
	@gzip -9n < '$(DIST).tar' > '$(DIST)' && rm '$(DIST).tar'

distcheck: ## unpack the tarball without git, build, test, install and remove it
	@tests/dist.sh --whole

deb: ## build Debian's packages of the last commit in build/deb, with lintian
	@tests/deb.sh build/deb

check-deb: ## the same, and again elsewhere: the same bytes
	@tests/deb.sh --again build/deb

check-chroot: deb ## install and purge them in a minimal Debian (root)
	@tests/chroot.sh build/deb build/chroot

check-newcomer: ## make deps demo and make deps check in a minimal Debian (root)
	@tests/chroot.sh --source build/chroot

clean: ## remove everything that was built
	rm -rf build

.DELETE_ON_ERROR:
.PHONY: all library afl clean help deps deps-fuzz deps-lint deps-deb deps-web deps-cluster demo check check-failing check-hostile check-valgrind check-web screenshots accept lint coverage fuzz fuzz-all bench quality models install uninstall dist distcheck deb check-deb check-chroot check-newcomer
-include $(shell find build -path build/deb -prune -o -path build/chroot -prune -o -name '*.d' -type f -print 2>/dev/null)

# make help lists the targets.
MAKEFLAGS += -r
.SUFFIXES:
CC      ?= cc
PKGS     = libxml-2.0 libcmark jansson libmd
FLAVOUR ?= release
BUILD    = build/$(FLAVOUR)
# make V=1 shows every command.
Q        = $(if $(V),,@)
GEN      = build/gen
VERSION  = 0.1.0

PREFIX ?= /usr/local
DATA   ?= ../shared/data

flags_release  = -O2 -g
flags_asan     = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all
flags_coverage = -O0 -g --coverage
flags_fuzz     = -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
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
TRAIN := $(filter-out summarizer/train/embed.c,\
           $(sort $(wildcard summarizer/train/*.c)))
TEST  := $(sort $(wildcard tests/test_*.c))
FUZZERS := $(patsubst tests/fuzz_%.c,%,$(sort $(wildcard tests/fuzz_*.c)))
MODELS := $(sort $(wildcard corpus/*/entities.model))
gen   = $(LANGS:%=$(BUILD)/gen/lang_%.o) $(BUILD)/gen/world.o \
        $(BUILD)/gen/builtins.o $(MODELS:corpus/%/entities.model=$(BUILD)/gen/entities_%.o)
obj   = $(patsubst %.c,$(BUILD)/%.o,$(1))

all: build/summarizer

build/summarizer: build/release/summarizer
	@cp $< $@.new && mv $@.new $@

$(BUILD)/libsummarizer.a: $(call obj,$(SRC)) $(gen)
	@rm -f $@
	@ar rcs $@ $^

$(BUILD)/summarizer: $(BUILD)/summarizer/cli/main.o $(BUILD)/libsummarizer.a
	$(Q)$(CC) $(flags_$(FLAVOUR)) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/unit: $(call obj,$(TEST) tests/main.c summarizer/train/perceptron.c) \
                 $(BUILD)/libsummarizer.a
	$(Q)$(CC) $(flags_$(FLAVOUR)) $(LDFLAGS) -o $@ $^ $(LIBS) -lcunit

$(BUILD)/fuzz_%: $(BUILD)/tests/fuzz_%.o $(BUILD)/libsummarizer.a
	$(CC) -fsanitize=fuzzer,address,undefined -o $@ $^ $(LIBS)

.SECONDEXPANSION:
build/train-entities: $(BUILD)/summarizer/train/perceptron.o
build/train-%: $(BUILD)/summarizer/train/train_$$(subst -,_,$$*).o $(BUILD)/libsummarizer.a
	$(CC) $(flags_$(FLAVOUR)) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS)

$(BUILD)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(Q)$(CC) $(FLAGS) -DVERSION='"$(VERSION)"' -I$(BUILD) $(CFLAGS) -MMD -MP -c -o $@ $<

# What corpus/ and templates/ hold, as constant tables.
build/tools/embed: summarizer/train/embed.c $(wildcard summarizer/base/*.[ch])
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c11 -O1 -D_POSIX_C_SOURCE=200809L $(INCLUDE) -o $@ \
	    summarizer/train/embed.c $(wildcard summarizer/base/*.c) \
	    $(shell pkg-config --libs libmd)

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

clean:
	rm -rf build

.DELETE_ON_ERROR:
.PHONY: all clean
-include $(shell find build -name '*.d' 2>/dev/null)

#include "cli/completion.h"

#include <string.h>

#include "cli/options.h"

/* What the argument of an option is, as its name in the manual says. */
enum argument {
    ARGUMENT_NONE,
    ARGUMENT_FREE,  /* nothing that a shell knows: "N", "TITLE" */
    ARGUMENT_FILE,  /* "FILE", "NAME|FILE" */
    ARGUMENT_ONE_OF /* words in lower case: "auto|always|never" */
};

static enum argument argument_of(const struct option_row *row)
{
    if (!row->argument)
        return ARGUMENT_NONE;
    if (strstr(row->argument, "FILE") || strstr(row->argument, "BRIEF"))
        return ARGUMENT_FILE;
    if (strchr(row->argument, '|'))
        return ARGUMENT_ONE_OF;
    return ARGUMENT_FREE;
}

/* "text|markdown" as "text markdown"; words in capitals stand for values
 * that no list can hold. */
static void put_values(FILE *out, const char *values)
{
    bool first = true;

    while (*values) {
        size_t n = strcspn(values, "|");

        if (*values < 'A' || *values > 'Z') {
            if (!first)
                fputc(' ', out);
            fwrite(values, 1, n, out);
            first = false;
        }
        values += n + (values[n] == '|');
    }
}

/* `text` with a backslash before each of `special`. */
static void put_escaped(FILE *out, const char *text, const char *special)
{
    for (; *text; text++) {
        if (*text == '\'') {
            fputs("'\\''", out); /* all stands in single quotes */
            continue;
        }
        if (strchr(special, *text))
            fputc('\\', out);
        fputc(*text, out);
    }
}

/* ---- bash ---- */

/* "-t|--to)" */
static void put_pattern(FILE *out, const struct option_row *row)
{
    fputs("    ", out);
    if (row->letter)
        fprintf(out, "-%c", row->letter);
    if (row->letter && row->name)
        fputc('|', out);
    if (row->name)
        fprintf(out, "--%s", row->name);
    fputs(")\n", out);
}

static void put_bash_values(FILE *out)
{
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        enum argument argument = argument_of(row);

        if (argument == ARGUMENT_NONE || row->optional)
            continue;
        put_pattern(out, row);
        if (argument == ARGUMENT_FILE) {
            fputs("        COMPREPLY=($(compgen -f -- \"$cur\"))\n", out);
        } else if (argument == ARGUMENT_ONE_OF) {
            fputs("        COMPREPLY=($(compgen -W '", out);
            put_values(out, row->argument);
            fputs("' -- \"$cur\"))\n", out);
        }
        fputs("        return ;;\n", out);
    }
}

static void print_bash(FILE *out)
{
    fputs("# bash completion of summarizer(1)\n"
          "_summarizer()\n"
          "{\n"
          "    local cur=${COMP_WORDS[COMP_CWORD]}\n"
          "    local prev=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    COMPREPLY=()\n"
          "    # bash takes --to=json for three words\n"
          "    [[ $cur == = ]] && cur=\n"
          "    [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
          "    case $prev in\n",
          out);
    put_bash_values(out);
    fputs("    esac\n"
          "    if [[ $cur != -* ]]; then\n"
          "        COMPREPLY=($(compgen -f -- \"$cur\"))\n"
          "        return\n"
          "    fi\n"
          "    COMPREPLY=($(compgen -W '",
          out);
    for (size_t i = 0; i < option_row_count; i++)
        if (option_rows[i].name)
            fprintf(out, "%s--%s%s", i ? " " : "", option_rows[i].name,
                    option_rows[i].argument && !option_rows[i].optional ? "="
                                                                        : "");
    fputs("' -- \"$cur\"))\n"
          "    [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2>/dev/null\n"
          "}\n"
          "complete -o filenames -F _summarizer summarizer\n",
          out);
}

/* ---- zsh ---- */

/* What _arguments has behind the names: "[help]:ARGUMENT:(values)". */
static void put_zsh_rest(FILE *out, const struct option_row *row)
{
    enum argument argument = argument_of(row);

    fputs("'[", out);
    put_escaped(out, row->help, "[]:\\");
    fputc(']', out);
    if (argument != ARGUMENT_NONE) {
        fputs(row->optional ? "::" : ":", out);
        put_escaped(out, row->argument, ":\\");
        fputc(':', out);
    }
    if (argument == ARGUMENT_FILE)
        fputs("_files", out);
    if (argument == ARGUMENT_ONE_OF) {
        fputc('(', out);
        put_values(out, row->argument);
        fputc(')', out);
    }
    fputs("' \\\n", out);
}

static void print_zsh(FILE *out)
{
    fputs("#compdef summarizer\n"
          "# zsh completion of summarizer(1)\n"
          "_arguments -s -S \\\n",
          out);
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        const char *letter = !row->argument ? "" : row->optional ? "-" : "+";
        const char *name = !row->argument ? "" : row->optional ? "=-" : "=";

        fputs("    ", out);
        if (row->letter && row->name)
            fprintf(out, "'(-%c --%s)'{-%c%s,--%s%s}", row->letter, row->name,
                    row->letter, letter, row->name, name);
        else if (row->letter)
            fprintf(out, "-%c%s", row->letter, letter);
        else
            fprintf(out, "--%s%s", row->name, name);
        put_zsh_rest(out, row);
    }
    fputs("    '*:FILE:_files'\n", out);
}

/* ---- fish ---- */

static void print_fish(FILE *out)
{
    fputs("# fish completion of summarizer(1)\n", out);
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        enum argument argument = argument_of(row);

        fputs("complete -c summarizer", out);
        if (row->letter)
            fprintf(out, " -s %c", row->letter);
        if (row->name)
            fprintf(out, " -l %s", row->name);
        if (argument == ARGUMENT_FILE)
            fputs(" -r -F", out);
        else if (argument != ARGUMENT_NONE && !row->optional)
            fputs(" -x", out);
        if (argument == ARGUMENT_ONE_OF) {
            fputs(" -a '", out);
            put_values(out, row->argument);
            fputc('\'', out);
        }
        fputs(" -d '", out);
        for (const char *c = row->help; *c; c++) {
            if (*c == '\'' || *c == '\\')
                fputc('\\', out);
            fputc(*c, out);
        }
        fputs("'\n", out);
    }
}

struct shell {
    const char *name;
    void (*print)(FILE *out);
};

static const struct shell *find_shell(const char *name)
{
    static const struct shell shells[] = {
        {"bash", print_bash},
        {"zsh",  print_zsh },
        {"fish", print_fish},
    };

    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
        if (strcmp(shells[i].name, name) == 0)
            return &shells[i];
    return NULL;
}

bool completion_knows(const char *shell)
{
    return find_shell(shell) != NULL;
}

void completion_print(FILE *out, const char *shell)
{
    find_shell(shell)->print(out);
}

#include "input/html_css.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_VALUE = 600 }; /* [bytes] of a class that are looked at */

struct css_word {
    const char *word;
    unsigned hints;
};

/* Whole words, sorted; camelCase, '-' and '_' part words. */
static const struct css_word words[] = {
    {"abstract",        CSS_LEAD                             },
    {"ad",              CSS_JUNK_WORD                        },
    {"ads",             CSS_JUNK_WORD                        },
    {"adslot",          CSS_JUNK_WORD                        },
    {"advert",          CSS_JUNK_WORD                        },
    {"advertisement",   CSS_JUNK_WORD                        },
    {"advertising",     CSS_JUNK_WORD                        },
    {"adverts",         CSS_JUNK_WORD                        },
    {"anleser",         CSS_LEAD                             },
    {"auteur",          CSS_BYLINE                           },
    {"auteurs",         CSS_BYLINE                           },
    {"author",          CSS_JUNK_WORD | CSS_BYLINE           },
    {"authors",         CSS_JUNK_WORD | CSS_BYLINE           },
    {"autor",           CSS_BYLINE                           },
    {"autora",          CSS_BYLINE                           },
    {"autore",          CSS_BYLINE                           },
    {"autoren",         CSS_BYLINE                           },
    {"autores",         CSS_BYLINE                           },
    {"autori",          CSS_BYLINE                           },
    {"autorin",         CSS_BYLINE                           },
    {"bajada",          CSS_LEAD                             },
    {"banner",          CSS_JUNK_WORD                        },
    {"bio",             CSS_JUNK_WORD                        },
    {"breadcrumb",      CSS_JUNK_WORD                        },
    {"breadcrumbs",     CSS_JUNK_WORD                        },
    {"byline",          CSS_JUNK_WORD | CSS_BYLINE | CSS_DATE},
    {"caption",         CSS_JUNK_WORD                        },
    {"captions",        CSS_JUNK_WORD                        },
    {"carousel",        CSS_JUNK_WORD                        },
    {"catenaccio",      CSS_LEAD                             },
    {"chapeau",         CSS_LEAD                             },
    {"chapo",           CSS_LEAD                             },
    {"comment",         CSS_JUNK_WORD | CSS_COMMENT          },
    {"comments",        CSS_JUNK_WORD | CSS_COMMENT          },
    {"consent",         CSS_JUNK_WORD                        },
    {"contributor",     CSS_BYLINE                           },
    {"contributors",    CSS_BYLINE                           },
    {"cookie",          CSS_JUNK_WORD                        },
    {"cookies",         CSS_JUNK_WORD                        },
    {"copete",          CSS_LEAD                             },
    {"copyright",       CSS_JUNK_WORD                        },
    {"created",         CSS_DATE                             },
    {"credit",          CSS_JUNK_WORD                        },
    {"credits",         CSS_JUNK_WORD                        },
    {"crumbs",          CSS_JUNK_WORD                        },
    {"date",            CSS_DATE                             },
    {"dateline",        CSS_DATE                             },
    {"datetime",        CSS_DATE                             },
    {"datum",           CSS_DATE                             },
    {"deck",            CSS_LEAD                             },
    {"dek",             CSS_LEAD                             },
    {"disclaimer",      CSS_JUNK_WORD                        },
    {"disqus",          CSS_JUNK_WORD | CSS_COMMENT          },
    {"donate",          CSS_JUNK_WORD                        },
    {"entradilla",      CSS_LEAD                             },
    {"excerpt",         CSS_LEAD                             },
    {"fecha",           CSS_DATE                             },
    {"feedback",        CSS_JUNK_WORD                        },
    {"follow",          CSS_JUNK_WORD                        },
    {"footer",          CSS_JUNK_WORD                        },
    {"gallery",         CSS_JUNK_WORD                        },
    {"gdpr",            CSS_JUNK_WORD                        },
    {"hashtags",        CSS_JUNK_WORD                        },
    {"info",            CSS_DATE                             },
    {"infobar",         CSS_JUNK_WORD                        },
    {"ingress",         CSS_LEAD                             },
    {"intro",           CSS_LEAD                             },
    {"introduction",    CSS_LEAD                             },
    {"journalist",      CSS_BYLINE                           },
    {"keywords",        CSS_JUNK_WORD                        },
    {"lead",            CSS_LEAD                             },
    {"leadtext",        CSS_LEAD                             },
    {"lede",            CSS_LEAD                             },
    {"lid",             CSS_LEAD                             },
    {"livefyre",        CSS_JUNK_WORD | CSS_COMMENT          },
    {"livestream",      CSS_JUNK_WORD                        },
    {"login",           CSS_JUNK_WORD                        },
    {"manchet",         CSS_LEAD                             },
    {"masthead",        CSS_JUNK_WORD                        },
    {"menu",            CSS_JUNK_WORD                        },
    {"meta",            CSS_JUNK_WORD | CSS_DATE             },
    {"modal",           CSS_JUNK_WORD                        },
    {"modified",        CSS_UPDATED                          },
    {"morestories",     CSS_JUNK_WORD                        },
    {"nav",             CSS_JUNK_WORD                        },
    {"navbar",          CSS_JUNK_WORD                        },
    {"navigation",      CSS_JUNK_WORD                        },
    {"newsletter",      CSS_JUNK_WORD                        },
    {"newsletters",     CSS_JUNK_WORD                        },
    {"outbrain",        CSS_JUNK_WORD                        },
    {"overlay",         CSS_JUNK_WORD                        },
    {"pager",           CSS_JUNK_WORD                        },
    {"pagination",      CSS_JUNK_WORD                        },
    {"perex",           CSS_LEAD                             },
    {"playlist",        CSS_JUNK_WORD                        },
    {"popular",         CSS_JUNK_WORD                        },
    {"popup",           CSS_JUNK_WORD                        },
    {"posted",          CSS_DATE                             },
    {"printonly",       CSS_JUNK_WORD                        },
    {"promo",           CSS_JUNK_WORD                        },
    {"promos",          CSS_JUNK_WORD                        },
    {"promoted",        CSS_JUNK_WORD                        },
    {"promotion",       CSS_JUNK_WORD                        },
    {"pubdate",         CSS_DATE | CSS_PUBLISHED             },
    {"published",       CSS_DATE | CSS_PUBLISHED             },
    {"rail",            CSS_JUNK_WORD                        },
    {"readmore",        CSS_JUNK_WORD                        },
    {"recommend",       CSS_JUNK_WORD                        },
    {"recommendation",  CSS_JUNK_WORD                        },
    {"recommendations", CSS_JUNK_WORD                        },
    {"recommended",     CSS_JUNK_WORD                        },
    {"redacteur",       CSS_BYLINE                           },
    {"related",         CSS_JUNK_WORD                        },
    {"reporter",        CSS_BYLINE                           },
    {"share",           CSS_JUNK_WORD                        },
    {"sharebar",        CSS_JUNK_WORD                        },
    {"shares",          CSS_JUNK_WORD                        },
    {"sharetools",      CSS_JUNK_WORD                        },
    {"sharing",         CSS_JUNK_WORD                        },
    {"sidebar",         CSS_JUNK_WORD                        },
    {"signup",          CSS_JUNK_WORD                        },
    {"skip",            CSS_JUNK_WORD                        },
    {"slideshow",       CSS_JUNK_WORD                        },
    {"social",          CSS_JUNK_WORD                        },
    {"socials",         CSS_JUNK_WORD                        },
    {"sommario",        CSS_LEAD                             },
    {"sottotitolo",     CSS_LEAD                             },
    {"sponsor",         CSS_JUNK_WORD                        },
    {"sponsored",       CSS_JUNK_WORD                        },
    {"standfirst",      CSS_LEAD                             },
    {"subheader",       CSS_LEAD                             },
    {"subheading",      CSS_LEAD                             },
    {"subheadline",     CSS_LEAD                             },
    {"submitted",       CSS_BYLINE | CSS_DATE                },
    {"subnav",          CSS_JUNK_WORD                        },
    {"subscribe",       CSS_JUNK_WORD                        },
    {"subtitle",        CSS_LEAD                             },
    {"subtitulo",       CSS_LEAD                             },
    {"sumario",         CSS_LEAD                             },
    {"summary",         CSS_LEAD                             },
    {"taboola",         CSS_JUNK_WORD                        },
    {"taglist",         CSS_JUNK_WORD                        },
    {"tags",            CSS_JUNK_WORD                        },
    {"teaser",          CSS_JUNK_WORD | CSS_LEAD             },
    {"teasers",         CSS_JUNK_WORD                        },
    {"thumbnail",       CSS_JUNK_WORD                        },
    {"ticker",          CSS_JUNK_WORD                        },
    {"time",            CSS_DATE                             },
    {"timestamp",       CSS_JUNK_WORD | CSS_DATE             },
    {"toolbar",         CSS_JUNK_WORD                        },
    {"topics",          CSS_JUNK_WORD                        },
    {"trending",        CSS_JUNK_WORD                        },
    {"underrubrik",     CSS_LEAD                             },
    {"untertitel",      CSS_LEAD                             },
    {"updated",         CSS_UPDATED                          },
    {"vcard",           CSS_BYLINE                           },
    {"vorspann",        CSS_LEAD                             },
    {"widget",          CSS_JUNK_WORD                        },
    {"widgets",         CSS_JUNK_WORD                        },
    {"writer",          CSS_BYLINE                           },
    {"writers",         CSS_BYLINE                           },
    {"written",         CSS_BYLINE                           },
    {"wrote",           CSS_BYLINE                           },
    {"zajawka",         CSS_LEAD                             },
};

/* Parts, sorted by their first letter; '_' is read as '-'. */
static const struct css_word parts[] = {
    {"-ad-",             CSS_JUNK_PART              },
    {"advert",           CSS_JUNK_PART              },
    {"also-read",        CSS_JUNK_PART              },
    {"article--body",    CSS_BODY                   },
    {"article--content", CSS_BODY                   },
    {"article-body",     CSS_BODY                   },
    {"article-content",  CSS_BODY                   },
    {"article-meta",     CSS_JUNK_PART              },
    {"article-tags",     CSS_JUNK_PART              },
    {"article-text",     CSS_BODY                   },
    {"articlebody",      CSS_BODY                   },
    {"articlecontent",   CSS_BODY                   },
    {"articletext",      CSS_BODY                   },
    {"auteur",           CSS_BYLINE                 },
    {"author",           CSS_JUNK_PART | CSS_BYLINE },
    {"autor",            CSS_BYLINE                 },
    {"body-copy",        CSS_BODY                   },
    {"body-text",        CSS_BODY                   },
    {"bodycopy",         CSS_BODY                   },
    {"breadcrumb",       CSS_JUNK_PART              },
    {"byline",           CSS_JUNK_PART | CSS_BYLINE },
    {"caption",          CSS_JUNK_PART              },
    {"comment",          CSS_JUNK_PART | CSS_COMMENT},
    {"comment-list",     CSS_STRONG                 },
    {"commentlist",      CSS_STRONG                 },
    {"comments",         CSS_STRONG                 },
    {"consent",          CSS_STRONG                 },
    {"content-body",     CSS_BODY                   },
    {"cookie",           CSS_JUNK_PART | CSS_STRONG },
    {"copyright",        CSS_JUNK_PART              },
    {"disqus",           CSS_JUNK_PART | CSS_STRONG },
    {"entry-content",    CSS_BODY                   },
    {"entry-meta",       CSS_JUNK_PART              },
    {"field-name-body",  CSS_BODY                   },
    {"footer",           CSS_JUNK_PART | CSS_STRONG },
    {"gdpr",             CSS_STRONG                 },
    {"main-content",     CSS_BODY                   },
    {"maincontent",      CSS_BODY                   },
    {"masthead",         CSS_JUNK_PART              },
    {"modal",            CSS_STRONG                 },
    {"more-from",        CSS_JUNK_PART              },
    {"more-like",        CSS_JUNK_PART              },
    {"more-news",        CSS_JUNK_PART              },
    {"more-on",          CSS_JUNK_PART              },
    {"more-stories",     CSS_JUNK_PART              },
    {"most-popular",     CSS_JUNK_PART              },
    {"most-read",        CSS_JUNK_PART              },
    {"most-viewed",      CSS_JUNK_PART              },
    {"nav-bar",          CSS_JUNK_PART | CSS_STRONG },
    {"navbar",           CSS_JUNK_PART | CSS_STRONG },
    {"navigation",       CSS_JUNK_PART | CSS_STRONG },
    {"newsletter",       CSS_JUNK_PART | CSS_STRONG },
    {"outbrain",         CSS_JUNK_PART | CSS_STRONG },
    {"pagination",       CSS_JUNK_PART              },
    {"photo-credit",     CSS_JUNK_PART              },
    {"popup",            CSS_STRONG                 },
    {"post-body",        CSS_BODY                   },
    {"post-content",     CSS_BODY                   },
    {"post-meta",        CSS_JUNK_PART              },
    {"post-tags",        CSS_JUNK_PART              },
    {"postbody",         CSS_BODY                   },
    {"postcontent",      CSS_BODY                   },
    {"privacy",          CSS_STRONG                 },
    {"promo",            CSS_JUNK_PART              },
    {"pubdate",          CSS_DATE | CSS_PUBLISHED   },
    {"publish",          CSS_DATE | CSS_PUBLISHED   },
    {"read-also",        CSS_JUNK_PART              },
    {"read-more",        CSS_JUNK_PART              },
    {"read-next",        CSS_JUNK_PART              },
    {"recommend",        CSS_JUNK_PART | CSS_STRONG },
    {"related",          CSS_JUNK_PART | CSS_STRONG },
    {"screen-reader",    CSS_JUNK_PART              },
    {"see-also",         CSS_JUNK_PART              },
    {"sharedaddy",       CSS_JUNK_PART              },
    {"side-bar",         CSS_JUNK_PART | CSS_STRONG },
    {"sidebar",          CSS_JUNK_PART | CSS_STRONG },
    {"sign-up",          CSS_JUNK_PART              },
    {"signup",           CSS_JUNK_PART              },
    {"single-content",   CSS_BODY                   },
    {"social-",          CSS_JUNK_PART              },
    {"sr-only",          CSS_JUNK_PART              },
    {"story-body",       CSS_BODY                   },
    {"story-content",    CSS_BODY                   },
    {"storybody",        CSS_BODY                   },
    {"subscribe",        CSS_JUNK_PART              },
    {"taboola",          CSS_JUNK_PART | CSS_STRONG },
    {"tag-list",         CSS_JUNK_PART              },
    {"taglist",          CSS_JUNK_PART              },
    {"trending",         CSS_JUNK_PART              },
    {"up-next",          CSS_JUNK_PART              },
    {"visually-hidden",  CSS_JUNK_PART              },
    {"visuallyhidden",   CSS_JUNK_PART              },
};

enum {
    WORDS = sizeof words / sizeof *words,
    PARTS = sizeof parts / sizeof *parts
};

static int compare_word(const void *key, const void *element)
{
    const struct span *word = key;
    const struct css_word *w = element;
    int order = strncmp(word->p, w->word, word->n);

    return order ? order : -(w->word[word->n] != '\0');
}

static unsigned word_hints(struct span word)
{
    const struct css_word *found =
        bsearch(&word, words, WORDS, sizeof *words, compare_word);

    return found ? found->hints : 0;
}

/* The first part that begins with `c` or a later letter. */
static size_t first_part(char c)
{
    size_t low = 0, high = PARTS;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (parts[middle].word[0] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static unsigned part_hints(struct span s)
{
    unsigned hints = 0;

    for (size_t i = first_part(s.p[0]); i < PARTS && parts[i].word[0] == s.p[0];
         i++)
        if (span_starts(s, span_of(parts[i].word)))
            hints |= parts[i].hints;
    return hints;
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool begins_word(struct span value, size_t at)
{
    char c = value.p[at], before = ' ';

    if (at)
        before = value.p[at - 1];

    if (!is_lower(before) && !is_upper(before) && !is_digit(before))
        return true;
    return is_upper(c) && !is_upper(before);
}

/* Copies the value into `low`, in lower case with '-' for '_'. */
static size_t fold_value(struct span value, char low[LONGEST_VALUE])
{
    size_t n = value.n < LONGEST_VALUE ? value.n : LONGEST_VALUE;

    for (size_t i = 0; i < n; i++) {
        char c = value.p[i];

        if (is_upper(c))
            c = (char)(c - 'A' + 'a');
        low[i] = c;
        if (c == '_')
            low[i] = '-';
    }
    return n;
}

unsigned css_hints(struct span value)
{
    char low[LONGEST_VALUE];
    unsigned hints = 0;
    size_t start = 0, n = fold_value(value, low);

    for (size_t i = 0; i <= n; i++) {
        bool inside = i < n && (is_lower(low[i]) || is_digit(low[i]));

        if (i > start && (!inside || begins_word(value, i)))
            hints |= word_hints((struct span){low + start, i - start});
        if (!inside || begins_word(value, i))
            start = inside ? i : i + 1;
        if (i < n && (inside || low[i] == '-'))
            hints |= part_hints((struct span){low + i, n - i});
    }
    return hints;
}

#include "facts/fact.h"

const char *slot_name(enum slot slot)
{
    static const char *const names[SLOTS] = {
        [SLOT_WHO] = "who",         [SLOT_WHAT] = "what",
        [SLOT_WHEN] = "when",       [SLOT_WHERE] = "where",
        [SLOT_NUMBERS] = "numbers", [SLOT_REACTIONS] = "reactions",
    };

    return names[slot];
}

const char *unit_class_name(enum unit_class unit_class)
{
    static const char *const names[CLASSES] = {
        [CLASS_OTHER] = "other",       [CLASS_FORCES] = "forces",
        [CLASS_KILLED] = "killed",     [CLASS_WOUNDED] = "wounded",
        [CLASS_MISSING] = "missing",   [CLASS_DISPLACED] = "displaced",
        [CLASS_DETAINED] = "detained", [CLASS_CROWD] = "crowd",
        [CLASS_PEOPLE] = "people",     [CLASS_VEHICLES] = "vehicles",
        [CLASS_WEAPONS] = "weapons",   [CLASS_MONEY] = "money",
        [CLASS_PERCENT] = "percent",   [CLASS_DISTANCE] = "distance",
        [CLASS_AREA] = "area",         [CLASS_MASS] = "mass",
        [CLASS_DURATION] = "duration", [CLASS_VOTES] = "votes",
        [CLASS_SCORE] = "score",
    };

    return names[unit_class];
}

const char *number_role_name(enum number_role role)
{
    static const char *const names[] = {
        [ROLE_NONE] = NULL,
        [ROLE_REMAINING] = "remaining",
        [ROLE_WITHDRAWN] = "withdrawn",
        [ROLE_DEPLOYED] = "deployed",
        [ROLE_TOTAL] = "total",
        [ROLE_PLANNED] = "planned",
    };

    return names[role];
}

const char *fact_status_name(enum fact_status status)
{
    static const char *const names[] = {
        [FACT_SINGLE] = "single",
        [FACT_AGREED] = "agreed",
        [FACT_CONFLICT] = "conflict",
    };

    return names[status];
}

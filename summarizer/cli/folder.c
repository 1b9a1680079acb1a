#include "cli/folder.h"

#include <string.h>

bool folder_of(const char *name, char folder[FOLDER_ROOM])
{
    const char *slash = strrchr(name, '/');
    size_t n = slash ? (size_t)(slash - name) : 0;

    if (n >= FOLDER_ROOM)
        return false;
    if (n > 0)
        memcpy(folder, name, n);
    else
        folder[n++] = slash ? '/' : '.';
    folder[n] = '\0';
    return true;
}

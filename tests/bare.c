/*
 * bare FILE: parse each line of JSON Lines with jansson alone, and do nothing
 * with what comes of it: what `make bench` sets the program against.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    char *bytes = NULL;
    size_t room = 0, got = 1;

    *n = 0;
    while (f && got) {
        if (room - *n < 65536) {
            room = 2 * room + 65536;
            bytes = realloc(bytes, room);
            if (!bytes)
                exit(1);
        }
        got = fread(bytes + *n, 1, room - *n, f);
        *n += got;
    }
    if (!f || fclose(f) != 0) {
        perror(path);
        exit(1);
    }
    return bytes;
}

static size_t parse_lines(const char *path)
{
    size_t n, count = 0;
    char *bytes = read_file(path, &n);

    for (char *at = bytes, *end = bytes + n; at < end;) {
        char *feed = memchr(at, '\n', (size_t)(end - at));
        json_error_t error;

        if (!feed)
            feed = end;
        json_t *root = json_loadb(at, (size_t)(feed - at), 0, &error);
        count += root != NULL;
        json_decref(root);
        at = feed + 1;
    }
    free(bytes);
    return count;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: bare FILE\n", stderr);
        return 2;
    }
    printf("%zu\n", parse_lines(argv[1]));
    return 0;
}

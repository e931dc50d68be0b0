#include "cli/config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

struct reading {
    struct options *options;
    const char *path, *command;
    const unsigned char *(*own_options)(const char *command);
    struct arena *arena;
    const char *section; /* NULL above the first */
    unsigned line;
};

static int complain(const struct reading *reading, const char *what, struct slice word,
                    struct error *error)
{
    return error_set(error, "%s line %u: %s '%.*s'", reading->path, reading->line, what,
                     SLICE_ARG(slice_first(word, 60)));
}

static bool truth(struct slice value, bool *known_r)
{
    static const struct slice yes[] = {S("yes"), S("true"), S("on"), S("1")};
    static const struct slice no[] = {S("no"), S("false"), S("off"), S("0")};
    *known_r = true;
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
        if (slice_equal_nocase(value, yes[i]))
            return true;
        if (slice_equal_nocase(value, no[i]))
            return false;
    }
    *known_r = false;
    return false;
}

static int set(struct reading *reading, enum option_id id, struct slice value, struct error *error)
{
    bool known;
    if (option_rows[id].argument) {
        option_set(reading->options, id, arena_string(reading->arena, value), FROM_CONFIG);
        return 0;
    }
    if (truth(value, &known))
        option_set(reading->options, id, "yes", FROM_CONFIG);
    return known ? 0 : complain(reading, "this is neither yes nor no:", value, error);
}

/* The sections that are not named after a command. */
static bool is_section(const char *name)
{
    static const char *const names[] = {"own", "hosts", "keep", "letters", "smtp"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static void add_row(struct reading *reading, struct slice key, struct slice value)
{
    struct config_row **end = &reading->options->letters;
    struct config_row *row = arena_zero(reading->arena, sizeof(*row));
    while (*end)
        end = &(*end)->next;
    row->key = arena_copy(reading->arena, key);
    row->value = arena_copy(reading->arena, value);
    *end = row;
}

static bool in_list(const unsigned char *list, enum option_id id)
{
    for (; list && *list; list++)
        if (*list == id)
            return true;
    return false;
}

/* A line of [hosts] is one more item of --host-map. */
static int add_host(struct reading *reading, struct slice key, struct slice value,
                    struct error *error)
{
    const char *before = reading->options->values[OPTION_HOST_MAP];
    bool more = before && reading->options->from[OPTION_HOST_MAP] == FROM_CONFIG;
    if (slice_find(key, ',') != SLICE_NONE)
        return complain(reading, "a pattern of a path may hold no comma:", key, error);
    struct slice list = arena_printf(reading->arena, "%s%s%.*s=%.*s", more ? before : "",
                                     more ? ", " : "", SLICE_ARG(key), SLICE_ARG(value));
    return set(reading, OPTION_HOST_MAP, list, error);
}

/* In a section only the options of its command count, above it all of that name. */
static int read_setting(struct reading *reading, struct slice key, struct slice value,
                        struct error *error)
{
    const unsigned char *own = reading->section ? reading->own_options(reading->section) : NULL;
    bool here = !own || (reading->command && strcmp(reading->section, reading->command) == 0);
    bool found = false;
    struct slice name = key;
    if (reading->section && strcmp(reading->section, "hosts") == 0)
        return add_host(reading, key, value, error);
    if (reading->section && strcmp(reading->section, "keep") == 0)
        name = slice_equal(key, S("events"))
                   ? S("keep")
                   : arena_printf(reading->arena, "keep-%.*s", SLICE_ARG(key));
    else if (reading->section && !own)
        name = arena_printf(reading->arena, "%s-%.*s", reading->section, SLICE_ARG(key));
    for (unsigned id = 1; id < OPTION_COUNT; id++) {
        const struct option_row *row = &option_rows[id];
        if (!row->lasting || !slice_equal(name, slice_of(row->name)) ||
            (own && !in_list(own, id) && !in_list(common_options, id)))
            continue;
        found = true;
        if (here && set(reading, id, value, error) < 0)
            return -1;
    }
    return found ? 0 : complain(reading, "there is no setting", key, error);
}

static int read_line(struct reading *reading, struct slice line, struct error *error)
{
    struct slice key;
    line = slice_trim(line);
    if (line.len == 0 || line.ptr[0] == '#' || line.ptr[0] == ';')
        return 0;
    if (slice_skip(&line, S("["))) {
        if (!slice_cut(&line, ']', &key) || line.len)
            return complain(reading, "a section has no ]:", line, error);
        reading->section = arena_string(reading->arena, slice_trim(key));
        if (is_section(reading->section) || reading->own_options(reading->section))
            return 0;
        return complain(reading, "there is no section", key, error);
    }
    if (!slice_cut(&line, '=', &key))
        return complain(reading, "this is no 'key = value':", line, error);
    line = slice_trim(line);
    if (line.len >= 2 && slice_starts(line, S("\"")) && slice_ends(line, S("\"")))
        line = slice_make(line.ptr + 1, line.len - 2);
    if (reading->section && strcmp(reading->section, "letters") == 0) {
        add_row(reading, slice_trim(key), line);
        return 0;
    }
    return read_setting(reading, slice_trim(key), line, error);
}

int config_read(struct options *options, const char *path, const char *command,
                const unsigned char *(*own_options)(const char *command), struct arena *arena,
                struct error *error)
{
    struct reading reading = {.options = options,
                              .path = path ? path : CONFIG_PATH,
                              .command = command,
                              .own_options = own_options,
                              .arena = arena};
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    int status = 0;
    FILE *file = fopen(reading.path, "re");
    if (!file && !path && errno == ENOENT)
        return 0;
    if (!file)
        return error_set(error, "%s: %s", reading.path, strerror(errno));
    while (status == 0 && (length = getline(&line, &room, file)) >= 0) {
        reading.line++;
        status = read_line(&reading, slice_make(line, (size_t)length), error);
    }
    if (status == 0 && ferror(file))
        status = error_set(error, "%s: %s", reading.path, strerror(errno));
    free(line);
    fclose(file);
    return status;
}

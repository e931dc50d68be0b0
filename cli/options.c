#include "cli/options.h"

#include "base/nearest.h"

#include <stdio.h>

#define OPTION_ROW(symbol, name, letter, argument, lasting, help)                                  \
    [OPTION_##symbol] = {name, letter, argument, lasting, help},
const struct option_row option_rows[OPTION_COUNT] = {OPTION_LIST(OPTION_ROW)};
#undef OPTION_ROW

const unsigned char common_options[] = {OPTION_DB,     OPTION_STORE,     OPTION_PASSWORD_FILE,
                                        OPTION_CONFIG, OPTION_NO_CONFIG, OPTION_DUMP_CONFIG,
                                        OPTION_QUIET,  OPTION_VERSION,   OPTION_HELP,
                                        OPTION_NONE};

void option_set(struct options *options, enum option_id id, const char *value,
                enum option_from from)
{
    if (from < options->from[id])
        return;
    options->values[id] = value;
    options->from[id] = (unsigned char)from;
}

static enum option_id find_in(const unsigned char *list, struct slice name, char letter)
{
    for (; list && *list; list++) {
        const struct option_row *row = &option_rows[*list];
        if (letter ? row->letter == letter : slice_equal(name, slice_of(row->name)))
            return *list;
    }
    return OPTION_NONE;
}

/* By name or letter, whatever command it belongs to. */
static enum option_id find_anywhere(struct slice name, char letter)
{
    unsigned char all[OPTION_COUNT] = {0};
    for (unsigned i = 1; i < OPTION_COUNT; i++)
        all[i - 1] = (unsigned char)i;
    return find_in(all, name, letter);
}

static const char *option_name_at(size_t index, const void *own)
{
    const unsigned char *list = own;
    for (; list && *list && index; list++)
        index--;
    if (list && *list)
        return option_rows[*list].name;
    for (list = common_options; *list && index; list++)
        index--;
    return *list ? option_rows[*list].name : NULL;
}

static int unknown_option(const unsigned char *own, const char *word, const char *command,
                          struct error *error)
{
    struct slice name = slice_of(word);
    while (slice_skip(&name, S("-")))
        ;
    name = slice_first(name, slice_find(name, '='));
    const char *nearest = nearest_name(name, option_name_at, own);
    if (nearest)
        return error_set(error, "there is no option '%.60s'; did you mean --%s?", word, nearest);
    return error_set(error, "there is no option '%.60s'; 'bouncestat %s--help' lists them", word,
                     command ? command : "");
}

/* One word that begins with '-'.  *used_r = words taken. */
static int read_option(struct options *options, const unsigned char *own, const char *word,
                       const char *next, int *used_r, struct error *error)
{
    struct slice text = slice_of(word), name;
    const char *value = NULL;
    enum option_id id;
    *used_r = 1;
    if (slice_skip(&text, S("--"))) {
        name = text;
        if (slice_cut(&text, '=', &name))
            value = text.ptr;
        id = find_in(own, name, 0);
        id = id ? id : find_in(common_options, name, 0);
    } else {
        id = find_in(own, text, word[1]);
        id = id ? id : find_in(common_options, text, word[1]);
        if (word[2])
            value = word + 2 + (word[2] == '=');
    }
    if (!id)
        return unknown_option(own, word, NULL, error);
    const struct option_row *row = &option_rows[id];
    if (!row->argument && value)
        return error_set(error, "--%s takes no value", row->name);
    if (row->argument && !value) {
        if (!next)
            return error_set(error, "--%s wants %s", row->name, row->argument);
        value = next;
        *used_r = 2;
    }
    option_set(options, id, row->argument ? value : "yes", FROM_COMMAND_LINE);
    return 0;
}

/* The command is the first word that is neither an option nor the value of one. */
static const char *find_command(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct slice word = slice_of(argv[i]);
        if (word.len == 0 || word.ptr[0] != '-')
            return argv[i];
        bool is_long = slice_skip(&word, S("--"));
        enum option_id id = is_long         ? find_anywhere(word, 0)
                            : word.len == 2 ? find_anywhere(word, word.ptr[1])
                                            : OPTION_NONE;
        if (id && option_rows[id].argument)
            i++;
    }
    return NULL;
}

int options_read(struct options *options, struct command_line *line, int argc, char **argv,
                 const unsigned char *(*own_options)(const char *command), struct error *error)
{
    line->command = find_command(argc, argv);
    const unsigned char *own = line->command ? own_options(line->command) : NULL;
    bool past = false, commanded = false;
    for (int i = 1, used; i < argc; i += used) {
        used = 1;
        if (!past && strcmp(argv[i], "--") == 0) {
            past = true;
        } else if (!past && argv[i][0] == '-' && argv[i][1]) {
            if (read_option(options, own, argv[i], argv[i + 1], &used, error) < 0)
                return -1;
        } else if (!commanded) {
            commanded = true;
        } else {
            line->arguments[line->count++] = argv[i];
        }
    }
    return 0;
}

int option_number(const struct options *options, enum option_id id, int64_t otherwise,
                  int64_t *value_r, struct error *error)
{
    struct slice text = slice_of(options->values[id]);
    uint64_t value;
    *value_r = otherwise;
    if (!slice_present(text))
        return 0;
    if (!slice_number(&text, INT32_MAX, &value) || text.len)
        return error_set(error, "--%s '%.60s' is not a number", option_rows[id].name,
                         options->values[id]);
    *value_r = (int64_t)value;
    return 0;
}

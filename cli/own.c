#include "cli/own.h"

enum { WORDS_MAX = 256 };

/* The next word of a list parted by commas; false at its end. */
static bool next_word(struct slice *rest, struct slice *word_r)
{
    while (slice_next(rest, ',', word_r)) {
        *word_r = slice_trim(*word_r);
        if (word_r->len)
            return true;
    }
    return false;
}

static int too_many(enum option_id id, struct error *error)
{
    return error_set(error, "--%s names more than %d", option_rows[id].name, WORDS_MAX);
}

static int read_networks(struct own *own, const struct options *options, struct arena *arena,
                         struct error *error)
{
    struct network *networks = arena_zero(arena, WORDS_MAX * sizeof(*networks));
    struct slice rest = slice_of(options->values[OPTION_OWN_NETWORKS]), word;
    own->networks = networks;
    while (next_word(&rest, &word)) {
        if (own->network_count == WORDS_MAX)
            return too_many(OPTION_OWN_NETWORKS, error);
        if (!network_parse(word, &networks[own->network_count++]))
            return error_set(error, "--own-networks '%.*s' is no network such as 192.0.2.0/24",
                             SLICE_ARG(slice_first(word, 60)));
    }
    return 0;
}

static bool is_host(struct slice word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!byte_is_alnum(word.ptr[i]) && !strchr(".-_", word.ptr[i]))
            return false;
    return word.len > 1;
}

static int read_names(struct slice *hosts, size_t *count, const struct options *options,
                      enum option_id id, struct arena *arena, struct error *error)
{
    struct slice rest = slice_of(options->values[id]), word;
    while (next_word(&rest, &word)) {
        if (*count + 2 > (size_t)WORDS_MAX)
            return too_many(id, error);
        if (!is_host(word))
            return error_set(error, "--%s '%.*s' is no name such as mx1.example.org",
                             option_rows[id].name, SLICE_ARG(slice_first(word, 60)));
        hosts[(*count)++] = word;
        if (id == OPTION_OWN_DOMAINS && word.ptr[0] != '.')
            hosts[(*count)++] = arena_printf(arena, ".%.*s", SLICE_ARG(word));
    }
    return 0;
}

int own_read(struct own *own_r, const struct options *options, struct arena *arena,
             struct error *error)
{
    struct slice *hosts = arena_zero(arena, WORDS_MAX * sizeof(*hosts));
    *own_r = (struct own){.hosts = hosts};
    if (read_networks(own_r, options, arena, error) < 0 ||
        read_names(hosts, &own_r->host_count, options, OPTION_OWN_HOSTS, arena, error) < 0)
        return -1;
    return read_names(hosts, &own_r->host_count, options, OPTION_OWN_DOMAINS, arena, error);
}

int own_read_hosts(struct ingest_options *ingest, const struct options *options,
                   struct arena *arena, struct error *error)
{
    struct host_rule *rules = arena_zero(arena, WORDS_MAX * sizeof(*rules));
    struct slice rest = slice_of(options->values[OPTION_HOST_MAP]), word, glob;
    ingest->host_rules = rules;
    while (next_word(&rest, &word)) {
        struct slice host = word;
        if (ingest->host_rule_count == WORDS_MAX)
            return too_many(OPTION_HOST_MAP, error);
        if (!slice_cut(&host, '=', &glob) || !is_host(slice_trim(host)))
            return error_set(error, "--host-map '%.*s' is no PATTERN=HOST",
                             SLICE_ARG(slice_first(word, 60)));
        rules[ingest->host_rule_count++] =
            (struct host_rule){.pattern = arena_string(arena, slice_trim(glob)),
                               .host = arena_string(arena, slice_trim(host))};
    }
    return 0;
}

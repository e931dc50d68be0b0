/* anonymize, forget: whose mail it was leaves the database. */
#include "base/domain.h"
#include "cli/cli.h"
#include "cli/keep.h"
#include "cli/known.h"
#include "store/privacy.h"

#include <inttypes.h>

static const unsigned char anonymize_options[] = {OPTION_KEEP_ADDRESSES, OPTION_EVERYTHING,
                                                  OPTION_VACUUM, OPTION_NONE};
static const unsigned char forget_options[] = {OPTION_NONE};

static int open_store(struct run *run)
{
    const char *path = run_database(run);
    if (!path || store_tend(&run->store, path, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    return EXIT_DONE;
}

/* The first instant of the day that begins `days` whole days ago. */
static int64_t day_before(struct run *run, int64_t days)
{
    const struct zone *zone = store_zone(run->store);
    struct civil civil = civil_of_days(zone_day(zone, run->now) - days);
    return zone_instant(zone, &civil, WHEN_NONE);
}

static int anonymize_run(struct run *run)
{
    struct privacy_counts counts;
    bool all = run->options.values[OPTION_EVERYTHING];
    int64_t days;
    if (run->line.count)
        error_set(&run->error, "anonymize takes no argument; one person leaves by forget");
    if (run->line.count ||
        keep_days(&run->options, OPTION_KEEP_ADDRESSES, KEEP_ADDRESSES, &days, &run->error) < 0)
        return run_fail(run, EXIT_USAGE);
    int status = open_store(run);
    if (status)
        return status;
    int64_t before = all ? INT64_MAX : day_before(run, days);
    if (store_anonymize(run->store, before, all || run->options.values[OPTION_VACUUM], &counts,
                        &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    run_say(run, "%" PRId64 " new %s; %" PRId64 " %s changed", counts.addresses,
            noun_of(counts.addresses, "pseudonym", "pseudonyms"), counts.texts,
            noun_of(counts.texts, "text", "texts"));
    return EXIT_DONE;
}

/* Forgetting the name of a domain would take every example that names it. */
static int refuse_domain(struct run *run, struct slice name)
{
    int found = known_domain(run, domain_canonical(&run->arena, name));
    if (found < 0)
        return run_fail(run, EXIT_DATABASE);
    if (!found)
        return EXIT_DONE;
    error_set(&run->error, "%.200s is a domain; forget takes one address, such as ann@%.200s",
              arena_string(&run->arena, name), arena_string(&run->arena, name));
    return run_fail(run, EXIT_USAGE);
}

static int forget_run(struct run *run)
{
    struct privacy_counts counts;
    struct slice address =
        run->line.count == 1 ? slice_trim(slice_of(run->line.arguments[0])) : (struct slice){0};
    if (address.len >= 2 && address.ptr[0] == '<' && slice_ends(address, S(">")))
        address = slice_make(address.ptr + 1, address.len - 2);
    size_t at = slice_find(address, '@');
    if (address.len == 0 || at == 0) {
        error_set(&run->error, at == 0 ? "forget takes one address, not a whole domain"
                                       : "forget takes one address");
        return run_fail(run, EXIT_USAGE);
    }
    int status = open_store(run);
    if (status == EXIT_DONE && at == SLICE_NONE)
        status = refuse_domain(run, address);
    if (status)
        return status;
    if (store_forget(run->store, address, &counts, &run->error) < 0)
        return run_fail(run, EXIT_DATABASE);
    if (counts.addresses || counts.texts)
        run_say(run, "the address is gone; what happened to its mail is kept without it.  The logs "
                     "themselves, and copies of the database, still hold it");
    else
        run_say(run, "no row names this address");
    return EXIT_DONE;
}

const struct command command_anonymize = {
    .name = "anonymize",
    .summary = "replace old local parts by keyed hashes",
    .usage = "",
    .options = anonymize_options,
    .more = "What is older than --keep-addresses (default 14d) no longer says whose mail it was:\n"
            "addresses, texts, message ids, accounts and examples.  Domains, causes and counts\n"
            "stay; one person keeps one hash.  The key lies beside the database in PATH.key for\n"
            "its owner alone: with it a guess can be tested, without it not.\n",
    .run = anonymize_run,
};

const struct command command_forget = {
    .name = "forget",
    .summary = "take one address out of the database, everywhere",
    .usage = "ADDRESS",
    .options = forget_options,
    .more =
        "Replaces the address (any case, and its hash if it was anonymized) by a random one of\n"
        "its domain that nothing leads back from, and rewrites the file.  Stop a running\n"
        "'ingest --follow' first: it may hold the address in memory.\n",
    .run = forget_run,
};

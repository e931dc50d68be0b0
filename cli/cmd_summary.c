/* summary: the daily letter, printed or sent. */
#include "base/hash.h"
#include "cli/known.h"
#include "cli/letter.h"
#include "cli/mail.h"
#include "cli/mime.h"
#include "queries/coverage.h"
#include "queries/letter_extract.h"
#include "store/letter.h"
#include "store/remote_module.h"

#define SENDMAIL_PATH "/usr/sbin/sendmail"

static const unsigned char summary_options[] = {
    OPTION_DAY,          OPTION_LETTER_ALL, OPTION_LETTER_DOMAIN,
    OPTION_ALL_DOMAINS,  OPTION_TO,         OPTION_FROM,
    OPTION_NUMBERS,      OPTION_SEND,       OPTION_FORCE,
    OPTION_SENDMAIL,     OPTION_SKIP_EMPTY, OPTION_FAIL_EMPTY,
    OPTION_SMTP_URL,     OPTION_SMTP_USER,  OPTION_SMTP_PASSWORD_FILE,
    OPTION_SMTP_CA_FILE, OPTION_NONE};

static const char summary_more[] =
    "One letter for all (the default), for one domain, or one for each domain that the config\n"
    "file names:\n\n"
    "    [letters]\n"
    "    example.org = postmaster@example.org, it@example.org; minimum 5; numbers de\n"
    "    * = postmaster@example.net\n\n"
    "'*' is the letter for all; --all --all-domains writes all letters of the list. minimum N:\n"
    "none is sent for fewer than N final failures.\n"
    "The letter for a domain tells of mail to it, of mail from its senders, and of mail that its\n"
    "addresses forward; never of another domain's.\n\n"
    "The whole message is printed. --send hands it to 'sendmail -t -i', or to the SMTP server of\n"
    "the section [smtp] (url, user, password-file, ca-file), and remembers it: a letter goes once\n"
    "for a day and domain unless --force is given, and one that could not be sent is tried\n"
    "again next time.  What --to sends elsewhere does not count as the domain's letter.\n";

/* What all letters of a run share. */
struct post {
    struct run *run;
    struct letter_day day;
    bool extract;         /* many letters are written: letter_extract.h */
    struct store *writer; /* remembers what was sent; NULL = letters are printed */
    bool nothing;         /* a letter had nothing to say */
    bool failed;          /* a letter could not be sent */
};

static int read_day(struct run *run, struct period *period)
{
    const char *day = run->options.values[OPTION_DAY];
    struct coverage coverage;
    struct range range;
    day = day ? day : "yesterday";
    if (coverage_read(&coverage, run->store, &run->error) < 0 ||
        range_read_day(&range, day, store_zone(run->store), run->now, coverage.newest,
                       &run->error) < 0)
        return -1;
    if (!range.whole_days)
        return error_set(&run->error, "--day '%.60s' is not a whole day", day);
    period_set(period, range.first_day, range.last_day, store_zone(run->store));
    return 0;
}

static struct slice from_header(struct slice message)
{
    slice_skip(&message, S("From: "));
    return slice_first(message, slice_find(message, '\n'));
}

static int hand_over(struct post *post, const struct letter_route *route, struct slice message)
{
    struct run *run = post->run;
    const char **values = run->options.values;
    struct mail_server server = {.url = values[OPTION_SMTP_URL],
                                 .user = values[OPTION_SMTP_USER],
                                 .password_file = values[OPTION_SMTP_PASSWORD_FILE],
                                 .ca_file = values[OPTION_SMTP_CA_FILE]};
    if (server.url)
        return mail_smtp(&server, from_header(message), route->addresses, message, &run->error);
    return mail_sendmail(values[OPTION_SENDMAIL] ? values[OPTION_SENDMAIL] : SENDMAIL_PATH, message,
                         &run->error);
}

/* "2026-11-20 for example.org" */
static const char *title_of(struct post *post, const struct letter_route *route)
{
    struct slice domain = slice_present(route->domain) ? route->domain : S("all");
    return arena_printf(&post->run->arena, "%s for %.*s%c", post->day.period.last,
                        SLICE_ARG(domain), '\0')
        .ptr;
}

/* Claim, send, confirm.  -1 when the database fails; a letter that was not sent is only said. */
static int send(struct post *post, const struct letter_route *route, struct slice message)
{
    struct run *run = post->run;
    int64_t day = post->day.period.last_day;
    bool force = run->options.values[OPTION_FORCE] != NULL;
    int claimed = letter_claim(post->writer, day, route->name, run->now, force, &run->error);
    if (claimed < 0)
        return -1;
    if (claimed == 0) {
        /* [letters] may have named others then; only one that was sent elsewhere tells to whom. */
        bool elsewhere = route->name.len > route->domain.len;
        run_say(run, "The letter of %s went out%s%.*s before; --force sends it again",
                title_of(post, route), elsewhere ? " to " : "",
                elsewhere ? (int)route->addresses.len : 0, route->addresses.ptr);
        return 0;
    }
    if (hand_over(post, route, message) == 0) {
        run_say(run, "Sent the letter of %s to %.*s", title_of(post, route),
                SLICE_ARG(route->addresses));
        return letter_confirm(post->writer, day, route->name, run->now, &run->error);
    }
    post->failed = true;
    run_fail(run, EXIT_INPUT);
    return letter_give_up(post->writer, day, route->name, &run->error);
}

static int write_letter(struct post *post, const struct letter_route *route)
{
    struct run *run = post->run;
    struct letter *letter = arena_zero(&run->arena, sizeof(*letter));
    struct letter_view view = {.run = run, .letter = letter, .numbers = route->numbers};
    if (post->extract &&
        letter_extract_turn(&post->day.period, route->domain, run->store, &run->error) < 0)
        return -1;
    if (letter_fill(letter, &post->day, route->domain, run->store, &run->arena, &run->error) < 0)
        return -1;
    if (letter->empty && run->options.values[OPTION_LETTER_DOMAIN] &&
        known_say_domain(run, route->domain) < 0)
        return -1;
    bool complete = letter->reach.hosts > 0 && letter->reach.incomplete == 0;
    post->nothing = post->nothing || letter->empty;
    if ((post->writer && letter->failed < route->minimum) ||
        (letter->empty && complete && run->options.values[OPTION_SKIP_EMPTY])) {
        run_say(run, "No letter of %s: too little to say", title_of(post, route));
        return 0;
    }
    struct slice message = letter_message(&view, route, post->writer != NULL);
    if (post->writer)
        return send(post, route, message);
    fwrite(message.ptr, 1, message.len, run->out.file);
    return 0;
}

/* The same of the same addresses, in whatever order and under whatever names. */
static uint64_t addressees(struct run *run, struct slice addresses)
{
    uint64_t key = 0;
    struct slice bare;
    while (addresses.ptr && mime_address_next(&addresses, &bare))
        key += hash_bytes(arena_lower(&run->arena, bare), 0);
    return key;
}

/* To those of --to.  No domain has a blank, and no address is kept. */
static int divert(struct run *run, struct slice to, struct letter_route *route)
{
    struct letter_route given;
    if (letter_route_read(&given, S("*"), to, &run->error) < 0)
        return -1;
    uint64_t key = addressees(run, given.addresses);
    if (key != addressees(run, route->addresses))
        route->name = arena_printf(&run->arena, "%.*s to %016llx", SLICE_ARG(route->name),
                                   (unsigned long long)key);
    route->addresses = given.addresses;
    return 0;
}

/* The line of [letters] for a domain or "*", changed by --to and --numbers. */
static int find_route(struct run *run, struct slice domain, struct letter_route *route)
{
    const char *to = run->options.values[OPTION_TO];
    const char *numbers = run->options.values[OPTION_NUMBERS];
    struct slice text = slice_make(NULL, 0);
    for (const struct config_row *row = run->options.letters; row; row = row->next)
        if (slice_equal_nocase(row->key, domain))
            text = row->value;
    if (!slice_present(text) && slice_equal(domain, S("*"))) {
        if (!to && run->options.values[OPTION_SEND])
            return error_set(&run->error, "who gets the letter for all? Give --to, or a line "
                                          "'* = ADDRESS' in [letters] of the config file");
        text = S("postmaster");
    } else if (!slice_present(text)) {
        text = arena_printf(&run->arena, "postmaster@%.*s", SLICE_ARG(domain));
    }
    if (letter_route_read(route, domain, text, &run->error) < 0)
        return -1;
    route->name = slice_present(route->domain) ? route->domain : S("");
    if (to && divert(run, slice_of(to), route) < 0)
        return -1;
    if (numbers)
        route->numbers = number_style_find(slice_of(numbers));
    if (!route->numbers)
        return error_set(&run->error, "--numbers '%.20s' is none of plain, en, de, fr and ch",
                         numbers);
    return 0;
}

struct routes {
    struct letter_route *items;
    size_t count;
};

static int add_route(struct run *run, struct routes *routes, struct slice domain)
{
    struct slice lower = arena_lower(&run->arena, domain);
    return find_route(run, lower, &routes->items[routes->count++]);
}

/* Which letters the options ask for. */
static int choose_routes(struct run *run, struct routes *routes)
{
    const char **values = run->options.values;
    size_t rows = 1;
    if (run->line.count)
        return error_set(&run->error, "summary takes no argument; '%.60s' may want --domain",
                         run->line.arguments[0]);
    if (values[OPTION_LETTER_DOMAIN] && (values[OPTION_LETTER_ALL] || values[OPTION_ALL_DOMAINS]))
        return error_set(&run->error, "--domain goes with neither --all nor --all-domains");
    for (const struct config_row *row = run->options.letters; row; row = row->next)
        rows++;
    routes->items = arena_zero(&run->arena, rows * sizeof(*routes->items));
    if (values[OPTION_LETTER_DOMAIN])
        return add_route(run, routes, slice_of(values[OPTION_LETTER_DOMAIN]));
    if (!values[OPTION_ALL_DOMAINS])
        return add_route(run, routes, S("*"));
    for (const struct config_row *row = run->options.letters; row; row = row->next)
        if ((values[OPTION_LETTER_ALL] || !slice_equal(row->key, S("*"))) &&
            add_route(run, routes, row->key) < 0)
            return -1;
    if (routes->count == 0)
        return error_set(&run->error, "no line in [letters] of the config file names who gets a "
                                      "letter");
    return 0;
}

static int summary_run(struct run *run)
{
    struct post post = {.run = run};
    struct period period;
    struct routes routes = {.count = 0};
    int status = run_open(run);
    if (status)
        return status;
    if (read_day(run, &period) < 0 || choose_routes(run, &routes) < 0)
        return run_fail(run, EXIT_USAGE);
    /* A server answers each letter by itself. */
    post.extract = routes.count > 1 && !store_remote(run->store);
    if (letter_day_read(&post.day, &period, run->store, &run->arena, &run->error) < 0 ||
        (post.extract && letter_extract_open(&period, run->store, &run->error) < 0))
        return run_fail(run, EXIT_DATABASE);
    /* What was sent is remembered here, also by who asks a server. */
    if (run->options.values[OPTION_SEND] &&
        (!run_database(run) || store_create(&post.writer, run_database(run),
                                            zone_name(store_zone(run->store)), &run->error) < 0))
        return run_fail(run, EXIT_DATABASE);
    for (size_t i = 0; i < routes.count && status == 0; i++)
        status = write_letter(&post, &routes.items[i]);
    store_close(post.writer);
    if (status < 0)
        return run_fail(run, EXIT_DATABASE);
    bool quiet_day = post.nothing && run->options.values[OPTION_FAIL_EMPTY];
    return post.failed || quiet_day ? EXIT_INPUT : EXIT_DONE;
}

const struct command command_summary = {
    .name = "summary",
    .summary = "the daily letter, for all or for a domain; prints it, or sends it",
    .usage = "",
    .options = summary_options,
    .more = summary_more,
    .run = summary_run,
};

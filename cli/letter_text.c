/* The first screen of a letter: 72 columns, what to do first. */
#include "cli/letter.h"
#include "cli/report_writers.h"
#include "cli/show.h"

enum { WIDTH = 72 };

const char *letter_side_title(const struct letter *letter, enum letter_side side)
{
    if (side == SIDE_WE)
        return "WE ACT";
    return slice_present(letter->domain) ? "YOU MUST ACT" : "SENDERS AND DOMAIN OWNERS MUST ACT";
}

static struct slice number(const struct letter_view *view, int64_t count)
{
    return number_shown(&view->run->arena, count, view->numbers);
}

struct slice letter_coverage(const struct letter_view *view)
{
    struct slice text = reach_sentence(view->run, &view->letter->reach);
    if (reach_whole(&view->letter->reach))
        return text;
    return arena_printf(&view->run->arena, "%.*s The numbers below may be too low.",
                        SLICE_ARG(text));
}

static struct slice counts(const struct letter_view *view, const struct letter_act *act)
{
    struct arena *arena = &view->run->arena;
    struct slice text = S("");
    if (act->final)
        text = arena_printf(arena, "%.*s finally failed", SLICE_ARG(number(view, act->final)));
    if (!act->deferred)
        return text;
    text = arena_printf(arena, "%.*s%s%.*s put off", SLICE_ARG(text), act->final ? ", " : "",
                        SLICE_ARG(number(view, act->deferred)));
    if (act->later == act->deferred)
        return arena_printf(arena, "%.*s, all delivered later", SLICE_ARG(text));
    if (act->later)
        return arena_printf(arena, "%.*s, %.*s of them delivered later", SLICE_ARG(text),
                            SLICE_ARG(number(view, act->later)));
    return text;
}

struct slice letter_act_text(const struct letter_view *view, const struct letter_act *act)
{
    struct arena *arena = &view->run->arena;
    const struct cause_row *cause = &causes[act->cause];
    struct slice place = show_safe(arena, act->place);
    struct slice who =
        slice_equal(act->place, S("here"))
            ? slice_present(view->letter->domain) ? S("mail to you") : S("mail to us")
            : arena_printf(arena, "%s%.*s", act->forward ? "forward to " : "at ", SLICE_ARG(place));
    struct slice what = S("");
    if (slice_present(act->list))
        what = arena_printf(arena, " %.*s%s%.*s", SLICE_ARG(show_safe(arena, act->local_ip)),
                            slice_present(act->local_ip) ? " is in " : "",
                            SLICE_ARG(show_safe(arena, act->list)));
    return arena_printf(arena, "%s, %.*s:%.*s%s %.*s", cause->slug, SLICE_ARG(who), SLICE_ARG(what),
                        what.len ? ";" : "", SLICE_ARG(counts(view, act)));
}

static void put_wrapped(FILE *file, struct slice text, size_t indent, const char *first)
{
    const char *lead = first;
    while (text.len) {
        struct slice part = show_fit(text, WIDTH - indent);
        if (part.len == 0)
            return;
        fprintf(file, "%-*s%.*s\n", (int)indent, lead, SLICE_ARG(part));
        text = slice_trim(slice_from(text, part.len));
        lead = "";
    }
}

static void put_act(const struct letter_view *view, FILE *file, const struct letter_act *act,
                    size_t place)
{
    enum { REPLY = 58 };
    struct arena *arena = &view->run->arena;
    char lead[8];
    snprintf(lead, sizeof(lead), "%2zu", place % 100);
    put_wrapped(file, letter_act_text(view, act), 3, lead);
    struct slice reply = show_cut(arena, show_safe(arena, act->template), REPLY - 2);
    struct slice moment = moment_shown(arena, act->first_seen, store_zone(view->run->store));
    if (reply.len)
        fprintf(file, "   \"%.*s\"\n", SLICE_ARG(reply));
    if (act->fresh)
        fprintf(file, "   NEW since %.*s\n", SLICE_ARG(slice_from(moment, moment.len - 5)));
}

static void put_acts(const struct letter_view *view, FILE *file)
{
    const struct letter *letter = view->letter;
    size_t place = 0;
    for (enum letter_side side = SIDE_YOU; side <= SIDE_WE; side++) {
        size_t shown = 0, all = 0;
        for (size_t i = 0; i < letter->act_count; i++) {
            if (letter->acts[i].side != side || all++ >= LETTER_ACTS_SHOWN)
                continue;
            if (shown++ == 0)
                fprintf(file, "%s\n", letter_side_title(letter, side));
            put_act(view, file, &letter->acts[i], ++place);
        }
        if (all > shown)
            fprintf(file, "   and %zu smaller ones\n", all - shown);
        if (shown)
            putc('\n', file);
    }
    if (place == 0)
        fprintf(file, "%s\n\n",
                reach_whole(&letter->reach) ? "Nobody need act."
                                            : "Nothing to act on is known; see the coverage.");
}

static struct slice count_or(const struct letter_view *view, const struct value *value,
                             const char *otherwise)
{
    return value->type == VALUE_NUMBER ? number(view, value->number) : slice_of(otherwise);
}

static struct slice weekday(const struct letter_view *view)
{
    return slice_first(day_shown(&view->run->arena, view->letter->period.last_day), 3);
}

static void put_sent(const struct letter_view *view, FILE *file)
{
    static const struct value unknown = {.type = VALUE_NULL};
    const struct table *table = &view->letter->tables[LETTER_SENT];
    bool compared = view->letter->reach.compared;
    struct slice day = weekday(view);
    fprintf(file, "%-26s%10.*s%10s%.*s\n",
            slice_present(view->letter->domain) ? "SENT BY YOU" : "SENT", SLICE_ARG(day), "last ",
            SLICE_ARG(day));
    for (size_t i = 0; i < table->rows; i++)
        fprintf(file, " %s%-*.*s%10.*s%13.*s\n", i == 1 ? "  " : "", i == 1 ? 23 : 25,
                SLICE_ARG(table_at(table, i, 1)->text),
                SLICE_ARG(count_or(view, table_at(table, i, 2), "0")),
                SLICE_ARG(count_or(view, compared ? table_at(table, i, 3) : &unknown, "-")));
    putc('\n', file);
}

static struct slice news(const struct letter_view *view, const struct value *now,
                         const struct value *before)
{
    if (!view->letter->reach.compared || before->type != VALUE_NUMBER)
        return S("");
    if (before->number == 0)
        return S("none last week");
    if (before->number == now->number)
        return S("=");
    return arena_printf(&view->run->arena, "last week %.*s",
                        SLICE_ARG(number(view, before->number)));
}

static void put_why(const struct letter_view *view, FILE *file)
{
    const struct table *table = &view->letter->tables[LETTER_WHY];
    struct arena *arena = &view->run->arena;
    if (table->rows == 0)
        return;
    fputs("WHY FINALLY FAILED\n", file);
    for (size_t i = 0; i < table->rows; i++) {
        const struct value *places = table_at(table, i, 3);
        struct slice place =
            places->number == 1
                ? show_cut(arena, show_safe(arena, table_at(table, i, 2)->text), 19)
                : arena_printf(arena, "%.*s places", SLICE_ARG(number(view, places->number)));
        struct slice cause =
            arena_printf(arena, "%s%.*s", table_at(table, i, 1)->number ? "forward, " : "",
                         SLICE_ARG(table_at(table, i, 0)->text));
        struct slice new = news(view, table_at(table, i, 4), table_at(table, i, 5));
        fprintf(file, "%6.*s %-28.*s ", SLICE_ARG(number(view, table_at(table, i, 4)->number)),
                SLICE_ARG(cause));
        fprintf(file, "%-*.*s", new.len ? 20 : 0, SLICE_ARG(place));
        fprintf(file, "%.*s\n", SLICE_ARG(new));
    }
    putc('\n', file);
}

static void put_known(const struct letter_view *view, FILE *file)
{
    enum { SHOWN = 3 };
    const struct table *table = &view->letter->tables[LETTER_KNOWN];
    struct arena *arena = &view->run->arena;
    for (size_t i = 0; i < table->rows && i < SHOWN; i++)
        fprintf(file, "   %.*s: %.*s\n",
                SLICE_ARG(show_cut(arena, show_safe(arena, table_at(table, i, 0)->text), 40)),
                SLICE_ARG(table_at(table, i, 1)->text));
}

static void put_addressed(const struct letter_view *view, FILE *file)
{
    const struct table *table = &view->letter->tables[LETTER_ADDRESSED];
    const struct table *grey = &view->letter->tables[LETTER_GREYLISTED];
    fprintf(file, "%-26s%10s%13s\n",
            slice_present(view->letter->domain) ? "ADDRESSED TO YOU" : "ADDRESSED TO US", "clients",
            "deliveries");
    for (size_t i = 0; i < table->rows; i++) {
        bool junk = slice_equal(table_at(table, i, 1)->text, S("junk refused"));
        fprintf(file, " %-25.*s%10.*s%13.*s\n", SLICE_ARG(table_at(table, i, 1)->text),
                SLICE_ARG(count_or(view, table_at(table, i, 2), "")),
                SLICE_ARG(count_or(view, table_at(table, i, 3), junk ? "(not rated)" : "0")));
        if (slice_equal(table_at(table, i, 1)->text, S("known senders refused")))
            put_known(view, file);
    }
    if (grey->rows)
        fprintf(file, " greylisted %.*s, came back %.*s\n",
                SLICE_ARG(number(view, table_at(grey, 0, 0)->number)),
                SLICE_ARG(number(view, table_at(grey, 0, 1)->number)));
    putc('\n', file);
}

void letter_text(const struct letter_view *view, FILE *file)
{
    const struct letter *letter = view->letter;
    fprintf(file, "%.*s%s%.*s\n", SLICE_ARG(letter->domain),
            slice_present(letter->domain) ? ", " : "",
            SLICE_ARG(report_title(view->run, &letter->period)));
    put_wrapped(file, show_safe(&view->run->arena, letter_coverage(view)), 0, "");
    putc('\n', file);
    put_acts(view, file);
    put_sent(view, file);
    put_why(view, file);
    put_addressed(view, file);
    fputs("Counted: deliveries, not attempts.\n", file);
    put_wrapped(file, decided_sentence(view->run, &letter->decided), 0, "");
}

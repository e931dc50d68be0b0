#include "tests/property_log.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/map.h"
#include "ingest/snapshot.h"
#include "parsers/format.h"
#include "tests/feed.h"

#include <stdlib.h>

enum {
    DAYS_APART = 20,
    LOOK_AHEAD = 200, /* lines behind a cut in which a session may end */
    CUTS_MAX = 400,   /* that are looked for, at equal distances */
    LOG_YEAR = 2015,
};

const struct plot plots[PLOTS] = {
    {"postfix.log", 1, 8, false},       {"exim.log", 1, 8, true},
    {"exim-selectors.log", 1, 3, true}, {"exim-syslog.log", 1, 2, true},
    {"postfix.log", 6, 1, false},       {"exim.log", 8, 1, true},
    {"postfix-rare.log", 1, 1, false},  {"exim.log", 30, 1, true},
};

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* A line's date, moved to a day of its copy: "Nov 21" or "2026-11-21". */
static void move_date(FILE *out, struct slice line, unsigned copy)
{
    unsigned day = copy * DAYS_APART, month = day / 28 % 12, year = 2015 + day / 28 / 12;
    bool is_syslog = line.len > 6 && line.ptr[3] == ' ' && line.ptr[0] >= 'A' && line.ptr[0] <= 'Z';
    bool is_iso = line.len > 10 && line.ptr[4] == '-' && line.ptr[7] == '-';
    if (is_syslog)
        fprintf(out, "%s %2u", months[month], day % 28 + 1);
    else if (is_iso)
        fprintf(out, "%04u-%02u-%02u", year, month + 1, day % 28 + 1);
    struct slice rest = slice_from(line, is_syslog ? 6 : is_iso ? 10 : 0);
    fwrite(rest.ptr, 1, rest.len, out);
    fputc('\n', out);
}

static struct slice make_text(struct slice sample, unsigned copies)
{
    char *bytes;
    size_t length;
    FILE *out = open_memstream(&bytes, &length);
    for (unsigned copy = 0; copy < copies; copy++) {
        struct slice rest = sample, line;
        while (slice_cut(&rest, '\n', &line)) {
            if (copies > 1) {
                move_date(out, line, copy);
            } else {
                fwrite(line.ptr, 1, line.len, out);
                fputc('\n', out);
            }
        }
    }
    fclose(out);
    return slice_make(bytes, length);
}

/* What a line says when a parser that has read the lines before it reads it. */
static uint64_t digest(const struct batch *batch)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < batch->count; i++) {
        const struct record *r = &batch->records[i];
        const struct slice texts[] = {r->host,           r->queue_id,  r->remote_host, r->remote_ip,
                                      r->local_ip,       r->recipient, r->sender,      r->account,
                                      r->orig_recipient, r->text,      r->message_id};
        const uint64_t numbers[] = {r->kind, r->flags,     r->line.hash, r->nth,
                                    r->time, r->direction, r->outcome,   r->stage,
                                    r->code, r->repeated,  r->session,   r->twin};
        for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]); k++)
            hash = hash_bytes(texts[k], hash_number(texts[k].ptr != NULL, hash));
        for (size_t k = 0; k < sizeof(numbers) / sizeof(numbers[0]); k++)
            hash = hash_number(numbers[k], hash);
    }
    return hash;
}

/* Would the end of the stream here make the parser tell something? */
static bool waits(const struct parser *parser, struct parser *probe)
{
    struct batch batch = {0};
    struct slice memory = snapshot_take(parser, &batch.arena);
    snapshot_restore(probe, memory);
    probe->out = &batch;
    parser_finish(probe);
    bool told = batch.count > 0;
    batch_free(&batch);
    return told;
}

/* Parse lines with a new parser.  With a step, what they say goes to `says`, or 0 where one of each
 * `step` waits for more; without one it is compared with it.  Returns how many agree. */
static size_t parse(const struct slice *lines, size_t count, const struct format *format,
                    uint64_t *says, size_t step)
{
    struct batch batch = {0};
    struct parser parser, probe;
    struct zone *zone;
    struct error error;
    size_t done = 0;
    if (zone_load(&zone, "UTC", &error) < 0)
        die("%s", error.text);
    parser_start(&parser, format, zone, LOG_YEAR, S("mx"), &batch);
    parser_start(&probe, format, zone, LOG_YEAR, S("mx"), &batch);
    for (; done < count; done++) {
        batch_reset(&batch);
        parser_parse(&parser, lines[done], 0);
        uint64_t hash = digest(&batch) | 1;
        if (step)
            says[done] = done % step == 0 && waits(&parser, &probe) ? 0 : hash;
        else if (says[done] && hash != says[done])
            break;
    }
    parser_stop(&parser);
    parser_stop(&probe);
    batch_free(&batch);
    zone_free(zone);
    return done;
}

static size_t list_lines(struct slice text, struct slice *lines)
{
    size_t count = 0;
    while (slice_cut(&text, '\n', &lines[count]))
        count++;
    return count;
}

/* Behind which lines a new parser reads on as if it had read all, and no equal line follows. */
static void find_cuts(struct log *log)
{
    size_t room = log->text.len / 2 + 1, reach = 0;
    struct slice *lines = memory_take(room * sizeof(*lines));
    uint64_t *whole = memory_take(room * sizeof(*whole));
    struct map last = {0};
    const struct format *format = format_choose(slice_first(log->text, 64 * 1024));
    size_t count = list_lines(log->text, lines);
    size_t step = count / CUTS_MAX + 1;
    parse(lines, count, format, whole, step);
    for (size_t i = 0; i < count; i++)
        *map_put(&last, hash_bytes(lines[i], 0)) = (int64_t)i;
    log->cuts = memory_take((count + 1) * sizeof(*log->cuts));
    for (size_t i = 0; i + 1 < count; i++) {
        size_t equal = (size_t)*map_put(&last, hash_bytes(lines[i], 0));
        size_t ahead = count - i - 1 < LOOK_AHEAD ? count - i - 1 : LOOK_AHEAD;
        reach = equal > reach ? equal : reach;
        if (i % step == 0 && reach <= i && whole[i] &&
            parse(lines + i + 1, ahead, format, whole + i + 1, 0) == ahead)
            log->cuts[log->cut_count++] = (size_t)(lines[i + 1].ptr - log->text.ptr);
    }
    map_free(&last);
    free(lines);
    free(whole);
}

void log_make(struct log *log, const struct plot *plot, const char *samples)
{
    char path[512];
    snprintf(path, sizeof(path), "%s/%s", samples, plot->sample);
    struct slice sample = file_read(path);
    log->sessions = plot->sessions;
    log->text = make_text(sample, plot->copies);
    free((void *)sample.ptr);
    find_cuts(log);
    if (log->cut_count < 10)
        die("%s can be cut at %zu places only", plot->sample, log->cut_count);
}

size_t log_growth(const struct log *log, struct slice rest, struct dice *dice)
{
    size_t size = 1 + dice_below(dice, rest.len), from = (size_t)(rest.ptr - log->text.ptr);
    if (!log->sessions || size == rest.len)
        return size;
    /* Up to a place where no line waits, and some bytes of the line behind it. */
    for (size_t i = 0; i < log->cut_count; i++) {
        if (log->cuts[i] < from + size)
            continue;
        struct slice line = slice_from(log->text, log->cuts[i]);
        size = log->cuts[i] - from + dice_below(dice, slice_find(line, '\n'));
        break;
    }
    return size && size < rest.len ? size : rest.len;
}

size_t log_cut(const struct log *log, struct dice *dice, struct slice pieces[PIECES_MAX])
{
    size_t ends[PIECES_MAX], count = 1 + dice_below(dice, PIECES_MAX - 1), at = 0, pieces_made = 0;
    for (size_t i = 0; i < count; i++) {
        size_t end = log->cuts[dice_below(dice, log->cut_count)], place = i;
        for (; place && ends[place - 1] > end; place--)
            ends[place] = ends[place - 1];
        ends[place] = end;
    }
    ends[count++] = log->text.len;
    for (size_t i = 0; i < count; i++) {
        if (ends[i] == at)
            continue;
        pieces[pieces_made++] = slice_make(log->text.ptr + at, ends[i] - at);
        at = ends[i];
    }
    return pieces_made;
}

size_t plot_choose(uint64_t seed)
{
    unsigned total = 0;
    size_t plot = 0;
    for (size_t i = 0; i < PLOTS; i++)
        total += plots[i].share;
    for (seed %= total; seed >= plots[plot].share; plot++)
        seed -= plots[plot].share;
    return plot;
}

void log_free(struct log *log)
{
    free((void *)log->text.ptr);
    free(log->cuts);
}

#include "base/map.h"
#include "store/remote_chore.h"
#include "store/remote_view.h"

#include <stdlib.h>
#include <time.h>

/* Verdicts by rules apply stand above those that came with events. */
#define APPLIED INT64_C(4000000000000000000)

enum column {
    REASON,
    PARENT,
    CODE,
    STATUS,
    STAGE,
    DIRECTION,
    PROVIDER,
    CAUSE,
    RULE,
    STEP,
    LIST,
    EVENTS,
    TEMPLATE,
    CODE_ORIGIN,
    STATUS_ORIGIN,
    COLUMNS
};

/* Heirs come last, when the verdicts of their parents stand. */
static const char reasons_sql[] =
    "SELECT reason, parent, code, status, stage, direction, provider, cause, rule, step, list, n, "
    "template, code_origin, status_origin FROM (SELECT reason, max(parent) AS parent, "
    "any(given_code) AS code, any(given_status) AS status, any(given_stage) AS stage, "
    "any(given_direction) AS direction, any(given_provider) AS provider, argMax(given_cause, rank) "
    "AS cause, argMax(given_rule, rank) AS rule, argMax(given_step, rank) AS step, "
    "argMax(given_list, rank) AS list, any(given_template) AS template, any(given_code_origin) AS "
    "code_origin, any(given_status_origin) AS status_origin FROM {db}.reason_rows GROUP BY reason) "
    "ANY LEFT JOIN (SELECT reason, sum(repeated) AS n FROM {db}.event_rows FINAL WHERE gone = 0 "
    "AND "
    "day >= {mark} GROUP BY reason) USING reason ORDER BY parent > 0, reason";

static const char insert_sql[] =
    "INSERT INTO {db}.reason_rows (reason, parent, given_code, given_status, given_stage, "
    "given_direction, given_provider, given_cause, given_rule, given_step, given_list, "
    "given_family, given_class, given_party, given_template, given_code_origin, "
    "given_status_origin, version, rank) FORMAT TabSeparated";

struct judging {
    struct classifier *classifier;
    struct reclassified *counts;
    struct verdict *verdicts;
    size_t count, room;
    struct map places; /* reason to index + 1 */
    FILE *changed;     /* rows to insert */
    int64_t version;
};

static uint64_t number_of(struct slice raw)
{
    uint64_t number = 0;
    slice_number(&raw, UINT64_MAX, &number);
    return number;
}

static struct verdict *verdict_add(struct judging *judging, uint64_t reason)
{
    if (judging->count == judging->room) {
        judging->room = judging->room ? judging->room * 2 : 1024;
        judging->verdicts =
            memory_resize(judging->verdicts, judging->room * sizeof(*judging->verdicts));
    }
    *map_put(&judging->places, reason) = (int64_t)judging->count + 1;
    return &judging->verdicts[judging->count++];
}

/* The values are those of a line; absent for NULL. */
static struct verdict *judge(struct judging *judging, const struct slice *values)
{
    uint64_t parent = number_of(values[PARENT]);
    struct verdict *verdict = verdict_add(judging, number_of(values[REASON]));
    const int64_t *place = parent ? map_find(&judging->places, parent) : NULL;
    if (place) {
        *verdict = judging->verdicts[*place - 1];
        return verdict;
    }
    struct slice status = values[STATUS];
    struct question question = {
        .text = values[TEMPLATE],
        .code = (unsigned)number_of(slice_present(values[CODE]) ? values[CODE] : S("0")),
        .stage = (enum stage)word_find(stage_names, STAGE_COUNT, values[STAGE]),
        .direction = (enum direction)word_find(direction_names, DIRECTION_COUNT, values[DIRECTION]),
        .provider = values[PROVIDER],
    };
    if (slice_present(status))
        reply_status(&status, &question.status);
    classifier_judge(judging->classifier, &question, verdict);
    return verdict;
}

static void put_change(struct judging *judging, const struct slice *values,
                       const struct verdict *verdict)
{
    const struct cause_row *row = &causes[verdict->cause];
    const char *const said[] = {row->slug,
                                verdict->rule,
                                step_names[verdict->step],
                                verdict->list,
                                family_names[row->family],
                                class_names[row->class],
                                party_names[row->party]};
    struct text line = {0};
    for (int i = REASON; i <= PROVIDER; i++) {
        tsv_add(&line, values[i]);
        text_add(&line, S("\t"));
    }
    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
        tsv_add(&line, said[i] ? slice_of(said[i]) : S(""));
        text_add(&line, S("\t"));
    }
    for (int i = TEMPLATE; i <= STATUS_ORIGIN; i++) {
        tsv_add(&line, values[i]);
        text_add(&line, S("\t"));
    }
    fwrite(line.bytes, 1, line.length, judging->changed);
    fprintf(judging->changed, "%lld\t%lld\n", (long long)judging->version,
            (long long)(APPLIED + judging->version));
    free(line.bytes);
}

static void take_line(struct judging *judging, struct slice line)
{
    struct slice values[COLUMNS] = {{0}}, raw;
    for (int i = 0; i < COLUMNS && tsv_next(&line, &raw); i++)
        values[i] = tsv_value((char *)(uintptr_t)raw.ptr, raw.len);
    const struct verdict *verdict = judge(judging, values);
    bool recaused = !slice_equal(values[CAUSE], slice_of(causes[verdict->cause].slug));
    judging->counts->reasons++;
    if (!recaused && slice_equal(values[RULE], slice_of(verdict->rule)) &&
        slice_equal(values[STEP], slice_of(step_names[verdict->step])) &&
        slice_equal(values[LIST], slice_of(verdict->list)))
        return;
    judging->counts->changed++;
    judging->counts->recaused += recaused;
    judging->counts->events += recaused ? (int64_t)number_of(values[EVENTS]) : 0;
    put_change(judging, values, verdict);
}

static void rewind_changed(void *context)
{
    rewind(((struct judging *)context)->changed);
}

static bool next_changed(void *context, struct text *text)
{
    char piece[8192];
    size_t length = fread(piece, 1, sizeof(piece), ((struct judging *)context)->changed);
    text_add(text, slice_make(piece, length));
    return length == sizeof(piece);
}

static void judge_all(struct judging *judging, FILE *answer)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&line, &room, answer)) > 0)
        take_line(judging, slice_make(line, (size_t)length - (line[length - 1] == '\n')));
    free(line);
}

static int insert(struct remote *remote, struct judging *judging, struct error *error)
{
    struct text sql = {0};
    const struct remote_rows rows = {judging, rewind_changed, next_changed};
    if (judging->counts->changed == 0)
        return 0;
    if (fflush(judging->changed) != 0 || ferror(judging->changed))
        return error_set(error, "the verdicts do not fit into a temporary file");
    remote_sql(insert_sql, remote->database, &sql);
    int status = remote_insert(remote, slice_make(sql.bytes, sql.length), &rows, error);
    free(sql.bytes);
    return status;
}

int remote_reclassify(struct remote *remote, struct classifier *classifier,
                      struct reclassified *out_r, struct error *error)
{
    struct text sql = {0};
    struct timespec clock;
    FILE *answer = NULL;
    *out_r = (struct reclassified){0};
    clock_gettime(CLOCK_REALTIME, &clock);
    struct judging judging = {.classifier = classifier,
                              .counts = out_r,
                              .changed = tmpfile(),
                              .version = (int64_t)clock.tv_sec * 1000000 + clock.tv_nsec / 1000};
    if (!judging.changed)
        return error_set(error, "no temporary file can be made");
    remote_sql(reasons_sql, remote->database, &sql);
    int status = remote_ask(remote, slice_make(sql.bytes, sql.length), &answer, error);
    if (status == 0) {
        judge_all(&judging, answer);
        fclose(answer);
        status = insert(remote, &judging, error);
    }
    free(sql.bytes);
    free(judging.verdicts);
    map_free(&judging.places);
    fclose(judging.changed);
    return status;
}

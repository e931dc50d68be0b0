/*
 * What is judged here is what reason.c judged when it first met the reason: its row holds all that
 * the rules may look at.  Only sender_day has the cause in its key, so only there counts move.
 */
#include "store/reclassify.h"

#include "store/writer_private.h"

struct work {
    struct store *store;
    struct writer *writer; /* for the dictionary of names */
    struct classifier *classifier;
    struct reclassified counts;
};

struct old_verdict {
    int64_t id, list;
    enum cause cause;
    struct slice rule, step;
};

static struct slice present(const char *text)
{
    return text && text[0] ? slice_of(text) : (struct slice){0};
}

static void put_verdict(struct work *work, const struct old_verdict *old,
                        const struct old_verdict *new)
{
    work->counts.reasons++;
    if (new->cause == old->cause &&new->list == old->list && slice_equal(new->rule, old->rule) &&
        slice_equal(new->step, old->step))
        return;
    sqlite3_stmt *set = db_use(work->store, SQL_REASON_VERDICT);
    db_bind_number(set, 1, old->id);
    db_bind_number(set, 2, new->cause);
    db_bind_text(set, 3, new->rule);
    db_bind_text(set, 4, new->step);
    db_bind_id(set, 5, new->list);
    db_run(work->store, set);
    work->counts.changed++;
    if (new->cause == old->cause)
        return;
    work->counts.recaused++;
    sqlite3_stmt *moved = db_use(work->store, SQL_RECAUSED_ADD);
    db_bind_number(moved, 1, old->id);
    db_bind_number(moved, 2, old->cause);
    db_bind_number(moved, 3, new->cause);
    db_run(work->store, moved);
}

/* The next reason behind `after` that has no parent. */
static bool judge_next(struct work *work, int64_t *after)
{
    struct arena *arena = &work->writer->batch;
    sqlite3_stmt *next = db_use(work->store, SQL_REASON_JUDGED_NEXT);
    db_bind_number(next, 1, *after);
    if (!db_row(work->store, next))
        return false;
    struct old_verdict old = {.id = sqlite3_column_int64(next, 0),
                              .cause = (enum cause)sqlite3_column_int(next, 7),
                              .rule = arena_copy(arena, db_text(next, 8)),
                              .step = arena_copy(arena, db_text(next, 9)),
                              .list = sqlite3_column_int64(next, 10)};
    struct question question = {
        .text = db_text(next, 1),
        .code = (unsigned)sqlite3_column_int(next, 2),
        .status = status_unpack((uint32_t)sqlite3_column_int(next, 3)),
        .stage = (enum stage)sqlite3_column_int(next, 4),
        .direction = (enum direction)sqlite3_column_int(next, 5),
        .provider = db_text(next, 6),
    };
    struct verdict verdict;
    classifier_judge(work->classifier, &question, &verdict);
    sqlite3_reset(next);
    struct old_verdict new = {.cause = verdict.cause,
                              .rule = present(verdict.rule),
                              .step = slice_of(step_names[verdict.step]),
                              .list = dict_name(work->writer, present(verdict.list))};
    put_verdict(work, &old, &new);
    *after = old.id;
    arena_reset(arena);
    return true;
}

/* The next reason behind `after` that has a parent, whose verdict stands already. */
static bool inherit_next(struct work *work, int64_t *after)
{
    struct arena *arena = &work->writer->batch;
    sqlite3_stmt *next = db_use(work->store, SQL_REASON_HEIR_NEXT);
    db_bind_number(next, 1, *after);
    if (!db_row(work->store, next))
        return false;
    struct old_verdict both[2];
    for (int i = 0; i < 2; i++) {
        int column = 1 + 4 * i;
        both[i] = (struct old_verdict){.id = sqlite3_column_int64(next, 0),
                                       .cause = (enum cause)sqlite3_column_int(next, column),
                                       .rule = arena_copy(arena, db_text(next, column + 1)),
                                       .step = arena_copy(arena, db_text(next, column + 2)),
                                       .list = sqlite3_column_int64(next, column + 3)};
    }
    sqlite3_reset(next);
    put_verdict(work, &both[0], &both[1]);
    *after = both[0].id;
    arena_reset(arena);
    return true;
}

static void add(struct work *work, const int64_t key[4], int64_t events)
{
    sqlite3_stmt *put = db_use(work->store, SQL_SENDER_DAY_ADD);
    for (int i = 0; i < 4; i++)
        db_bind_number(put, i + 1, key[i]);
    db_bind_number(put, 5, events);
    db_run(work->store, put);
}

/* Counts by sender domain, from the old cause to the new one. */
static void move_counts(struct work *work)
{
    sqlite3_stmt *moved = db_use(work->store, SQL_RECAUSED_EVENTS);
    while (db_row(work->store, moved)) {
        int64_t key[4] = {sqlite3_column_int64(moved, 0), sqlite3_column_int64(moved, 1),
                          sqlite3_column_int64(moved, 2), sqlite3_column_int64(moved, 4)};
        int64_t events = sqlite3_column_int64(moved, 5);
        add(work, key, -events);
        key[2] = sqlite3_column_int64(moved, 3);
        add(work, key, events);
        work->counts.events += events;
    }
    db_exec(work->store, "DELETE FROM sender_day WHERE events = 0");
}

static void reclassify(struct work *work)
{
    int64_t after = INT64_MIN;
    while (judge_next(work, &after))
        ;
    after = INT64_MIN;
    while (inherit_next(work, &after))
        ;
    if (work->counts.recaused)
        move_counts(work);
}

int store_reclassify(struct store *store, struct classifier *classifier, struct reclassified *out_r,
                     struct error *error)
{
    const struct writer_options options = {.classifier = classifier};
    struct work work = {.store = store, .classifier = classifier};
    db_exec(store, "CREATE TEMP TABLE IF NOT EXISTS recaused (reason INTEGER PRIMARY KEY, "
                   "old INTEGER NOT NULL, new INTEGER NOT NULL); DELETE FROM recaused");
    work.writer = writer_open(store, &options);
    writer_begin(work.writer);
    reclassify(&work);
    int status = writer_commit(work.writer, error);
    writer_close(work.writer);
    *out_r = work.counts;
    return status;
}

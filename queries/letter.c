#include "queries/letter_questions.h"

static const struct question *const letter_questions[LETTER_TABLES] = {
    [LETTER_ACTS] = &question_letter_acts,
    [LETTER_SENT] = &question_letter_sent,
    [LETTER_WHY] = &question_letter_why,
    [LETTER_ADDRESSED] = &question_letter_addressed,
    [LETTER_KNOWN] = &question_letter_known,
    [LETTER_GREYLISTED] = &question_letter_greylisted,
    [LETTER_FORWARDS] = &question_letter_forwards,
    [LETTER_REPLIES] = &question_letter_replies,
};

/* The sender and the owner of its DNS are on the domain's side, the sending server is ours; of mail
 * to the domain the mailbox is theirs and the server ours.  Others cannot be made to act. */
static enum letter_side side_of(enum cause cause, bool here)
{
    const struct cause_row *row = &causes[cause];
    if (here)
        return row->party == PARTY_RECIPIENT ? SIDE_YOU : SIDE_WE;
    if (row->party == PARTY_SENDER)
        return SIDE_YOU;
    if (row->party == PARTY_DNS_OWNER)
        return row->family == FAMILY_IDENTITY ? SIDE_YOU : SIDE_NOBODY;
    return row->party == PARTY_SENDER_ADMIN ? SIDE_WE : SIDE_NOBODY;
}

/* What mail programs make links of, and what people still read as one. */
static const struct {
    struct slice link, plain;
} link_marks[] = {{S("://"), S("[:]//")}, {S("www."), S("www[.]")}, {S("mailto:"), S("mailto[:]")}};

/* A reply is written by a stranger: nobody shall follow a link of it by a slip of the finger. */
static struct slice without_links(struct arena *arena, struct slice text)
{
    enum { LONGER = 2 }; /* bytes that a mark grows by */
    char *out = arena_take(arena, text.len * (1 + LONGER) + 1);
    size_t len = 0;
    while (text.len) {
        struct slice from = slice_first(text, 1), to = from;
        for (size_t i = 0; i < sizeof(link_marks) / sizeof(link_marks[0]); i++) {
            if (!slice_starts_nocase(text, link_marks[i].link))
                continue;
            from = slice_first(text, link_marks[i].link.len);
            to = link_marks[i].plain;
        }
        memcpy(out + len, to.ptr, to.len);
        len += to.len;
        text = slice_from(text, from.len);
    }
    return slice_make(out, len);
}

static void remove_links(struct table *table, struct arena *arena)
{
    size_t count = table->rows * table->columns;
    struct value *values = arena_take(arena, (count + 1) * sizeof(*values));
    for (size_t i = 0; i < count; i++) {
        values[i] = table->values[i];
        if (values[i].type == VALUE_TEXT)
            values[i].text = without_links(arena, values[i].text);
    }
    table->values = values;
}

static int64_t instant_at(const struct table *table, size_t row)
{
    /* In whole seconds: a letter shows minutes. */
    int64_t seconds = table_at(table, row, table_column(table, "first_second"))->number;
    return seconds * WHEN_SECOND;
}

static void read_acts(struct letter *letter, struct arena *arena)
{
    const struct table *table = &letter->tables[LETTER_ACTS];
    letter->acts = arena_zero(arena, (table->rows + 1) * sizeof(*letter->acts));
    for (size_t i = 0; i < table->rows; i++) {
        int cause = cause_find(table_at(table, i, table_column(table, "cause"))->text);
        struct slice place = table_at(table, i, table_column(table, "place"))->text;
        struct letter_act act = {
            .cause = cause < 0 ? CAUSE_UNCLASSIFIED : (enum cause)cause,
            .place = place,
            .forward = table_at(table, i, table_column(table, "forward"))->number,
            .fresh =
                !letter->reach.first && table_at(table, i, table_column(table, "fresh"))->number,
            .final = table_at(table, i, table_column(table, "final"))->number,
            .deferred = table_at(table, i, table_column(table, "deferred"))->number,
            .later = table_at(table, i, table_column(table, "later"))->number,
            .first_seen = instant_at(table, i),
            .list = table_at(table, i, table_column(table, "list"))->text,
            .local_ip = table_at(table, i, table_column(table, "local_ip"))->text,
            .template = table_at(table, i, table_column(table, "template"))->text};
        act.side = side_of(act.cause, slice_equal(place, S("here")));
        if (act.side != SIDE_NOBODY && act.final + act.deferred > 0)
            letter->acts[letter->act_count++] = act;
    }
}

static void count_failed(struct letter *letter)
{
    const struct table *sent = &letter->tables[LETTER_SENT];
    const struct table *to = &letter->tables[LETTER_ADDRESSED];
    for (size_t i = 0; i < sent->rows; i++)
        if (slice_equal(table_at(sent, i, 1)->text, S("finally failed")))
            letter->failed = table_at(sent, i, 2)->number;
    letter->empty = letter->failed == 0 && letter->act_count == 0 &&
                    letter->tables[LETTER_REPLIES].rows == 0 && to->rows <= 1 &&
                    letter->tables[LETTER_GREYLISTED].rows == 0;
}

int letter_day_read(struct letter_day *day, const struct period *period, struct store *store,
                    struct arena *arena, struct error *error)
{
    struct scene scene;
    *day = (struct letter_day){.period = *period};
    period_scene(&day->period, 0, &scene);
    if (reach_read(&day->reach, &scene, store, arena, error) < 0)
        return -1;
    return decided_read_days(&day->decided, period->first_day, period->last_day, store, error);
}

int letter_fill(struct letter *letter, const struct letter_day *day, struct slice domain,
                struct store *store, struct arena *arena, struct error *error)
{
    struct scene scene;
    *letter = (struct letter){.domain = domain,
                              .period = day->period,
                              .reach = day->reach,
                              .decided = day->decided};
    period_scene(&letter->period, 0, &scene);
    if (slice_present(domain))
        scene.params[SCENE_DOMAIN - 1] = (struct param){.type = PARAM_TEXT, .text = domain};
    for (size_t i = 0; i < LETTER_TABLES; i++)
        if (table_fill(&letter->tables[i], letter_questions[i], &scene, store, arena, error) < 0)
            return -1;
    for (size_t i = 0; i < LETTER_TABLES; i++)
        remove_links(&letter->tables[i], arena);
    read_acts(letter, arena);
    count_failed(letter);
    return 0;
}

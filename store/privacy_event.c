/*
 * The replies' texts, which hold addresses.
 */
#include "store/chore.h"
#include "store/form_body.h"
#include "store/privacy_private.h"

#include <stdio.h>

enum { OWN_MAX = 6 };

/* The text with the token where its mark stands, so that an address that lies in both is seen. */
static struct slice with_token(struct arena *arena, struct slice body, struct slice token)
{
    size_t at = slice_find(body, MARK_TOKEN);
    if (at == SLICE_NONE)
        return body;
    return arena_printf(arena, "%.*s%.*s%.*s", SLICE_ARG(slice_first(body, at)), SLICE_ARG(token),
                        SLICE_ARG(slice_from(body, at + 1)));
}

/* Forms are shared by events: the event gets another one, and needs no token any more. */
static void write_texts(struct work *work, const struct change *changes)
{
    for (const struct change *change = changes; change; change = change->next) {
        const int64_t *numbers = change->numbers;
        struct form form = {.flow = numbers[0],
                            .reason = numbers[1],
                            .sender_kind = (enum sender_kind)(numbers[2] & 0xff),
                            .zone = (int)(numbers[2] >> 8),
                            .body = change->text};
        const int64_t pair[] = {form_put(work->store, &form), change->id};
        chore_run(work->store,
                  "UPDATE event SET form = ?1, account_or_token = CASE typeof(account_or_token) "
                  "WHEN 'integer' THEN account_or_token END WHERE id = ?2",
                  pair, 2);
        work->counts->texts++;
    }
}

void privacy_change_texts(struct work *work)
{
    static const char sql[] =
        "SELECT e.id, k.body, r.id, r.template, k.flow, k.zone << 8 | ifnull(k.sender_kind, "
        "0), " EVENT_TOKEN ", v.recipient, v.orig_recipient, v.sender, ac.text, " WHOLE_ADDRESS(
            "m.sender",
            "md.text") ", ma.text "
                       "FROM event e JOIN events v ON v.id = e.id JOIN form k ON k.id = e.form "
                       "JOIN reason r ON r.id = k.reason LEFT JOIN event_rest x ON x.event = e.id "
                       "LEFT JOIN message m ON m.id = e.message LEFT JOIN name ac ON ac.id "
                       "= " EVENT_ACCOUNT " "
                       "LEFT JOIN domain md ON md.id = m.sender_domain LEFT JOIN name ma ON ma.id "
                       "= m.account "
                       "WHERE e.id > ?1 AND e.id <= ?2 AND e.id < ?4";
    struct change *changes = NULL, *templates = NULL;
    sqlite3_stmt *list = privacy_ask(work, sql);
    while (db_row(work->store, list)) {
        struct slice own[OWN_MAX];
        struct slice token = db_text(list, 6);
        struct slice body =
            with_token(&work->arena, arena_copy(&work->arena, db_text(list, 1)), token);
        struct slice template = arena_copy(&work->arena, db_text(list, 3));
        for (int i = 0; i < OWN_MAX; i++)
            own[i] = arena_copy(&work->arena, db_text(list, i + 7));
        int64_t reason = sqlite3_column_int64(list, 2);
        struct slice hidden = disguise_text(&work->disguise, &work->arena, body, own, OWN_MAX);
        if (hidden.ptr != body.ptr)
            privacy_add(work, &changes,
                        (struct change){.id = sqlite3_column_int64(list, 0),
                                        .text = hidden,
                                        .numbers = {sqlite3_column_int64(list, 4), reason,
                                                    sqlite3_column_int64(list, 5)}});
        hidden = disguise_template(&work->disguise, &work->arena, template, own, OWN_MAX);
        if (hidden.ptr != template.ptr)
            privacy_add(work, &templates, (struct change){.id = reason, .text = hidden});
    }
    sqlite3_finalize(list);
    privacy_write(work, SET_TEMPLATE, templates);
    write_texts(work, changes);
}

/*
 * Forms: what many events share.
 *
 * Replies differ by what belongs to the event: its recipient, its client, and the numbers that the
 * other host's software put in ("333387497297-9a2314dcec7si934839416d3.36 - gsmtp").  The event's
 * own strings give way to marks.  What looks like such a number, and all between the first and the
 * last of them, is the event's token.  Of 11,123 deferrals and bounces in a mixed log, with 5,212
 * texts of 200 bytes, that leaves 1,700 bodies and 4,400 tokens of 60 bytes.
 */
#include "base/hash.h"
#include "base/ip.h"
#include "store/writer_private.h"

/* Shorter words, or words with fewer digits, are mostly codes and host names that come again;
 * measured with 8 to 15 bytes and 1 to 4 digits. */
enum { TOKEN_LENGTH = 15, TOKEN_DIGITS = 3, FORMS_MAX = 50000 };

static struct slice replace_all(struct arena *arena, struct slice text, struct slice what,
                                char mark)
{
    if (what.len < 3 || !slice_contains(text, what))
        return text;
    char *out = arena_take(arena, text.len);
    size_t used = 0;
    struct slice before;
    while (slice_cut_at(&text, what, &before)) {
        memcpy(out + used, before.ptr, before.len);
        used += before.len;
        out[used++] = mark;
    }
    memcpy(out + used, text.ptr, text.len);
    return slice_make(out, used + text.len);
}

static bool is_token_byte(char c)
{
    return byte_is_alnum(c) || c == '.' || c == '_' || c == ':' || c == '-';
}

static bool is_token(struct slice word)
{
    struct ip ip;
    size_t digits = 0;
    if (word.len < TOKEN_LENGTH)
        return false;
    for (size_t i = 0; i < word.len; i++)
        digits += byte_is_digit(word.ptr[i]);
    return digits >= TOKEN_DIGITS && !ip_parse(word, &ip);
}

/* From the first such word to the end of the last one; absent = none. */
static struct slice find_token(struct slice text)
{
    struct slice token = {0};
    for (size_t start = 0, end; start < text.len; start = end + 1) {
        for (end = start; end < text.len && is_token_byte(text.ptr[end]);)
            end++;
        if (!is_token(slice_make(text.ptr + start, end - start)))
            continue;
        const char *first = slice_present(token) ? token.ptr : text.ptr + start;
        token = slice_make(first, (size_t)(text.ptr + end - first));
    }
    return token;
}

struct slice form_body(struct arena *arena, struct slice text, const struct slice own[MARK_TOKEN],
                       struct slice *token_r)
{
    for (char mark = MARK_RECIPIENT; mark < MARK_TOKEN; mark++)
        text = replace_all(arena, text, own[(int)mark], mark);
    *token_r = find_token(text);
    if (!slice_present(*token_r))
        return text;
    size_t before = (size_t)(token_r->ptr - text.ptr);
    struct slice after = slice_from(text, before + token_r->len);
    char *out = arena_take(arena, text.len);
    memcpy(out, text.ptr, before);
    out[before] = MARK_TOKEN;
    memcpy(out + before + 1, after.ptr, after.len);
    return slice_make(out, before + 1 + after.len);
}

uint64_t form_key(const struct form *form)
{
    uint64_t hash = hash_number((uint64_t)form->flow, hash_bytes(form->body, 0));
    hash = hash_number((uint64_t)form->reason, hash);
    return hash_number((uint64_t)(form->zone + 86400) << 8 | (uint64_t)form->sender_kind, hash);
}

int64_t form_put(struct store *store, const struct form *form)
{
    int64_t key = (int64_t)form_key(form);
    sqlite3_stmt *find = db_use(store, SQL_FORM_FIND);
    db_bind_number(find, 1, key);
    int64_t id = db_row(store, find) ? sqlite3_column_int64(find, 0) : 0;
    sqlite3_reset(find);
    if (id)
        return id;
    sqlite3_stmt *add = db_use(store, SQL_FORM_ADD);
    db_bind_number(add, 1, key);
    db_bind_number(add, 2, form->flow);
    db_bind_number(add, 3, form->reason);
    db_bind_id(add, 4, form->sender_kind);
    db_bind_number(add, 5, form->zone);
    db_bind_text(add, 6, form->body);
    db_run(store, add);
    return sqlite3_last_insert_rowid(store->db);
}

int64_t form_find(struct writer *writer, const struct form *form)
{
    if (writer->forms.count >= FORMS_MAX)
        map_clear(&writer->forms);
    int64_t *id = map_put(&writer->forms, form_key(form));
    if (!*id)
        *id = form_put(writer->store, form);
    return *id;
}

struct form form_get(struct writer *writer, int64_t id)
{
    struct form form = {0};
    sqlite3_stmt *get = db_use(writer->store, SQL_FORM_GET);
    db_bind_number(get, 1, id);
    if (db_row(writer->store, get))
        form = (struct form){.flow = sqlite3_column_int64(get, 0),
                             .reason = sqlite3_column_int64(get, 1),
                             .sender_kind = (enum sender_kind)sqlite3_column_int(get, 2),
                             .zone = sqlite3_column_int(get, 3),
                             .body = arena_copy(&writer->batch, db_text(get, 4))};
    sqlite3_reset(get);
    return form;
}

/*
 * fold_put: how fold writes a template, word by word.  Used by fold alone.
 */
#ifndef BOUNCESTAT_CAUSES_FOLD_PUT_H
#define BOUNCESTAT_CAUSES_FOLD_PUT_H

#include "base/reply.h"
#include "causes/fold.h"

struct folder {
    struct slice in; /* cursor */
    char *out;
    size_t len;
    bool full;
    bool goes_on;         /* the line at hand ended in a hyphen: "550-", another line follows */
    unsigned code;        /* of the reply at hand: its repeats are joints of a long reply */
    struct status status; /* likewise */
    const struct slice *own;
    size_t own_count;
    uint64_t own_starts; /* the first bits of folder_start() */
    struct fold_asked asked;
};

/* All of them, ended by an absent one. */
extern const struct slice folder_placeholders[];

/* Shorter words are never one's own (word_is_common). */
enum { FOLDER_OWN_SHORTEST = 4 };

/* Two bits for the first five bytes, the same for small letters and capitals.  One's own string may
 * go on behind the word with '@'. */
static inline struct fold_starts folder_start(struct slice word)
{
    uint32_t start;
    memcpy(&start, word.ptr, sizeof(start));
    uint64_t fifth = (unsigned char)(word.len > sizeof(start) ? word.ptr[sizeof(start)] : '@');
    uint64_t hash = (fifth << 32 | start | 0x2020202020u) * UINT64_C(0x9e3779b97f4a7c15);
    return (struct fold_starts){UINT64_C(1) << (hash >> 58), UINT64_C(1) << (hash >> 52 & 63)};
}

/* What has been written. */
struct slice folder_tail(const struct folder *f);

/* All or nothing: a template is cut between words, never inside a placeholder. */
static inline void folder_put(struct folder *f, struct slice s)
{
    if (f->full || f->len + s.len > FOLD_MAX) {
        f->full = true;
        return;
    }
    memcpy(f->out + f->len, s.ptr, s.len);
    f->len += s.len;
}

void folder_put_blank(struct folder *f); /* one, however often called */

/* Runs of ids become one id; numbers and dates that touch a date become part of it. */
void folder_put_placeholder(struct folder *f, struct slice placeholder);

/* The same; angle brackets of its own are given up: <<address>> looks silly. */
void folder_put_bracketed(struct folder *f, struct slice placeholder);

/* A word that stays unless it is one of the event's own, or part of a date. */
void folder_put_plain(struct folder *f, struct slice word);

/* A word without any of @ : / = & % in it; the cursor stands behind it. */
void folder_put_word(struct folder *f, struct slice word);

/* Cursor at "http://" of `scheme` bytes: scheme and host stay, own hosts and addresses do not. */
void folder_put_url(struct folder *f, size_t scheme);

/* What follows the host of a URL: the cursor stands behind the host. */
void folder_put_url_tail(struct folder *f);

/* One of the event's own strings, or the local part of one, that only it can know to be variable.
 * Asked of every word, and nearly always denied: the first bytes are enough to say so for most. */
bool folder_find_own(const struct folder *f, struct slice word);
static inline bool folder_is_own(struct folder *f, struct slice word)
{
    if (word.len < FOLDER_OWN_SHORTEST)
        return false;
    struct fold_starts start = folder_start(word);
    f->asked.words.first |= start.first;
    f->asked.words.second |= start.second;
    return (f->own_starts & start.first) && folder_find_own(f, word);
}

#endif

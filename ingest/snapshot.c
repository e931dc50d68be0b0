#include "ingest/snapshot.h"

#include <zlib.h>

enum { SNAPSHOT_VERSION = 1, SNAPSHOT_MAX = 4 * 1024 * 1024 };

struct snapshot {
    uint32_t version, state_version;
    uint32_t state_length; /* the bytes that follow */
    char format[16];
    int32_t year, month;
    int64_t last, equal_latest;
    struct equal_line equal[EQUAL_SLOTS][EQUAL_WAYS];
};

/* Bytes of the state up to its last one that is not 0.  Most of a state is empty, and it is looked
 * at for every chunk: word by word, as byte by byte took 5 to 9 % of the time for Exchange's logs.
 */
static size_t used_length(const char *state, size_t length)
{
    for (uint64_t word; length >= sizeof(word); length -= sizeof(word)) {
        memcpy(&word, state + length - sizeof(word), sizeof(word));
        if (word)
            break;
    }
    while (length && state[length - 1] == 0)
        length--;
    return length;
}

/* Lines that an equal one can still follow; once there were stamps, of all others the next line
 * says nothing (parsers/record.c).  Full of old ones they were 12 to 14 KB of each packed snapshot.
 */
static void copy_equal(struct snapshot *snapshot, const struct parser *parser)
{
    int64_t since =
        parser->equal_latest == WHEN_NONE ? WHEN_NONE : parser->equal_latest - EQUAL_WINDOW;
    for (size_t slot = 0; slot < EQUAL_SLOTS; slot++) {
        for (size_t way = 0; way < EQUAL_WAYS; way++)
            if (parser->equal[slot][way].time >= since)
                snapshot->equal[slot][way] = parser->equal[slot][way];
        snapshot->equal[slot][0].turn = parser->equal[slot][0].turn;
    }
}

struct slice snapshot_take(const struct parser *parser, struct arena *arena)
{
    const char *state = parser->state;
    size_t length = used_length(state, parser->format->state_size);
    char *bytes = arena_take(arena, sizeof(struct snapshot) + length);
    struct snapshot *snapshot = memset(bytes, 0, sizeof(*snapshot));
    snapshot->version = SNAPSHOT_VERSION;
    snapshot->state_version = parser->format->state_version;
    snapshot->state_length = (uint32_t)length;
    memcpy(snapshot->format, parser->format->name,
           strnlen(parser->format->name, sizeof(snapshot->format)));
    snapshot->year = parser->stamps.year;
    snapshot->month = parser->stamps.month;
    snapshot->last = parser->stamps.last;
    snapshot->equal_latest = parser->equal_latest;
    copy_equal(snapshot, parser);
    if (length)
        memcpy(bytes + sizeof(*snapshot), state, length);
    return slice_make(bytes, sizeof(*snapshot) + length);
}

bool snapshot_restore(struct parser *parser, struct slice bytes)
{
    struct snapshot snapshot;
    if (bytes.len < sizeof(snapshot))
        return false;
    memcpy(&snapshot, bytes.ptr, sizeof(snapshot));
    if (snapshot.version != SNAPSHOT_VERSION ||
        snapshot.state_version != parser->format->state_version ||
        strncmp(snapshot.format, parser->format->name, sizeof(snapshot.format)) != 0 ||
        snapshot.state_length > parser->format->state_size ||
        bytes.len != sizeof(snapshot) + snapshot.state_length)
        return false;
    parser->stamps.year = snapshot.year;
    parser->stamps.month = snapshot.month;
    parser->stamps.last = snapshot.last;
    parser->equal_latest = snapshot.equal_latest;
    memcpy(parser->equal, snapshot.equal, sizeof(parser->equal));
    memset(parser->state, 0, parser->format->state_size);
    memcpy(parser->state, bytes.ptr + sizeof(snapshot), snapshot.state_length);
    return true;
}

struct slice snapshot_pack(struct slice bytes, struct arena *arena)
{
    uLongf length = compressBound((uLong)bytes.len);
    char *out = arena_take(arena, length + sizeof(uint32_t));
    uint32_t plain = (uint32_t)bytes.len;
    memcpy(out, &plain, sizeof(plain));
    if (compress2((Bytef *)out + sizeof(plain), &length, (const Bytef *)bytes.ptr, (uLong)bytes.len,
                  Z_BEST_SPEED) != Z_OK)
        return (struct slice){0};
    return slice_make(out, length + sizeof(plain));
}

struct slice snapshot_unpack(struct slice packed, struct arena *arena)
{
    uint32_t plain;
    if (packed.len < sizeof(plain))
        return (struct slice){0};
    memcpy(&plain, packed.ptr, sizeof(plain));
    if (plain > SNAPSHOT_MAX)
        return (struct slice){0};
    uLongf length = plain;
    char *out = arena_take(arena, plain);
    if (uncompress((Bytef *)out, &length, (const Bytef *)packed.ptr + sizeof(plain),
                   (uLong)(packed.len - sizeof(plain))) != Z_OK ||
        length != plain)
        return (struct slice){0};
    return slice_make(out, plain);
}

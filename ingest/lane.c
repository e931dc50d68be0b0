#include "ingest/lane.h"

#include <pthread.h>
#include <stdlib.h>

struct lane {
    struct reader *reader;
    struct chunk chunks[LANE_CHUNKS];
    size_t filled, taken; /* chunks ever filled and taken; a chunk is taken while it is written */
    bool threaded, ended, closing;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t moved;
};

static void *run(void *argument)
{
    struct lane *lane = argument;
    for (;;) {
        pthread_mutex_lock(&lane->mutex);
        /* The chunk taken last is still being written. */
        while (lane->filled - lane->taken >= LANE_CHUNKS - 1 && !lane->closing)
            pthread_cond_wait(&lane->moved, &lane->mutex);
        bool closing = lane->closing;
        struct chunk *chunk = &lane->chunks[lane->filled % LANE_CHUNKS];
        pthread_mutex_unlock(&lane->mutex);

        bool more = !closing && reader_next(lane->reader, chunk) == 1;

        pthread_mutex_lock(&lane->mutex);
        lane->filled += more;
        lane->ended = !more;
        pthread_cond_broadcast(&lane->moved);
        pthread_mutex_unlock(&lane->mutex);
        if (!more)
            return NULL;
    }
}

struct lane *lane_open(struct reader *reader, bool threaded)
{
    struct lane *lane = memory_zero(1, sizeof(*lane));
    lane->reader = reader;
    pthread_mutex_init(&lane->mutex, NULL);
    pthread_cond_init(&lane->moved, NULL);
    /* Without a thread to be had, the caller's does the work. */
    lane->threaded = threaded && pthread_create(&lane->thread, NULL, run, lane) == 0;
    return lane;
}

struct chunk *lane_next(struct lane *lane)
{
    if (!lane->threaded)
        return reader_next(lane->reader, &lane->chunks[0]) == 1 ? &lane->chunks[0] : NULL;
    pthread_mutex_lock(&lane->mutex);
    while (lane->filled == lane->taken && !lane->ended)
        pthread_cond_wait(&lane->moved, &lane->mutex);
    struct chunk *chunk = NULL;
    if (lane->filled > lane->taken) {
        chunk = &lane->chunks[lane->taken % LANE_CHUNKS];
        lane->taken++;
    }
    pthread_cond_broadcast(&lane->moved);
    pthread_mutex_unlock(&lane->mutex);
    return chunk;
}

struct reader *lane_reader(struct lane *lane)
{
    return lane->reader;
}

void lane_close(struct lane *lane)
{
    if (!lane)
        return;
    if (lane->threaded) {
        pthread_mutex_lock(&lane->mutex);
        lane->closing = true;
        pthread_cond_broadcast(&lane->moved);
        pthread_mutex_unlock(&lane->mutex);
        pthread_join(lane->thread, NULL);
    }
    for (int i = 0; i < LANE_CHUNKS; i++)
        chunk_free(&lane->chunks[i]);
    reader_close(lane->reader);
    pthread_mutex_destroy(&lane->mutex);
    pthread_cond_destroy(&lane->moved);
    free(lane);
}

/*
 * bench_store DATABASE...: what storing alone costs, whatever finds out what there is to store.
 *
 * The rows of a database that ingest made are read into memory and written into an empty one by the
 * product's own schema, settings and statements, in the order of their keys, in one transaction.
 * That is as little as an ingest of the same rows can do: it looks rows up, writes some of them
 * again, and commits each second.  CPU of each table, and of all with opening and closing, of the
 * best of several rounds.
 */
#include "base/arena.h"
#include "store/store_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* What is written together: rows of `columns`, by the statement that adds one and by the one that
 * adds several, where there is one. */
static const struct table {
    const char *name, *columns, *order;
    enum statement one, several;
} tables[] = {
    {"name", NULL, "id", SQL_NAME_ADD, SQL_NAME_ADD},
    {"domain", NULL, "id", SQL_DOMAIN_ADD, SQL_DOMAIN_ADD},
    {"flow", NULL, "id", SQL_FLOW_ADD, SQL_FLOW_ADD},
    {"reason", NULL, "id", SQL_REASON_ADD, SQL_REASON_ADD},
    {"reason", "id, first_seen, last_seen, example", "id", SQL_REASON_SPAN, SQL_REASON_SPAN},
    {"form", NULL, "id", SQL_FORM_ADD, SQL_FORM_ADD},
    {"message", NULL, "id", SQL_MESSAGE_ADD, SQL_MESSAGE_ADD},
    {"delivery", NULL, "message, number", SQL_DELIVERY_PUT, SQL_DELIVERY_PUT},
    {"event", NULL, "id", SQL_EVENT_ADD, SQL_EVENT_ADD_16},
    {"event_rest", NULL, "event", SQL_EVENT_REST_ADD, SQL_EVENT_REST_ADD},
    {"session", NULL, "rowid", SQL_SESSION_PUT, SQL_SESSION_PUT},
    {"twin", NULL, "rowid", SQL_TWIN_PUT, SQL_TWIN_PUT},
    {"reason_day", NULL, "day, domain, reason, flow", SQL_REASON_DAY_ADD, SQL_REASON_DAY_ADD_16},
    {"sender_day", NULL, "day, domain, cause, flow", SQL_SENDER_DAY_ADD, SQL_SENDER_DAY_ADD_16},
    {"traffic_day", NULL, "day, domain, provider, flow", SQL_TRAFFIC_DAY_ADD,
     SQL_TRAFFIC_DAY_ADD_16},
    {"traffic_sender_day", NULL, "day, domain, flow", SQL_TRAFFIC_SENDER_ADD,
     SQL_TRAFFIC_SENDER_ADD_16},
    {"seen", NULL, "rowid", SQL_SEEN_ADD, SQL_SEEN_ADD},
};
enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

struct cell {
    int type;
    int64_t number; /* or the length of the text */
    const char *text;
};

struct rows {
    struct cell *cells;
    size_t count, width;
};

/* What one round took, in seconds. */
struct took {
    double tables[TABLES], all;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct cell read_cell(sqlite3_stmt *select, int column, struct arena *arena)
{
    struct cell cell = {.type = sqlite3_column_type(select, column)};
    if (cell.type == SQLITE_INTEGER) {
        cell.number = sqlite3_column_int64(select, column);
    } else if (cell.type != SQLITE_NULL) {
        const char *bytes = sqlite3_column_blob(select, column);
        cell.number = sqlite3_column_bytes(select, column);
        cell.text = arena_copy(arena, slice_make(bytes ? bytes : "", (size_t)cell.number)).ptr;
    }
    return cell;
}

/* The columns are those that the statement names, in its order: "INSERT INTO table (COLUMNS)". */
static struct rows read_table(struct store *store, const struct table *table, struct arena *arena)
{
    char sql[1024];
    struct rows rows = {0};
    sqlite3_stmt *select = NULL;
    const char *begin = strchr(sqlite3_sql(db_use(store, table->one)), '(') + 1;
    const char *columns = table->columns ? table->columns : begin;
    int length = (int)strcspn(columns, ")");
    snprintf(sql, sizeof(sql), "SELECT %.*s FROM %s ORDER BY %s", length, columns, table->name,
             table->order);
    if (sqlite3_prepare_v2(store->db, sql, -1, &select, NULL) != SQLITE_OK)
        db_fail(store, sql);
    rows.width = (size_t)sqlite3_column_count(select);
    for (size_t capacity = 0; db_row(store, select); rows.count++) {
        if (rows.count == capacity) {
            capacity = capacity ? 2 * capacity : 1024;
            rows.cells = memory_resize(rows.cells, capacity * rows.width * sizeof(*rows.cells));
        }
        for (size_t i = 0; i < rows.width; i++)
            rows.cells[rows.count * rows.width + i] = read_cell(select, (int)i, arena);
    }
    sqlite3_finalize(select);
    return rows;
}

static void bind_cell(sqlite3_stmt *add, int index, const struct cell *cell)
{
    if (cell->type == SQLITE_INTEGER)
        db_bind_number(add, index, cell->number);
    else if (cell->type == SQLITE_TEXT)
        db_bind_text(add, index, slice_make(cell->text, (size_t)cell->number));
    else if (cell->type == SQLITE_BLOB)
        sqlite3_bind_blob(add, index, cell->text, (int)cell->number, SQLITE_STATIC);
}

static void write_table(struct store *store, const struct table *table, const struct rows *rows)
{
    for (size_t i = 0, next; i < rows->count; i = next) {
        bool several = table->several != table->one && i + ROWS_AT_ONCE <= rows->count;
        next = i + (several ? ROWS_AT_ONCE : 1);
        sqlite3_stmt *add = db_use(store, several ? table->several : table->one);
        for (size_t cell = i * rows->width; cell < next * rows->width; cell++)
            bind_cell(add, (int)(cell - i * rows->width) + 1, &rows->cells[cell]);
        db_run(store, add);
    }
}

static int write_all(const char *path, const struct rows *rows, struct took *took,
                     struct error *error)
{
    struct store *store;
    double begin = now();
    remove(path);
    if (store_create(&store, path, "UTC", error) < 0)
        return -1;
    db_exec(store, "BEGIN IMMEDIATE");
    for (size_t i = 0; i < TABLES; i++) {
        double start = now();
        write_table(store, &tables[i], &rows[i]);
        took->tables[i] = now() - start;
    }
    db_exec(store, "COMMIT");
    bool failed = store->failed;
    *error = store->error;
    store_close(store);
    took->all = now() - begin;
    remove(path);
    return failed ? -1 : 0;
}

static void report(const char *path, const struct rows *rows, const struct took *took)
{
    double rest = took->all;
    size_t count = 0;
    for (size_t i = 0; i < TABLES; i++) {
        count += rows[i].count;
        rest -= took->tables[i];
        if (rows[i].count)
            printf("%-20s %8zu rows %7.4f s cpu %6.2f us a row\n", tables[i].name, rows[i].count,
                   took->tables[i], took->tables[i] / (double)rows[i].count * 1e6);
    }
    printf("%-20s %8s      %7.4f s cpu\n", "opening and commit", "", rest);
    printf("%-20s %8zu rows %7.4f s cpu  %s\n", "all", count, took->all, path);
}

static int bench(const char *path, struct error *error)
{
    char copy[4096];
    struct store *store;
    struct arena arena = {0};
    struct rows rows[TABLES];
    struct took took, best = {.all = 1e9};
    if (store_open(&store, path, error) < 0)
        return -1;
    for (size_t i = 0; i < TABLES; i++)
        rows[i] = read_table(store, &tables[i], &arena);
    int status = store->failed ? -1 : 0;
    *error = store->error;
    store_close(store);
    snprintf(copy, sizeof(copy), "%s.bench", path);
    for (double begin = now(); status == 0 && now() - begin < 1.0;) {
        status = write_all(copy, rows, &took, error);
        best = took.all < best.all ? took : best;
    }
    if (status == 0)
        report(path, rows, &best);
    for (size_t i = 0; i < TABLES; i++)
        free(rows[i].cells);
    arena_free(&arena);
    return status;
}

int main(int argc, char **argv)
{
    struct error error;
    int status = 0;
    for (int i = 1; i < argc && status == 0; i++)
        if ((status = bench(argv[i], &error)) < 0)
            fprintf(stderr, "%s\n", error.text);
    return status < 0;
}

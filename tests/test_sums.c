/* Sums must be those that GROUP BY gives. */
#include "store/sums.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

/* Numbers 1..?1 as `n`. */
#define COUNT "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ?1) "

static const struct sums_row {
    const char *columns, *keys, *sql;
    int64_t rows; /* ?1 */
} sums_rows[] = {
    {"a, n", "a", COUNT "SELECT n % 7 AS a, n FROM c", 1000},
    {"a, b, n", "a, b", COUNT "SELECT n % 7 - 3 AS a, -n * (n % 5) AS b, -n AS n FROM c", 1000},
    {"a, b, c, d, e, f, g, n", "a, b, c, d, e, f, g",
     COUNT "SELECT n % 2 AS a, 0 AS b, n % 3 AS c, 1 AS d, n << 40 AS e, 2 AS f, 3 AS g, n FROM c",
     100},
    /* The same two numbers in two orders are two groups. */
    {"a, b, n", "a, b", COUNT "SELECT n % 2 AS a, 1 - n % 2 AS b, n FROM c", 100},
    {"a, n", "a", COUNT "SELECT n AS a, n FROM c WHERE n < 0", 1},
};

static int64_t number(struct store *store, const char *sql, int64_t count)
{
    struct param param = {.type = PARAM_NUMBER, .number = count};
    struct error error = {""};
    struct rows *rows;
    if (store_select(store, slice_of(sql), &param, 1, &rows, &error) < 0)
        fail_msg("%s", error.text);
    assert_int_equal(rows_next(rows, &error), 1);
    int64_t number = rows_number(rows, 0);
    rows_close(rows);
    return number;
}

static void sum(struct store *store, const char *columns, const char *sql, int64_t count)
{
    struct param param = {.type = PARAM_NUMBER, .number = count};
    struct error error = {""};
    if (store_sum(store, "sums", columns, slice_of(sql), &param, 1, &error) != 1)
        fail_msg("%s", error.text);
}

static void check(struct store *store, const struct sums_row *row)
{
    char sql[1024];
    sum(store, row->columns, row->sql, row->rows);
    snprintf(sql, sizeof(sql),
             "SELECT count(*) FROM (SELECT %s, sum(n) FROM (%s) GROUP BY %s EXCEPT"
             " SELECT * FROM temp.sums)",
             row->keys, row->sql, row->keys);
    assert_int_equal(number(store, sql, row->rows), 0);
    snprintf(sql, sizeof(sql), "SELECT count(*) FROM (SELECT DISTINCT %s FROM (%s))", row->keys,
             row->sql);
    assert_int_equal(number(store, "SELECT count(*) FROM temp.sums WHERE ?1", 1),
                     number(store, sql, row->rows));
}

/* More groups than are held in memory: the first one, and that at the brim, come in two parts. */
#define MANY COUNT "SELECT n / 2 % 270000 AS a, n FROM c"
static void check_many(struct store *store)
{
    enum { GROUPS = 270000 };
    sum(store, "a, n", MANY, 2 * GROUPS);
    assert_int_equal(number(store, "SELECT count(*) FROM temp.sums WHERE ?1", 1), GROUPS + 2);
    assert_int_equal(number(store, "SELECT sum((a + 1) * n) FROM temp.sums WHERE ?1", 1),
                     number(store, "SELECT sum((a + 1) * n) FROM (" MANY ")", 2 * GROUPS));
}

static void test_sums(void **state)
{
    struct store *store;
    struct error error = {""};
    char path[] = "/tmp/bouncestat-sums-XXXXXX";
    (void)state;
    assert_true(close(mkstemp(path)) == 0);
    assert_int_equal(store_create(&store, path, "UTC", &error), 0);
    store_close(store);
    assert_int_equal(store_open(&store, path, &error), 0);
    for (size_t i = 0; i < sizeof(sums_rows) / sizeof(sums_rows[0]); i++)
        check(store, &sums_rows[i]);
    check_many(store);
    assert_int_equal(store_sum(store, "sums", "a, n", S("SELECT 1 AS a, 2 AS m"), NULL, 0, &error),
                     -1);
    assert_non_null(strstr(error.text, "no such column"));
    store_close(store);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sums)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

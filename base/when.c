#include "base/when.h"

#include "base/arena.h"
#include "base/zone_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int64_t civil_days(int year, int month, int day)
{
    /* Years begin in March here, so that the leap day is the last one. */
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct civil civil_of_days(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t of_era = days - era * 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    struct civil civil = {0};
    civil.day = (int)(of_year - (153 * month + 2) / 5 + 1);
    civil.month = (int)(month < 10 ? month + 3 : month - 9);
    civil.year = (int)(year + era * 400 + (civil.month <= 2));
    return civil;
}

int64_t civil_utc(const struct civil *civil)
{
    int64_t days = civil_days(civil->year, civil->month, civil->day);
    return ((days * 24 + civil->hour) * 60 + civil->minute) * 60 * WHEN_SECOND +
           civil->second * WHEN_SECOND + civil->micro;
}

static int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

struct civil civil_of(int64_t instant)
{
    int64_t days = floor_div(instant, WHEN_DAY);
    int64_t rest = instant - days * WHEN_DAY;
    struct civil civil = civil_of_days(days);
    civil.micro = (int)(rest % WHEN_SECOND);
    rest /= WHEN_SECOND;
    civil.second = (int)(rest % 60);
    civil.minute = (int)(rest / 60 % 60);
    civil.hour = (int)(rest / 3600);
    return civil;
}

int civil_month(struct slice name)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (name.len != 3)
        return 0;
    for (int i = 0; i < 12; i++)
        if (memcmp(names + i * 3, name.ptr, 3) == 0)
            return i + 1;
    return 0;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool civil_valid(const struct civil *c)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (c->year < 1970 || c->year > 2200 || c->month < 1 || c->month > 12 || c->day < 1)
        return false;
    int length = lengths[c->month - 1] + (c->month == 2 && is_leap(c->year));
    /* Second 60: a leap second. */
    return c->day <= length && c->hour >= 0 && c->hour < 24 && c->minute >= 0 && c->minute < 60 &&
           c->second >= 0 && c->second <= 60 && c->micro >= 0 && c->micro < WHEN_SECOND;
}

struct zone {
    char name[64];
    struct zone_changes changes;
};

static bool parse_fixed(const char *name, int *offset_r)
{
    struct slice s = slice_of(name);
    uint64_t hours, minutes = 0;
    int sign = slice_starts(s, S("-")) ? -1 : 1;
    if (!slice_skip(&s, S("+")) && !slice_skip(&s, S("-")))
        return false;
    struct slice digits = slice_first(s, 2);
    if (digits.len != 2 || !slice_number(&digits, 14, &hours) || digits.len)
        return false;
    s = slice_from(s, 2);
    slice_skip(&s, S(":"));
    if (s.len && (!slice_number(&s, 59, &minutes) || s.len))
        return false;
    *offset_r = sign * (int)(hours * 3600 + minutes * 60);
    return true;
}

static const char machine_file[] = "/etc/localtime";

static size_t read_file(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(out, 1, size, file) : 0;
    if (file)
        fclose(file);
    return length;
}

/* Of a file that has no name the rule at its end becomes the name, as that can be loaded again. */
static bool load_file(struct zone *zone, const char *path)
{
    char content[1 << 16];
    struct slice rule;
    size_t length = read_file(path, content, sizeof(content));
    if (!zone_file_read(slice_make(content, length), &zone->changes, &rule))
        return false;
    if (!zone->name[0])
        snprintf(zone->name, sizeof(zone->name), "%.*s", SLICE_ARG(rule));
    return true;
}

static bool load_named(struct zone *zone)
{
    const char *folder = getenv("TZDIR"), *name = zone->name;
    char path[512];
    int offset = 0;
    if (strcmp(name, "UTC") == 0 || strcmp(name, "Z") == 0 || parse_fixed(name, &offset)) {
        zone->changes.count = 1;
        zone->changes.rows[0] = (struct zone_change){INT64_MIN, offset};
        return true;
    }
    if (strstr(name, "..") || name[0] == '/')
        return false;
    snprintf(path, sizeof(path), "%s/%s", folder ? folder : "/usr/share/zoneinfo", name);
    return load_file(zone, path) || zone_rule_read(slice_of(name), &zone->changes);
}

/* "Europe/Berlin" of "../usr/share/zoneinfo/Europe/Berlin". */
static const char *name_in(const char *path)
{
    static const char folder[] = "zoneinfo/";
    const char *at = strstr(path, folder);
    return at ? at + strlen(folder) : path;
}

/* The name of the machine's zone: TZ tells it, or where machine_file leads, or Debian's
 * /etc/timezone; empty = that file is a copy. */
static void find_name(char *out, size_t size)
{
    const char *given = getenv("TZ");
    char path[512] = "";
    if (given && given[0] == ':')
        given++;
    if (given && strcmp(given, machine_file) != 0) {
        snprintf(out, size, "%s", given[0] ? name_in(given) : "UTC");
        return;
    }
    if (readlink(machine_file, path, sizeof(path) - 1) > 0 && name_in(path) != path) {
        snprintf(out, size, "%s", name_in(path));
        return;
    }
    path[read_file("/etc/timezone", path, sizeof(path) - 1)] = '\0';
    snprintf(out, size, "%.*s", (int)strcspn(path, "\r\n"), path);
    if (!out[0] && access(machine_file, F_OK) != 0)
        snprintf(out, size, "UTC");
}

int zone_load(struct zone **zone_r, const char *name, struct error *error)
{
    struct zone *zone = memory_zero(1, sizeof(*zone));
    if (name)
        snprintf(zone->name, sizeof(zone->name), "%s", name);
    else
        find_name(zone->name, sizeof(zone->name));
    if (zone->name[0] ? load_named(zone) : load_file(zone, machine_file)) {
        *zone_r = zone;
        return 0;
    }
    error_set(error,
              "There is no time zone '%s'; give a name like Europe/Berlin, UTC, or an offset like "
              "+02:00.",
              zone->name);
    free(zone);
    return -1;
}

void zone_free(struct zone *zone)
{
    free(zone);
}

const char *zone_name(const struct zone *zone)
{
    return zone->name;
}

static size_t change_at(const struct zone *zone, int64_t second)
{
    size_t low = 0, high = zone->changes.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (zone->changes.rows[middle].since <= second)
            low = middle;
        else
            high = middle;
    }
    return low;
}

int zone_offset(const struct zone *zone, int64_t instant)
{
    return zone->changes.rows[change_at(zone, floor_div(instant, WHEN_SECOND))].offset;
}

int64_t zone_instant(const struct zone *zone, const struct civil *civil, int64_t not_before)
{
    int64_t as_utc = civil_utc(civil);
    if (!zone)
        return as_utc;
    int64_t second = floor_div(as_utc, WHEN_SECOND);
    size_t before = change_at(zone, second - 86400);
    size_t after = change_at(zone, second + 86400);
    int64_t early = as_utc - zone->changes.rows[before].offset * WHEN_SECOND;
    int64_t late = as_utc - zone->changes.rows[after].offset * WHEN_SECOND;
    bool early_fits = zone_offset(zone, early) == zone->changes.rows[before].offset;
    bool late_fits = zone_offset(zone, late) == zone->changes.rows[after].offset;
    if (early_fits && late_fits && early != late && not_before != WHEN_NONE)
        return not_before > early && not_before <= late ? late : early;
    return early_fits || !late_fits ? early : late;
}

int64_t zone_day(const struct zone *zone, int64_t instant)
{
    return floor_div(instant + zone_offset(zone, instant) * WHEN_SECOND, WHEN_DAY);
}

void when_text(int64_t instant, char out[WHEN_TEXT])
{
    struct civil c = civil_of(instant);
    snprintf(out, WHEN_TEXT, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", c.year % 10000, c.month % 100,
             c.day % 100, c.hour % 100, c.minute % 100, c.second % 100, c.micro / 1000 % 1000);
}

void day_text(int64_t day, char out[WHEN_TEXT])
{
    struct civil c = civil_of_days(day);
    snprintf(out, WHEN_TEXT, "%04d-%02d-%02d", c.year % 10000, c.month % 100, c.day % 100);
}

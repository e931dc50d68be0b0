#include "base/when.h"

#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
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

struct change {
    int64_t since; /* seconds */
    int offset;
};

struct zone {
    char name[64];
    size_t count;
    struct change changes[512];
};

static int offset_by_libc(int64_t second)
{
    time_t t = (time_t)second;
    struct tm tm;
    return localtime_r(&t, &tm) ? (int)tm.tm_gmtoff : 0;
}

static void add_change(struct zone *zone, int64_t since, int offset)
{
    if (zone->count < sizeof(zone->changes) / sizeof(zone->changes[0]))
        zone->changes[zone->count++] = (struct change){since, offset};
}

/* Probe week by week, then halve the week that holds a change. */
static void find_changes(struct zone *zone)
{
    const int64_t week = 7 * 86400;
    int64_t end = civil_days(2070, 1, 1) * 86400;
    int64_t at = civil_days(1990, 1, 1) * 86400;
    int offset = offset_by_libc(at);
    add_change(zone, INT64_MIN, offset);
    for (; at < end; at += week) {
        int next = offset_by_libc(at + week);
        if (next == offset)
            continue;
        int64_t low = at, high = at + week;
        while (high - low > 1) {
            int64_t middle = low + (high - low) / 2;
            if (offset_by_libc(middle) == offset)
                low = middle;
            else
                high = middle;
        }
        offset = next;
        add_change(zone, high, offset);
    }
}

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

/* A rule as POSIX has it for TZ: "CET-1CEST,M3.5.0,M10.5.0/3", "<+03>-3". */
static bool is_rule(const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t length = name[0] == '<' ? strcspn(name, ">") + 1 : strspn(name, letters);
    if (length < 3 || length >= strlen(name))
        return false;
    const char *offset = name + length + strspn(name + length, "+-");
    return byte_is_digit(*offset);
}

/* libc takes an unknown TZ for UTC without a word, so look whether the zone's file is there. */
static bool zone_exists(const char *name)
{
    const char *folder = getenv("TZDIR");
    char path[512], magic[4] = "";
    if (strstr(name, "..") || name[0] == '/')
        return false;
    snprintf(path, sizeof(path), "%s/%s", folder ? folder : "/usr/share/zoneinfo", name);
    FILE *file = fopen(path, "rb");
    bool found = file && fread(magic, 1, 4, file) == 4 && memcmp(magic, "TZif", 4) == 0;
    if (file)
        fclose(file);
    return found || is_rule(name);
}

static const char machine_file[] = "/etc/localtime";

/* "Europe/Berlin" of "../usr/share/zoneinfo/Europe/Berlin"; absent = no such folder. */
static const char *name_in(const char *path)
{
    static const char folder[] = "zoneinfo/";
    const char *at = strstr(path, folder);
    return at ? at + strlen(folder) : NULL;
}

/* The file's first line, or its last (which in a zone's file is its rule: RFC 9636, section 3.3).
 */
static void read_line(const char *path, bool last, char *out, size_t size)
{
    char line[256] = "";
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof(line), file) && last)
        ;
    if (file)
        fclose(file);
    snprintf(out, size, "%.*s", (int)strcspn(line, "\r\n"), line);
}

/* A name by which the machine's zone can be loaded again: what TZ says, where machine_file leads,
 * Debian's /etc/timezone, or else the rule in that file; UTC on a machine without any. */
static void local_name(char *out, size_t size)
{
    out[0] = '\0';
    const char *given = getenv("TZ");
    char path[512] = "";
    if (given && given[0] == ':')
        given++;
    if (given && strcmp(given, machine_file) != 0) {
        const char *name = name_in(given);
        snprintf(out, size, "%s", !given[0] ? "UTC" : name ? name : given);
        return;
    }
    if (readlink(machine_file, path, sizeof(path) - 1) > 0 && name_in(path))
        snprintf(out, size, "%s", name_in(path));
    if (!zone_exists(out))
        read_line("/etc/timezone", false, out, size);
    if (!zone_exists(out))
        read_line(machine_file, true, out, size);
    if (!zone_exists(out))
        snprintf(out, size, "UTC");
}

static void load_named(struct zone *zone, const char *name)
{
    char *before = getenv("TZ") ? strdup(getenv("TZ")) : NULL;
    setenv("TZ", name, 1);
    tzset();
    find_changes(zone);
    if (before)
        setenv("TZ", before, 1);
    else
        unsetenv("TZ");
    tzset();
    free(before);
}

int zone_load(struct zone **zone_r, const char *name, struct error *error)
{
    /* The one that libc was asked for last: a run asks up to four times for one and the same, and
     * each time takes 1.5 ms. */
    static struct zone last;
    struct zone *zone = memory_zero(1, sizeof(*zone));
    int offset = 0;
    if (name)
        snprintf(zone->name, sizeof(zone->name), "%s", name);
    else
        local_name(zone->name, sizeof(zone->name));
    *zone_r = zone;
    name = zone->name;
    if (strcmp(name, "UTC") == 0 || strcmp(name, "Z") == 0 || parse_fixed(name, &offset)) {
        add_change(zone, INT64_MIN, offset);
        return 0;
    }
    if (zone_exists(name)) {
        if (strcmp(name, last.name) != 0) {
            load_named(zone, name);
            last = *zone;
        }
        *zone = last;
        return 0;
    }
    error_set(error,
              "There is no time zone '%s'; give a name like Europe/Berlin, UTC, or an offset like "
              "+02:00.",
              name);
    free(zone);
    *zone_r = NULL;
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
    size_t low = 0, high = zone->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (zone->changes[middle].since <= second)
            low = middle;
        else
            high = middle;
    }
    return low;
}

int zone_offset(const struct zone *zone, int64_t instant)
{
    return zone->changes[change_at(zone, floor_div(instant, WHEN_SECOND))].offset;
}

int64_t zone_instant(const struct zone *zone, const struct civil *civil, int64_t not_before)
{
    int64_t as_utc = civil_utc(civil);
    if (!zone)
        return as_utc;
    int64_t second = floor_div(as_utc, WHEN_SECOND);
    size_t before = change_at(zone, second - 86400);
    size_t after = change_at(zone, second + 86400);
    int64_t early = as_utc - zone->changes[before].offset * WHEN_SECOND;
    int64_t late = as_utc - zone->changes[after].offset * WHEN_SECOND;
    bool early_fits = zone_offset(zone, early) == zone->changes[before].offset;
    bool late_fits = zone_offset(zone, late) == zone->changes[after].offset;
    if (early_fits && late_fits && early != late && not_before != WHEN_NONE)
        return not_before > early && not_before <= late ? late : early;
    return early_fits || !late_fits ? early : late;
}

int64_t zone_day(const struct zone *zone, int64_t instant)
{
    return zone_day_of(zone, instant).day;
}

/* The nearest one there is: a stored time may be any number. */
static int64_t instant_of(int64_t second)
{
    int64_t instant;
    if (__builtin_mul_overflow(second, WHEN_SECOND, &instant))
        return second < 0 ? INT64_MIN : INT64_MAX;
    return instant;
}

struct zone_day zone_day_of(const struct zone *zone, int64_t instant)
{
    enum { SECONDS = 86400 };
    int64_t second = floor_div(instant, WHEN_SECOND);
    size_t at = change_at(zone, second);
    int offset = zone->changes[at].offset;
    int64_t day = floor_div(second + offset, SECONDS);
    int64_t since = day * SECONDS - offset, until = since + SECONDS;
    if (since < zone->changes[at].since)
        since = zone->changes[at].since;
    if (at + 1 < zone->count && until > zone->changes[at + 1].since)
        until = zone->changes[at + 1].since;
    return (struct zone_day){instant_of(since), instant_of(until), day, offset};
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

#include "cli/judges.h"

#include <errno.h>

enum { FILE_BYTES_MAX = 4 << 20 };

int judges_read_file(struct run *run, const char *path, struct slice *content_r)
{
    FILE *file = fopen(path, "re");
    if (!file)
        return error_set(&run->error, "%s: %s", path, strerror(errno));
    char *bytes = arena_take(&run->arena, FILE_BYTES_MAX);
    *content_r = slice_make(bytes, fread(bytes, 1, FILE_BYTES_MAX, file));
    int number = ferror(file) ? errno : 0;
    bool whole = feof(file);
    fclose(file);
    if (number || !whole)
        return error_set(&run->error, "%s: %s", path,
                         number ? strerror(number) : "a rules file of over 4 MiB is not read");
    return 0;
}

int judges_open(struct run *run, struct judges *judges_r)
{
    const char *rules_path = run->options.values[OPTION_RULES];
    const char *providers_path = run->options.values[OPTION_PROVIDERS];
    struct slice rules = {0}, rows = {0};
    *judges_r = (struct judges){0};
    if ((rules_path && judges_read_file(run, rules_path, &rules) < 0) ||
        (providers_path && judges_read_file(run, providers_path, &rows) < 0))
        return -1;
    judges_r->classifier = classifier_open(rules, rules_path, &run->error);
    if (judges_r->classifier)
        judges_r->providers = providers_open(rows, providers_path, &run->error);
    return judges_r->providers ? 0 : -1;
}

void judges_close(struct judges *judges)
{
    providers_close(judges->providers);
    classifier_close(judges->classifier);
}

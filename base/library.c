#include "base/library.h"

#include <dlfcn.h>

int library_open(const struct library *library, void *functions, const char *wanted_by,
                 struct error *error)
{
    char *place = functions;
    void *handle = dlopen(library->soname, RTLD_LAZY | RTLD_LOCAL), *function = handle;
    for (const char *const *name = library->names; function && *name; name++) {
        function = dlsym(handle, *name);
        memcpy(place, &function, sizeof(function));
        place += sizeof(function);
    }
    if (function)
        return 0;
    const char *why = dlerror();
    return error_set(
        error,
        "%s needs the library %s, which cannot be loaded (%s); install it: the package "
        "is %s on Debian and Ubuntu, mostly %s elsewhere",
        wanted_by, library->soname, why, library->debian, library->package);
}

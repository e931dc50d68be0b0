/*
 * embedded: the data files of causes/ as they were when the program was built.
 */
#ifndef BOUNCESTAT_CAUSES_EMBEDDED_H
#define BOUNCESTAT_CAUSES_EMBEDDED_H

#include "base/slice.h"

struct slice embedded_rules(void);
struct slice embedded_providers(void);

#endif

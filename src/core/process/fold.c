/* SPDX-License-Identifier: MIT */
#include "core/process/fold.h"

#include "core/process/list.h"

#include <errno.h>

static size_t find(const struct process_folds *folds, struct process_identity identity)
{
	size_t i = 0;
	while (i < folds->count && !process_identity_equals(folds->set[i], identity))
		i++;
	return i;
}

bool process_folds_has(const struct process_folds *folds, struct process_identity identity)
{
	return find(folds, identity) < folds->count;
}

int process_folds_add(struct process_folds *folds, struct process_identity identity)
{
	if (process_folds_has(folds, identity))
		return 0;
	if (folds->count == FOLDS)
		return -E2BIG;
	folds->set[folds->count++] = identity;
	return 0;
}

void process_folds_remove(struct process_folds *folds, struct process_identity identity)
{
	size_t place = find(folds, identity);
	if (place < folds->count)
		folds->set[place] = folds->set[--folds->count];
}

int process_folds_toggle(struct process_folds *folds, struct process_identity identity)
{
	if (!process_folds_has(folds, identity))
		return process_folds_add(folds, identity);
	process_folds_remove(folds, identity);
	return 0;
}

void process_folds_forget(struct process_folds *folds, const struct delta *delta)
{
	if (delta->now == NULL || !delta->now->families[FAMILY_PROCESS].is_present)
		return;
	for (size_t i = folds->count; i > 0; i--) {
		struct process_identity identity = folds->set[i - 1];
		if (identity.start != FOLD_GROUP && process_find(delta, identity) == NO_ITEM)
			folds->set[i - 1] = folds->set[--folds->count];
	}
}

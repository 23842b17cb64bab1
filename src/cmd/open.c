/* SPDX-License-Identifier: MIT */
#include "cmd/open.h"

#include "cmd/commands.h"
#include "cmd/range.h"

#include <errno.h>
#include <string.h>

static const char *root_of(const struct settings *settings)
{
	return settings->root == NULL ? "/" : settings->root;
}

int open_sampler(const struct settings *settings, struct sampler **out)
{
	struct source_options options = {
		.root = settings->root, .hz = settings->hz, .page_size = settings->page_size};
	int error = sampler_open(out, &options);
	if (error == 0) {
		(*out)->delta.overrides = settings->limits;
		return range_set(settings, *out);
	}
	if (error == -ENOMEM) {
		complain("no memory");
		return EXIT_FAILED;
	}
	return complain_usage("--root %s: %s", root_of(settings), strerror(-error));
}

int complain_step(const struct settings *settings, int error)
{
	if (error == -ENOMEM)
		complain("no memory");
	else if (error == -ENOENT)
		complain("%s: nothing there that cmon can read: no proc files, no processes",
			root_of(settings));
	else if (error == -ENODATA)
		complain("%s: no sample", root_of(settings));
	else
		complain("%s: %s", root_of(settings), strerror(-error));
	return EXIT_FAILED;
}

void complain_guessed(const struct settings *settings, const struct sampler *sampler)
{
	const struct stamp *stamp = &sampler->delta.now->stamp;
	if (stamp->is_guessed)
		complain("%s does not tell its HZ and page size: read with this machine's %.0f and %.0f",
			root_of(settings), stamp->hz, stamp->page_size);
}

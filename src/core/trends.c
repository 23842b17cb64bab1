/* SPDX-License-Identifier: MIT */
#include "core/trends.h"

#include "base/clock.h"
#include "core/members.h"
#include "proc/cmon/fsusage.h"

#include <string.h>

/* The share of what used bytes do that a straight line explains: with less nobody can say where it leads. */
#define STEADY 0.9

static struct trend *find(const struct trends *trends, struct slice mount)
{
	for (size_t i = 0; i < trends->fs_count; i++)
		if (slice_equals(mount, slice_of(trends->fs[i].mount)))
			return (struct trend *)&trends->fs[i];
	return NULL;
}

/* A place for a mount: a free one, else that of the one that is gone for longest. */
static struct trend *make_room(struct trends *trends)
{
	if (trends->fs_count < TREND_MOUNTS)
		return &trends->fs[trends->fs_count++];
	struct trend *oldest = &trends->fs[0];
	for (size_t i = 1; i < TREND_MOUNTS; i++)
		if (trends->fs[i].seen < oldest->seen)
			oldest = &trends->fs[i];
	/* All are there: the first ones are followed. */
	return oldest->seen + 1 < trends->samples ? oldest : NULL;
}

static void begin(struct trend *trend, struct slice mount, double size)
{
	*trend = (struct trend){.size = size};
	memcpy(trend->mount, mount.data, mount.length);
}

static void add_point(struct trend *trend, struct trend_point point)
{
	if (trend->count > 0) {
		double last = trend->points[(trend->count - 1) % TREND_POINTS].seconds;
		/* The clock of another machine, or of the same one before it was started anew. */
		if (point.seconds < last)
			trend->count = 0;
		else if (point.seconds - last < TREND_STEP_SECONDS)
			return;
	}
	trend->points[trend->count++ % TREND_POINTS] = point;
}

static void take_mount(struct trends *trends, const struct delta *delta, size_t item)
{
	const struct fsusage *usage = snapshot_item(delta->now, FAMILY_FS, FS_USAGE, item);
	struct slice mount = snapshot_label(delta->now, FAMILY_FS, item).text;
	/* It is not read in each sample. */
	int64_t taken = delta->now->families[FAMILY_FS].parts[FS_USAGE].taken;
	if (usage == NULL || usage->size_bytes == ABSENT_U64 || usage->free_bytes == ABSENT_U64 ||
		usage->free_bytes > usage->size_bytes || mount.length >= LIMIT_ITEM || taken <= 0)
		return;
	double size = (double)usage->size_bytes;
	struct trend *trend = find(trends, mount);
	bool is_new = trend == NULL;
	if (is_new && (trend = make_room(trends)) == NULL)
		return;
	if (is_new || trend->size != size)
		begin(trend, mount, size);
	trend->seen = trends->samples;
	add_point(trend,
		(struct trend_point){(double)taken / (double)NANOSECONDS, size - (double)usage->free_bytes});
}

void trends_update(struct trends *trends, const struct delta *delta)
{
	const struct family_data *family = &delta->now->families[FAMILY_FS];
	trends->samples++;
	process_restarts_update(&trends->restarts, delta);
	if (!family->is_present || !family->parts[FS_USAGE].is_present)
		return;
	for (size_t item = 0; item < family->count; item++)
		if (members_is_writable_mount(delta->now, item))
			take_mount(trends, delta, item);
}

size_t trends_find_restarts(const struct trends *trends, const struct process_restart *out[], size_t capacity)
{
	const struct process_restart *all[RESTARTS_TRACKED];
	size_t found = process_restarts_find(&trends->restarts, all, RESTARTS_TRACKED), count = 0;
	for (size_t i = 0; i < found && count < capacity; i++)
		if (all[i]->is_service)
			out[count++] = all[i];
	return count;
}

/* The line that lies nearest to the points: bytes per second; 0 where they do not keep to it. */
static double steady_growth(const struct trend *trend)
{
	uint64_t count = trend->count < TREND_POINTS ? trend->count : TREND_POINTS,
		 first = trend->count - count;
	double n = (double)count, seconds = 0, used = 0, tt = 0, tu = 0, uu = 0;
	for (uint64_t i = first; i < trend->count; i++) {
		seconds += trend->points[i % TREND_POINTS].seconds / n;
		used += trend->points[i % TREND_POINTS].used / n;
	}
	for (uint64_t i = first; i < trend->count; i++) {
		double t = trend->points[i % TREND_POINTS].seconds - seconds;
		double u = trend->points[i % TREND_POINTS].used - used;
		tt += t * t;
		tu += t * u;
		uu += u * u;
	}
	bool is_steady = uu > 0 && tt > 0 && tu * tu / (tt * uu) >= STEADY;
	return is_steady && tu > 0 ? tu / tt : 0;
}

double trends_full_in(const struct trends *trends, struct slice mount, double available)
{
	const struct trend *trend = find(trends, mount);
	if (trend == NULL || trend->count < TREND_LEAST_POINTS || isnan(available))
		return NAN;
	uint64_t count = trend->count < TREND_POINTS ? trend->count : TREND_POINTS;
	double newest = trend->points[(trend->count - 1) % TREND_POINTS].seconds;
	if (newest - trend->points[(trend->count - count) % TREND_POINTS].seconds < TREND_LEAST_SECONDS)
		return NAN;
	double growth = steady_growth(trend);
	return growth > 0 ? available / growth : INFINITY;
}

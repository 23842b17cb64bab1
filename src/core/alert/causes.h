/* SPDX-License-Identifier: MIT */
/*
 * Which findings are of one cause. A busy CPU makes tasks wait for it and the load rise; a busy disk makes requests and
 * processes wait. Each of these is a value of its own, but one trouble: it is counted and told once, by what stands
 * nearest to the cause.
 */
#ifndef CMON_CORE_ALERT_CAUSES_H
#define CMON_CORE_ALERT_CAUSES_H

#include "core/alert/findings.h"

/*
 * Marks those that another one of the list tells, corrects the counts and puts them behind the others of their level.
 * What is worse than the one that would tell it stands for itself.
 */
void causes_join(const struct delta *delta, struct finding_list *list);

#endif

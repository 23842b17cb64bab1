/* SPDX-License-Identifier: MIT */
/* The panels: a file each; the table in panels.c says where they stand. */
#ifndef CMON_TUI_PANEL_PANEL_H
#define CMON_TUI_PANEL_PANEL_H

#include "tui/layout.h"

typedef struct panel_size panel_size(const struct view *view, const struct room *room);
typedef void panel_draw(const struct view *view, const struct area *area, const struct room *room);
typedef enum level panel_level(const struct view *view);

panel_size header_size, one_line_size, psi_size, cpus_size, net_size, disk_size, fs_size, tasks_size,
	line_size, main_size, alerts_size;
panel_size raid_size, sensors_size, cgroups_size, selected_size, sockets_size, interrupts_size;
panel_draw header_draw, meter_cpu_draw, meter_mem_draw, meter_swap_draw, meter_load_draw, psi_draw, cpus_draw,
	net_draw, disk_draw, fs_draw, tasks_draw, line_draw, main_draw, alerts_draw, key_line_draw;
panel_draw raid_draw, sensors_draw, cgroups_draw, selected_draw, sockets_draw, interrupts_draw;
panel_level meter_cpu_level, meter_mem_level, meter_swap_level, meter_load_level, psi_level, net_level,
	disk_level, fs_level, alerts_level;
panel_level raid_level, sensors_level;

/* Begins the histories of what they show. */
void net_watch(const struct view *view, const struct placed *placed, struct history *history);
void disk_watch(const struct view *view, const struct placed *placed, struct history *history);
/* The same for a whole layout. */
void panels_watch(const struct layout *layout, const struct view *view, struct history *history);

/* What main_draw draws, by what the user looks at. */
void list_draw(const struct view *view, const struct area *area, const struct room *room);
/* The place in the list of what is drawn at a row of the screen; false for none. */
bool list_row_at(const struct view *view, const struct area *area, size_t row, size_t *place);
/* The order that the title at a place of the screen stands for; false for none. */
bool list_column_at(
	const struct view *view, const struct area *area, size_t row, size_t column, enum process_sort *sort);
void alert_list_draw(const struct view *view, const struct area *area);

#endif

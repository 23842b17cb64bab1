/* SPDX-License-Identifier: MIT */
/*
 * What measures the machine itself: /sys/class/hwmon, /sys/class/thermal, /sys/class/power_supply.
 * Source: Documentation/hwmon/sysfs-interface.rst, Documentation/ABI/testing/sysfs-class-thermal and -power.
 * Fixture: fixtures/laptop.
 */
#ifndef CMON_PROC_SYS_SENSOR_H
#define CMON_PROC_SYS_SENSOR_H

#include "metric/part.h"

/* A sensor has what belongs to its kind; the rest is absent. */
struct sensor {
	struct text sensor;
	struct text kind;        /* "temperature", "fan", "voltage", "power", "battery" … */
	struct text description; /* what the driver, or the maker of the board, calls it */
	struct text state;       /* "Charging", "Full" … */
	int64_t temperature;     /* 1/1000 degree, as the two below */
	int64_t temperature_maximum;
	int64_t temperature_critical;
	uint64_t fan_rpm;
	int64_t voltage; /* mV */
	int64_t power;   /* µW; below 0 some drivers tell a discharge */
	uint64_t capacity;
	uint64_t energy; /* µWh */
	uint64_t online; /* 1: the charger is plugged in */
};

/* Its rows, in their order. */
enum sensor_row {
	SENSOR_LABEL,
	SENSOR_KIND,
	SENSOR_DESCRIPTION,
	SENSOR_STATE,
	SENSOR_TEMPERATURE,
	SENSOR_TEMPERATURE_MAXIMUM,
	SENSOR_TEMPERATURE_CRITICAL,
	SENSOR_FAN,
	SENSOR_VOLTAGE,
	SENSOR_POWER,
	SENSOR_CAPACITY,
	SENSOR_ENERGY,
	SENSOR_ONLINE,
	SENSOR_ROWS
};

/* Rows only: the collector walks. */
extern const struct part sensor_part;

/* A file, as it ends, and the row that its first line gives. */
struct sensor_file {
	const char *end;
	enum sensor_row row;
};

enum { SENSOR_FILES = 8 };

/* A kind of sensor in a directory of the class: files that begin with stem and a number, or all of the directory. */
struct sensor_kind {
	const char *directory; /* of the class, below the root */
	const char *stem;      /* "temp" of temp1_input; NULL: the directory is one sensor */
	const char *name;      /* what its kind is called; NULL: its file "type" says */
	struct sensor_file files[SENSOR_FILES];
};

extern const struct sensor_kind sensor_kinds[];
extern const size_t sensor_kind_count;

#endif

/* SPDX-License-Identifier: MIT */
#include "proc/sys/sensor.h"

#include <assert.h>

/* Beyond these no sensor of a computer measures: a driver gives them for want of a value. */
enum { COLDEST = -273000, HOTTEST = 1000000, FASTEST_FAN = 65535 };

static bool is_limit(int64_t temperature)
{
	return temperature > 0 && temperature < 200000;
}

/* Its own maximum is where warning begins, its critical temperature where critical does; each stands in for the other. */
static bool own_limits(const void *item, struct limits *out)
{
	const struct sensor *sensor = item;
	bool has_maximum = is_limit(sensor->temperature_maximum);
	bool has_critical = is_limit(sensor->temperature_critical);
	if (!has_maximum && !has_critical)
		return false;
	double maximum = (double)(has_maximum ? sensor->temperature_maximum : sensor->temperature_critical);
	double critical = (double)(has_critical ? sensor->temperature_critical : sensor->temperature_maximum);
	out->warning = fmin(maximum, critical) / 1000;
	out->critical = fmax(maximum, critical) / 1000;
	out->careful = out->warning - 10;
	return true;
}

#define MILLIDEGREES .unit = UNIT_CELSIUS, .scale = 0.001

/* clang-format off */
static const struct metric rows[] = {
	[SENSOR_LABEL] = {FIELD(sensor, sensor), .kind = METRIC_LABEL, .help = "name of the sensor"},
	[SENSOR_KIND] = {FIELD(sensor, kind), .kind = METRIC_TEXT, .help = "what it measures"},
	[SENSOR_DESCRIPTION] = {FIELD(sensor, description), .kind = METRIC_TEXT, .help = "where it sits, as its maker says"},
	[SENSOR_STATE] = {FIELD(sensor, state), .kind = METRIC_TEXT, .help = "what a battery does"},
	[SENSOR_TEMPERATURE] = {FIELD(sensor, temperature), MILLIDEGREES, .limits = {45, 65, 80}, .own_limits = own_limits, .flags = METRIC_ALERTS, .help = "temperature; limits of its own count first"},
	[SENSOR_TEMPERATURE_MAXIMUM] = {FIELD(sensor, temperature_maximum), MILLIDEGREES, .help = "its maximum, as its maker says"},
	[SENSOR_TEMPERATURE_CRITICAL] = {FIELD(sensor, temperature_critical), MILLIDEGREES, .help = "too much, as its maker says"},
	[SENSOR_FAN] = {FIELD(sensor, fan_rpm), .help = "turns a minute"},
	[SENSOR_VOLTAGE] = {FIELD(sensor, voltage), .unit = UNIT_VOLTS, .scale = 0.001, .help = "voltage"},
	[SENSOR_POWER] = {FIELD(sensor, power), .unit = UNIT_WATTS, .scale = 1e-6, .help = "power"},
	[SENSOR_CAPACITY] = {FIELD(sensor, capacity), .unit = UNIT_PERCENT, .help = "charge of the battery"},
	[SENSOR_ENERGY] = {FIELD(sensor, energy), .unit = UNIT_JOULES, .scale = 0.0036, .help = "energy in the battery"},
	[SENSOR_ONLINE] = {FIELD(sensor, online), .help = "1 when the supply is plugged in"},
};
/* clang-format on */
static_assert(COUNT_OF(rows) == SENSOR_ROWS, "a name per row");

#undef MILLIDEGREES

static void amend(void *item)
{
	struct sensor *sensor = item;
	int64_t temperature = sensor->temperature;
	if (temperature == 0 || temperature <= COLDEST || temperature >= HOTTEST)
		sensor->temperature = ABSENT_I64;
	if (!is_limit(sensor->temperature_maximum))
		sensor->temperature_maximum = ABSENT_I64;
	if (!is_limit(sensor->temperature_critical))
		sensor->temperature_critical = ABSENT_I64;
	if (sensor->fan_rpm >= FASTEST_FAN)
		sensor->fan_rpm = ABSENT_U64;
	if (sensor->capacity > 100)
		sensor->capacity = ABSENT_U64;
}

const struct part sensor_part = {
	.name = "sensor",
	.size = sizeof(struct sensor),
	.rows = rows,
	.row_count = COUNT_OF(rows),
	.cap = CAP_SENSORS,
	.amend = amend,
};

#define HWMON "sys/class/hwmon"

/* clang-format off */
const struct sensor_kind sensor_kinds[] = {
	{HWMON, "temp", "temperature", {{"_input", SENSOR_TEMPERATURE}, {"_max", SENSOR_TEMPERATURE_MAXIMUM}, {"_crit", SENSOR_TEMPERATURE_CRITICAL}, {"_label", SENSOR_DESCRIPTION}}},
	{HWMON, "fan", "fan", {{"_input", SENSOR_FAN}, {"_label", SENSOR_DESCRIPTION}}},
	{HWMON, "in", "voltage", {{"_input", SENSOR_VOLTAGE}, {"_label", SENSOR_DESCRIPTION}}},
	{HWMON, "power", "power", {{"_input", SENSOR_POWER}, {"_average", SENSOR_POWER}, {"_label", SENSOR_DESCRIPTION}}},
	{"sys/class/thermal", NULL, "temperature", {{"temp", SENSOR_TEMPERATURE}}},
	{"sys/class/power_supply", NULL, NULL, {{"type", SENSOR_KIND}, {"model_name", SENSOR_DESCRIPTION}, {"status", SENSOR_STATE}, {"capacity", SENSOR_CAPACITY}, {"energy_now", SENSOR_ENERGY}, {"power_now", SENSOR_POWER}, {"online", SENSOR_ONLINE}}},
};
/* clang-format on */

#undef HWMON

const size_t sensor_kind_count = COUNT_OF(sensor_kinds);

/* SPDX-License-Identifier: MIT */
#include "cmd/commands.h"

#include <fcntl.h>
#include <locale.h>
#include <unistd.h>

/* A file that is opened later must never land on a standard descriptor that was closed at the start. */
static void fill_standard_descriptors(void)
{
	int descriptor;
	do
		descriptor = open("/dev/null", O_RDWR);
	while (descriptor >= 0 && descriptor <= STDERR_FILENO);
	if (descriptor > STDERR_FILENO)
		close(descriptor);
}

int main(int count, char *arguments[])
{
	fill_standard_descriptors();
	/* Characters by the user's locale; numbers always with a point. */
	setlocale(LC_CTYPE, "");
	return commands_main(count, arguments);
}

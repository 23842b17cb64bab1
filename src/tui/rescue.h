/* SPDX-License-Identifier: MIT */
/*
 * What must not be lost when the program dies on the screen: the terminal is given back as it was, and what others
 * wrote to standard output and standard error while the screen was on is shown after it.
 */
#ifndef CMON_TUI_RESCUE_H
#define CMON_TUI_RESCUE_H

#include <termios.h>

/*
 * From now on a crash (SIGSEGV, SIGABRT and so failed assertions, SIGBUS, SIGFPE, SIGILL) of any thread writes
 * sequence to the terminal, sets its modes, shows what was held back, and ends the program by the same signal. A
 * stack that overflows is caught in the calling thread only.
 *
 * sequence  copied; leaves the screen, shows the cursor. What does not fit (1000 bytes) is left out.
 */
void rescue_start(int terminal, const struct termios *modes, const char *sequence);
/* Crashes are what they were before. */
void rescue_stop(void);

/*
 * Takes standard output and standard error away from the terminal, those of them that are one: what anybody, such as
 * a library, writes there is held back, the first 64 KiB of it. Whoever draws needs a descriptor of his own.
 */
void rescue_hold_output(void);
/* Gives them back and writes what was held to standard error, made safe. Does nothing when nothing is held. */
void rescue_show_output(void);

#endif

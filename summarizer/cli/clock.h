/*
 * Time that only goes forward.  It steers limits and progress; no output
 * depends on it.
 */
#ifndef CLI_CLOCK_H
#define CLI_CLOCK_H

/* [s] since some moment before the program began. */
double clock_seconds(void);

#endif

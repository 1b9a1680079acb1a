/*
 * bench RUNS COMMAND...: run a command RUNS times (after one run that does
 * not count) and print the medians of its wall and CPU time [ms] and its
 * largest memory [KiB], parted by tabs.  Output goes to /dev/null.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct sample {
    double wall, cpu; /* [ms] */
    long memory;      /* [KiB] */
};

static double milliseconds(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static struct sample run(char **command)
{
    struct timespec begin, end;
    struct rusage use;
    struct sample s;
    pid_t child;

    clock_gettime(CLOCK_MONOTONIC, &begin);
    child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);

        dup2(null, STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, NULL, 0, &use) < 0)
        exit(1);
    clock_gettime(CLOCK_MONOTONIC, &end);
    s.wall = (double)(end.tv_sec - begin.tv_sec) * 1e3 +
             (double)(end.tv_nsec - begin.tv_nsec) / 1e6;
    s.cpu = milliseconds(use.ru_utime) + milliseconds(use.ru_stime);
    s.memory = use.ru_maxrss;
    return s;
}

static int by_number(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

int main(int argc, char **argv)
{
    enum { MOST = 1000 };
    static const long limit = MOST;
    double wall[MOST], cpu[MOST];
    long runs = argc > 2 ? strtol(argv[1], NULL, 10) : 0, memory = 0;

    if (runs < 1 || runs > limit) {
        fputs("usage: bench RUNS COMMAND...\n", stderr);
        return 2;
    }
    run(argv + 2);
    for (long i = 0; i < runs; i++) {
        struct sample s = run(argv + 2);

        wall[i] = s.wall;
        cpu[i] = s.cpu;
        memory = s.memory > memory ? s.memory : memory;
    }
    qsort(wall, (size_t)runs, sizeof *wall, by_number);
    qsort(cpu, (size_t)runs, sizeof *cpu, by_number);
    printf("%.2f\t%.2f\t%ld\n", wall[runs / 2], cpu[runs / 2], memory);
    return 0;
}

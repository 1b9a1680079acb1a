/*
 * bench RUNS COMMAND...: run a command RUNS times (after one run that does
 * not count, unless there is but one) and print the medians of its wall and CPU
 * time [ms] and the most memory that it and its children held at once [KiB],
 * parted by tabs. Its output goes to /dev/null.
 *
 * bench --once=FILE COMMAND...: run it once, with output and exit status as
 * they are, and write the same three numbers to FILE.
 *
 * Memory is the sum of what each process holds, looked at every 10 ms, so
 * that pages which they share count once for each.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct sample {
    double wall, cpu; /* [ms] */
    long memory;      /* [KiB] */
    int status;       /* of wait() */
};

static double milliseconds(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

/* [KiB] that a process holds, 0 if it is gone. */
static long resident(long pid)
{
    char path[64];
    long pages = 0;
    FILE *f;

    snprintf(path, sizeof path, "/proc/%ld/statm", pid);
    f = fopen(path, "r");
    if (!f)
        return 0;
    if (fscanf(f, "%*d %ld", &pages) != 1)
        pages = 0;
    fclose(f);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

static long resident_all(long pid)
{
    long sum = resident(pid), child;
    char path[96];
    FILE *f;

    snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", pid, pid);
    f = fopen(path, "r");
    if (!f)
        return sum;
    while (fscanf(f, "%ld", &child) == 1)
        sum += resident(child);
    fclose(f);
    return sum;
}

/* Wait until `child` ends, and look at its memory meanwhile. */
static long watch(pid_t child, const sigset_t *ended)
{
    static const struct timespec step = {.tv_nsec = 10000000};
    siginfo_t info;
    long most = 0;

    for (;;) {
        long now;

        info.si_pid = 0;
        if (waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) !=
                0 ||
            info.si_pid == child)
            return most;
        now = resident_all(child);
        most = now > most ? now : most;
        sigtimedwait(ended, NULL, &step);
    }
}

static void start(char **command, int quiet, const sigset_t *before)
{
    int null = quiet ? open("/dev/null", O_WRONLY) : -1;

    sigprocmask(SIG_SETMASK, before, NULL);
    if (quiet)
        dup2(null, STDOUT_FILENO);
    execvp(command[0], command);
    _exit(127);
}

static struct sample run(char **command, int quiet)
{
    struct timespec begin, end;
    sigset_t ended, before;
    struct rusage use;
    struct sample s;
    pid_t child;

    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    sigprocmask(SIG_BLOCK, &ended, &before);
    clock_gettime(CLOCK_MONOTONIC, &begin);
    child = fork();
    if (child == 0)
        start(command, quiet, &before);
    if (child < 0)
        exit(1);
    s.memory = watch(child, &ended);
    clock_gettime(CLOCK_MONOTONIC, &end);
    if (wait4(child, &s.status, 0, &use) < 0)
        exit(1);
    s.wall = (double)(end.tv_sec - begin.tv_sec) * 1e3 +
             (double)(end.tv_nsec - begin.tv_nsec) / 1e6;
    s.cpu = milliseconds(use.ru_utime) + milliseconds(use.ru_stime);
    s.memory = use.ru_maxrss > s.memory ? use.ru_maxrss : s.memory;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return s;
}

static int run_once(const char *path, char **command)
{
    struct sample s = run(command, 0);
    FILE *f = fopen(path, "w");

    if (!f || fprintf(f, "%.2f\t%.2f\t%ld\n", s.wall, s.cpu, s.memory) < 0 ||
        fclose(f) != 0)
        return 1;
    return WIFEXITED(s.status) ? WEXITSTATUS(s.status)
                               : 128 + WTERMSIG(s.status);
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

    if (argc > 2 && strncmp(argv[1], "--once=", 7) == 0)
        return run_once(argv[1] + 7, argv + 2);
    if (runs < 1 || runs > limit) {
        fputs("usage: bench RUNS COMMAND...\n", stderr);
        return 2;
    }
    if (runs > 1)
        run(argv + 2, 1);
    for (long i = 0; i < runs; i++) {
        struct sample s = run(argv + 2, 1);

        wall[i] = s.wall;
        cpu[i] = s.cpu;
        memory = s.memory > memory ? s.memory : memory;
    }
    qsort(wall, (size_t)runs, sizeof *wall, by_number);
    qsort(cpu, (size_t)runs, sizeof *cpu, by_number);
    printf("%.2f\t%.2f\t%ld\n", wall[runs / 2], cpu[runs / 2], memory);
    return 0;
}

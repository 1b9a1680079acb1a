/*
 * A system that fails: preload it (LD_PRELOAD) and say in FAILING which
 * calls of the program fail, how, and which of them.
 *
 *   FAILING="malloc ENOMEM 7"    the seventh allocation fails
 *   FAILING="write ENOSPC 2+"    the second write(2) fails, and all later
 *   FAILING="read SHORT 1+"      every read(2) gives a third of what it asks
 *   FAILING="read GROW 2:FILE"   before the second read(2), FILE grows
 *   FAILING_COUNT=FILE           the number of such calls goes there, as a
 *                                native 64-bit integer
 *
 * Calls of the kernel are trapped by a filter of seccomp, so also those that
 * the C library makes by itself (stdio) are seen, and a short read or write
 * is a true one.  A call that the trap makes carries a mark in its sixth
 * argument, which none of these calls has.  Processes count for themselves;
 * a child goes on from the count of its parent.
 */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

enum { MARK = 0x5ca1ab1e, SHORT = -1, GROW = -2 };

/* The program's own memory: glibc offers it by these names too. */
extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *p, size_t n);
void *malloc(size_t n);
void *calloc(size_t count, size_t size);
void *realloc(void *p, size_t n);

static struct {
    bool memory;       /* allocations fail, not calls of the kernel */
    bool armed, later; /* all after the first fail too */
    int how;           /* errno, SHORT or GROW */
    long first, count;
    const char *grows;
    int64_t *total; /* shared with whoever reads FAILING_COUNT */
} plan;

static const struct {
    const char *name;
    int number;
} calls[] = {
    {"read",       SYS_read      },
    {"write",      SYS_write     },
    {"recv",       SYS_recvfrom  },
    {"send",       SYS_sendto    },
    {"close",      SYS_close     },
    {"open",       SYS_openat    },
    {"fork",       SYS_clone     },
    {"socketpair", SYS_socketpair},
    {"fchmod",     SYS_fchmod    },
    {"fcntl",      SYS_fcntl     },
    {"link",       SYS_linkat    },
    {"fsync",      SYS_fsync     },
    {"stat",       SYS_newfstatat},
#ifdef SYS_rename
    {"rename",     SYS_rename    },
#else
    {"rename", SYS_renameat},
#endif
#ifdef SYS_poll
    {"poll",       SYS_poll      },
#else
    {"poll", SYS_ppoll},
#endif
};

static const struct {
    const char *name;
    int how;
} ways[] = {
    {"ENOMEM", ENOMEM},
    {"ENOSPC", ENOSPC},
    {"EIO",    EIO   },
    {"EINTR",  EINTR },
    {"EAGAIN", EAGAIN},
    {"EMFILE", EMFILE},
    {"EACCES", EACCES},
    {"SHORT",  SHORT },
    {"GROW",   GROW  },
};

/* Whether this call is one of those that fail. */
static bool hit(void)
{
    if (!plan.armed)
        return false;
    plan.count++;
    if (plan.total && *plan.total < plan.count)
        *plan.total = plan.count;
    return plan.count == plan.first || (plan.later && plan.count > plan.first);
}

static bool out_of_memory(void)
{
    if (!plan.memory || !hit())
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t n)
{
    return out_of_memory() ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t size)
{
    return out_of_memory() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *p, size_t n)
{
    return out_of_memory() ? NULL : __libc_realloc(p, n);
}

/* ---- calls of the kernel ---- */

static long long *result_of(ucontext_t *u)
{
#if defined(__x86_64__)
    return &u->uc_mcontext.gregs[REG_RAX];
#else
    return (long long *)&u->uc_mcontext.regs[0];
#endif
}

static long argument(const ucontext_t *u, size_t i)
{
#if defined(__x86_64__)
    static const int place[] = {REG_RDI, REG_RSI, REG_RDX, REG_R10, REG_R8};

    return (long)u->uc_mcontext.gregs[place[i]];
#else
    return (long)u->uc_mcontext.regs[i];
#endif
}

static long marked(long number, long a, long b, long c)
{
    return syscall(number, a, b, c, 0L, 0L, (long)MARK);
}

static void grow(void)
{
    static const char more[] = "\nThe ferry came back in the evening.\n";
    int fd = open(plan.grows, O_WRONLY | O_APPEND);

    if (fd >= 0)
        (void)marked(SYS_write, fd, (long)more, sizeof more - 1);
    if (fd >= 0)
        (void)marked(SYS_close, fd, 0, 0);
}

static void trapped(int number, siginfo_t *info, void *context)
{
    ucontext_t *u = context;
    int before = errno;
    bool fails = hit();
    long n = argument(u, 2), got;

    (void)number;
    if (fails && plan.how > 0) {
        *result_of(u) = -plan.how;
        return;
    }
    if (fails && plan.how == SHORT && n > 1)
        n = (n + 2) / 3;
    if (fails && plan.how == GROW)
        grow();
    got = syscall(info->si_syscall, argument(u, 0), argument(u, 1), n,
                  argument(u, 3), argument(u, 4), (long)MARK);
    *result_of(u) = got < 0 ? -errno : got;
    errno = before;
}

/* Without it no test would mean anything: better no run at all. */
static void stop(const char *why)
{
    (void)!write(STDERR_FILENO, why, strlen(why));
    _exit(99);
}

static void trap(int number)
{
    struct sigaction action = {.sa_sigaction = trapped,
                               .sa_flags = SA_SIGINFO | SA_NODEFER};
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)number, 0, 3),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
                 offsetof(struct seccomp_data, args[5])),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, MARK, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {sizeof code / sizeof *code, code};

    if (sigaction(SIGSYS, &action, NULL) != 0 ||
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0)
        stop("failing: no seccomp here\n");
}

/* ---- the plan ---- */

static void share_count(const char *name)
{
    int fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
    void *p;

    if (fd < 0 || ftruncate(fd, sizeof *plan.total) != 0)
        stop("failing: no place for the count\n");
    p = mmap(NULL, sizeof *plan.total, PROT_READ | PROT_WRITE, MAP_SHARED, fd,
             0);
    close(fd);
    if (p == MAP_FAILED)
        stop("failing: no place for the count\n");
    plan.total = p;
}

/* Whether `text` begins with the word, and a space. */
static bool begins(const char **text, const char *word)
{
    size_t n = strlen(word);

    if (strncmp(*text, word, n) != 0 || (*text)[n] != ' ')
        return false;
    *text += n + 1;
    return true;
}

__attribute__((constructor)) static void begin(void)
{
    const char *text = getenv("FAILING"), *count = getenv("FAILING_COUNT");
    int number = -1;
    char *end;

    if (!text)
        return;
    plan.memory = begins(&text, "malloc");
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
        if (!plan.memory && number < 0 && begins(&text, calls[i].name))
            number = calls[i].number;
    for (size_t i = 0; i < sizeof ways / sizeof *ways && !plan.how; i++)
        if (begins(&text, ways[i].name))
            plan.how = ways[i].how;
    plan.first = strtol(text, &end, 10);
    plan.later = *end == '+';
    plan.grows = *end == ':' ? end + 1 : "";
    if (!plan.how || (!plan.memory && number < 0))
        stop("failing: FAILING is not understood\n");
    if (count)
        share_count(count);
    if (!plan.memory)
        trap(number);
    plan.armed = true;
}

#define _GNU_SOURCE /* syscall(2), O_PATH.  NOLINT(bugprone-reserved-*) */
#include "cli/sandbox.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "cli/folder.h"

/* Sanitizers and the counting of lines need calls of their own. */
#if defined(SANDBOX_NONE)
static const bool possible = false;
#else
static const bool possible = true;
#endif

/* ---- files ---- */

static const uint64_t reading =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
static const uint64_t renaming =
    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE;

/* All that the first interface can refuse. */
static const uint64_t refused =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |
    LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
    LANDLOCK_ACCESS_FS_MAKE_SYM;

static int landlock_version(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
                           LANDLOCK_CREATE_RULESET_VERSION);

    return version > 0 ? (int)version : 0;
}

/* The machine has no memory or descriptor left. */
static bool is_short(void)
{
    return errno == ENOMEM || errno == EMFILE || errno == ENFILE;
}

/* What cannot be opened needs no rule: reading it fails by itself. */
static bool allow(int rules, const char *path, uint64_t access)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = access};
    struct stat st;
    bool done;

    rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return !is_short();
    if (fstat(rule.parent_fd, &st) == 0 && !S_ISDIR(st.st_mode))
        rule.allowed_access &= ~(uint64_t)LANDLOCK_ACCESS_FS_READ_DIR;
    done = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
                   &rule, 0U) == 0;
    close(rule.parent_fd);
    return done;
}

static bool allow_all(int rules, const struct options *o)
{
    /* iconv's tables and what they need. */
    static const char *const system[] = {"/lib", "/lib64", "/usr/lib",
                                         "/etc/ld.so.cache",
                                         "/sys/devices/system/cpu/online"};
    char folder[FOLDER_ROOM];
    bool done = true;

    for (size_t i = 0; done && i < sizeof system / sizeof *system; i++)
        done = allow(rules, system[i], reading);
    for (size_t i = 0; done && i < o->file_count; i++)
        done = allow(rules, o->files[i].name, reading);
    /* The memory that workers share comes from there. */
    done = done &&
           allow(rules, "/dev/zero",
                 LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
    if (done && o->files0) /* whose names are known only later */
        done = allow(rules, "/", reading);
    if (done && o->output)
        done = folder_of(o->output, folder) && allow(rules, folder, renaming);
    return done;
}

static bool close_files(const struct options *o)
{
    struct landlock_ruleset_attr what = {.handled_access_fs = refused};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &what,
                             sizeof what.handled_access_fs, 0U);
    bool done = rules >= 0 && allow_all(rules, o) &&
                syscall(SYS_landlock_restrict_self, rules, 0U) == 0;

    if (rules >= 0)
        close(rules);
    return done;
}

/* ---- system calls ---- */

/* The processors whose calls are those of the list below; elsewhere there
 * is no filter. */
#if defined(__x86_64__) && defined(__LP64__)
static const uint32_t processor = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
static const uint32_t processor = AUDIT_ARCH_AARCH64;
#elif defined(__riscv) && __riscv_xlen == 64
static const uint32_t processor = AUDIT_ARCH_RISCV64;
#elif defined(__powerpc64__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
static const uint32_t processor = AUDIT_ARCH_PPC64LE;
#elif defined(__s390x__)
static const uint32_t processor = AUDIT_ARCH_S390X;
#else
static const uint32_t processor = 0;
#endif

/* Younger processors have only the calls with "at" in their names. */
static const uint32_t calls[] = {
    /* Reading, computing, writing. */
    SYS_read,
    SYS_write,
    SYS_readv,
    SYS_writev,
    SYS_pread64,
    SYS_close,
    SYS_openat,
    SYS_fstat,
    SYS_newfstatat,
    SYS_statx,
    SYS_lseek,
    SYS_fcntl,
    SYS_mmap,
    SYS_munmap,
    SYS_mremap,
    SYS_mprotect,
    SYS_madvise,
    SYS_brk,
    SYS_futex,
    SYS_getrandom,
    SYS_clock_gettime,
    SYS_getpid,
    SYS_gettid,
    SYS_exit,
    SYS_exit_group,
    SYS_rt_sigaction,
    SYS_rt_sigreturn,
    SYS_rt_sigprocmask,
    SYS_rt_sigpending,
    SYS_sigaltstack,
    SYS_restart_syscall,
    SYS_sched_yield,
    SYS_sysinfo,
    SYS_umask,
    SYS_fchmod,
    SYS_linkat,
    SYS_renameat2,
    SYS_unlinkat,
    SYS_fsync,
    SYS_tgkill,
#if defined(SYS_renameat)
    SYS_renameat,
#endif
#if defined(SYS_rename)
    SYS_rename,
    SYS_unlink,
#endif
    /* Handing out work: see worker.h. */
    SYS_clone,
    SYS_wait4,
    SYS_waitid,
    SYS_kill,
    SYS_ppoll,
    SYS_sendto,
    SYS_recvfrom,
    SYS_sendmsg,
    SYS_recvmsg,
    SYS_setitimer,
    SYS_set_robust_list,
    SYS_rseq,
    SYS_pipe2,
    SYS_getppid,
    SYS_sched_getaffinity,
    SYS_set_tid_address,
    SYS_clock_nanosleep,
    SYS_nanosleep,
    SYS_getrusage,
#if defined(SYS_poll)
    SYS_poll,
#endif
#if defined(SYS_getrlimit)
    SYS_getrlimit,
    SYS_setrlimit,
#endif
};

/* Calls that are left for one value of an argument. */
static const struct narrow {
    uint32_t call;
    size_t argument;
    uint32_t value;
} narrow_calls[] = {
  /* Two ends of one line, never a socket that leads out. */
    {SYS_socketpair, 0, AF_UNIX         },
 /* Whether a file is a terminal and how wide; never typing into it. */
    {SYS_ioctl,      1, TCGETS          },
    {SYS_ioctl,      1, TIOCGWINSZ      },
    {SYS_prlimit64,  0, 0               }, /* its own limits */
    {SYS_prctl,      0, PR_SET_PDEATHSIG}, /* workers: see worker.c */
};

enum {
    CALLS = sizeof calls / sizeof *calls,
    NARROW = sizeof narrow_calls / sizeof *narrow_calls,
    NARROW_STEPS = 4, /* of the filter, for each */
    STEPS = 8 + CALLS + NARROW * NARROW_STEPS
};

/* A jump is over at most 255 steps. */
_Static_assert(STEPS < 255, "the filter needs longer jumps");

struct filter {
    struct sock_filter steps[STEPS];
    size_t n;
    size_t allowing; /* the step that allows the call */
};

static void add(struct filter *f, struct sock_filter step)
{
    f->steps[f->n++] = step;
}

static void add_load(struct filter *f, size_t offset)
{
    add(f, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
                                        (uint32_t)offset));
}

/* Where it is `value`, go to the step `target`, else to the next but
 * `skipped`. */
static void add_test(struct filter *f, uint32_t value, size_t target,
                     uint8_t skipped)
{
    uint8_t jump = (uint8_t)(target - f->n - 1);

    add(f, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, jump,
                                        skipped));
}

static void add_end(struct filter *f, uint32_t action)
{
    add(f, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

/* The kernel takes arguments of these calls for 32 bits. */
static size_t argument_offset(size_t argument)
{
    return offsetof(struct seccomp_data, args) + argument * sizeof(uint64_t) +
           (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? sizeof(uint32_t) : 0);
}

/*
 * seccomp(2), "Filters"; its example checks the processor first, too.
 * By hand and not by libseccomp: that allocates a thousand times, and
 * version 2.5.4 frees twice when one of them fails.
 */
static void make_filter(struct filter *f)
{
    *f = (struct filter){.allowing = STEPS - 1};
    add_load(f, offsetof(struct seccomp_data, arch));
    add_test(f, processor, f->n + 2, 0);
    add_end(f, SECCOMP_RET_ERRNO | EPERM);
    add_load(f, offsetof(struct seccomp_data, nr));
    for (size_t i = 0; i < CALLS; i++)
        add_test(f, calls[i], f->allowing, 0);
    for (size_t i = 0; i < NARROW; i++) {
        add_test(f, narrow_calls[i].call, f->n + 1, NARROW_STEPS - 1);
        add_load(f, argument_offset(narrow_calls[i].argument));
        add_test(f, narrow_calls[i].value, f->allowing, 0);
        add_load(f, offsetof(struct seccomp_data, nr));
    }
    /* The C library falls back to clone() when there is none. */
    add_test(f, SYS_clone3, f->n + 2, 0);
    add_end(f, SECCOMP_RET_ERRNO | EPERM);
    add_end(f, SECCOMP_RET_ERRNO | ENOSYS);
    assert(f->n == f->allowing);
    add_end(f, SECCOMP_RET_ALLOW);
}

static bool close_calls(void)
{
    struct filter f;
    struct sock_fprog program = {.len = STEPS, .filter = f.steps};

    make_filter(&f);
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* ---- both ---- */

struct sandbox sandbox_probe(void)
{
    struct sandbox can = {0};

    if (!possible)
        return can;
    can.landlock = landlock_version();
    can.seccomp = processor && prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
    return can;
}

bool sandbox_enter(const struct options *o, struct err *err)
{
    struct sandbox can;

    if (o->sandbox == WHEN_NEVER)
        return true;
    can = sandbox_probe();
    errno = 0;
    if (can.landlock || can.seccomp)
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    /* The calls of Landlock are not among those that seccomp leaves. */
    can.landlock = can.landlock && close_files(o) ? can.landlock : 0;
    can.seccomp = can.seccomp && close_calls();
    if (is_short())
        return err_set(err, STATUS_SYSTEM, "cannot enter the sandbox: %s",
                       strerror(errno));
    if (o->sandbox == WHEN_ALWAYS && (!can.landlock || !can.seccomp))
        return err_set(err, STATUS_SYSTEM, "--sandbox=on: no %s here",
                       can.landlock ? "seccomp" : "Landlock");
    return true;
}

void sandbox_print(FILE *out)
{
    struct sandbox can = sandbox_probe();

    fputs("sandbox: ", out);
    if (can.landlock)
        fprintf(out, "Landlock %d%s", can.landlock, can.seccomp ? ", " : "");
    if (can.seccomp)
        fputs("seccomp", out);
    fputs(can.landlock || can.seccomp ? "\n" : "none\n", out);
}

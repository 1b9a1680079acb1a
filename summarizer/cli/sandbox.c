#define _GNU_SOURCE /* syscall(2), O_PATH.  NOLINT(bugprone-reserved-*) */
#include "cli/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

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

/* What cannot be opened needs no rule: reading it fails by itself. */
static bool allow(int rules, const char *path, uint64_t access)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = access};
    struct stat st;
    bool done;

    rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return true;
    if (fstat(rule.parent_fd, &st) == 0 && !S_ISDIR(st.st_mode))
        rule.allowed_access &= ~(uint64_t)LANDLOCK_ACCESS_FS_READ_DIR;
    done = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
                   &rule, 0U) == 0;
    close(rule.parent_fd);
    return done;
}

/* The folder that `name` stands in. */
static bool allow_folder(int rules, const char *name, uint64_t access)
{
    char folder[4096] = ".";
    const char *slash = strrchr(name, '/');
    size_t n = slash ? (size_t)(slash - name) : 0;

    if (n >= sizeof folder)
        return false;
    if (slash) {
        memcpy(folder, name, n);
        memcpy(folder + n, n ? "" : "/", n ? 1 : 2);
    }
    return allow(rules, folder, access);
}

static bool allow_all(int rules, const struct options *o)
{
    /* iconv's tables and what they need. */
    static const char *const system[] = {"/lib", "/lib64", "/usr/lib",
                                         "/etc/ld.so.cache",
                                         "/sys/devices/system/cpu/online"};
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
        done = allow_folder(rules, o->output, renaming);
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

/* Reading, computing, writing. */
static const int work_calls[] = {
    SCMP_SYS(read),
    SCMP_SYS(write),
    SCMP_SYS(readv),
    SCMP_SYS(writev),
    SCMP_SYS(pread64),
    SCMP_SYS(close),
    SCMP_SYS(openat),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(lseek),
    SCMP_SYS(ioctl),
    SCMP_SYS(fcntl),
    SCMP_SYS(mmap),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(mprotect),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigpending),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sysinfo),
    SCMP_SYS(umask),
    SCMP_SYS(fchmod),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(fsync),
    SCMP_SYS(tgkill),
};

/* Handing out work: see worker.h. */
static const int worker_calls[] = {
    SCMP_SYS(clone),
    SCMP_SYS(wait4),
    SCMP_SYS(waitid),
    SCMP_SYS(kill),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(sendto),
    SCMP_SYS(recvfrom),
    SCMP_SYS(sendmsg),
    SCMP_SYS(recvmsg),
    SCMP_SYS(prlimit64),
    SCMP_SYS(setitimer),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(getrlimit),
    SCMP_SYS(setrlimit),
    SCMP_SYS(pipe2),
    SCMP_SYS(getppid),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(set_tid_address),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(getrusage),
};

static bool allow_calls(scmp_filter_ctx filter, const int *calls, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
            return false;
    return true;
}

static bool close_calls(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    bool done = filter &&
                allow_calls(filter, work_calls,
                            sizeof work_calls / sizeof *work_calls) &&
                allow_calls(filter, worker_calls,
                            sizeof worker_calls / sizeof *worker_calls) &&
                /* Two ends of one line, never a socket that leads out. */
                seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(socketpair),
                                 1, SCMP_A0(SCMP_CMP_EQ, AF_UNIX, 0)) == 0 &&
                /* The C library falls back to clone() when there is none. */
                seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS),
                                 SCMP_SYS(clone3), 0) == 0 &&
                seccomp_load(filter) == 0;

    if (filter)
        seccomp_release(filter);
    return done;
}

/* ---- both ---- */

struct sandbox sandbox_probe(void)
{
    struct sandbox can = {0};

    if (!possible)
        return can;
    can.landlock = landlock_version();
    can.seccomp = prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
    return can;
}

bool sandbox_enter(const struct options *o, struct err *err)
{
    struct sandbox can;

    if (o->sandbox == WHEN_NEVER)
        return true;
    can = sandbox_probe();
    if (can.landlock || can.seccomp)
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    /* The calls of Landlock are not among those that seccomp leaves. */
    can.landlock = can.landlock && close_files(o) ? can.landlock : 0;
    can.seccomp = can.seccomp && close_calls();
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

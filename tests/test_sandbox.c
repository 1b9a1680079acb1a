#define _GNU_SOURCE /* prlimit(2).  NOLINT(bugprone-reserved-*) */
/* What a process may still do in the sandbox, tried in a child. */
#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/sandbox.h"
#include "tests/check.h"

/* Each gives 0 when it could be done, else errno. */
static int read_file(const char *name)
{
    int fd = open(name, O_RDONLY);

    if (fd < 0)
        return errno;
    close(fd);
    return 0;
}

static int make_file(const char *name)
{
    int fd = open(name, O_WRONLY | O_CREAT, 0600);

    if (fd < 0)
        return errno;
    close(fd);
    return 0;
}

static int open_socket(const char *name)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);

    (void)name;
    if (fd < 0)
        return errno;
    close(fd);
    return 0;
}

static int open_line(const char *name)
{
    int ends[2];

    (void)name;
    return socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0 ? 0 : errno;
}

/* Calls that are left, with other arguments than those that are. */
static int open_way_out(const char *name)
{
    int ends[2];

    (void)name;
    return socketpair(AF_INET, SOCK_STREAM, 0, ends) == 0 ? 0 : errno;
}

static int count_waiting(const char *name)
{
    int n;

    (void)name;
    return ioctl(STDIN_FILENO, FIONREAD, &n) == 0 ? 0 : errno;
}

static int limit_parent(const char *name)
{
    struct rlimit limit;

    (void)name;
    return prlimit(getppid(), RLIMIT_CORE, NULL, &limit) == 0 ? 0 : errno;
}

static int limit_itself(const char *name)
{
    struct rlimit limit;

    (void)name;
    return getrlimit(RLIMIT_CORE, &limit) == 0 ? 0 : errno;
}

/* How the C library asks whether clone() must do. */
static int clone_newly(const char *name)
{
    (void)name;
    return syscall(SYS_clone3, NULL, 0UL) == 0 ? 0 : errno;
}

static int run_program(const char *name)
{
    execl(name, name, (char *)NULL);
    return errno;
}

static int remove_file(const char *name)
{
    return unlink(name) == 0 ? 0 : errno;
}

static int link_file(const char *name)
{
    return linkat(AT_FDCWD, "build/sandbox-kept", AT_FDCWD, name, 0) == 0
               ? 0
               : errno;
}

static int fork_child(const char *name)
{
    pid_t child = fork();

    (void)name;
    if (child == 0)
        _exit(0);
    return child > 0 && waitpid(child, NULL, 0) == child ? 0 : errno;
}

/* errno of `act` done in a child that is in the sandbox of `o`. */
static int try(const struct options *o, int (*act)(const char *),
               const char *name)
{
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        struct err err = {0};

        if (!sandbox_enter(o, &err))
            _exit(255);
        _exit(act(name));
    }
    if (waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

static bool can_do_both(void)
{
    struct sandbox can = sandbox_probe();

    return can.landlock && can.seccomp;
}

static void test_refused(void)
{
    struct input_file input = {.name = "Makefile"};
    struct options o = {
        .files = &input, .file_count = 1, .sandbox = WHEN_ALWAYS};

    if (!can_do_both())
        return;
    CU_ASSERT_EQUAL(try(&o, read_file, "Makefile"), 0);
    CU_ASSERT_EQUAL(try(&o, read_file, "README.md"), EACCES);
    CU_ASSERT_EQUAL(try(&o, read_file, "/etc/passwd"), EACCES);
    CU_ASSERT_EQUAL(try(&o, make_file, "build/sandbox.tmp"), EACCES);
    CU_ASSERT_EQUAL(try(&o, open_socket, NULL), EPERM);
    CU_ASSERT_EQUAL(try(&o, run_program, "/bin/true"), EPERM);
    CU_ASSERT_EQUAL(try(&o, fork_child, NULL), 0);
    CU_ASSERT_EQUAL(try(&o, clone_newly, NULL), ENOSYS);
}

static void test_arguments(void)
{
    struct options o = {.sandbox = WHEN_ALWAYS};

    if (!can_do_both())
        return;
    CU_ASSERT_EQUAL(try(&o, open_line, NULL), 0);
    CU_ASSERT_EQUAL(try(&o, open_way_out, NULL), EPERM);
    CU_ASSERT_EQUAL(try(&o, count_waiting, NULL), EPERM);
    CU_ASSERT_EQUAL(try(&o, limit_itself, NULL), 0);
    CU_ASSERT_EQUAL(try(&o, limit_parent, NULL), EPERM);
}

/* A file gets its name at the end, by the way that the sandbox leaves. */
static void test_link(void)
{
    struct options o = {.sandbox = WHEN_ALWAYS, .output = "build/sandbox-link"};
    char name[] = "build/sandbox-link";

    if (!can_do_both())
        return;
    (void)unlink(name);
    CU_ASSERT_EQUAL(make_file("build/sandbox-kept"), 0);
    CU_ASSERT_EQUAL(try(&o, link_file, name), 0);
    CU_ASSERT_EQUAL(unlink(name), 0);
    o.output = "build/gen/sandbox";
    CU_ASSERT_EQUAL(try(&o, link_file, name), EACCES);
    CU_ASSERT_EQUAL(unlink("build/sandbox-kept"), 0);
}

static void test_output(void)
{
    struct options o = {.sandbox = WHEN_ALWAYS, .output = "build/gen/sandbox"};

    if (!can_do_both())
        return;
    CU_ASSERT_EQUAL(make_file("build/sandbox-kept"), 0);
    CU_ASSERT_EQUAL(try(&o, remove_file, "build/sandbox-kept"), EACCES);
    o.output = "build/sandbox-output";
    CU_ASSERT_EQUAL(try(&o, remove_file, "build/sandbox-kept"), 0);
    CU_ASSERT_EQUAL(try(&o, read_file, "README.md"), EACCES);
}

static void test_off(void)
{
    struct options o = {.sandbox = WHEN_NEVER};

    CU_ASSERT_EQUAL(try(&o, read_file, "README.md"), 0);
    CU_ASSERT_EQUAL(try(&o, open_socket, NULL), 0);
}

static void test_impossible(void)
{
    struct options o = {.sandbox = WHEN_ALWAYS};
    struct err err = {0};

    if (can_do_both()) /* entered above, in children */
        return;
    CU_ASSERT_FALSE(sandbox_enter(&o, &err));
    CU_ASSERT_EQUAL(err.status, STATUS_SYSTEM);
    o.sandbox = WHEN_AUTO;
    CU_ASSERT_TRUE(sandbox_enter(&o, &err));
}

CU_TestInfo sandbox_tests[] = {
    {"what is refused",     test_refused   },
    {"refused arguments",   test_arguments },
    {"a name for a file",   test_link      },
    {"the output's folder", test_output    },
    {"off",                 test_off       },
    {"where there is none", test_impossible},
    CU_TEST_INFO_NULL
};

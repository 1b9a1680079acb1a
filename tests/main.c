/*
 * unit [SUITE]: run one suite, or, without a name, each suite in a process
 * of its own, so that a crash fails one suite and the others still speak.
 * The last line is "N passed, N failed", counted in tests.
 */
#include <CUnit/Basic.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/check.h"

/* suites.inc is one SUITE(name) per tests/test_name.c, written by make. */
#define SUITE(name) extern CU_TestInfo name##_tests[];
#include "suites.inc"
#undef SUITE

#define SUITE(name) {#name, NULL, NULL, NULL, NULL, name##_tests},
static CU_SuiteInfo suites[] = {
#include "suites.inc"
    CU_SUITE_INFO_NULL};
#undef SUITE

static void report(bool holds, const char *text, int line, const char *file)
{
    CU_assertImplementation(holds, (unsigned)line, text, file, "", CU_FALSE);
}

void check_size(const char *row, size_t got, size_t want, int line,
                const char *file)
{
    char text[256];

    snprintf(text, sizeof text, "%s: got %zu, want %zu", row, got, want);
    report(got == want, text, line, file);
}

void check_span(const char *row, struct span got, const char *want, int line,
                const char *file)
{
    char text[1024];

    snprintf(text, sizeof text, "%s: got '%.*s', want '%s'", row, (int)got.n,
             got.p ? got.p : "", want);
    report(span_eq(got, span_of(want)), text, line, file);
}

void check_true(const char *row, bool holds, const char *what, int line,
                const char *file)
{
    char text[512];

    snprintf(text, sizeof text, "%s: %s", row, what);
    report(holds, text, line, file);
}

/* Runs in the child: the status is the number of failed tests, at most
 * 100; 101 is a failure of CUnit itself. */
static int run_suite(CU_SuiteInfo *suite)
{
    CU_SuiteInfo one[] = {*suite, CU_SUITE_INFO_NULL};

    if (CU_initialize_registry() != CUE_SUCCESS ||
        CU_register_suites(one) != CUE_SUCCESS)
        return 101;
    CU_basic_set_mode(CU_BRM_NORMAL);
    CU_basic_run_tests();
    unsigned failed = CU_get_number_of_tests_failed();
    CU_cleanup_registry();
    return failed > 100 ? 100 : (int)failed;
}

static size_t count_tests(const CU_SuiteInfo *suite)
{
    size_t n = 0;

    while (suite->pTests[n].pName)
        n++;
    return n;
}

static void run_child_and_exit(CU_SuiteInfo *suite)
{
    int status;

    alarm(300); /* a hang fails its suite */
    status = run_suite(suite);
    fflush(stdout);
    _exit(status);
}

static size_t run_child(CU_SuiteInfo *suite)
{
    int status;
    pid_t child;

    fflush(NULL);
    child = fork();
    if (child == 0)
        run_child_and_exit(suite);
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return count_tests(suite);
    if (WIFEXITED(status) && WEXITSTATUS(status) <= 100)
        return (size_t)WEXITSTATUS(status);
    printf("CRASHED: suite %s, status %d\n", suite->pName, status);
    return count_tests(suite);
}

int main(int argc, char **argv)
{
    size_t tests = 0, failed = 0;

    for (CU_SuiteInfo *s = suites; s->pName; s++) {
        if (argc > 1 && strcmp(argv[1], s->pName) != 0)
            continue;
        tests += count_tests(s);
        failed += run_child(s);
    }
    printf("unit: %zu passed, %zu failed\n", tests - failed, failed);
    return failed > 0 || tests == 0;
}

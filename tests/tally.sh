# Checks that are counted, for the tests in sh, which source it.
passed=0 failed=0

holds() { # WHAT COMMAND...
    what=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
    else
        echo "FAILED: $what"
        failed=$((failed + 1))
    fi
}

tally() { # NAME: the closing line; false if anything failed or nothing ran
    echo "$1: $passed passed, $failed failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

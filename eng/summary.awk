# Reads the .trx files of all test projects: lists what failed and what was skipped and why, and counts.
# A result is one <UnitTestResult> with its name and outcome on the opening line, its words in a <Message> or <StdOut>.
function plain(text) {
    gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&#x[Dd];|\r/, "", text)
    gsub(/&amp;/, "\\&", text)
    return text
}
function attribute(line, name) {
    if (!match(line, " " name "=\"[^\"]*\"")) return ""
    return plain(substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4))
}
/<UnitTestResult / {
    outcome = attribute($0, "outcome"); test = attribute($0, "testName"); reason = ""
    if (outcome == "Passed") passed++
    else if (outcome == "NotExecuted") skipped++
    else { failed++; failures = failures "\n  " test }
}
outcome == "NotExecuted" && match($0, /<(StdOut|Message)>/) {
    reason = substr($0, RSTART + RLENGTH); sub(/<\/(StdOut|Message)>.*/, "", reason)
    skips = skips "\n  " test ": " plain(reason); outcome = ""
}
END {
    if (skips) print "Skipped:" skips
    if (failures) print "Failed:" failures
    if (broken) print broken " test project(s) ended before their time, see above; each counts as one failure."
    if (passed + failed == 0) print "No test ran."
    printf "%d passed, %d failed, %d skipped\n", passed, failed + broken, skipped
    exit failed + broken > 0 || passed + failed == 0
}

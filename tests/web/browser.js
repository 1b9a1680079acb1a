// The browser: Debian's, or the one that $CHROMIUM names.
"use strict";

const { chromium } = require("playwright-core");

exports.launch = () => chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    // As root, and where /dev/shm is small, as in a container.
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});

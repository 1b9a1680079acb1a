// Run by tests/web.sh in a page that holds each briefing in a frame, so that
// the briefings themselves need no script.  Writes one line for each check.
"use strict";

const lines = [];

function report(page, what, wrong) {
    lines.push((wrong.length ? "failed" : "passed") + " " + page + ": " + what +
               (wrong.length ? ": " + wrong.slice(0, 5).join(", ") : ""));
}

function all(doc, selector) { return [...doc.querySelectorAll(selector)]; }

function name(e) {
    return e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") +
           (e.getAttribute("class") ? "." + e.getAttribute("class") : "");
}

// ---- what the tree holds ----

const TAGS = new Set(("html head meta title style body p a header h1 strong time nav ul li " +
    "main section div h2 h3 h4 ol q span blockquote details summary ins del em code pre " +
    "figure figcaption svg line circle rect text article mark br footer hr").split(" "));

function checkTree(page, doc) {
    report(page, "only tags of its own", all(doc, "*")
        .filter(e => !TAGS.has(e.tagName.toLowerCase())).map(name));
    report(page, "no handlers, no style attributes", all(doc, "*")
        .filter(e => [...e.attributes].some(a => /^on|^style$|^src/.test(a.name))).map(name));
    report(page, "nothing is loaded", doc.defaultView.performance
        .getEntriesByType("resource").map(r => r.name));
    report(page, "one h1", all(doc, "h1").length === 1 ? [] : ["" + all(doc, "h1").length]);
    report(page, "one main part", all(doc, "main").length === 1 ? [] : ["main"]);
    let level = 1;
    report(page, "headings in order", all(doc, "h1, h2, h3, h4").filter(h => {
        const old = level;
        level = +h.tagName[1];
        return level > old + 1;
    }).map(h => h.textContent));
    report(page, "no empty section", all(doc, "section")
        .filter(s => s.children.length < 2).map(name));
    report(page, "style applies", doc.defaultView.getComputedStyle(doc.body).maxWidth !== "none" ?
        [] : ["max-width"]);
}

// ---- links ----

function checkLinks(page, doc) {
    const links = all(doc, "a[href]");
    const inner = links.filter(a => a.getAttribute("href")[0] === "#");
    const ids = all(doc, "[id]").map(e => e.id);

    report(page, "links within the page", inner.length ? [] : ["none"]);
    report(page, "each id once", ids.filter((id, i) => ids.indexOf(id) !== i));
    report(page, "each link has its target", inner.map(a => a.getAttribute("href"))
        .filter(h => !doc.getElementById(h.slice(1))));
    report(page, "links out are http and say nothing of us", links
        .filter(a => a.getAttribute("href")[0] !== "#")
        .filter(a => !/^https?:$/.test(a.protocol) || a.rel !== "noopener noreferrer")
        .map(a => a.getAttribute("href")));
    report(page, "links have words", links.filter(a => !a.textContent.trim()).map(a => a.href));
    report(page, "drawings have labels", all(doc, "svg")
        .filter(s => !s.getAttribute("aria-label")).map(name));
    if (!doc.getElementById("bottom-line"))
        return; // a template's items have no ids to lead back to
    report(page, "cited sentences lead back", inner
        .map(a => a.getAttribute("href")).filter(h => /^#d\d+s\d+$/.test(h))
        .filter(h => !doc.getElementById(h.slice(1)).closest(".line").querySelector(".up a")));
}

// ---- layout ----

function checkWidths(page, frame, doc) {
    for (const width of [320, 360, 768, 1280]) {
        frame.style.width = width + "px";
        const root = doc.documentElement;
        const wide = root.scrollWidth > width ? all(doc, "body *")
            .filter(e => e.getBoundingClientRect().right > width + 1).map(name) : [];
        report(page, "no overflow at " + width, root.scrollWidth > width ? wide.concat(
            "" + root.scrollWidth) : []);
    }
}

function checkTargets(page, doc) {
    const small = all(doc, "nav a").filter(a => a.getBoundingClientRect().height < 24);

    report(page, "navigation is large enough to touch", small.map(a => a.textContent));
}

// ---- contrast: WCAG 2.2, 1.4.3 ----

function luminance(rgb) {
    const [r, g, b] = rgb.map(v => {
        v /= 255;
        return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function colour(text) {
    const n = text.match(/[\d.]+/g).map(Number);
    return n.length > 3 && n[3] === 0 ? null : n.slice(0, 3);
}

function background(win, e) {
    for (; e; e = e.parentElement) {
        const c = colour(win.getComputedStyle(e).backgroundColor);
        if (c)
            return c;
    }
    return [255, 255, 255];
}

function contrast(a, b) {
    const x = luminance(a), y = luminance(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function checkContrast(page, doc) {
    const win = doc.defaultView;
    const low = all(doc, "body *").filter(e => !e.closest("svg"))
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .filter(e => contrast(colour(win.getComputedStyle(e).color), background(win, e)) < 4.5);

    report(page, "contrast", low.map(name));
}

addEventListener("load", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;

    for (const frame of document.querySelectorAll("iframe")) {
        const doc = frame.contentDocument;

        if (!dark) {
            checkTree(frame.id, doc);
            checkLinks(frame.id, doc);
            checkWidths(frame.id, frame, doc);
            checkTargets(frame.id, doc);
        }
        checkContrast(frame.id + (dark ? " dark" : ""), doc);
    }
    document.body.textContent = lines.join("\n") + "\ndone " + (dark ? "dark" : "light") + "\n";
});

// What is looked at inside a page.  main.js evaluates this text in each page;
// every function returns what is wrong, as strings.
"use strict";

(() => {
const NAMES = "id class dir lang";
const SHAPE = "class x y x1 x2 y1 y2 cx cy r width height text-anchor";

// Every tag that the program's own code makes, with its attributes.
const MADE = {
    html: "lang", head: "", meta: "charset http-equiv name content", title: "", style: "",
    body: "", header: "", nav: "aria-label", main: "id tabindex", footer: "", section: "id",
    article: "id class lang", div: NAMES, h1: NAMES, h2: "", h3: "", h4: "", p: NAMES,
    ul: NAMES + " aria-hidden", ol: "class start", li: NAMES, a: "href rel title", strong: "",
    em: "", code: "", pre: "", hr: "", br: "", q: "dir lang", blockquote: "dir lang",
    span: NAMES + " data-n", mark: "", time: "datetime", ins: "", del: "", details: "",
    summary: "", figure: "class", figcaption: "", svg: "role aria-label width height",
    line: SHAPE, circle: SHAPE, rect: SHAPE, text: SHAPE,
};

const all = (selector) => [...document.querySelectorAll(selector)];

function name(e) {
    const of = e.getAttribute("class");

    return e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + (of ? "." + of : "");
}

const words = (text) => text.replace(/\s+/g, " ").trim();

// ---- the tree ----

function foreignTags() {
    return all("*").filter(e => !Object.hasOwn(MADE, e.tagName.toLowerCase())).map(name);
}

function foreignAttributes() {
    return all("*").flatMap(e => [...e.attributes]
        .filter(a => !(MADE[e.tagName.toLowerCase()] || "").split(" ").includes(a.name))
        .map(a => name(e) + " " + a.name));
}

function foreignValues() {
    const wrong = all("[id]").filter(e => !/^[a-z]+(-[a-z]+)?\d*([spx]\d+)?$/.test(e.id)).map(name);

    return wrong.concat(all("a[href]").map(a => a.getAttribute("href"))
        .filter(h => !/^(#[a-z]+(-[a-z]+)?\d*([spx]\d+)?|https?:\/\/[^"'<>\s]+)$/.test(h)));
}

function headings() {
    let level = 1;
    const jumps = all("h1, h2, h3, h4").filter(h => {
        const old = level;

        level = +h.tagName[1];
        return level > old + 1;
    });

    return jumps.map(h => h.textContent).concat(all("h1").length === 1 ? [] : ["h1"]);
}

function emptyParts() {
    return all("section, article, ul, ol, li, p, h1, h2, h3, h4, blockquote, q, strong, em, a")
        .filter(e => e.tagName === "SECTION" ? e.children.length < 2 : !words(e.textContent))
        .filter(e => !e.matches("p.up")) // a column of its own, empty where nothing cites
        .map(name);
}

// ---- links ----

function links() {
    const seen = new Map();
    const wrong = [];

    for (const e of all("[id]")) {
        if (seen.has(e.id))
            wrong.push("twice: " + e.id);
        seen.set(e.id, e);
    }
    for (const a of all("a[href]")) {
        const href = a.getAttribute("href");

        if (href[0] === "#" ? !seen.has(href.slice(1)) : a.rel !== "noopener noreferrer")
            wrong.push(href);
    }
    return wrong;
}

// Sentences that are cited and do not say by whom; templates' items have no
// ids to lead back to.
function backLinks() {
    return document.getElementById("bottom-line") ? all('a[href^="#d"]')
        .map(a => a.getAttribute("href")).filter(h => /^#d\d+s\d+$/.test(h))
        .filter(h => !document.getElementById(h.slice(1)).closest(".line").querySelector(".up a")) : [];
}

// Follows every link within the page as a reader does: what it leads to is
// :target, in sight, and looks otherwise than before.
async function followLinks() {
    const wrong = [];
    const hrefs = new Set(all('main a[href^="#"], nav a').map(a => a.getAttribute("href")));

    for (const href of hrefs) {
        const to = document.getElementById(href.slice(1));
        const look = () => {
            const s = getComputedStyle(to);

            return s.backgroundColor + s.outlineStyle + s.outlineWidth;
        };
        const before = look();
        const moved = new Promise(done => addEventListener("hashchange", done, { once: true }));

        all(`a[href="${href}"]`)[0].click();
        await moved;
        const box = to.getBoundingClientRect();
        if (!to.matches(":target"))
            wrong.push(href + " is no target");
        else if (to.tagName !== "SECTION" && look() === before)
            wrong.push(href + " looks as before");
        else if (box.bottom < 0 || box.top > innerHeight)
            wrong.push(href + " is out of sight");
    }
    return hrefs.size ? wrong : ["no link"];
}

// ---- keyboard ----

// Whether the focused thing shows that it is; gives it a number once.
function focused() {
    const e = document.activeElement;

    if (!e || e === document.body)
        return null;
    const s = getComputedStyle(e), box = e.getBoundingClientRect();
    const first = e.lookedAt === undefined;

    e.lookedAt = true;
    return { name: name(e) + " " + words(e.textContent), first, summary: e.tagName === "SUMMARY",
             open: e.tagName === "SUMMARY" && e.parentElement.open,
             shown: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2,
             inSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 };
}

function unreached() {
    return all("a[href], summary, button, input, [tabindex='0']").filter(e => !e.lookedAt)
        .map(e => name(e) + " " + words(e.textContent));
}

// ---- layout ----

function overflow() {
    const width = document.documentElement.clientWidth;

    return document.documentElement.scrollWidth <= width ? [] : all("body *")
        .filter(e => e.getBoundingClientRect().right > width + 1).map(name)
        .concat("" + document.documentElement.scrollWidth);
}

// WCAG 2.2, 2.5.8: 24 px, or in a line of text.
function smallTargets() {
    return all("nav a, summary").filter(e => e.getBoundingClientRect().height < 24).map(name);
}

function plainStyle() {
    return getComputedStyle(document.body).maxWidth === "none" ? ["the style does not apply"] : [];
}

// ---- hostile words ----

// Where a string must stand as text; `places` are [selector, string].
function missingText(places) {
    return places.filter(([selector, text]) => !all(selector)
        .some(e => words(e.textContent).includes(text))).map(p => p.join(": "));
}

window.look = { foreignTags, foreignAttributes, foreignValues, headings, emptyParts, links,
                backLinks, followLinks, focused, unreached, overflow, smallTargets, plainStyle,
                missingText };
})();

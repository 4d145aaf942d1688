// The lamp on other sites: a button, and behind it the house's chat in a frame, loaded once somebody wants it.
(() => {
  const script = document.currentScript, early = window.Porchlight;
  if (!script || early?.open) return;
  const house = new URL(script.src).origin;
  const WORDS = {
    en: ["Chat with us", "Close", "Open the chat in a window"],
    de: ["Mit uns chatten", "Schließen", "Chat im Fenster öffnen"],
    ar: ["تحدث معنا", "إغلاق", "فتح الدردشة في نافذة"],
  };
  const asked = [script.dataset.locale, document.documentElement.lang, navigator.language, "en"];
  const locale = asked.map((tag) => tag?.slice(0, 2).toLowerCase()).find((tag) => Object.hasOwn(WORDS, tag));
  const [label, closing, elsewhere] = WORDS[locale];
  const NARROW = "(max-width: 480px), (max-height: 480px)";
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host { all: initial; color-scheme: light dark; font: 15px/1.4 system-ui }
button { font: inherit; cursor: pointer }
button, dialog { position: fixed; inset: auto; inset-inline-end: 20px; inset-block-end: 88px; z-index: 2147483000; box-sizing: border-box; border: 1px solid #0000; box-shadow: 0 8px 30px #0004; background: light-dark(#fff, #22262e); color: light-dark(#22262e, #eee) }
:focus-visible { outline: 3px solid #3f87d3; outline-offset: 2px }
.lamp { inset-block-end: 20px; inline-size: 56px; block-size: 56px; padding: 14px; border-radius: 50%; background: #f2b544; color: #2b2113 }
svg { display: block; inline-size: 100%; fill: none; stroke: currentColor; stroke-width: 1.5 }
span { position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-inline-size: 22px; border-radius: 11px; background: #b3261e; color: #fff; font-size: 13px; line-height: 22px }
.bubble { max-inline-size: min(280px, 100vw - 40px); padding: 12px 16px; border-radius: 10px; text-align: start; overflow-wrap: anywhere }
dialog { margin: 0; padding: 0; overflow: hidden; inline-size: min(400px, 100vw - 40px); block-size: min(640px, 100dvh - 108px); max-inline-size: none; max-block-size: none; border-radius: 16px }
iframe { inline-size: 100%; block-size: 100%; border: 0 }
[hidden], span:empty { display: none }
dialog :is(a, button) { position: static; display: block; margin: 24px; padding: 8px 12px; border: 1px solid; color: inherit }
@media ${NARROW} { dialog { inset: 0; inline-size: 100%; block-size: 100%; border: 0; border-radius: 0 } }
@media (prefers-reduced-motion: no-preference) { .new { animation: glow 1s 3 } }
@keyframes glow { 50% { box-shadow: 0 0 0 12px #f2b54459 } }
@media print { :host { display: none } }`);
  const make = (name, parent, set) => parent.appendChild(Object.assign(document.createElement(name), set));
  const box = Object.assign(document.createElement("porchlight-chat"), { role: "complementary", ariaLabel: label });
  const root = box.attachShadow({ mode: "closed" });
  root.adoptedStyleSheets = [sheet];
  const panel = make("dialog", root, { ariaLabel: label });
  const bubble = make("button", make("div", root, { role: "status" }), { className: "bubble", hidden: true, dir: "auto" });
  const lamp = make("button", root, { className: "lamp", ariaLabel: label, ariaExpanded: false });
  const svg = (name, parent, attribute, value) => {
    const drawn = parent.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
    drawn.setAttribute(attribute, value);
    return drawn;
  };
  svg("path", svg("svg", lamp, "viewBox", "0 0 20 20"), "d", "M7 15h6M8 18h4M10 2a5 5 0 0 0-3 9l1 2h4l1-2a5 5 0 0 0-3-9z");
  const badge = make("span", lamp, { ariaHidden: true });
  const told = [];
  let frame, apology, isReady, token, count = 0;

  const tell = (porchlight, more) => isReady && frame.contentWindow.postMessage({ porchlight, ...more }, house);
  const tellPage = () => tell("page", { url: location.href.replace(/#.*=.*/, ""), title: document.title });
  const tellVisible = () => tell("visible", { is_visible: panel.open });
  const load = () => {
    if (frame) return;
    const src = `${house}/chat/frame?origin=${encodeURIComponent(location.origin)}&locale=${locale}`;
    frame = make("iframe", panel, { title: label, allow: "", referrerPolicy: "no-referrer", src });
    // Not to be framed, or slow: a link.
    setTimeout(() => {
      if (isReady) return;
      frame.hidden = true;
      apology = make("div", panel);
      make("a", apology, { textContent: elsewhere, href: house + "/chat", target: "_blank", rel: "noopener" });
      make("button", apology, { textContent: closing, onclick: close });
    }, 2e3);
  };
  const open = () => {
    load();
    if (panel.open) return;
    matchMedia(NARROW).matches ? panel.showModal() : panel.show();
    lamp.ariaExpanded = true;
    hear(0);
    tellVisible();
    tellPage();
    frame.focus();
  };
  const close = () => {
    const isInside = root.activeElement;
    bubble.hidden = true;
    panel.close();
    if (isInside) lamp.focus();
  };
  const hear = (unread, preview) => {
    lamp.classList.toggle("new", unread > count);
    count = unread;
    badge.textContent = count || "";
    lamp.ariaLabel = count ? `${label} (${count})` : label;
    bubble.textContent = preview?.slice(0, 200);
    bubble.hidden = !count || !preview;
    told.forEach((callback) => callback(count));
  };

  addEventListener("message", ({ source, origin, data }) => {
    if (!frame || source !== frame.contentWindow || origin !== house) return;
    switch (data?.porchlight) {
      case "ready":
        isReady = true;
        apology?.remove();
        frame.hidden = false;
        if (token !== undefined) tell("identify", { token });
        tellPage();
        tellVisible();
        // The blank page took the keyboard along.
        if (root.activeElement === frame) lamp.focus(), frame.focus();
        break;
      case "unread":
        if (!panel.open) hear(data.count, data.preview);
        break;
      case "close":
        close();
        break;
      case "opened_chat":
        try {
          localStorage.porchlight = Date.now();
        } catch {}
    }
  });
  panel.onclose = () => {
    lamp.ariaExpanded = false;
    tellVisible();
  };
  root.addEventListener("keydown", ({ key }) => key === "Escape" && close());
  lamp.onclick = () => (panel.open ? close() : open());
  lamp.addEventListener("pointerenter", () => make("link", document.head, { rel: "preconnect", href: house }), { once: true });
  bubble.onclick = open;
  window.navigation?.addEventListener("navigatesuccess", tellPage);

  const api = {
    open,
    close,
    identify(jwt) {
      token = jwt;
      tell("identify", { token });
    },
    onUnread: (callback) => void told.push(callback),
    push: ([name, ...given]) => void api[name]?.(...given),
  };
  window.Porchlight = api;
  const stand = () => {
    document.body.append(box);
    early?.forEach(api.push);
    // For a day; to ask the storage takes a while.
    (window.requestIdleCallback ?? setTimeout)(() => {
      try {
        if (Date.now() - localStorage.porchlight < 864e5) load();
      } catch {}
    });
  };
  if (document.body) stand();
  else addEventListener("DOMContentLoaded", stand);
})();

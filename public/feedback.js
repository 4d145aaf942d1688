// Feedback on other sites: a button, and behind it the house's form in a frame, loaded once somebody wants it.
(() => {
  const { src, dataset } = document.currentScript, house = new URL(src).origin;
  const WORDS = { en: ["Feedback", "Close", "Open in a window"], de: ["Feedback", "Schließen", "Im Fenster öffnen"], ar: ["شاركنا رأيك", "إغلاق", "فتح في نافذة"] };
  const asked = [dataset.locale, document.documentElement.lang, navigator.language, "en"];
  const [label, closing, elsewhere] = WORDS[asked.map((tag) => tag?.slice(0, 2)).find((tag) => Object.hasOwn(WORDS, tag))];
  const make = (name, parent, set) => parent.appendChild(Object.assign(document.createElement(name), set));
  const box = document.createElement("porchlight-feedback"), root = box.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host { all: initial; font: 15px system-ui }
button, a { font: inherit; margin: 8px; padding: 8px 12px; border: 1px solid; border-radius: 6px; background: #fff; color: #22262e }
.open { position: fixed; inset-block-end: 20px; inset-inline-start: 20px; z-index: 2147483000 }
iframe { display: block; border: 0; inline-size: min(420px, 80vw); block-size: min(560px, 70vh) }`);
  root.adoptedStyleSheets = [sheet];
  const panel = make("dialog", root, { ariaLabel: label });
  make("button", root, { className: "open", textContent: label, onclick() {
    const query = `?context=${encodeURIComponent(dataset.context || document.title)}&from=${encodeURIComponent(location.origin + location.pathname)}`;
    panel.replaceChildren();
    make("iframe", panel, { title: label, src: house + "/feedback/frame" + query });
    make("button", panel, { textContent: closing, onclick: () => panel.close() });
    make("a", panel, { textContent: elsewhere, href: house + "/feedback" + query, target: "_blank", rel: "noopener" });
    panel.showModal();
  } });
  document.body ? document.body.append(box) : addEventListener("DOMContentLoaded", () => document.body.append(box));
})();

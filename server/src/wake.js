// Brings a page to read to life at the first sign that somebody works with it: a mouse that moves, a key, a field that is
// entered. Who only reads, and scrolls by touch, fetches no code. Links and forms work before and after.
((script, wasm) => {
	const signs = ["mousemove", "keydown", "focusin"];
	const wake = () => {
		for (const sign of signs) removeEventListener(sign, wake, true);
		import(script).then((page) => page.default({ module_or_path: wasm }).then(() => page.hydrate()));
	};
	for (const sign of signs) addEventListener(sign, wake, { capture: true, passive: true });
})

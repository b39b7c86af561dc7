// What is wrong with the page as it is drawn now: one sentence each.
() => {
  const faults = [];
  const say = (element, what) => faults.push(`${what}: ${describe(element)}`);
  const describe = element => {
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
    return `<${element.tagName.toLowerCase()}${element.id ? ` id=${element.id}` : ''}${element.className?.length ? ` class="${element.className}"` : ''}> ${text}`;
  };
  const isShown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;

  // ---- Colours: whatever way they are written, one dot of a canvas knows what they are. ----
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const read = colour => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = '#000';
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  const fade = ([r, g, b, a], share) => [r, g, b, a * share];
  // WCAG 2.2, relative luminance and contrast ratio.
  const luminance = colour => {
    const [r, g, b] = colour.slice(0, 3).map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const opacityOf = element => {
    let share = 1;
    for (let at = element; at; at = at.parentElement) share *= Number(getComputedStyle(at).opacity);
    return share;
  };
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const behind = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const colour = read(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), dark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
  };
  // Words in a chart may stand on a shape that was drawn before them.
  const behindInChart = (text, chart) => {
    const box = text.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const own = getComputedStyle(text);
    if (own.paintOrder.startsWith('stroke') && own.stroke !== 'none' && parseFloat(own.strokeWidth) >= 2) return over(read(own.stroke), behind(chart));
    let colour = behind(chart);
    for (const shape of chart.querySelectorAll('rect, circle')) {
      if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
      const at = shape.getBoundingClientRect();
      if (x < at.left || x > at.right || y < at.top || y > at.bottom) continue;
      const style = getComputedStyle(shape);
      if (style.fill === 'none') continue;
      colour = over(fade(read(style.fill), Number(style.fillOpacity) * Number(style.opacity)), colour);
    }
    return colour;
  };

  // ---- The page as a whole ----
  if (!document.documentElement.lang) faults.push('no language is named');
  if (!document.title.trim()) faults.push('no title');
  const headings = [...document.querySelectorAll('h1')].filter(isShown);
  if (headings.length !== 1) faults.push(`${headings.length} headings of the first level`);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    faults.push(`the page is ${root.scrollWidth - root.clientWidth} px wider than the window`);
    const isHeld = element => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (getComputedStyle(at).overflowX !== 'visible') return true;
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > root.clientWidth + 1 && !isHeld(one));
    wide.slice(-3).forEach(one => say(one, 'sticks out of the window'));
  }
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  new Set(ids.filter((id, i) => ids.indexOf(id) !== i)).forEach(id => faults.push(`the id ${id} is there twice`));

  // ---- Names ----
  const named = element => (element.getAttribute('aria-label') ?? '').trim()
    || (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).map(id => document.getElementById(id)?.textContent ?? '').join('').trim()
    || [...element.labels ?? []].map(label => label.textContent).join('').trim();
  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea, progress'))
    if (isShown(field) && !named(field)) say(field, 'a field without a name');
  for (const control of document.querySelectorAll('a[href], button, summary'))
    if (isShown(control) && !named(control) && !control.innerText.trim() && !control.querySelector('img[alt]:not([alt=""])')) say(control, 'a control without a name');
  document.querySelectorAll('img:not([alt])').forEach(image => say(image, 'an image without words for it'));
  document.querySelectorAll('svg').forEach(chart => {
    if (isShown(chart) && chart.getAttribute('aria-hidden') !== 'true' && !(chart.getAttribute('role') === 'img' && (named(chart) || chart.querySelector('title')))) say(chart, 'a drawing without words for it');
  });

  // ---- Contrast ----
  const judge = (element, colour, below, style, what) => {
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const ratio = contrast(over(fade(colour, opacityOf(element)), below), below);
    if (ratio < least - 0.01) say(element, `${what} with a contrast of ${ratio.toFixed(2)} instead of ${least}`);
  };
  const judged = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const [node, element] = [walker.currentNode, walker.currentNode.parentElement];
    if (!node.data.trim() || judged.has(element) || element.closest('script, style, option, noscript, title, :disabled') || !isShown(element)) continue;
    judged.add(element);
    const style = getComputedStyle(element);
    const chart = element.closest('svg');
    if (chart) judge(element, read(style.fill), behindInChart(element, chart), style, 'words in a chart');
    else judge(element, read(style.color), behind(element), style, 'words');
  }
  for (const field of document.querySelectorAll('input, select, textarea')) {
    if (!isShown(field) || field.disabled || field.closest(':disabled') || ['checkbox', 'radio', 'range', 'hidden', 'file'].includes(field.type)) continue;
    judge(field, read(getComputedStyle(field).color), behind(field), getComputedStyle(field), 'what is typed');
    if (field.placeholder) judge(field, read(getComputedStyle(field, '::placeholder').color), behind(field), getComputedStyle(field), 'a hint in a field');
  }

  // ---- Focus; the test has pressed a key before, so that the browser shows it as it does for a keyboard ----
  const last = document.activeElement;
  for (const control of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')) {
    if (!isShown(control) || control.disabled || control.closest(':disabled')) continue;
    control.focus({ preventScroll: true, focusVisible: true });
    if (document.activeElement !== control) { say(control, 'it cannot be reached by keyboard'); continue; }
    const style = getComputedStyle(control);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) say(control, 'nothing shows that it has the focus');
    else if (contrast(over(read(style.outlineColor), behind(control.parentElement)), behind(control.parentElement)) < 3) say(control, 'what shows the focus is too faint');
  }
  last?.focus?.({ preventScroll: true });
  return [...new Set(faults)];
}

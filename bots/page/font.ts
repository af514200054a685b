/** As `khmer.css` names it. */
const khmer = '16px "Noto Sans Khmer Variable"';
/** A slow line shows the page in the system's own font rather than nothing. */
const patience = 600;

/**
 * Resolves when the Khmer font is there, or when waiting for it would keep the person waiting. On a machine that knows no
 * Khmer, text that was drawn before the font came stays a row of boxes.
 */
export function khmerFont(): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, patience));
  return Promise.race([loaded(), late]);
}

/** Before the style sheet is there the browser knows of no font that it could load. */
async function loaded(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  }
  await document.fonts.load(khmer, 'ក').catch(() => []);
}

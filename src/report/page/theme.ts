const THEMES = ['system', 'light', 'dark'] as const;

/** Lets a button go through the themes; nothing is kept, as a page from a file has nowhere to keep it. */
export function offerThemes(button: HTMLElement): void {
  let at = 0;
  button.addEventListener('click', () => {
    at = (at + 1) % THEMES.length;
    const theme = THEMES[at] ?? 'system';
    document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
  });
}

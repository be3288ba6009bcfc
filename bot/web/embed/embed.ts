/**
 * The one script of a shop's page: `<script src="https://SERVER/embed.js" data-language="pl" async></script>`.
 * The server is where the script came from; what it looks like and begins with stands in the tag's attributes.
 */
import { colourOf } from './colour.js';
import { isLanguage } from './messages.js';
import { Panel, type Preset } from './panel.js';

// Known while the script runs, and not afterwards; a loader may have made a module of it.
const tag = document.currentScript ?? document.querySelector('script[src$="/embed.js"]');

if (tag instanceof HTMLScriptElement && !document.getElementById('gwarant-chat')) {
  const panel = new Panel(presetOf(tag));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => panel.show());
  else panel.show();
}

function presetOf({ src, dataset }: HTMLScriptElement): Preset {
  const language = dataset['language'] ?? document.documentElement.lang.slice(0, 2).toLowerCase();
  return {
    server: new URL(src).origin,
    language: isLanguage(language) ? language : 'pl',
    colour: colourOf(dataset['color']),
    product: dataset['product']?.trim() || null
  };
}
